"""The difference of two bills as text to be read, and as JSON for scripts (`docs/develop/contracts.md`)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from diorama_planner.core.figures import Numbers
from diorama_planner.core.messages import Message, msg
from diorama_planner.exporters.bill_figures import Figures
from diorama_planner.takeoff.difference import BillDifference, RowDifference, Side

SCHEMA = 1


class SignedFigures(Figures):
    """Writes figures with the sign of a difference; what does not differ is left out."""

    def more_money(self, amount: Decimal | None) -> str:
        """Write `+$9.40`, `−$3.00`; what is not known is asked for."""
        if amount is None:
            return "price?"
        return _sign(amount) + self.money(abs(amount)) if amount else ""

    def more_packs(self, row: RowDifference) -> str:
        """Write how many packs more or fewer are bought: `+2 sheets`."""
        return _sign(row.packs) + self.packs(abs(row.packs), row.pack_size, row.pack_unit) if row.packs else ""

    def more_need(self, row: RowDifference) -> str:
        """Write how much more or less is needed: `+485.3 cm²`."""
        written = self.amount(abs(row.need), row.unit)
        return _sign(row.need) + written if written != self.amount(0.0, row.unit) else ""

    def told(self, found: BillDifference) -> list[RowDifference]:
        """Give the rows of which there is something to write: what differs by less than is written is left out."""
        return [row for row in found.rows if self.more_packs(row) or self.more_need(row) or row.cost != 0]

    def from_to(self, row: RowDifference) -> str:
        """Write both needs: `240 cm² → 480 cm²`."""
        return " → ".join(self.amount(side.need, row.unit) for side in (row.before, row.after))


def figures_of(found: BillDifference, numbers: Numbers) -> SignedFigures:
    """Give what writes the figures of a difference, money in the currency of the later bill."""
    return SignedFigures(found.currencies[1], numbers)


def total_line(found: BillDifference, figures: SignedFigures) -> Message:
    """Say what it comes to: more, less, or what cannot be said."""
    earlier, later = found.currencies
    if found.cost is None:
        return msg("The bills are in {earlier} and {later}: what they cost cannot be compared",
                   earlier=earlier, later=later)  # fmt: skip
    unknown = sum(row.cost is None for row in found.rows)
    written = figures.more_money(found.cost) or msg("as much as before")
    if unknown:
        return msg("In all: {amount}, and {count} of which a price is not known", amount=written, count=unknown)
    return msg("In all: {amount}", amount=written)


def difference_text(found: BillDifference, project: str, other: str, numbers: Numbers) -> str:
    """Write a difference for people, materials before things and tools, `project` and `other` being its sides."""
    return "\n".join([*_lines(found, project, other, figures_of(found, numbers)), ""])


def difference_json(found: BillDifference, project: str, other: str) -> str:
    """Write a difference as one JSON object."""
    content = {
        "schema": SCHEMA,
        "project": project,
        "against": other,
        "currency": found.currencies[1] if found.cost is not None else None,
        "rows": [_row(row) for row in found.rows],
        "total_cost": _number(found.cost),
        "without_price": sum(row.cost is None for row in found.rows),
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def _lines(found: BillDifference, project: str, other: str, figures: SignedFigures) -> Iterator[str]:
    yield f"{project} against {other}"
    yield ""
    told = figures.told(found)
    if not told:
        yield "Nothing has to be bought otherwise."
        return
    cells = [
        (
            row.name,
            figures.more_packs(row),
            figures.more_need(row),
            figures.from_to(row),
            figures.more_money(row.cost) if found.cost is not None else "",
        )
        for row in told
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    for name, *rest in cells:
        aligned = "  ".join(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield f"{name.ljust(widths[0])}  {aligned}".rstrip()
    yield ""
    yield figures.words(total_line(found, figures))


def _row(row: RowDifference) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "id": row.key,
        "name": row.name,
        **({"source": row.source} if row.source else {}),
        "need": {"value": row.need, "unit": row.unit},
        "packs": {"count": row.packs, "pack_size": row.pack_size, "pack_unit": row.pack_unit},
        "cost": _number(row.cost),
        "before": _side(row.before),
        "after": _side(row.after),
    }


def _side(side: Side) -> dict[str, Any]:
    return {"need": side.need, "packs": side.packs, "cost": _number(side.cost)}


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _sign(value: float | Decimal) -> str:
    return "+" if value > 0 else "−"
