"""The bill as JSON for scripts: the contract is in `docs/develop/contracts.md`."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.scale import Scale
from diorama_planner.takeoff.bill_rows import Bill, BillRow, Purchase, Rate
from diorama_planner.takeoff.rates import rate_source
from diorama_planner.takeoff.weights import weigh

SCHEMA = 1


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


def _line(row: BillRow) -> dict[str, Any]:
    none = Purchase(row.pack_size, row.pack_unit, 0, row.price)
    return {
        "material": row.material,
        "name": row.name,
        "category": row.category,
        "measured": {"value": row.measured, "unit": row.measured_unit},
        "need": {"value": row.need, "unit": row.unit},
        "need_range": [row.need_low, row.need_high],
        "rate": None if row.rate is None else _rate(row.rate),
        "density_kg_m3": row.density_kg_m3,
        "waste_pct": row.waste_pct,
        "with_waste": {"value": row.with_waste, "unit": row.unit},
        "on_hand": row.on_hand,
        "on_hand_from": row.on_hand_from,
        "counted_by": row.counted_by,
        "bars": row.bars if row.counted_by == "bars" else None,
        "buy": [_purchase(purchase) for purchase in row.purchases or (none,)],
        "cost": _number(row.cost),
        "mass_g": row.mass_g,
        "items": list(row.items),
        "lines": [_source(line) for line in row.lines],
        "arithmetic": str(row.arithmetic),
        "notes": [str(note) for note in row.notes],
    }


def _rate(rate: Rate) -> dict[str, Any]:
    return {
        "value": rate.value,
        "unit": rate.unit,
        "low": rate.low,
        "high": rate.high,
        "source": str(rate_source(rate)),
        "confidence": rate.confidence,
        "learned": rate.learned,
    }


def _purchase(purchase: Purchase) -> dict[str, Any]:
    return {
        "pack_size": purchase.pack_size,
        "pack_unit": purchase.pack_unit,
        "count": purchase.count,
        "price": _number(purchase.price),
        "shop": purchase.shop,
        "brand": purchase.brand,
    }


def _source(line: TakeoffLine) -> dict[str, Any]:
    return {
        "item": line.item,
        "surface": line.surface,
        "measured": {"value": line.measured, "unit": line.measured_unit},
        "need": {"value": line.amount, "unit": line.unit},
        "arithmetic": str(line.why),
    }


def bill_json(bill: Bill) -> str:
    """Write the bill as one JSON object."""
    weight = weigh(bill)
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
                "on_hand": row.on_hand,
                "buy": [_purchase(purchase) for purchase in row.purchases],
                "cost": _number(row.cost),
                "items": list(row.items),
            }
            for row in bill.things
        ],
        "tools": [
            {
                "material": row.material,
                "name": row.name,
                "price": _number(row.price),
                "have": row.have,
                "shop": row.shop,
            }
            for row in bill.tools
        ],
        "weight_g": {"total": weight.grams, "categories": dict(weight.by_category)},
        "shipping": _number(bill.shipping),
        "total_cost": _number(bill.total),
        "without_price": bill.without_price,
        "notes": [str(note) for note in bill.notes],
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"
