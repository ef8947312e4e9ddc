import pytest

from diorama_planner.drawing.font_widths import CAP_HEIGHT_EM, text_width


def test_a_text_is_as_wide_as_its_letters():
    parts = [text_width(letter, 3) for letter in "Alley 1:64 – ½"]
    assert text_width("Alley 1:64 – ½", 3) == pytest.approx(sum(parts))


def test_width_follows_height():
    assert text_width("Midnight", 6) == pytest.approx(2 * text_width("Midnight", 3))


def test_bold_is_wider_and_i_is_narrower_than_w():
    assert text_width("Garage", 3, bold=True) > text_width("Garage", 3)
    assert text_width("i", 3) < text_width("W", 3) / 3


def test_letters_that_are_in_no_table_take_room():
    assert text_width("漢", 3) == pytest.approx(3 / CAP_HEIGHT_EM)
    assert 0 < text_width("Ж", 3) < text_width("漢", 3)
    assert text_width("", 3) == 0
