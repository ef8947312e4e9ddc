"""The letters of tubes: all of those that are promised, drawn within their height, corners as round as they say."""

import string

import pytest

from diorama_planner.drawing.neon_kana import KATAKANA
from diorama_planner.drawing.neon_letters import LETTERS, lettering
from diorama_planner.geometry.tubes import bend_room, nearest_pass


@pytest.mark.parametrize("style", [(1.0, 0.0), (0.75, 0.2)])
def test_capitals_figures_and_signs_stand_on_their_line(style: tuple[float, float]) -> None:
    for letter in (*string.ascii_uppercase, *string.digits, *LETTERS):
        drawn = lettering(letter, *style)
        assert not drawn.missing
        heights = [y for tube in drawn.tubes for y in tube[:, 1].tolist()]
        assert min(heights) >= -1e-9
        assert max(heights) <= (1.0 if letter != "$" else 1.25) + 1e-9
        if letter.isalnum() and letter.isascii():
            assert max(heights) == pytest.approx(1.0)


def test_the_middle_of_a_text_is_at_zero_and_small_letters_are_capitals() -> None:
    drawn = lettering("Open")
    xs = [x for tube in drawn.tubes for x in tube[:, 0].tolist()]
    assert max(xs) == pytest.approx(-min(xs))
    assert drawn is lettering("Open")
    assert [tube.tolist() for tube in drawn.tubes] == [tube.tolist() for tube in lettering("OPEN").tubes]


def test_accents_stand_over_their_letter_and_what_has_no_shape_is_named() -> None:
    assert len(lettering("É").tubes) == len(lettering("E").tubes) + 1
    assert lettering("CAF鐵É鐵").missing == "鐵"
    assert lettering(" \n ").is_empty


def test_rows_stand_over_each_other() -> None:
    both = lettering("I\nI")
    assert sorted(float(tube[:, 1].min()) for tube in both.tubes) == [0.0, 1.5]


def test_an_o_is_as_round_as_half_its_width_and_letters_keep_their_distance() -> None:
    # four wide on a grid of eight: half circles of a quarter of the height, its sides half of the height apart
    drawn = lettering("O")
    assert bend_room(drawn.tubes[0]) == pytest.approx(0.25, rel=0.01)
    assert nearest_pass(drawn.bones) == pytest.approx(0.5)
    assert nearest_pass(lettering("II").bones) == pytest.approx(3 / 8)


def test_kana_are_letters_too_with_their_marks_and_small_ones() -> None:
    for letter in KATAKANA:
        assert not lettering(letter).missing
    assert not lettering("ガレージ ラーメン パチンコ キャバレー").missing
    assert [tube.tolist() for tube in lettering("さけ").tubes] == [tube.tolist() for tube in lettering("サケ").tubes]
    assert len(lettering("ガ").tubes) == len(lettering("カ").tubes) + 2
    tall, small = (max(float(tube[:, 1].max()) for tube in lettering(kana).tubes) for kana in ("ヤ", "ャ"))
    assert small == pytest.approx(0.7 * tall)
