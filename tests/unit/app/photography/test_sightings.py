"""What cameras see: what hides what, what is beyond the base, and how little is looked at again after an edit."""

from dataclasses import replace

import pytest

from diorama_planner.app.photography.sightings import Sightings
from diorama_planner.app.session import Session
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

ITEMS = (
    Base(id=BASE_ID, width_mm=400, depth_mm=300, order=-1),
    Camera(
        id="east", at_mm=(-60, 150), pan_deg=0.0, height_mm=40, lens="ef50_stm", f_number=8, focus_mm=400, order=5
    ),
    Camera(id="away", at_mm=(-60, 150), pan_deg=180.0, height_mm=40, focus_mm=400, order=6),
    Wall(id="near", path_mm=((200, 20), (200, 280)), thickness_mm=10, height_mm=150, order=1),
    Thing(id="hidden", thing="toyota_ae86_trueno", at_mm=(300, 150), order=2),
    Thing(id="seen", thing="toyota_ae86_trueno", at_mm=(120, 150), order=3),
)


@pytest.fixture
def session() -> Session:
    return Session(Document.of([Project(id=PROJECT_ID, name="Film"), *ITEMS]))


def told(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for issue in session.derived.sightings.findings.values():
        found.setdefault(issue[0].record_id, []).extend(each.code for each in issue)
    return found


def test_walls_hide_what_is_behind_them(session: Session) -> None:
    sightings = session.derived.sightings
    seen = sightings.of(session.document.get("east"))
    assert seen is not None
    assert next(iter(seen.shares)) == "near"
    assert "seen" in seen.shares
    assert "hidden" not in seen.shares
    assert "no-backdrop" in told(session)["away"]


def test_an_edit_is_seen_by_those_cameras_alone_that_may_see_it(session: Session) -> None:
    sightings = session.derived.sightings
    assert sightings.findings is sightings.findings
    before = sightings.surveyed
    with session.edit("Move the wall") as draft:
        draft.put(replace(session.document.get("near"), path_mm=((350, 20), (350, 280))))
    sightings.findings  # noqa: B018
    assert sightings.surveyed == before + 1  # the one that looks away sees nothing of it
    fresh = Sightings(session.scene)
    assert fresh.findings == sightings.findings
    east = session.document.get("east")
    assert sightings.of(east) == fresh.of(east)
    assert "hidden" in sightings.of(east).shares


def test_focus_follows_what_is_moved(session: Session) -> None:
    with session.edit("Follow") as draft:
        draft.put(replace(session.document.get("east"), target="seen"))
    before = session.pictures.of("east")
    with session.edit("Drive") as draft:
        draft.put(replace(session.document.get("seen"), at_mm=(160, 150)))
    assert session.pictures.of("east") != before
