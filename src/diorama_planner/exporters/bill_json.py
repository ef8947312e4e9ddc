"""The bill as JSON for scripts: the contract is in `docs/develop/contracts.md`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from diorama_planner.core.scale import Scale
from diorama_planner.takeoff.bill_rows import Bill, BillRow

SCHEMA = 1


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _line(row: BillRow) -> dict[str, Any]:
    return {
        "material": row.material,
        "name": row.name,
        "category": row.category,
        "measured": {"value": row.measured, "unit": row.measured_unit},
        "need": {"value": row.need, "unit": row.unit},
        "waste_pct": row.waste_pct,
        "with_waste": {"value": row.with_waste, "unit": row.unit},
        "on_hand": row.on_hand,
        "buy": [
            {
                "pack_size": row.pack_size,
                "pack_unit": row.pack_unit,
                "count": row.packs,
                "price": _number(row.price),
            }
        ],
        "cost": _number(row.cost),
        "items": list(row.items),
        "arithmetic": str(row.arithmetic),
        "notes": [str(note) for note in row.notes],
    }


def bill_json(bill: Bill) -> str:
    """Write the bill as one JSON object."""
    content = {
        "schema": SCHEMA,
        "project": bill.project,
        "scale": str(Scale(bill.scale)),
        "currency": bill.currency,
        "lines": [_line(row) for row in bill.rows],
        "things": [
            {
                "thing": row.thing,
                "name": row.name,
                "count": row.count,
                "source": row.source,
                "price": _number(row.price),
                "items": list(row.items),
            }
            for row in bill.things
        ],
        "tools": [
            {"material": row.material, "name": row.name, "price": _number(row.price), "have": row.have}
            for row in bill.tools
        ],
        "total_cost": _number(bill.total),
        "without_price": bill.without_price,
        "notes": [str(note) for note in bill.notes],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
