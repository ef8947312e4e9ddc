"""Face patches: what they cover, what they cost, what is told of those that leave their wall, and what they show."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.errors import RecordError
from diorama_planner.drawing.extent import extent
from diorama_planner.drawing.primitives import Text
from diorama_planner.drawing.recorder import record
from diorama_planner.kinds.faces import face_of
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import MATERIALS, Patch, covered, face_draw
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import FADE_SHARES, PROJECT_ID, Coat, Project

CATALOGUE = load_catalogue()
WALL = Wall(id="wall", path_mm=((20, 160), (120, 160)), thickness_mm=10, height_mm=60)
DOOR = Opening(id="door", host="wall", at_mm=30, width_mm=10, height_mm=15)


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


LOW = rect(10, 0, 50, 20)


def patch(outline=LOW, **fields):
    return Patch(**{"id": "patch", "host": "wall", "surface": "back", "outline_mm": outline, **fields})


def session_of(*items):
    return Session(Document.of([Project(id=PROJECT_ID, name="P"), WALL, DOOR, *items]), catalogue=CATALOGUE)


def lines_of(item):
    session = session_of(item)
    return kind_of(item).takeoff(item, session.around())


def issues_of(item):
    return kind_of(item).check(item, session_of(item).around())


def test_the_door_is_not_grown_over():
    (line,) = lines_of(patch(look="moss"))
    assert line.measured == pytest.approx(40 * 20 - 10 * 15)
    assert (line.material, line.surface) == ("ws_turf_bag", "back")
    assert line.amount == pytest.approx(650e-6 * 1500)  # 1500 ml/m2


def test_on_the_front_the_same_place_is_another_stretch_of_the_wall():
    (line,) = lines_of(patch(surface="front"))
    assert line.measured == pytest.approx(800)  # the door is at x 65 to 75


@pytest.mark.parametrize(("fade", "share"), FADE_SHARES.items())
def test_what_fades_needs_less(fade, share):
    (line,) = lines_of(patch(surface="front", fade=fade, strength=0.5))
    assert line.measured == pytest.approx(800 * share / 2)


def test_what_is_not_there_costs_nothing():
    assert lines_of(patch(strength=0.0)) == ()
    assert lines_of(patch(material="no_such_material")) == ()


def test_another_material_may_be_chosen():
    (line,) = lines_of(patch(look="moss", material="flock_30g"))
    assert line.material == "flock_30g"


@pytest.mark.parametrize("look", MATERIALS)
def test_every_look_is_bought_by_its_area(look):
    (line,) = lines_of(patch(surface="front", look=look))
    assert line.material == MATERIALS[look]
    assert line.amount > 0


def test_what_reaches_beyond_the_wall_is_left_out_and_told():
    item = patch(rect(-10, 30, 10, 50))
    session = session_of(item)
    assert covered(item, session.around()).area == pytest.approx(200)
    (issue,) = issues_of(item)
    assert (issue.code, str(issue.severity)) == ("patch-cut-off", "hint")
    session.apply_fix(issue.fixes[0])
    mended = session.document.get("patch")
    assert mended.outline_mm == rect(0, 30, 20, 50)
    assert issues_of(mended) == []


def test_a_patch_larger_than_its_face_is_cut_down_to_it_by_the_fix():
    (issue,) = issues_of(patch(rect(-20, -20, 180, 90)))
    xs, ys = zip(*issue.fixes[0].args["fields"]["outline_mm"], strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == (0, 100, 0, 60)


def test_a_patch_beside_its_wall_is_a_warning():
    item = patch(rect(200, 0, 220, 10))
    (issue,) = issues_of(item)
    assert (issue.code, str(issue.severity)) == ("patch-beside-wall", "warning")
    assert lines_of(item)[0].amount == 0


def test_a_patch_without_a_wall_is_an_error():
    assert [issue.code for issue in issues_of(patch(host="gone"))] == ["face-without-wall"]


@pytest.mark.parametrize("outline", [(), ((0, 0), (1, 1)), ((0, 0), (1, 1), (0, 0))])
def test_an_outline_needs_three_points(outline):
    with pytest.raises(RecordError, match="three different points"):
        patch(outline)


def test_it_follows_its_wall_and_its_scale_but_not_the_hand_on_the_plan():
    session = session_of(patch())
    before = session.outline("patch").bounds
    with session.edit("Move") as draft:
        verbs.move(draft, ["wall", "patch"], 7.0, -3.0)
    assert session.document.get("patch").outline_mm == rect(10, 0, 50, 20)
    assert session.outline("patch").bounds == pytest.approx(
        [a + b for a, b in zip(before, (7, -3, 7, -3), strict=True)]
    )
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, 128.0)
    assert session.document.get("patch").outline_mm == rect(5, 0, 25, 10)


def test_it_is_copied_and_removed_with_its_wall():
    session = session_of(patch())
    with session.edit("Copy") as draft:
        (copy,) = verbs.duplicate(draft, ["wall"], 0.0, -50.0)
    hosts = sorted(item.host for item in session.document.items() if isinstance(item, Patch))
    assert hosts == sorted(["wall", copy])
    with session.edit("Delete") as draft:
        verbs.delete(draft, ["wall"])
    assert [item.host for item in session.document.items() if isinstance(item, Patch)] == [copy]


@pytest.mark.parametrize("look", MATERIALS)
@pytest.mark.parametrize("fade", FADE_SHARES)
def test_a_look_repeats_itself_and_stays_within_its_box(look, fade):
    item = patch(rect(5, 5, 95, 45), look=look, fade=fade, text="HAI")
    around = session_of(item).around()
    face = face_of(WALL, "back")
    drawn = tuple(face_draw(item, around, face))
    assert drawn
    assert record(drawn) == record(face_draw(item, around, face))
    left, low, right, high = extent(tuple(part for part in drawn if not isinstance(part, Text)))
    assert left > 2
    assert low > 2
    assert right < 98
    assert high < 48


FLOCKED = (Coat(material="static_layering_glue"), Coat(material="static_grass_1mm", density=0.8))


def test_moss_is_built_up_of_glue_and_flock_on_what_is_left_of_the_wall():
    glue, flock = lines_of(patch(build_up=FLOCKED, fade="up", strength=0.5))
    assert glue.measured == pytest.approx(650 * 0.5)  # as far as the fade reaches, however thinly it is sown
    assert flock.measured == pytest.approx(650 * 0.5 * 0.5 * 0.8)
    assert flock.amount == pytest.approx(flock.measured / 1e6 * 45)


def test_a_cover_on_a_wall_is_flocked_lying_flat():
    item = patch(build_up=FLOCKED)
    told = [str(text) for text in kind_of(item).remarks(item, session_of(item).around())]
    assert "lying flat" in told[0]
    assert any("1 mm fibres" in text for text in told)
    soot = patch(look="soot")
    assert kind_of(soot).remarks(soot, session_of(soot).around()) == []


@pytest.mark.parametrize(
    "fields", [{"material": "static_grass_4mm"}, {"build_up": (FLOCKED[0], Coat(material="static_grass_4mm"))}]
)
def test_long_fibres_are_no_moss(fields):
    session = session_of(patch(**fields))
    (issue,) = [issue for issue in session.issues() if issue.code == "long-moss"]
    session.apply_fix(issue.fix)
    assert "long-moss" not in {each.code for each in session.issues()}
    assert "ws_turf_bag" in {row.material for row in session.bill().rows}
    assert [issue.code for issue in session_of(patch(build_up=FLOCKED)).issues() if issue.code == "long-moss"] == []
