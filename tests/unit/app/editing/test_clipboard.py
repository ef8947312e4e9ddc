"""Copying and pasting between plans: everything an item needs comes along, and scales are converted."""

import pytest

from diorama_planner.app.editing import clipboard
from diorama_planner.app.session import Session
from diorama_planner.core.errors import BadFileError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.fixture import Fixture
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, CatalogueEntry, Circuit, Coat, Group, Layer, Project


def plan(*records, scale=64.0, assets=None):
    first = (Project(id=PROJECT_ID, scale=scale), Base(id=BASE_ID, width_mm=400, depth_mm=300))
    return Session(Document.of([*first, *records], assets or {}))


def pasted(session, clip, at=None):
    with session.edit("Paste") as draft:
        ids = clipboard.paste(draft, clipboard.read_clip(clipboard.clip_bytes(clip)), at)
    return [session.document.records[item_id] for item_id in ids]


WALL = Wall(id="w", path_mm=((10, 10), (110, 10)), height_mm=40, thickness_mm=5, layer="l", group="g", order=1)
DOOR = Opening(id="d", host="w", at_mm=50, width_mm=15, height_mm=30, order=2)
CAR = Thing(id="c", thing="toyota_ae86_trueno", at_mm=(50, 60), group="g", order=3)
AROUND = (Layer(id="l", name="Walls"), Group(id="g", name="Corner"))


def test_what_is_pasted_in_place_equals_what_was_copied_but_for_its_ids():
    session = plan(*AROUND, WALL, DOOR, CAR)
    clip = clipboard.clip_of(session.document, ["w", "c"])
    wall, door, car = pasted(session, clip)
    assert (wall.path_mm, wall.layer) == (WALL.path_mm, "l")
    assert door.host == wall.id != "w"
    assert car.at_mm == CAR.at_mm
    assert wall.group == car.group not in {"", "g"}
    assert session.document.records[wall.group].name == "Corner"
    session.undo()
    assert set(session.document.records) == {PROJECT_ID, BASE_ID, "l", "g", "w", "d", "c"}


def test_groups_in_groups_come_along():
    session = plan(Group(id="outer", name="Block"), Group(id="g", name="Corner", group="outer"), CAR)
    (car,) = pasted(session, clipboard.clip_of(session.document, ["c"]))
    corner = session.document.records[car.group]
    block = session.document.records[corner.group]
    assert (corner.name, block.name) == ("Corner", "Block")
    assert {corner.id, block.id}.isdisjoint({"g", "outer"})


def test_pasting_at_a_point_centres_the_items_there():
    session = plan(CAR)
    (car,) = pasted(session, clipboard.clip_of(session.document, ["c"]), (200.0, 100.0))
    assert car.at_mm == pytest.approx((200, 100))


def test_another_plan_gets_layers_by_name_and_real_lengths_in_its_scale():
    source = plan(*AROUND, WALL, DOOR)
    other = plan(Layer(id="mine", name="Walls"), scale=32.0)
    wall, door = pasted(other, clipboard.clip_of(source.document, ["w"]))
    assert wall.layer == "mine"
    assert wall.path_mm == ((20, 20), (220, 20))
    assert (wall.height_mm, wall.thickness_mm) == (80, 5)
    assert (door.at_mm, door.width_mm) == (100, 30)


def test_a_hosted_item_without_its_host_stays_behind():
    clip = clipboard.clip_of(plan(*AROUND, WALL, DOOR).document, ["d"])
    assert pasted(plan(), clip) == []
    (door,) = pasted(plan(*AROUND, WALL), clip)
    assert door.host == "w"


