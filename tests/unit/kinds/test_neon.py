"""Neon signs: which techniques can show them, what that takes, where they are, and what is told."""

from dataclasses import replace

import pytest

from diorama_planner.app.editing import face_verbs, wall_edits
from diorama_planner.app.session import Session
from diorama_planner.core.errors import RecordError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.faces import face_of
from diorama_planner.kinds.neon import FONTS, TECHNIQUES, Neon, lines_of
from diorama_planner.kinds.neon_fit import light_of, measures, verdicts
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Points, Project

WALL = Wall(id="wall", path_mm=((20, 150), (220, 150)), thickness_mm=10, height_mm=60)
SIGN = Neon(id="sign", host="wall", text="MIDNIGHT", at_mm=100, up_mm=40)


def session(sign: Neon) -> Session:
    base = Base(id=BASE_ID, width_mm=300, depth_mm=200, order=-1)
    return Session(Document.of([Project(id=PROJECT_ID, name="Signs", scale=64.0), base, WALL, sign]))


def weighed(sign: Neon) -> dict[str, float | bool | None]:
    """By technique: True where it can show a sign, else the letter height from which on it would."""
    around = session(sign).around()
    return {each.technique.id: each.is_possible or each.height_mm for each in verdicts(sign, around)}


def test_every_technique_of_the_table_can_be_chosen() -> None:
    assert tuple(row.id for row in session(SIGN).catalogue.neon_techniques()) == TECHNIQUES


def test_a_sign_of_40_mm_with_letters_of_6_mm_is_scribed_or_masked() -> None:
    """The M leaves 0.605 mm to bend to, 0.101 of its height: EL wire of 3 mm wants 29.7 mm, so 30."""
    found = measures(SIGN)
    assert found is not None
    assert found.width_mm < 40.0
    assert found.bend_mm == pytest.approx(0.606, abs=0.002)
    assert found.gap_mm == pytest.approx(6.0 / 4)  # the bar of the G to its back: 2 of 8
    told = weighed(SIGN)
    assert [name for name, able in told.items() if able is True] == ["scribed_acrylic", "printed_mask"]
    assert told["thin_el_wire"] == 30.0
    assert told["filament"] is None


def test_a_technique_that_cannot_says_why_and_what_would_do() -> None:
    wire = replace(SIGN, technique="thin_el_wire")
    around = session(wire).around()
    (issue,) = kind_of(wire).check(wire, around)
    assert issue.code == "neon-technique"
    assert "bends to a radius of 3 mm" in str(issue.message)
    assert [str(fix.label).partition(",")[0] for fix in issue.fixes] == [
        "Take Scribed acrylic",
        "Take Printed mask",
        "Make the letters 30 mm high",
    ]
    for fix in issue.fixes:
        mended = replace(wire, **fix.args["fields"])
        assert weighed(mended)[mended.technique] is True


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        ({"technique": "filament"}, "neon-technique", "one line that never breaks, and these are 11"),
        ({"technique": "fibre", "stroke_mm": 1.0}, "neon-technique", "its stroke is 2 mm"),
        ({"technique": "scribed_acrylic", "stroke_mm": 2.0}, "neon-technique", "strokes are 0.3 mm to 1 mm thick"),
        ({"technique": "scribed_acrylic", "height_mm": 2.5}, "neon-technique", "letters are 3 mm or higher"),
        ({"technique": "printed_mask", "height_mm": 50.0}, "neon-technique", "signs are up to 280 mm long"),
        ({"text": "鐵"}, "letters-without-shape", "鐵"),
        ({"text": " "}, "letters-without-shape", "says nothing"),
        ({"at_mm": -40.0}, "fixture-outside-wall", "by 57.6 mm"),
        ({"led": "no_such_led"}, "unknown-led", "no_such_led"),
        ({"host": "nowhere"}, "face-without-wall", "on no wall"),
    ],
)
def test_what_is_wrong_with_a_sign_is_named(changed: dict[str, object], code: str, said: str) -> None:
    sign = replace(SIGN, **changed)
    told = {issue.code: str(issue.message) for issue in kind_of(sign).check(sign, session(sign).around())}
    assert said in told[code]


@pytest.mark.parametrize(
    "changed",
    [{"text": "I" * 121}, {"line_mm": tuple((float(x), 1.0) for x in range(501))}],
    ids=["letters", "points"],
)
def test_a_sign_without_end_is_refused(changed: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="at most"):
        replace(SIGN, **changed)


def test_one_line_can_be_a_filament_and_a_sharp_one_cannot() -> None:
    wave = ((-30.0, 0.0), (0.0, 0.0), (0.0, 20.0), (30.0, 20.0))
    drawn = replace(SIGN, line_mm=wave)
    assert weighed(drawn)["filament"] is True  # legs of 20 mm between two right angles leave 10 mm of radius
    assert weighed(drawn)["fibre"] is None
    hook = replace(SIGN, line_mm=((20.0, 30.0), (50.0, 30.0), (50.0, 32.0), (20.0, 32.0)))
    assert weighed(hook)["filament"] is None
    with pytest.raises(RecordError):
        replace(SIGN, line_mm=((1.0, 1.0), (1.0, 1.0)))


