"""What a newly drawn item starts with fits the scale and the region, and is sold."""

import pytest
from plans import CATALOGUE, add, rect, session_with

from diorama_planner.app.defaults import defaults_for
from diorama_planner.kinds.registry import KINDS
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.roles import field_infos

PLACES = {
    "wall": {"path_mm": ((20, 100), (120, 100))},
    "opening": {"host": "host", "at_mm": 115.0},
    "neon": {"host": "host", "at_mm": 115.0},
    "landform": {"outline_mm": rect(20, 20, 120, 80)},
    "ground_cover": {"outline_mm": rect(20, 20, 120, 80)},
    "pour": {"outline_mm": rect(20, 20, 120, 80)},
    "path": {"line_mm": ((20, 100), (120, 100))},
    "engraving": {"outline_mm": rect(20, 20, 120, 80)},
    "tyre_track": {"line_mm": ((20, 100), (120, 100))},
    "label": {"text": "Garage", "at_mm": (50.0, 50.0)},
}


@pytest.mark.parametrize("region", ["EU", "US", "JP", ""])
@pytest.mark.parametrize("scale", [12.0, 64.0, 87.0, 160.0])
@pytest.mark.parametrize("kind", PLACES)
def test_defaults_make_an_item_that_the_plan_has_nothing_against(kind: str, scale: float, region: str) -> None:
    session = session_with(scale=scale)
    session.set_preferences(region=region)
    add(session, Wall(id="host", path_mm=((20, 150), (250, 150)), **defaults_for("wall", session)))
    fields = defaults_for(kind, session)
    assert fields.keys() <= {info.name for info in field_infos(KINDS[kind].record)}
    add(session, KINDS[kind].record(id="new", **PLACES[kind], **fields))
    told = {issue.code for issue in session.issues() if issue.record_id == "new"}
    # a pour on a bare base needs its dams whatever it is; a hill drawn this small ends in a narrow crest; a sign is
    # connected after it was hung
    assert told <= {"needs-dam", "foam-islands", "light-unconnected"}


def test_kinds_that_bring_their_own_size_have_none() -> None:
    session = session_with()
    assert defaults_for("thing", session) == {}
    assert defaults_for("base", session) == {}


def test_a_wall_is_as_high_as_a_storey_and_as_thick_as_what_is_sold() -> None:
    session = session_with(scale=87.0)
    wall = defaults_for("wall", session)
    assert wall["height_mm"] == pytest.approx(3000 / 87, abs=0.05)
    assert wall["thickness_mm"] == CATALOGUE.material(wall["material"]).thickness_mm
