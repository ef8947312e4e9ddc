import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.core.errors import UsageError
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import Stroke, Text
from diorama_planner.drawing.sheet import Title, full_size_sheets, plan_sheet
from diorama_planner.drawing.sheet_marks import CHECK_MM, LINE, fitted
from diorama_planner.formulas.tiling import tile_plan

TITLE = Title("Neon alley", "1:64", "200 × 240 mm")
SIDES = st.floats(1, 3000)


def _texts(sheet):
    return [mark.text for mark in sheet.marks if isinstance(mark, Text)]


def _longest_run(sheet, top):
    """Length of the longest level line below a height: the check bar."""
    runs = [run.points for mark in sheet.marks if isinstance(mark, Stroke) for run in mark.path.subpaths]
    return max(b[0] - a[0] for a, b, *_ in runs if a[1] == b[1] and a[1] < top)


@given(SIDES, SIDES, st.sampled_from(["A4", "Letter", "A3", "A5"]))
def test_the_plan_lies_within_the_window_and_the_window_within_the_page(width, height, page):
    sheet = plan_sheet((), (-7, 3, width - 7, height + 3), page, TITLE)
    left, bottom = sheet.on_page((-7, 3))
    right, top = sheet.on_page((width - 7, height + 3))
    xmin, ymin, xmax, ymax = sheet.window
    slack = 1e-6
    assert xmin - slack <= left < right <= xmax + slack
    assert ymin - slack <= bottom < top <= ymax + slack
    assert xmin > 0
    assert xmax < sheet.page_mm[0]
    assert ymax < sheet.page_mm[1]
    assert (left + right) / 2 == pytest.approx((xmin + xmax) / 2)


@given(SIDES, SIDES)
def test_turning_the_plan_turns_the_page_at_the_same_scale_or_better(width, height):
    upright = plan_sheet((), (0, 0, min(width, height), max(width, height)), "A4", TITLE)
    across = plan_sheet((), (0, 0, max(width, height), min(width, height)), "A4", TITLE)
    fits = [
        min((page[0] - 20) / min(width, height), (page[1] - 44) / max(width, height))
        for page in ((210, 297), (297, 210))
    ]
    assert upright.factor <= max(fits) * (1 + 1e-9)
    assert upright.factor >= min(max(fits), 2) / 2
    assert across.page_mm[0] >= upright.page_mm[0]


def test_a_wide_base_gets_a_page_across():
    assert plan_sheet((), (0, 0, 400, 100), "A4", TITLE).page_mm == (297, 210)
    assert plan_sheet((), (0, 0, 100, 400), "A4", TITLE).page_mm == (210, 297)


def test_the_title_block_says_name_scale_base_and_print_scale():
    sheet = plan_sheet((), (0, 0, 200, 240), "A4", Title("Neon alley", "1:64", "200 × 240 mm", "1 May"))
    assert {"Neon alley", "Scale 1:64 · Base 200 × 240 mm", "Printed 1:1.25 on A4 · 1 May"} <= set(_texts(sheet))
    assert _longest_run(sheet, 20) == pytest.approx(CHECK_MM)


def test_no_date_unless_asked_for():
    assert "Printed 1:1.25 on A4" in _texts(plan_sheet((), (0, 0, 200, 240), "A4", TITLE))


@pytest.mark.parametrize("bounds", [(0, 0, 0, 10), (0, 0, 10, 0), (5, 5, 1, 9), (0, 0, float("nan"), 5)])
def test_nothing_to_print_is_an_error(bounds):
    for lay in (plan_sheet, full_size_sheets):
        with pytest.raises(UsageError, match="nothing to print"):
            lay((), bounds, "A4", TITLE)


def test_margins_that_eat_the_page_are_refused():
    with pytest.raises(UsageError):
        plan_sheet((), (0, 0, 10, 10), "A4", TITLE, margin_mm=140)
    with pytest.raises(UsageError):
        full_size_sheets((), (0, 0, 10, 10), "A4", TITLE, margin_mm=140)


def test_what_just_fits_takes_one_page():
    # 420 mm of paper less two margins of 10 mm
    assert len(full_size_sheets((), (0, 0, 400, 574), "A2", TITLE, overlap_mm=10)) == 1
    assert len(full_size_sheets((), (0, 0, 400.5, 574), "A2", TITLE, overlap_mm=10)) == 2


@given(st.floats(5, 900), st.floats(5, 900), st.floats(0, 30))
def test_pages_are_as_many_as_the_calculator_says_and_cover_every_point(width, height, overlap):
    bounds = (10, -20, 10 + width, -20 + height)
    sheets = full_size_sheets((), bounds, "A4", TITLE, overlap_mm=overlap)
    assert len(sheets) == tile_plan((width, height), (210, 297), 10, overlap).pages
    assert [sheet.number for sheet in sheets] == list(range(1, len(sheets) + 1))
    for x in (bounds[0], (bounds[0] + bounds[2]) / 2, bounds[2]):
        for y in (bounds[1], (bounds[1] + bounds[3]) / 2, bounds[3]):
            assert any(_shows(sheet, (x, y)) for sheet in sheets)


def _shows(sheet, point):
    x, y = sheet.on_page(point)
    xmin, ymin, xmax, ymax = sheet.window
    slack = 1e-6
    return xmin - slack <= x <= xmax + slack and ymin - slack <= y <= ymax + slack


def _crosses(sheet):
    """Centres of the registration marks, on the plan."""
    found = set()
    for mark in sheet.marks:
        if isinstance(mark, Stroke) and mark.pen == LINE and len(mark.path.subpaths) == 2:
            (a, b), _ = (run.points for run in mark.path.subpaths)
            x, y = (a[0] + b[0]) / 2 - sheet.origin[0], a[1] - sheet.origin[1]
            found.add((round(x, 6), round(y, 6)))
    return found


def test_neighbours_share_their_registration_marks():
    sheets = full_size_sheets((), (0, 0, 350, 500), "A4", TITLE)
    assert len(sheets) == 4
    first, second, third, fourth = map(_crosses, sheets)
    for one, other in ((first, second), (first, third), (second, fourth), (third, fourth)):
        assert len(one & other) == 2


def test_pages_name_themselves_and_their_neighbours():
    sheets = full_size_sheets((), (0, 0, 350, 500), "A4", TITLE)
    assert "Page 2 of 4 · row 1, column 2 · 1:1" in _texts(sheets[1])
    assert {"↑ page 1", "↓ page 4"} <= set(_texts(sheets[1]))
    # page 2 is right of page 1 and above page 4; the first row is the upper one
    assert sheets[0].origin[1] < sheets[2].origin[1]
    assert sheets[1].origin[0] < sheets[0].origin[0]


def test_every_full_size_page_carries_the_bar_and_is_to_scale():
    for sheet in full_size_sheets((), (0, 0, 600, 400), "Letter", TITLE):
        assert sheet.factor == 1
        assert _longest_run(sheet, 9) == pytest.approx(CHECK_MM)


def test_long_names_are_cut_with_dots():
    short = fitted("A very long name of a diorama indeed", 3, 20)
    assert short.endswith("…")
    assert text_width(short, 3) <= 20
    assert fitted("short", 3, 20) == "short"
