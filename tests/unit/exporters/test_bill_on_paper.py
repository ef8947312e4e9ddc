"""The printed bill: nothing is cut, no row is split, every page has its number, whatever it is called."""

import re
from dataclasses import replace

import pytest
from bill_samples import CATALOGUE, LINES, bill, job
from export_samples import BENCH_CARD, plan
from hypothesis import given, settings
from hypothesis import strategies as st

from diorama_planner.core.messages import msg
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Fill, Stroke, Text
from diorama_planner.exporters.bill_job import COLUMNS, BillChoices, BillJob
from diorama_planner.exporters.bill_pages import bill_sheets
from diorama_planner.exporters.bill_view import bill_view
from diorama_planner.exporters.card_pages import card_sheets
from diorama_planner.exporters.page_flow import wrapped
from diorama_planner.kinds.cards import Card, CardPart
from diorama_planner.takeoff.weights import weigh

NAMES = st.text("abcdefghij W1-/", min_size=1, max_size=160).filter(str.strip)


def texts(sheet):
    return [mark for mark in sheet.marks if isinstance(mark, Text)]


def long_bill(name="A very long name", count=40):
    """A bill of many materials of the catalogue, with names of two and of five lines."""
    sheets = [material for material in CATALOGUE.materials() if material.is_sheet][:count]
    lines = tuple(("wall", "front", each.id, 1000.0, "mm3", 1e6, "mm2") for each in sheets)
    made = bill(project=name, lines=lines)
    rows = [replace(row, name=f"{row.name} {'and so on ' * (8 + 24 * (n % 2))}") for n, row in enumerate(made.rows)]
    return replace(made, rows=tuple(rows))


def all_above_the_foot(sheet):
    """Whether nothing but name and number of the page stands in the lower margin."""
    low = [text for text in texts(sheet) if text.at[1] < 15.0]
    return len(low) == 2 and {text.at[1] for text in low} == {12.0}


# -- words --------------------------------------------------------------------------------------------------


@given(st.text("ab WÜ-.", max_size=200), st.floats(3.0, 60.0))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text, width):
    lines = wrapped(text, 2.3, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line, 2.3) <= width or len(line) == 1 for line in lines)


@settings(max_examples=25)
@given(NAMES)
def test_a_project_may_have_any_name(name):
    sheets = bill_sheets(job(bill(project=name), code=False))
    written = "".join(text.text for text in texts(sheets[0]) if text.height_mm == 6.0)
    assert written.replace(" ", "") == name.replace(" ", "")


