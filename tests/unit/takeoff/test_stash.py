"""The stash: heaps that grow and shrink, the journal, and taking back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.takeoff import stash as shelf
from diorama_planner.takeoff.shops import Offer, Shop
from diorama_planner.takeoff.stash import Holding, Stash

DAY = "2026-05-01"
SQUARE = ((0.0, 0.0), (100.0, 0.0), (100.0, 80.0), (0.0, 80.0))


def bought(stash, *holdings):
    return shelf.move(stash, "bought", shelf.gains(stash, holdings), DAY)


def used(stash, **amounts):
    return shelf.move(stash, "used", shelf.takings(stash, amounts), DAY, project="Alley")


def test_a_heap_grows_where_it_lies():
    stash = bought(Stash(), Holding(key="pva_1l", amount=1000, pack_size=1000))
    stash = bought(stash, Holding(key="pva_1l", amount=2000, pack_size=1000), Holding(key="pva_1l", amount=250))
    assert sorted(each.amount for each in stash.holdings.values()) == [250, 3000]
    assert stash.amount("pva_1l") == 3250
    stash = bought(stash, Holding(key="pva_1l", amount=5, place="garage"))
    assert len(stash.holdings) == 3


def test_the_least_is_taken_first():
    stash = bought(Stash(), Holding(key="pva_1l", amount=1000, pack_size=1000), Holding(key="pva_1l", amount=60))
    stash = used(stash, pva_1l=160)
    [left] = stash.holdings.values()
    assert (left.amount, left.full_packs, left.begun_amount) == (900, 0, 900)
    assert stash.journal[-1].changes == {"pva_1l": -160}
    assert stash.journal[-1].project == "Alley"


def test_packs_that_are_begun_are_told():
    holding = Holding(key="pva_1l", amount=2250, pack_size=1000)
    assert (holding.full_packs, holding.begun_amount) == (2, 250)
    assert (Holding(key="pva_1l", amount=40).full_packs, Holding(key="pva_1l", amount=40).begun_amount) == (0, 40)
    offcut = Holding(key="xps_eu_20", form="offcut", outline_mm=SQUARE)
    assert (offcut.full_packs, offcut.begun_amount) == (0, 0)


def test_no_more_is_taken_than_there_is():
    stash = bought(Stash(), Holding(key="pva_1l", amount=100))
    with pytest.raises(UsageError, match="only 100 of pva_1l, not 101"):
        used(stash, pva_1l=101)
    for wrong in (-1.0, float("nan"), float("inf")):
        with pytest.raises(UsageError):
            used(stash, pva_1l=wrong)


def test_pieces_are_told_apart_from_what_is_loose():
    pieces = (
        Holding(key="xps_eu_20", form="offcut", outline_mm=SQUARE, thickness_mm=20),
        Holding(key="xps_eu_20", form="begun", outline_mm=SQUARE, holes_mm=(SQUARE,)),
        Holding(key="stripwood_2x2", form="bar", length_mm=340, amount=3),
        Holding(key="xps_eu_20", amount=2),
    )
    stash = bought(Stash(), *pieces)
    assert (stash.amount("xps_eu_20"), len(stash.sheets("xps_eu_20")), len(stash.bars("stripwood_2x2"))) == (2, 2, 1)
    assert stash.bars("xps_eu_20") == ()


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"amount": -1.0},
        {"amount": float("nan")},
        {"amount": float("inf")},
        {"pack_size": -2.0},
        {"form": "bar"},
        {"form": "offcut"},
        {"form": "offcut", "outline_mm": SQUARE[:2]},
        {"form": "begun", "outline_mm": (*SQUARE, (float("nan"), 0.0))},
        {"form": "offcut", "outline_mm": (*SQUARE, (0.0, 1e7))},
        {"form": "offcut", "outline_mm": SQUARE, "holes_mm": (SQUARE[:1],)},
    ],
)
def test_what_cannot_lie_on_a_shelf_is_refused(wrong):
    with pytest.raises(RecordError):
        Holding(**{"key": "xps_eu_20", **wrong})


def test_a_correction_says_what_is_really_there():
    stash = bought(Stash(), Holding(key="pva_1l", amount=100, id="a"))
    stash = shelf.move(stash, "corrected", {"a": Holding(key="pva_1l", amount=30, id="a")}, DAY, note="dried up")
    assert (stash.amount("pva_1l"), stash.journal[-1].changes) == (30, {"pva_1l": -70})
    assert shelf.move(stash, "corrected", {"a": stash.holdings["a"], "b": None}, DAY) is stash


def test_only_so_many_movements_are_remembered(monkeypatch):
    monkeypatch.setattr(shelf, "MOST_MOVEMENTS", 3)
    stash = Stash()
    for number in range(5):
        stash = bought(stash, Holding(key="pva_1l", amount=number + 1))
    assert len(stash.journal) == 3
    for _ in range(3):
        stash = shelf.undo(stash)
    assert stash.amount("pva_1l") == 3  # 1 + 2: what was forgotten stays
    with pytest.raises(UsageError, match="nothing to undo"):
        shelf.undo(stash)


moves = st.lists(st.tuples(st.booleans(), st.sampled_from("abc"), st.integers(1, 50), st.sampled_from([0.0, 10.0])))


@given(moves)
def test_amounts_add_up_and_undo_leads_back(run):
    stash, counts, stands = Stash(), dict.fromkeys("abc", 0), [Stash()]
    for is_gain, key, amount, pack in run:
        if is_gain:
            stash, counts[key] = bought(stash, Holding(key=key, amount=amount, pack_size=pack)), counts[key] + amount
        elif counts[key] >= amount:
            stash, counts[key] = used(stash, **{key: amount}), counts[key] - amount
        else:
            continue
        stands.append(stash)
        assert {name: stash.amount(name) for name in "abc"} == pytest.approx(counts)
        assert all(each.amount > 0 for each in stash.holdings.values())
    while len(stands) > 1:
        assert stash == stands.pop()
        stash = shelf.undo(stash)
    assert (stash.holdings, stash.journal) == ({}, ())


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": ""},
        {"pack_size": 0.0},
        {"pack_size": -1.0},
        {"pack_size": float("nan")},
        {"pack_size": 1e12},
        {"price": Decimal(-1)},
        {"price": Decimal("NaN")},
        {"price": Decimal("Infinity")},
        {"price": Decimal("1e12")},
    ],
)
def test_what_is_no_offer_is_refused(wrong):
    with pytest.raises(RecordError):
        Offer(**{"key": "pva_1l", "pack_size": 1000.0, "price": Decimal("4.50"), **wrong})


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"id": ""},
        {"shipping": Decimal(-1)},
        {"free_from": Decimal("NaN")},
        {"vat_pct": Decimal(-1)},
        {"vat_pct": Decimal(101)},
        {"currency": "QQQ"},
    ],
)
def test_what_is_no_shop_is_refused(wrong):
    with pytest.raises((RecordError, UsageError)):
        Shop(**{"id": "a", "name": "Craft corner", **wrong})


def test_conditions_are_said_in_words():
    shop = Shop(id="a", name="A", currency="EUR", shipping=Decimal("4.90"), free_from=Decimal(50))
    assert str(shop.conditions) == "shipping 4.90 EUR; free from 50, VAT included"
    added = Shop(id="a", name="A", shipping=Decimal(3), vat="added", vat_pct=Decimal(19))
    assert str(added.conditions) == "shipping 3 USD, plus 19 % VAT"
