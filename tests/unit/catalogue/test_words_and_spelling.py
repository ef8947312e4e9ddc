import pytest
from hypothesis import given
from hypothesis import strategies as st

from diorama_planner.catalogue.spelling import Vocabulary
from diorama_planner.catalogue.words import edit_distance, fold, nearest, words, words_and_joined

letters = st.text(alphabet="abcd", max_size=8)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Käfer", "kafer"),
        ("Citroën", "citroen"),
        ("Straße", "strasse"),
        ("Škoda", "skoda"),
        ("Ærø", "aero"),
        ("ＡＥ８６", "ae86"),
    ],
)
def test_folding_takes_off_case_and_marks(text, folded):
    assert fold(text) == folded


def test_words_split_at_everything_else():
    assert words('Sd.Kfz. 251/1 "Hanomag"_x') == ["sd", "kfz", "251", "1", "hanomag", "x"]
    assert words_and_joined("Mazda MX-5") == ["mazda", "mx", "5", "mazdamx", "mx5"]


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("", "", 0),
        ("abc", "abc", 0),
        ("skylne", "skyline", 1),
        ("ab", "ba", 1),
        ("ae68", "ae86", 1),
        ("kitten", "sitting", 3),
    ],
)
def test_edit_distance_of_known_pairs(one, other, distance):
    assert edit_distance(one, other, 9) == distance


@given(letters, letters)
def test_edit_distance_is_symmetric_zero_for_equals_and_cut_at_the_limit(one, other):
    full = edit_distance(one, other, 99)
    assert full == edit_distance(other, one, 99)
    assert (full == 0) == (one == other)
    assert min(full, 3) == edit_distance(one, other, 2)


def test_nearest_leaves_out_what_is_not_alike():
    assert nearest("tre", ["tree", "truck", "oak"]) == ["tree"]
    assert nearest("banana", ["tree", "truck"]) == []
    assert nearest("", ["tree"]) == []


def test_a_vocabulary_knows_beginnings_and_mistyped_words():
    known = Vocabulary(["skyline", "skylark", "silvia", "grass", "gas"])
    assert known.has_prefix("sky")
    assert not known.has_prefix("z")
    assert known.near("skylne")[0] == "skyline"
    assert known.near("gras") == ["grass", "gas"]
    assert known.near("gsa") == []  # too short to guess
    assert known.near("banana") == []
