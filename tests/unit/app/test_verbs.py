"""Verbs change the draft by the roles of fields, all or nothing."""

import pytest
from plans import CATALOGUE, add, change, drum, rect, session_with

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError, RecordError, UsageError
from diorama_planner.geometry.outline import OutlineError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model import transforms
from diorama_planner.model.record import BASE_ID, Group, Item, Layer

BOW = ((0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0))


def edited(session: Session, verb, *args, **kwargs):
    with session.edit("Edit") as draft:
        return verb(draft, *args, **kwargs)


def at(session: Session, item_id: str):
    return session.document.get(item_id).at_mm


# -- adding -------------------------------------------------------------------------------------------------


def test_items_go_on_top_in_their_order():
    session = session_with(drum("a", 10, 10), drum("b", 20, 10))
    add(session, drum("c", 30, 10))
    orders = [session.document.get(name).order for name in ("a", "b", "c")]
    assert orders == sorted(orders)
    assert len(set(orders)) == 3
    add(session, drum("d", 30, 10, order=-7.5))
    assert session.document.get("d").order == -7.5


def test_layers_are_found_by_id_or_name_and_made_once():
    session = session_with(drum("a", 10, 10, layer="Yard"), drum("b", 20, 10, layer="Yard"))
    (yard,) = session.document.every(Layer)
    add(session, drum("c", 30, 10, layer=yard.id), drum("d", 30, 10, layer="Sea"))
    names = {layer.id: layer.name for layer in session.document.every(Layer)}
    assert sorted(names.values()) == ["Sea", "Yard"]
    assert [names[session.document.get(name).layer] for name in "abcd"] == ["Yard", "Yard", "Yard", "Sea"]
    assert len({(layer.order, layer.colour) for layer in session.document.every(Layer)}) == 2


@pytest.mark.parametrize(
    ("items", "word"),
    [
        ([drum("a", 1, 1), drum("a", 2, 2)], "'a' is taken"),
        ([Opening(id="door", host="gone", at_mm=1, width_mm=2, height_mm=3)], "host names 'gone'"),
        ([drum("a", 1, 1, group="gang")], "group names 'gang'"),
        ([Base(id="second", width_mm=10, depth_mm=10)], "one base"),
        ([GroundCover(id="bow", label="Bow tie", outline_mm=BOW)], "Bow tie: the outline crosses itself at x 5 mm"),
    ],
)
def test_nothing_is_added_unless_all_can_be(items, word):
    session = session_with()
    before = session.document
    with pytest.raises(UsageError, match=word):
        add(session, drum("good", 5, 5), *items)
    assert session.document is before


def test_hosts_may_come_after_what_they_host():
    door = Opening(id="door", host="wall", at_mm=10, width_mm=2, height_mm=3)
    session = session_with(door, Wall(id="wall", path_mm=((0, 0), (50, 0))))
    assert [each.id for each in session.scene.hosted("wall")] == ["door"]


def test_catalogue_ids_are_checked_wherever_they_stand():
    good = [
        drum("a", 1, 1),
        Path(id="p", line_mm=((0, 0), (9, 9)), kerb=Kerb(width_mm=1, height_mm=1)),
        Base(id="b", width_mm=9, depth_mm=9, frame_material=""),
    ]
    verbs.check_catalogue_ids(good, CATALOGUE)
    for bad, word in (
        (
            Thing(id="t", label="My shed", thing="oil_drun", at_mm=(1, 1)),
            "My shed: unknown thing 'oil_drun'.*oil_drum",
        ),
        (Thing(id="t", thing="lane_jp", at_mm=(1, 1)), "t: lane_jp cannot be placed"),
        (Wall(id="w", path_mm=((0, 0), (9, 9)), material="xps_9"), "w: unknown material 'xps_9'"),
        (
            Path(id="p", line_mm=((0, 0), (9, 9)), kerb=Kerb(width_mm=1, height_mm=1, material="granit")),
            "p: unknown material 'granit'",
        ),
    ):
        with pytest.raises(UsageError, match=word):
            verbs.check_catalogue_ids([*good, bad], CATALOGUE)


# -- moving and turning -------------------------------------------------------------------------------------


