"""Bars and what is cut from them: known answers, and brute force where it can be afforded."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.core.errors import RecordError, UsageError
from diorama_planner.takeoff.bars import Bar, BarPlan, Piece
from diorama_planner.takeoff.lengths import cut_bars, joined_of

METRE = Bar(1000.0)


def pieces(*lengths: float) -> list[Piece]:
    return [Piece(f"piece {number}", "item", length) for number, length in enumerate(lengths, 1)]


def lengths_of(plan: BarPlan) -> list[float]:
    return sorted(cut.length_mm for each in plan.bars for cut in each.cuts)


def hold_together(plan: BarPlan, wanted: Sequence[float], kerf_mm: float = 0.0) -> None:
    """Every piece is there once, on its bar, the cut's width from the next."""
    assert lengths_of(plan) == pytest.approx(sorted(wanted))
    for each in plan.bars:
        at = -kerf_mm
        for cut in each.cuts:
            assert cut.start_mm == pytest.approx(at + kerf_mm)
            at = cut.end_mm
        assert at <= each.bar.length_mm + 1e-6


def fewest_bars(wanted: tuple[float, ...], bar_mm: float, kerf_mm: float) -> int:
    """Try every way to share pieces among bars."""

    @cache
    def least(left: tuple[float, ...]) -> int:
        if not left:
            return 0
        first, rest = left[0], left[1:]
        best = math.inf
        for chosen in range(1 << len(rest)):
            here = [rest[number] for number in range(len(rest)) if chosen >> number & 1]
            if first + sum(here) + kerf_mm * len(here) <= bar_mm + 1e-6:
                others = tuple(rest[number] for number in range(len(rest)) if not chosen >> number & 1)
                best = min(best, 1 + least(others))
        return int(best)

    return least(tuple(sorted(wanted, reverse=True)))


# -- known answers --------------------------------------------------------------------------------------------


def test_pieces_that_fill_a_bar_exactly_take_one() -> None:
    plan = cut_bars(pieces(400.0, 350.0, 250.0), [METRE])
    hold_together(plan, [400.0, 350.0, 250.0])
    assert len(plan.bars) == 1
    assert plan.use == pytest.approx(1.0)
    assert plan.offcuts_mm == ()
    assert plan.proved


def test_thirds_that_are_no_whole_micrometres_fill_a_bar() -> None:
    assert len(cut_bars(pieces(*[1000 / 3] * 3), [METRE]).bars) == 1


def test_the_kerf_is_lost_between_pieces_but_not_at_the_ends() -> None:
    assert len(cut_bars(pieces(*[249.25] * 4), [METRE], kerf_mm=1.0).bars) == 1
    assert len(cut_bars(pieces(*[249.26] * 4), [METRE], kerf_mm=1.0).bars) == 2
    plan = cut_bars(pieces(300.0, 300.0), [METRE], kerf_mm=2.0)
    assert plan.bars[0].offcut_mm == pytest.approx(1000 - 600 - 4)  # a cut between, and one that frees the last
    assert plan.bars[0].cuts[1].start_mm == pytest.approx(302.0)


def test_patterns_beat_first_fit() -> None:
    """First-fit decreasing lays 500 + 400 and 400 + 300 + 200, and begins a third bar for the last."""
    plan = cut_bars(pieces(500.0, 400.0, 400.0, 300.0, 200.0, 200.0), [METRE])
    hold_together(plan, [500.0, 400.0, 400.0, 300.0, 200.0, 200.0])
    assert len(plan.bars) == 2
    assert plan.by_patterns
    assert plan.proved
    assert str(plan.proof) == "proved: no plan needs fewer bars"


