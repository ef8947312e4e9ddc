"""The bill as CSV for spreadsheets: UTF-8 with a mark, numbers as numbers, no cell that runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from diorama_planner.exporters.bill_rows import pack_price
from diorama_planner.takeoff.bill_rows import Bill

COLUMNS = (
    *("section", "id", "name", "measured", "measured_unit", "need", "unit", "waste_pct", "with_waste"),
    *("on_hand", "packs", "pack_size", "pack_unit", "price", "cost", "currency", "items", "arithmetic"),
    *("category", "need_low", "need_high", "mass_g", "shops"),
)
_NOTHING_MORE = ("",) * 5
"""Of things and tools in the columns that are for materials."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def safe_cell(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula (OWASP ASVS 1.2.10)."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def bill_csv(bill: Bill) -> str:
    """Write the bill as a table with a header row, all of it whatever was chosen: it is for programs."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")

    def write(cells: Iterable[object]) -> None:
        writer.writerow(safe_cell(cell) if isinstance(cell, str) else cell for cell in cells)

    write(COLUMNS)
    for row in bill.rows:
        write(
            [
                *("material", row.material, row.name, f"{row.measured:.6g}", row.measured_unit),
                *(f"{row.need:.6g}", row.unit, f"{row.waste_pct:g}", f"{row.with_waste:.6g}", f"{row.on_hand:g}"),
                *(row.packs, f"{row.pack_size:g}", row.pack_unit, _blank(pack_price(row)), _blank(row.cost)),
                *(bill.currency, " ".join(row.items), " · ".join(map(str, (row.arithmetic, *row.notes)))),
                *(row.category, f"{row.need_low:.6g}", f"{row.need_high:.6g}"),
                "" if row.mass_g is None else f"{row.mass_g:.6g}",
                ", ".join(dict.fromkeys(each.shop for each in row.purchases if each.shop)),
            ]
        )
    for thing in bill.things:
        bought = thing.count - thing.on_hand if thing.source == "buy" else 0
        write(
            [
                *("thing", thing.thing, thing.name, thing.count, "each", thing.count, "each", 0),
                *(thing.count, thing.on_hand, bought, 1, "each", _blank(pack_price(thing)), _blank(thing.cost)),
                *(bill.currency, " ".join(thing.items), thing.source, *_NOTHING_MORE[:-1]),
                ", ".join(dict.fromkeys(each.shop for each in thing.purchases if each.shop)),
            ]
        )
    for tool in bill.tools:
        cost = 0 if tool.have else _blank(tool.price)
        write(
            [
                *("tool", tool.material, tool.name, "", "", 1, "each", 0, 1, int(tool.have)),
                *(int(not tool.have), 1, "each", _blank(tool.price), cost, bill.currency, "", str(tool.why)),
                *(*_NOTHING_MORE[:-1], tool.shop),
            ]
        )
    if bill.shipping:
        blanks = ("",) * (COLUMNS.index("cost") - 1)
        write(["shipping", *blanks, bill.shipping, bill.currency, "", "", *_NOTHING_MORE])
    return "\ufeff" + stream.getvalue()


def _blank(amount: object) -> object:
    return "" if amount is None else amount
