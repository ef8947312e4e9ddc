"""The QR code: read back from what is drawn, within its bounds, and honest about what does not fit."""

import numpy as np
import pytest
from bill_samples import bill, job
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.drawing.primitives import Fill
from diorama_planner.exporters.bill_pages import bill_sheets
from diorama_planner.exporters.bill_view import bill_view, shopping_lines
from diorama_planner.exporters.qr import MOST_BYTES, QUIET, code_of, fitting_lines

PIXELS = 10


def read(path, corner, width):
    """Paint the squares of a path on white and let a reader of barcodes find the code in it."""
    import zxingcpp

    side = round(width * PIXELS)
    picture = np.full((side, side), 255, dtype=np.uint8)
    for square in path.subpaths:
        (left, low), (right, high) = square.points[0], square.points[2]
        x0, x1 = (round((x - corner[0]) * PIXELS) for x in (left, right))
        y0, y1 = (round((width - (y - corner[1])) * PIXELS) for y in (high, low))
        picture[y0:y1, x0:x1] = 0
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


@pytest.mark.parametrize("text", ["- 1 sheet  XPS 20 mm", "Größe 9,40 €\n- 2 x 100 g  Gras", "x" * MOST_BYTES])
def test_what_is_drawn_is_read_back(text):
    assert read(code_of(text).path((10.0, 20.0), 42.0), (10.0, 20.0), 42.0) == text


def test_the_code_on_paper_holds_the_shopping_list():
    made = job(bill())
    (mark,) = [
        mark for mark in bill_sheets(made)[0].marks if isinstance(mark, Fill) and len(mark.path.subpaths) > 100
    ]
    xs = [x for square in mark.path.subpaths for x, _ in square.points]
    ys = [y for square in mark.path.subpaths for _, y in square.points]
    text = fitting_lines(list(shopping_lines(bill_view(made), brief=True)))
    code = code_of(text)
    step = (max(xs) - min(xs)) / code.side
    corner = min(xs) - QUIET * step, min(ys) - QUIET * step
    assert read(mark.path, corner, step * (code.side + 2 * QUIET)) == text
    assert "XPS" in text


def test_the_smallest_module_can_be_read_from_a_hands_distance():
    code = code_of("x" * MOST_BYTES)
    assert 42.0 / (code.side + 2 * QUIET) >= 0.4


@given(st.lists(st.text("abcÄ€ -", min_size=1, max_size=60), min_size=1, max_size=40), st.integers(40, 400))
def test_what_does_not_fit_is_counted(lines, most):
    text = fitting_lines(lines, most)
    assert len(text.encode()) <= most
    if text != "\n".join(lines):
        *kept, last = text.split("\n")
        if kept:
            assert kept == lines[: len(kept)]
            assert last == f"... and {len(lines) - len(kept)} more"
        else:
            assert last.endswith("...")
            assert lines[0].startswith(last[:-3])


def test_a_text_that_cannot_be_coded_is_refused():
    with pytest.raises(ValueError, match="too long"):
        code_of("x" * 5000)
