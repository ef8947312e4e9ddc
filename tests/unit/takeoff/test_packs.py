"""What a pack holds, for everything that can be sold in every way, and what is told where nobody knows."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import get_args

import pytest

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.coverage import need_for
from diorama_planner.catalogue.material import CoverageUnit, Form, Material, PackUnit
from diorama_planner.catalogue.takeoff_line import MeasuredUnit, TakeoffLine
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import msg
from diorama_planner.model.record import BASE_ID, PRICES_ID, PriceList
from diorama_planner.takeoff.bill import Bill, make_bill, pack_amount
from diorama_planner.takeoff.ledger import Ledger

CATALOGUE = load_catalogue()
SMALL = Material(
    id="stuff",
    name="Stuff",
    category="wood",
    form="each",
    pack_size=4,
    pack_unit="piece",
    length_mm=200,
    width_mm=100,
    thickness_mm=3,
    density_kg_m3=1250,
    price=Decimal(3),
)


def sold_in_every_way() -> Iterator[tuple[Material, MeasuredUnit]]:
    """Every form, pack and rate, with each way to measure that has a rule."""
    units: tuple[MeasuredUnit, ...] = ("mm3", "mm2", "mm", "each")
    rates = (None, *get_args(CoverageUnit))
    for form, pack, rate, unit in product(get_args(Form), get_args(PackUnit), rates, units):
        material = replace(SMALL, form=form, pack_unit=pack, coverage_unit=rate, coverage=5.0 if rate else None)
        try:
            need_for(material, 1e6, unit, scale=64.0)
        except PlannerError:
            continue
        yield material, unit


def packs_of(material: Material, unit: MeasuredUnit) -> float:
    """How many packs 1e6 of what was measured take; 0 where that is not known."""
    need = need_for(material, 1e6, unit, scale=64.0)
    pack = pack_amount(material, need.unit)
    return need.amount / pack if pack else 0.0


def test_twice_the_pack_is_half_the_packs_or_nobody_knows() -> None:
    known = 0
    for material, unit in sold_in_every_way():
        packs, of_larger = packs_of(material, unit), packs_of(replace(material, pack_size=8), unit)
        by_pack = material.coverage_unit == "m2_per_pack" and unit == "mm2"
        assert packs == pytest.approx(of_larger if by_pack else 2 * of_larger), (material, unit)
        known += packs > 0
    assert known > 100


@pytest.mark.parametrize(
    ("pack", "need", "held"),
    [
        ({"form": "sheet", "pack_unit": "piece"}, "mm2", 4 * 200 * 100),
        ({"form": "length", "pack_unit": "piece"}, "mm", 4 * 200),
        ({"form": "weight", "pack_unit": "g"}, "ml", 4 / 1.25),
        ({"form": "volume", "pack_unit": "ml"}, "g", 4 * 1.25),
        ({"form": "volume", "pack_unit": "ml", "density_kg_m3": None}, "g", 0),
        ({"form": "sheet", "pack_unit": "g"}, "mm2", 0),
        ({"form": "each", "pack_unit": "pair"}, "each", 4),
    ],
)
def test_what_a_pack_holds_in_the_unit_of_the_need(pack, need, held) -> None:
    assert pack_amount(replace(SMALL, **pack), need) == pytest.approx(held)


def bill_with(material: Material, item: str = "wall", **prices) -> Bill:
    catalogue = CATALOGUE.with_entries([material])
    ledger = Ledger()
    ledger.put(item, [TakeoffLine(item, "front", material.id, 500, "mm2", 500, "mm2", msg("a face"))])
    return make_bill("Plan", 64, ledger.totals(), (), PriceList(id=PRICES_ID, **prices), catalogue)


def test_a_pack_of_which_nobody_knows_what_it_holds_is_told_and_not_free() -> None:
    (row,) = bill_with(replace(SMALL, form="sheet", pack_unit="g")).rows
    assert (row.packs, row.cost) == (0, None)
    assert "not known" in " ".join(map(str, row.notes))
    (row,) = bill_with(replace(SMALL, form="sheet")).rows
    assert (row.packs, row.cost, row.notes) == (1, Decimal(3), ())


def test_the_base_alone_calls_for_no_tools() -> None:
    assert bill_with(SMALL, item=BASE_ID).tools == ()
    assert bill_with(SMALL, item="wall").tools != ()


@pytest.mark.parametrize(
    ("ratio", "notes"),
    [
        ("3:1 by volume", ["A 431.2 ml, B 143.8 ml"]),
        ("0:1 by volume", []),
        ("1:0 by volume", []),
        (".:. by volume", []),
        ("by volume", []),
    ],
)
def test_a_ratio_that_is_none_parts_nothing(ratio: str, notes: list[str]) -> None:
    resin = replace(CATALOGUE.material("epoxy_coating"), mix_ratio=ratio)
    ledger = Ledger()
    ledger.put("film", [TakeoffLine("film", "top", resin.id, 500, "mm3", 500, "ml", msg("a film"))])
    bill = make_bill("Plan", 64, ledger.totals(), (), PriceList(id=PRICES_ID), CATALOGUE.with_entries([resin]))
    assert [str(note) for note in bill.rows[0].notes] == notes