# -- rows and pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("columns", ["need, cost", ", ".join(COLUMNS)])
def test_every_name_is_there_whole_and_nothing_overlaps_the_edge(paper, columns):
    made = long_bill()
    sheets = bill_sheets(job(made, page=paper, columns=columns, code=False))
    assert len(sheets) > 2
    words = [text for sheet in sheets for text in texts(sheet)]
    assert not [text.text for text in words if "…" in text.text]
    everything = re.sub(r"\s", "", "".join(text.text for text in words))
    assert all(re.sub(r"\s", "", row.name) in everything for row in made.rows)
    for text in words:
        wide = text_width(text.text, text.height_mm, text.bold)
        left = text.at[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
        assert left > 14.5
        assert left + wide < sheets[0].page_mm[0] - 14.5


def test_a_row_of_the_shopping_list_is_on_one_page_with_its_box():
    sheets = bill_sheets(job(long_bill(), code=False, sums=False))
    view = bill_view(job(long_bill()))
    boxes = 0
    for sheet in sheets:
        heights = [text.at[1] for text in texts(sheet) if text.bold]
        for mark in sheet.marks:
            if isinstance(mark, Stroke) and mark.path.subpaths[0].closed and mark.pen.width_mm == 0.25:
                bottom = mark.path.subpaths[0].points[0][1]
                assert any(abs(bottom + 0.6 - at) < 1e-6 for at in heights), "a box without its amount"
                boxes += 1
    assert boxes == sum(len(group.lines) for group in view.buying)


def test_pages_are_numbered_through_and_lists_say_that_they_go_on():
    sheets = bill_sheets(job(long_bill(), code=False))
    for number, sheet in enumerate(sheets, 1):
        assert (sheet.number, sheet.count) == (number, len(sheets))
        assert f"{number} / {len(sheets)}" in {text.text for text in texts(sheet)}
        assert all_above_the_foot(sheet)
    assert any(text.text == "To buy, continued" for text in texts(sheets[1]))
    heads = [{text.text for text in texts(sheet)} for sheet in sheets]
    assert all("Need" in head for head in heads if "What it takes" in head)


# -- what it shows ------------------------------------------------------------------------------------------


def test_the_head_shows_the_plan_to_scale_in_its_window():
    made = BillJob(bill(), BillChoices(), plan=plan(), picture=lambda: b"png", weight=weigh(bill()))
    first, *others = bill_sheets(made)
    (picture,) = first.plan
    assert (picture.at, picture.size_mm) == ((100, 120), (200, 240))
    assert made.assets(picture.asset) == b"png"
    assert made.assets("another") is None
    xmin, ymin, xmax, ymax = first.window
    assert first.on_page((0, 0)) == pytest.approx((xmin, ymin))
    assert first.on_page((200, 240)) == pytest.approx((xmax, ymax))
    assert all(not sheet.plan for sheet in others)
    words = {text.text for text in texts(first)}
    assert {"1:64", "200 × 240 mm"} <= words
    assert any(word.startswith("about ") and word.endswith("g") for word in words)
    without = BillJob(bill(), BillChoices(picture=False), plan=plan(), picture=lambda: b"png")
    assert not bill_sheets(without)[0].plan


def test_parts_can_be_left_out_one_by_one():
    def shown(**chosen):
        made = job(code=chosen.pop("code", False), **chosen)
        sheets = bill_sheets(BillJob(made.bill, made.choices, looks=made.looks, cards=(BENCH_CARD,)))
        return {text.text for sheet in sheets for text in texts(sheet)}

    assert {"Cost by category", "How it was worked out", "Bench card: Neon alley"} <= shown()
    assert "Cost by category" not in shown(chart=False)
    assert "How it was worked out" not in shown(sums=False)
    assert "Bench card: Neon alley" not in shown(card=False)
    assert "The list for your phone" in shown(code=True)
    assert "Cost by category" not in shown(prices=False)


def test_bars_are_as_long_as_what_they_stand_for_costs():
    sheets = bill_sheets(job(code=False, sums=False))
    shares = bill_view(job()).shares
    looks = [share.look for share in shares]
    bars = [
        mark.path.subpaths[0].points
        for sheet in sheets
        for mark in sheet.marks
        if isinstance(mark, Fill) and mark.paint in looks and abs(_high(mark) - 3.2) < 1e-9
    ]
    widths = [points[1][0] - points[0][0] for points in bars]
    assert len(widths) == len(shares)
    for width, share in zip(widths, shares, strict=True):
        assert width == pytest.approx(max(0.6, widths[0] * share.share / shares[0].share))


def _high(mark):
    points = mark.path.subpaths[0].points
    return points[2][1] - points[0][1]


def test_an_unpriced_bill_has_no_bars_and_no_shares():
    bare = bill(lines=LINES[1:2], prices={}, currency="EUR")
    assert bill_view(job(bare)).shares == ()
    assert bill_sheets(job(bare, code=False))


# -- cards --------------------------------------------------------------------------------------------------


def card_of(rows):
    head = (msg("Layer"), msg("Deep"), msg("Mix ml"))
    table = tuple((msg("{n}", n=n), msg("2.75 mm"), msg("26.7")) for n in range(rows))
    return Card(msg("Bench card"), (CardPart(msg("Road"), (*table, (msg("Mind the edge."),)), head),))


def test_a_card_fills_one_page_as_long_as_it_can():
    def largest(sheets):
        return max(text.height_mm for text in texts(sheets[0]))

    few, more, many = (card_sheets(card_of(rows), "Alley") for rows in (3, 36, 300))
    assert len(few) == len(more) == 1
    assert largest(few) > largest(more)
    assert len(many) > 1
    assert all(map(all_above_the_foot, many))
    written = [text.text for sheet in many for text in texts(sheet)]
    assert written.count("2.75 mm") == 300


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_last_page_of_a_card_is_never_a_line_alone(paper):
    for rows in range(30, 130):
        sheets = card_sheets(card_of(rows), "Alley", paper)
        if len(sheets) > 1:
            assert len(texts(sheets[-1])) > 3 + 4, rows