def test_moving_takes_every_point_along():
    curves = {0: ((5.0, 5.0), (6.0, 6.0))}
    cover = GroundCover(id="c", outline_mm=rect(0, 0, 9, 9), holes_mm=(rect(2, 2, 4, 4),), curves_mm=curves)
    session = session_with(cover)
    edited(session, verbs.move, ["c"], 10.0, -5.0)
    moved = session.document.get("c")
    assert moved.outline_mm == rect(10, -5, 19, 4)
    assert moved.holes_mm == (rect(12, -3, 14, -1),)
    assert moved.curves_mm == {0: ((15.0, 0.0), (16.0, 1.0))}


def test_items_turn_about_their_common_middle():
    session = session_with(drum("a", 0, 0), drum("b", 20, 0, rotation_deg=350.0))
    edited(session, verbs.rotate, ["a", "b"], 90.0)
    assert at(session, "a") == pytest.approx((10, -10))
    assert at(session, "b") == pytest.approx((10, 10))
    assert session.document.get("b").rotation_deg == pytest.approx(80.0)
    edited(session, verbs.rotate, ["a"], -90.0, about=(0.0, 0.0))
    assert at(session, "a") == pytest.approx((-10, -10))


def test_what_has_no_place_of_its_own_cannot_be_moved():
    door = Opening(id="door", host="wall", at_mm=10, width_mm=2, height_mm=3)
    session = session_with(Wall(id="wall", path_mm=((0, 0), (50, 0))), door)
    assert not transforms.is_movable(session.document.get("door"))
    assert not transforms.is_movable(session.document.get(BASE_ID))
    assert transforms.is_movable(session.document.get("wall"))


def test_verbs_on_what_is_not_there():
    session = session_with(drum("a", 0, 0, layer="Yard"))
    (yard,) = session.document.every(Layer)
    for verb in (lambda draft: verbs.move(draft, ["gone"], 1, 1), lambda draft: verbs.move(draft, [yard.id], 1, 1)):
        with pytest.raises(UsageError):
            edited(session, verb)
    edited(session, verbs.delete, ["gone"])  # gone already
    assert at(session, "a") == (0, 0)


# -- copying and deleting -----------------------------------------------------------------------------------


def test_a_copied_wall_brings_copies_of_its_openings():
    door = Opening(id="door", host="wall", at_mm=10, width_mm=2, height_mm=3)
    session = session_with(Wall(id="wall", path_mm=((0, 0), (50, 0))), door, drum("d", 5, 5))
    made = edited(session, verbs.duplicate, ["wall", "d"], 0.0, 30.0)
    walls = [item for item in session.document.items() if isinstance(item, Wall)]
    assert len(walls) == 2
    copy = next(wall for wall in walls if wall.id != "wall")
    assert copy.id in made
    assert [hosted.at_mm for hosted in session.scene.hosted(copy.id)] == [10]
    assert [hosted.id for hosted in session.scene.hosted("wall")] == ["door"]
    assert copy.path_mm == ((0, 30), (50, 30))


def test_a_copied_opening_stays_in_its_wall():
    door = Opening(id="door", host="wall", at_mm=10, width_mm=2, height_mm=3)
    session = session_with(Wall(id="wall", path_mm=((0, 0), (50, 0))), door)
    (copy,) = edited(session, verbs.duplicate, ["door"], 0.0, 30.0)
    assert session.document.get(copy).host == "wall"


def test_there_is_no_second_base():
    session = session_with()
    assert edited(session, verbs.duplicate, [BASE_ID], 5.0, 5.0) == []
    edited(session, verbs.delete, [BASE_ID])
    assert session.base_size() == (300.0, 200.0, 9.0)


def test_deleting_takes_what_is_hosted_and_lets_go_what_is_named():
    door = Opening(id="door", host="wall", at_mm=10, width_mm=2, height_mm=3)
    session = session_with(Wall(id="wall", path_mm=((0, 0), (50, 0))), door, drum("a", 1, 1, layer="Yard"))
    (yard,) = session.document.every(Layer)
    edited(session, verbs.delete, ["wall"])
    assert "door" not in session.document.records
    edited(session, lambda draft: draft.remove(yard.id))
    assert session.document.get("a").layer == ""
    session.undo()
    assert session.document.get("a").layer == yard.id


# -- fields -------------------------------------------------------------------------------------------------


def test_fields_are_set_and_checked():
    session = session_with(Landform(id="l", outline_mm=rect(0, 0, 9, 9)))
    change(session, "l", height_mm=7.0, label="Knoll")
    assert session.document.get("l").height_mm == 7.0
    before = session.document
    for fields, word in (
        ({"heigth_mm": 3.0}, "landform has no field 'heigth_mm'"),
        ({"height_mm": float("nan")}, "height_mm"),
        ({"edge": "blunt"}, "edge is 'blunt'"),
        ({"outline_mm": BOW}, "Knoll: the outline crosses itself"),
    ):
        with pytest.raises(PlannerError, match=word):
            change(session, "l", **fields)
    assert session.document is before


