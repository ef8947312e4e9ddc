"""The ledger: totals follow the lines, and only what changed is summed again."""

import random

import pytest

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg
from diorama_planner.takeoff.ledger import Ledger, PlacedThing


def line(item: str, material: str, amount: float, measured: float | None = None, unit="g", measured_unit="mm2"):
    return TakeoffLine(
        item, "", material, amount if measured is None else measured, measured_unit, amount, unit, msg("")
    )


def test_a_total_sums_the_lines_of_all_sources():
    ledger = Ledger()
    ledger.put("a", [line("a", "grass", 2.0, 30.0), line("a", "foam", 5.0)])
    ledger.put("b", [line("b", "grass", 3.5, 10.0)])
    totals = ledger.totals()
    assert list(totals) == ["foam", "grass"]
    assert (totals["grass"].amount, totals["grass"].measured) == (5.5, 40.0)
    assert [each.item for each in totals["grass"].lines] == ["a", "b"]


def test_only_buckets_that_changed_are_summed_again():
    ledger = Ledger()
    for number in range(200):
        ledger.put(f"n{number}", [line(f"n{number}", f"m{number % 10}", 1.0)])
    ledger.totals()
    assert ledger.resummed == 10
    ledger.put("n3", [line("n3", "m3", 7.0)])
    assert ledger.totals()["m3"].amount == 26.0
    assert ledger.resummed == 11
    ledger.put("n3", [line("n3", "m3", 7.0)])  # the same again
    ledger.totals()
    assert ledger.resummed == 11
    ledger.put("n3", [line("n3", "m4", 7.0)])  # from one bucket to another
    assert (ledger.totals()["m3"].amount, ledger.totals()["m4"].amount) == (19.0, 27.0)
    assert ledger.resummed == 13


def test_of_a_source_only_the_materials_that_differ_are_summed_again():
    ledger = Ledger()
    ledger.put("wall", [line("wall", "foam", 1.0), line("wall", "paint", 2.0), line("wall", "paint", 0.5)])
    ledger.put("drum", [], [PlacedThing("drum", "oil_drum", "buy")])
    before, things = ledger.totals(), ledger.things()
    resummed = ledger.resummed
    ledger.put("wall", [line("wall", "foam", 1.0), line("wall", "paint", 2.0), line("wall", "paint", 0.7)])
    after = ledger.totals()
    assert ledger.resummed == resummed + 1
    assert after["paint"].amount == 2.7
    assert after["foam"] is before["foam"]
    ledger.put("cow", [], [PlacedThing("cow", "cow", "own", 3), PlacedThing("cow", "oil_drum", "own")])
    assert [(one.thing, one.source, one.count) for one in ledger.things()] == [
        ("cow", "own", 3),
        ("oil_drum", "buy", 1),
        ("oil_drum", "own", 1),
    ]
    assert ledger.things()[1] is things[0]
    assert ledger.resummed == resummed + 3
    ledger.put("cow", [])
    assert ledger.things() == things


def test_a_source_without_lines_is_gone():
    ledger = Ledger()
    ledger.put("a", [line("a", "grass", 2.0)])
    ledger.put("a", [])
    ledger.put("never", [])
    assert ledger.totals() == {}
    ledger.put("a", [line("a", "grass", 2.0)])
    ledger.clear()
    assert ledger.totals() == {}


def test_two_lines_of_one_source_in_one_material():
    ledger = Ledger()
    ledger.put("wall", [line("wall", "foam", 2.0), line("wall", "foam", 3.0)])
    assert ledger.totals()["foam"].amount == 5.0
    ledger.put("wall", [line("wall", "foam", 3.0)])
    assert ledger.totals()["foam"].amount == 3.0


def test_what_was_measured_in_another_unit_is_not_mixed_in():
    ledger = Ledger()
    ledger.put("a", [line("a", "plaster", 2.0, 100.0, measured_unit="mm2")])
    ledger.put("b", [line("b", "plaster", 3.0, 7000.0, measured_unit="mm3")])
    total = ledger.totals()["plaster"]
    assert (total.amount, total.measured, total.measured_unit) == (5.0, 100.0, "mm2")


def test_the_order_of_work_does_not_matter():
    dice = random.Random(7)
    sources = {f"s{n}": [line(f"s{n}", dice.choice("abc"), dice.uniform(0, 1e-3 * 10**n))] for n in range(9)}
    one, other = Ledger(), Ledger()
    for name, lines in sources.items():
        one.put(name, lines)
    for name in reversed(sources):
        other.put(name, [line(name, "z", 1.0)])
        other.totals()
        other.put(name, sources[name])
    assert one.totals() == other.totals()


@pytest.mark.parametrize("amount", [-1.0, float("nan"), float("inf")])
def test_a_line_of_no_amount_is_refused(amount):
    with pytest.raises(RecordError, match="grass"):
        line("a", "grass", amount)
    with pytest.raises(RecordError, match="grass"):
        line("a", "grass", 1.0, measured=amount)
