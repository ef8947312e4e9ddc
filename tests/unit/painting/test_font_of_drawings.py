import pytest
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetricsF

from diorama_planner.drawing.font_widths import text_width
from diorama_planner.painting.fonts import FAMILY, WEIGHTS, drawing_font, load_fonts, millimetres_per_pixel


@pytest.fixture(autouse=True)
def _fonts(qapp):
    load_fonts()


def test_the_bundled_font_is_there_in_all_weights_and_loading_twice_is_harmless():
    load_fonts()
    assert set(WEIGHTS) <= set(QFontDatabase.styles(FAMILY))
    assert QFontInfo(drawing_font(bold=False)).family() == FAMILY
    assert QFontInfo(drawing_font(bold=True)).weight() == 600


@pytest.mark.parametrize("bold", [False, True])
def test_every_letter_of_the_table_is_as_wide_as_qt_says(bold):
    metrics = QFontMetricsF(drawing_font(bold))
    letters = [chr(code) for code in (*range(32, 127), *range(160, 173), *range(174, 256))] + list("–—…•€←→↑↓−√≤Ω")
    for letter in letters:
        measured = metrics.horizontalAdvance(letter) * millimetres_per_pixel(10)
        assert text_width(letter, 10, bold) == pytest.approx(measured, abs=0.01), letter


@pytest.mark.parametrize("text", ["Neon alley 1:64", "200 × 240 mm", "Printed 1:2.5 on A4", "Äußerste Höhe"])
def test_whole_texts_agree_but_for_kerning(text):
    measured = QFontMetricsF(drawing_font(bold=False)).horizontalAdvance(text) * millimetres_per_pixel(3)
    assert text_width(text, 3) == pytest.approx(measured, rel=0.02)


def test_capitals_have_the_height_that_the_table_states():
    metrics = QFontMetricsF(drawing_font(bold=False))
    assert metrics.capHeight() * millimetres_per_pixel(7) == pytest.approx(7, rel=1e-3)