def test_layers_and_projects_have_fields_too():
    session = session_with(drum("a", 1, 1, layer="Yard"))
    (yard,) = session.document.every(Layer)
    change(session, yard.id, name="Court")
    change(session, "project", name="Midnight")
    assert session.title == "Midnight"
    assert session.document.get(yard.id).name == "Court"
    with pytest.raises(RecordError):
        change(session, "project", scale=0.0)


@pytest.mark.parametrize(("chosen", "to"), [("bd", "front"), ("ac", "back")])
def test_items_come_to_the_front_or_go_to_the_back_in_their_order(chosen: str, to: str):
    session = session_with(*(drum(name, 10, 10) for name in "bdca"))
    edited(session, verbs.reorder, list(chosen), to)
    assert [name for name in session.stacking() if name != BASE_ID] == ["c", "a", "b", "d"]


def test_items_are_put_on_a_layer():
    session = session_with(drum("a", 1, 1), drum("b", 1, 1, layer="Yard"))
    (yard,) = session.document.every(Layer)
    edited(session, verbs.set_layer, ["a"], yard.id)
    assert session.document.get("a").layer == yard.id


# -- remedies -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("depth", "slab"), [(3.0, 20.0), (20.0, 20.0), (20.5, 40.0)])
def test_a_slab_of_foam_is_as_thick_as_sheets_are(depth: float, slab: float):
    session = session_with()
    edited(session, verbs.add_base_slab, depth)
    edited(session, verbs.add_base_slab, depth)
    layers = session.document.get(BASE_ID).layers
    assert [layer.thickness_mm for layer in layers] == [slab, slab]


def test_a_dam_names_its_pour_and_lies_on_its_layer():
    session = session_with(Pour(id="p", label="Road", outline_mm=rect(0, 0, 50, 50), depth_mm=3.0, layer="Wet"))
    edited(session, verbs.add_dam, "p", [[0, 0], [50, 0]], 3.0)
    (dam,) = (item for item in session.document.items() if isinstance(item, Wall))
    assert dam.label == "Dam of Road"
    assert dam.layer == session.document.get("p").layer
    assert dam.path_mm == ((0.0, -1.0), (50.0, -1.0))  # just outside the edge, half its 2 mm away
    assert dam.height_mm == 5.0


def test_an_outline_that_encloses_nothing_cannot_be_mended():
    session = session_with()
    with pytest.raises(OutlineError), session.edit("Add") as draft:
        verbs.add_items(draft, [GroundCover(outline_mm=((0, 0), (5, 5), (9, 9)))], repair=True)
    assert [item.id for item in session.document.items()] == [BASE_ID]


# -- transforms of records ----------------------------------------------------------------------------------


def test_groups_and_layers_have_nothing_to_move():
    for record in (Group(id="g"), Layer(id="l", name="Yard")):
        assert transforms.moved(record, 5, 5) is record
        assert transforms.rescaled(record, 2.0) is record
        assert list(transforms.points_of(record)) == []


def test_angles_stay_within_a_turn():
    label = Label(text="x", at_mm=(1.0, 0.0), rotation_deg=350.0)
    turned = transforms.rotated(label, 30.0, (0.0, 0.0))
    assert turned.rotation_deg == pytest.approx(20.0)
    assert transforms.rotated(label, -370.0, (0.0, 0.0)).rotation_deg == pytest.approx(340.0)


def test_rescaling_keeps_its_hands_off_the_bench():
    thing = Thing(thing="oil_drum", at_mm=(64.0, 0.0), z_mm=8.0, size_mm=(9.0, 9.0, 9.0), rotation_deg=30.0)
    found = transforms.rescaled(thing, 0.5)
    assert (found.at_mm, found.z_mm, found.size_mm, found.rotation_deg) == ((32.0, 0.0), 4.0, (9.0, 9.0, 9.0), 30.0)


def test_rescaling_to_no_scale_changes_nothing():
    session = session_with(drum("a", 5, 5))
    before = session.document
    for scale in (0.0, -1.0, float("nan"), 1e9):
        with pytest.raises(PlannerError):
            edited(session, verbs.rescale, scale)
    assert session.document is before
    assert isinstance(session.document.get("a"), Item)
