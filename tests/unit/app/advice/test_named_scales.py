import pytest

from diorama_planner.app.advice.named_scales import read_scale, rows_named, traps_of
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import UsageError
from diorama_planner.core.scale import Scale

CATALOGUE = load_catalogue()


@pytest.mark.parametrize("row", CATALOGUE.scales(), ids=lambda row: row.id)
def test_every_scale_is_found_by_its_id(row) -> None:
    assert read_scale(row.id, load_catalogue) == Scale(row.ratio_denominator)


@pytest.mark.parametrize(
    ("text", "denominator"), [("H0", 87.0), ("ho", 87.0), ("OO", 76.2), ("OO9", 76.2), ("TT3", 101.6), ("S", 64.0)]
)
def test_scale_by_name(text: str, denominator: float) -> None:
    assert read_scale(text, load_catalogue).denominator == denominator


def test_name_of_several_scales_lists_them() -> None:
    with pytest.raises(UsageError, match=r"several scales.*1:160.*1:148.*1:150"):
        read_scale("N", load_catalogue)


@pytest.mark.parametrize("text", ["banana", "", "1:0", ":"])
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a scale"):
        read_scale(text, load_catalogue)
    assert rows_named(text, CATALOGUE.scales()) == ()


def test_traps() -> None:
    assert "oo" in {row.id for row in traps_of(Scale(76.2), CATALOGUE)}
    assert "s_1_64" in {row.id for row in traps_of(Scale(64), CATALOGUE)}
    assert traps_of(Scale(35), CATALOGUE) == ()
    assert all("TRAP" in row.notes for row in traps_of(Scale(22.5), CATALOGUE))