def test_of_several_lengths_the_cheapest_are_bought() -> None:
    short, long = Bar(500.0, "short", Decimal("1.00")), Bar(1000.0, "long", Decimal("3.00"))
    assert cut_bars(pieces(480.0, 480.0), [short, long]).bought == Counter({short: 2})
    cheap_long = Bar(1000.0, "long", Decimal("1.50"))
    plan = cut_bars(pieces(480.0, 480.0), [short, cheap_long])
    assert plan.bought == Counter({cheap_long: 1})
    assert plan.cost == Decimal("1.50")
    assert plan.measure == "money"
    assert plan.proved


def test_without_prices_less_is_bought() -> None:
    plan = cut_bars(pieces(450.0, 900.0), [Bar(500.0), Bar(1000.0)])
    assert plan.bought == Counter({Bar(500.0): 1, Bar(1000.0): 1})
    assert plan.measure == "length"
    assert plan.cost is None
    assert plan.proved
    assert plan.least == pytest.approx(1500.0)


def test_the_stash_comes_first_and_as_little_of_it_as_will_do() -> None:
    ends = [Bar(320.0, count=1, key="a"), Bar(700.0, count=1, key="b"), Bar(310.0, count=2, key="c")]
    plan = cut_bars(pieces(300.0), [METRE, *ends])
    assert [(each.bar.key, each.bar.length_mm) for each in plan.bars] == [("c", 310.0)]
    assert plan.bought.total() == 0
    assert plan.proved
    plan = cut_bars(pieces(300.0, 600.0, 600.0), [METRE, *ends])
    assert plan.bought.total() == 1
    assert plan.from_stash == Counter({ends[1]: 1})


def test_bars_that_run_out_leave_pieces_over() -> None:
    plan = cut_bars(pieces(600.0, 600.0, 300.0), [Bar(1000.0, count=1)])
    assert lengths_of(plan) == [300.0, 600.0]
    assert [each.count for each in plan.unlaid] == [1]
    assert "no bar is left" in str(plan.unlaid[0].why)
    assert not plan.proved


# -- runs and pieces that are too long -----------------------------------------------------------------------


def test_a_run_is_joined_of_whole_bars_and_a_rest() -> None:
    track = Piece("track", "t", 2000.0, joins=True)
    plan = cut_bars([track], [Bar(914.0)])
    hold_together(plan, [914.0, 914.0, 172.0])
    assert sorted((cut.part, cut.parts) for each in plan.bars for cut in each.cuts) == [(1, 3), (2, 3), (3, 3)]


def test_the_rest_of_a_run_is_no_sliver() -> None:
    assert joined_of(2000.0, 1000.0) == [1000.0, 1000.0]
    assert joined_of(2010.0, 1000.0) == pytest.approx([1000.0, 505.0, 505.0])
    assert joined_of(2100.0, 1000.0) == pytest.approx([1000.0, 1000.0, 100.0])


@given(st.floats(1.0, 1e5), st.floats(1.0, 1e4))
def test_the_parts_of_a_run_make_the_run(length: float, bar: float) -> None:
    parts = joined_of(max(length, bar), bar)
    assert math.fsum(parts) == pytest.approx(max(length, bar))
    assert max(parts) <= bar * (1 + 1e-6)


def test_what_no_bar_is_long_enough_for_is_said_with_a_way_out() -> None:
    plan = cut_bars(pieces(1500.0, 400.0), [METRE])
    assert lengths_of(plan) == [400.0]
    assert "join 2 pieces of 750 mm" in str(plan.unlaid[0].why)
    assert "longest bar 1000 mm" in str(plan.unlaid[0].why)
    assert plan.proved  # of what can be laid


def test_without_bars_nothing_is_laid() -> None:
    plan = cut_bars(pieces(400.0), [])
    assert plan.bars == ()
    assert "enter one" in str(plan.unlaid[0].why)


def test_nothing_wanted_is_nothing_cut() -> None:
    plan = cut_bars([], [METRE])
    assert plan.bars == ()
    assert plan.use == 0.0
    assert plan.proved