def test_what_lights_it_follows_from_its_size_and_technique() -> None:
    """35.25 mm of letters and 2 mm of margin at each end: two LEDs at 25 mm; four at 12 mm behind a mask."""
    around = session(SIGN).around()
    edge = light_of(SIGN, around)
    mask = light_of(replace(SIGN, technique="printed_mask"), around)
    wire = light_of(replace(SIGN, technique="el_wire"), around)
    assert edge is not None
    assert (edge.led, edge.count, edge.length_mm) == ("smd0805_uv", 2, None)
    assert mask is not None
    assert mask.count == 4
    found = measures(SIGN)
    assert wire is not None
    assert found is not None
    assert wire.length_mm == pytest.approx(found.lit_mm + found.hidden_mm + 20 * 10 + 100)
    assert wire.seen == pytest.approx(found.lit_mm / 1000)  # the light of a metre of wire
    assert light_of(replace(SIGN, text=""), around) is None


def test_sheets_paint_and_fibre_are_bought() -> None:
    around = session(SIGN).around()
    kind = kind_of(SIGN)
    sheet, paint, light = kind.takeoff(SIGN, around)
    assert (sheet.material, sheet.amount) == ("acrylic_a4_2", pytest.approx((35.25 + 4) * (6 + 4)))
    assert (paint.material, light.material, light.amount) == ("fluo_paint_17", "smd0805_uv", 2)
    assert [part.region.area for part in kind.parts(SIGN, around)] == [pytest.approx(sheet.amount)]
    films = kind.takeoff(replace(SIGN, technique="printed_mask"), around)
    assert [line.material for line in films] == ["print_film_a4", "diffuser_film_a4", "pre0603_white_bare"]
    wire = kind.takeoff(replace(SIGN, technique="el_wire"), around)
    assert [(line.material, line.unit) for line in wire] == [("el_wire_2_3", "mm"), ("el_inverter", "each")]
    fibre, _ = kind.takeoff(replace(SIGN, technique="thin_fibre"), around)
    assert (fibre.material, fibre.unit) == ("side_glow_fibre_075_5m", "mm")


@pytest.mark.parametrize("surface", ["front", "back"])
def test_it_hangs_before_its_face_and_its_lights_shine_away_from_it(surface: str) -> None:
    sign = replace(SIGN, surface=surface)
    around = session(sign).around()
    side = 1.0 if surface == "front" else -1.0  # the path runs to the right, so that its left is up on the plan
    _, low, _, high = kind_of(sign).outline(sign, around).bounds
    assert ((low - 150) * side, (high - 150) * side) == pytest.approx((5.0, 9.0) if side > 0 else (9.0, 5.0))
    plus, minus = kind_of(sign).terminals(sign, around)
    assert plus.at_mm == minus.at_mm == pytest.approx((120.0, 150 + 5 * side))
    assert plus.height_mm == pytest.approx(40.0)
    lights = kind_of(sign).shines(sign, around)
    assert {each.aim_deg for each in lights} == {90.0 if side > 0 else 270.0}
    assert {each.colour for each in lights} == {sign.colour}
    assert sum(each.share for each in lights) == pytest.approx(2.0)


@pytest.mark.parametrize("surface", ["front", "back"])
def test_a_sign_is_turned_and_stretched_on_its_face(surface: str) -> None:
    letters = replace(SIGN, surface=surface, font="slanted")
    line = replace(letters, line_mm=((-20.0, 0.0), (0.0, 0.0), (20.0, 10.0)))
    face = face_of(WALL, surface)
    for sign in (letters, line):
        same = face_verbs.settled(sign, face)
        assert (same.at_mm, same.up_mm, same.height_mm) == pytest.approx((100.0, 40.0, 6.0))
        twice = face_verbs.reshaped(sign, face, lambda point: (2 * point[0], 2 * point[1]))
        assert lines_of(twice, face).box == pytest.approx(tuple(2 * side for side in lines_of(sign, face).box))
    x, y = face.across(100.0), 40.0
    turned = face_verbs.reshaped(line, face, lambda point: (x - (point[1] - y), y + (point[0] - x)))
    assert lines_of(turned, face).box == pytest.approx((x - 10, y - 20, x, y + 20))


@pytest.mark.parametrize("line", [(), ((-20.0, 0.0), (0.0, 0.0), (20.0, 10.0))], ids=["letters", "line"])
def test_a_sign_stays_where_it_is_when_its_wall_is_parted_or_turned_round(line: Points) -> None:
    plan = session(replace(SIGN, line_mm=line))
    before = plan.outline("sign").bounds
    with plan.edit("Part") as draft:
        _, second = wall_edits.split(draft, "wall", (60.0, 150.0))
    assert plan.document.get("sign").host == second
    assert plan.outline("sign").bounds == pytest.approx(before)
    with plan.edit("Turn") as draft:
        parted = draft.get(second)
        draft.put(replace(parted, path_mm=parted.path_mm[::-1]))
        wall_edits.turn_hosted(draft, second, 160.0)
    assert plan.document.get("sign").surface == "back"
    assert plan.outline("sign").bounds == pytest.approx(before)
    assert plan.document.get("sign").line_mm == line


def test_fonts_change_what_a_sign_asks_for() -> None:
    widths = {}
    for font in FONTS:
        found = measures(replace(SIGN, font=font))
        assert found is not None
        widths[font] = found.width_mm
    assert widths["narrow"] == pytest.approx(0.75 * widths["plain"])
    assert widths["narrow"] < widths["plain"] < widths["slanted"] < widths["wide"]