@pytest.mark.parametrize("with_supply", [True, False])
def test_lights_bring_their_circuit_and_hang_on_what_came_along(with_supply):
    lamp, supply = Light(id="lamp", at_mm=(10, 10), circuit="street"), Supply(id="usb", at_mm=(50, 50))
    lit = plan(lamp, supply, Circuit(id="street", name="Street", feed="usb"))
    clip = clipboard.clip_of(lit.document, ["lamp", "usb"] if with_supply else ["lamp"])
    other = plan()
    made = [item.id for item in pasted(other, clip)]
    (circuit,) = other.electrics.electrics.circuits
    assert (circuit.name, [each.record for each in circuit.lamps]) == ("Street", made[:1])
    assert circuit.feed == (made[1] if with_supply else "")
    pasted(lit, clip)
    assert [len(each.lamps) for each in lit.electrics.electrics.circuits] == [2]


def test_own_things_and_their_pictures_travel():
    picture = b"picture"
    empty = plan()
    with empty.edit("asset") as draft:
        name = draft.add_asset(picture)
    entry = {"id": "my_kiosk", "family": "thing", "picture": name}
    source = plan(
        CatalogueEntry(id="entry-kiosk", family="thing", entry=entry),
        CatalogueEntry(id="entry-other", family="thing", entry={"id": "other"}),
        Thing(id="k", thing="my_kiosk", at_mm=(5, 5)),
        assets={name: picture, "unused": b"x"},
    )
    clip = clipboard.clip_of(source.document, ["k"])
    assert [carried.id for carried in clip.entries] == ["entry-kiosk"]
    other = plan()
    pasted(other, clip)
    pasted(other, clip)
    assert other.document.records["entry-kiosk"].entry["id"] == "my_kiosk"
    assert dict(other.document.assets) == {name: picture}


SQUARE = ((0, 0), (40, 0), (40, 40), (0, 40))
NAMING = (
    Scatter(id="n", outline_mm=SQUARE, mix=(MixPart(thing="bush"), MixPart(thing="my_own"))),
    Scatter(id="n", outline_mm=SQUARE, mix=(MixPart(material="my_own"),)),
    Fixture(id="n", host="w", thing="my_own", at_mm=20),
    Patch(id="n", host="w", outline_mm=SQUARE, material="my_own"),
    Patch(id="n", host="w", outline_mm=SQUARE, build_up=(Coat(material="my_own"),)),
    GroundCover(id="n", outline_mm=SQUARE, build_up=(Coat(material="my_own"),)),
    Path(id="n", line_mm=SQUARE[:2], width_mm=10, kerb=Kerb(width_mm=2, height_mm=1, material="my_own")),
    Wall(id="n", path_mm=SQUARE[:2], construction="sheet", mould="my_own"),
)


@pytest.mark.parametrize("item", NAMING, ids=lambda item: type(item).__name__.lower())
def test_own_entries_travel_wherever_an_item_names_them(item):
    entries = [
        CatalogueEntry(id=f"entry-{name}", family="thing", entry={"id": f"my_{name}"}) for name in ("own", "x")
    ]
    clip = clipboard.clip_of(plan(*AROUND, WALL, item, *entries).document, ["n"])
    other = plan(*AROUND, WALL)
    assert len(pasted(other, clip)) == 1
    assert [entry.id for entry in other.document.every(CatalogueEntry)] == ["entry-own"]


def test_text_as_add_reads_it_can_be_pasted():
    session = plan(*AROUND, WALL, DOOR)
    text = clipboard.items_text(clipboard.clip_of(session.document, ["w"]).items)
    clip = clipboard.read_text(text, 64.0)
    assert [item.kind for item in clip.items] == ["wall", "opening"]


@pytest.mark.parametrize("text", ["", "hello", '{"kind": "wall"}', "[1, 2]", '[{"kind": "spaceship"}]', "[" * 5000])
def test_foreign_text_is_refused_with_a_word(text):
    with pytest.raises(BadFileError):
        clipboard.read_text(text, 64.0)


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"[]", b"{}", b'{"scale": "x"}'])
def test_a_foreign_clip_is_refused_with_a_word(data):
    with pytest.raises(BadFileError):
        clipboard.read_clip(data)


def test_the_base_is_never_copied():
    session = plan(CAR)
    count = len(session.document.records)
    clip = clipboard.clip_of(session.document, [BASE_ID, "c"])
    pasted(session, clip)
    assert len(session.document.records) == count + 1
