import pytest

from diorama_planner.app.advice.advisor import Measure, advise, compare
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.scale import Scale

CATALOGUE = load_catalogue()
REGIONS = ("EU", "UK", "US", "JP", "ID", "other")
SUBJECTS = {"adult", "door", "step", "kerb", "lane", "brick", "tyre", "plate"}


@pytest.mark.parametrize("region", REGIONS)
def test_every_subject_is_answered_in_every_region(region: str) -> None:
    rows = advise(Scale(64), region, CATALOGUE)
    assert {row.subject for row in rows} >= SUBJECTS
    for row in rows:
        low, high = row.real_mm
        assert 0 < low <= row.usual_mm <= high
        assert row.model_mm == (low / 64, high / 64)
        assert row.usual_model_mm == row.usual_mm / 64
        assert row.source


def test_region_chooses_its_own_figures() -> None:
    plates = {
        region: {row.usual_mm for row in advise(Scale(1), region, CATALOGUE) if row.subject == "plate"}
        for region in REGIONS
    }
    assert (plates["JP"], plates["US"], plates["EU"]) == ({330.0}, {305.0}, {520.0})
    doors = [row.usual_mm for row in advise(Scale(1), "UK", CATALOGUE) if row.subject == "door"]
    assert doors == [1981.0]


def test_neon_alley_is_wider_than_an_old_lane() -> None:
    lane, road = compare([Measure("Alley", 6400, "road width")], Scale(64), "JP", CATALOGUE)
    assert str(lane.message) == "Alley is 6.4 m; an old lane is 1.8 to 2.7 m (28.12 to 42.19 mm here)"
    assert lane.verdict == "above"
    assert str(road.message) == "Alley is 6.4 m; a road must be 4 m at least (62.5 mm here)"
    assert road.verdict == "usual"


@pytest.mark.parametrize(
    ("real_mm", "lane", "road"),
    [
        (1700, "below", "below"),
        (1800, "usual", "below"),
        (2700, "usual", "below"),
        (3999, "above", "below"),
        (4000, "above", "usual"),
    ],
)
def test_verdicts_at_the_edges_of_the_ranges(real_mm: float, lane: str, road: str) -> None:
    found = compare([Measure("Lane", real_mm, "road width")], Scale(64), "JP", CATALOGUE)
    assert [each.verdict for each in found] == [lane, road]


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("quantity", ["road width", "pavement width", "kerb height", "door height", "step rise"])
def test_every_quantity_is_compared_in_every_region(region: str, quantity: str) -> None:
    found = compare([Measure("It", 1.0, quantity)], Scale(87), region, CATALOGUE, real_unit="mm")
    assert found
    assert all(each.verdict == "below" for each in found)
    assert all(str(each.message).startswith("It is 1 mm; a") for each in found)


def test_units_of_the_sentence() -> None:
    (row, *_) = compare(
        [Measure("Alley", 4876.8, "road width")], Scale(48), "US", CATALOGUE, real_unit="ft", model_unit="in"
    )
    assert str(row.message).startswith("Alley is 16 ft; an old lane is 12.0013 to 20 ft")
    assert row.verdict == "usual"