# -- bad input ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [0.0, -1.0, math.nan, math.inf])
def test_lengths_that_are_none_are_refused(length: float) -> None:
    with pytest.raises(RecordError, match="above 0"):
        Piece("piece", "item", length)
    with pytest.raises(RecordError, match="above 0"):
        Bar(length)


@pytest.mark.parametrize("kerf", [-0.1, math.nan, math.inf])
def test_a_kerf_that_is_none_is_refused(kerf: float) -> None:
    with pytest.raises(UsageError, match="cut cannot be"):
        cut_bars(pieces(100.0), [METRE], kerf_mm=kerf)


def test_counts_and_prices_below_nothing_are_refused() -> None:
    with pytest.raises(RecordError):
        Piece("piece", "item", 10.0, count=0)
    with pytest.raises(RecordError):
        Bar(10.0, count=-1)
    for price in ("-1", "NaN", "Infinity"):
        with pytest.raises(RecordError):
            Bar(10.0, price=Decimal(price))


def test_pieces_thinner_than_the_cut_are_said() -> None:
    plan = cut_bars(pieces(0.5, 100.0), [METRE], kerf_mm=1.0)
    assert lengths_of(plan) == [100.0]
    assert "thinner than the cut" in str(plan.unlaid[0].why)


# -- against brute force --------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(60))
def test_small_cases_are_as_good_as_brute_force(seed: int) -> None:
    chance = random.Random(seed)
    wanted = tuple(float(chance.randint(40, 560)) for _ in range(chance.randint(1, 9)))
    kerf = chance.choice([0.0, 1.0, 2.5])
    plan = cut_bars(pieces(*wanted), [METRE], kerf_mm=kerf)
    hold_together(plan, wanted, kerf)
    fewest = fewest_bars(wanted, 1000.0, kerf)
    assert len(plan.bars) == fewest
    assert plan.least <= fewest
    assert plan.proved == (plan.least == fewest)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.floats(5.0, 900.0), min_size=1, max_size=30),
    st.floats(0.0, 3.0),
    st.lists(st.tuples(st.floats(50.0, 1200.0), st.integers(0, 3)), max_size=3),
)
def test_every_plan_holds_together_and_keeps_its_bound(
    wanted: list[float], kerf: float, ends: list[tuple[float, int]]
) -> None:
    stash = [Bar(length, count=count, key=str(number)) for number, (length, count) in enumerate(ends)]
    plan = cut_bars(pieces(*wanted), [METRE, *stash], kerf_mm=kerf)
    hold_together(plan, wanted, kerf)
    assert plan.least <= plan.bought.total()
    for bar, count in plan.from_stash.items():
        assert count <= (bar.count or 0)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(50, 900), min_size=1, max_size=24), st.sampled_from([0.0, 1.0]))
def test_dearer_bars_never_lower_the_bound_below_what_is_paid(wanted: list[int], kerf: float) -> None:
    bars = [Bar(400.0, price=Decimal("1.20")), Bar(1000.0, price=Decimal("2.50")), Bar(910.0, price=Decimal("2.20"))]
    plan = cut_bars(pieces(*map(float, wanted)), bars, kerf_mm=kerf)
    hold_together(plan, [float(each) for each in wanted], kerf)
    assert plan.cost is not None
    assert plan.least <= float(plan.cost) + 1e-9


def test_the_same_input_gives_the_same_plan() -> None:
    chance = random.Random(7)
    wanted = pieces(*(float(chance.randint(60, 480)) for _ in range(60)))
    assert cut_bars(wanted, [METRE], kerf_mm=1.0) == cut_bars(wanted, [METRE], kerf_mm=1.0)


def test_more_pieces_never_need_fewer_bars() -> None:
    chance = random.Random(3)
    wanted = [float(chance.randint(60, 480)) for _ in range(25)]
    counts = [len(cut_bars(pieces(*wanted[:number]), [METRE]).bars) for number in range(1, 26, 4)]
    assert counts == sorted(counts)
