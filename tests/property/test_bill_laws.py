"""Laws of the bill: what is split takes as much, scale goes by powers, what does not matter changes nothing.

That the ledger equals a recount after any run of edits is for `test_session_machine`.
"""

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.geometry.fading import along_of, strip
from diorama_planner.geometry.outline import polyline_length, slice_line
from diorama_planner.geometry.region import polygon_region
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.fence import Fence
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, Item, Layer, Points, Project, Record

CATALOGUE = load_catalogue()
SIDE = 300.0
BASE = Base(id=BASE_ID, width_mm=SIDE, depth_mm=SIDE, order=-1.0)

EXACT = 1e-9
"""Lengths and areas of polygons: nothing but the noise of floating point."""

RASTER = 2e-3
"""What is summed over cells of half a millimetre, for forms of some centimetres."""

Amounts = dict[tuple[str, str], tuple[float, float]]
"""Measured and needed, by material and unit."""


def rect(x0: float, y0: float, x1: float, y1: float) -> Points:
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def plan(*items: Record, base: Base = BASE, scale: float = 64.0) -> Session:
    return Session(Document.of([Project(id=PROJECT_ID, name="Laws", scale=scale), base, *items]), catalogue=CATALOGUE)


def amounts(session: Session, without: Iterable[str] = ()) -> Amounts:
    """What the lines of a plan come to, those of some items left out."""
    session.bill()
    found: Amounts = {}
    for total in session.quantities.ledger.totals().values():
        lines = [line for line in total.lines if line.item not in without]
        if lines:
            found[total.material, total.measured_unit] = (
                math.fsum(line.measured for line in lines),
                math.fsum(line.amount for line in lines),
            )
    return found


def things(session: Session) -> dict[tuple[str, str], int]:
    return {(row.thing, row.source): row.count for row in session.bill().things}


def same(one: Amounts, other: Amounts, tolerance: float = EXACT) -> bool:
    return one.keys() == other.keys() and all(
        math.isclose(a, b, rel_tol=tolerance, abs_tol=1e-6)
        for key in one
        for a, b in zip(one[key], other[key], strict=True)
    )


# -- additivity: areas ----------------------------------------------------------------------------------------


@st.composite
def blobs(draw) -> Points:
    """Star-shaped outlines in the middle of the base."""
    count = draw(st.integers(3, 9))
    radii = draw(st.lists(st.floats(25, 100), min_size=count, max_size=count))
    turn = draw(st.floats(0, 6))
    angles = [turn + 2 * math.pi * number / count for number in range(count)]
    middle = SIDE / 2
    return tuple(
        (round(middle + radius * math.cos(angle), 3), round(middle + radius * math.sin(angle), 3))
        for radius, angle in zip(radii, angles, strict=True)
    )


def halves(item: Item, angle_deg: float, share: float) -> list[Item]:
    """An area cut in two by a straight line, as many items as there are pieces."""
    region = polygon_region(item.outline_mm, getattr(item, "holes_mm", ()))
    places = [along_of(point, angle_deg) for point in item.outline_mm]
    low, high = min(places), max(places)
    cut = low + (high - low) * share
    pieces = [
        each for ends in ((low - 1, cut), (cut, high + 1)) for each in strip(region, angle_deg, *ends).polygons()
    ]
    return [
        replace(item, id=f"piece-{number}", outline_mm=_points(outer), holes_mm=tuple(map(_points, holes)))
        for number, (outer, holes) in enumerate(pieces)
    ]


def _points(ring: Iterable[Sequence[float]]) -> Points:
    return tuple((float(x), float(y)) for x, y in ring)


STANDING = (
    Thing(id="container", thing="container_20", at_mm=(150.0, 140.0), rotation_deg=20.0),
    Wall(id="wall", path_mm=((80.0, 160.0), (230.0, 190.0))),
    Path(id="path", line_mm=((0.0, 120.0), (150.0, 100.0), (300.0, 130.0)), width_mm=20.0),
)
DIP = Landform(
    id="dip", outline_mm=rect(40, 40, 260, 260), height_mm=8, edge="slope", edge_width_mm=60, operation="carve"
)
FOAM = replace(BASE, layers=(BaseLayer(material="xps_eu_20", thickness_mm=20.0),))
HILL = Landform(
    id="hill", outline_mm=rect(40, 40, 260, 260), height_mm=40, edge="slope", edge_width_mm=110, skewer_mm=0
)

AREAS: dict[str, tuple[Item, tuple[Item, ...], float]] = {
    "a cover among things": (
        GroundCover(
            outline_mm=(),
            density=0.7,
            build_up=(
                Coat(material="pva_1l"),
                Coat(material="static_grass_4mm", share=70),
                Coat(material="static_grass_6mm", share=30),
            ),
        ),
        STANDING,
        EXACT,
    ),
    "an undercoat": (GroundCover(outline_mm=(), material="craft_paint_59", under=True), STANDING, EXACT),
    "a sealed film": (Pour(outline_mm=(), mode="film", depth_mm=1.5, sealer="sealer_foam_500"), (), EXACT),
    "a slab": (Landform(outline_mm=(), height_mm=15, edge="cliff", skewer_mm=0), (), RASTER),
    # Cells on the cut have a share in both halves, so that a volume over cells is the same but for noise.
    "water in a dip": (Pour(outline_mm=(), level_mm=-2.0, material="ws_realistic_water"), (DIP,), 1e-6),
    # The slope of a half is the mean of its own cells: those on the cut are counted by more than half of them.
    "grass on a hill": (GroundCover(outline_mm=(), material="static_grass_2mm"), (HILL,), 2e-2),
}


@pytest.mark.parametrize("name", AREAS)
@settings(max_examples=15)
@given(outline=blobs(), angle=st.floats(0, 180), share=st.floats(0.2, 0.8))
def test_an_area_that_is_cut_in_two_takes_as_much(name: str, outline: Points, angle: float, share: float) -> None:
    item, others, tolerance = AREAS[name]
    whole = replace(item, id="whole", outline_mm=outline)
    pieces = halves(whole, angle, share)
    assert len(pieces) >= 2
    ids = [other.id for other in others]
    one, parts = (amounts(plan(*others, *drawn, base=FOAM), [BASE_ID, *ids]) for drawn in ([whole], pieces))
    assert one
    assert same(one, parts, tolerance)


# -- additivity: lines ----------------------------------------------------------------------------------------


@st.composite
def lines(draw) -> Points:
    """Lines across the base of one to three stretches, without sharp corners."""
    ys = draw(st.lists(st.floats(100, 200), min_size=2, max_size=4))
    xs = [20.0 + 260.0 * number / (len(ys) - 1) for number in range(len(ys))]
    return tuple(zip(xs, (round(y, 3) for y in ys), strict=True))


def cut_at(item: Item, name: str, share: float) -> list[Item]:
    """A line cut in two at a share of its length."""
    line = [list(point) for point in getattr(item, name)]
    length = polyline_length(line)
    ends = ((0.0, share * length), (share * length, length))
    return [
        replace(item, id=f"piece-{number}", **{name: _points(slice_line(line, *each))})
        for number, each in enumerate(ends)
    ]


CORNER_MM = 30.0
"""Nearer to a corner the square ends of two pieces overlap each other beside it, and are no cut."""

LINES: dict[str, tuple[Item, str]] = {
    "a wall": (
        Wall(path_mm=((0, 0), (1, 0)), facing="brick_sheet_ho", faced="both", cap="stripwood_2x2"),
        "path_mm",
    ),
    "a laminated wall": (Wall(path_mm=((0, 0), (1, 0)), material="xps_eu_3", thickness_mm=6.0), "path_mm"),
    "a printed wall": (
        Wall(path_mm=((0, 0), (1, 0)), construction="printed", material="pla_175", thickness_mm=4.0),
        "path_mm",
    ),
    "a path": (
        Path(line_mm=((0, 0), (1, 0)), kerb=Kerb(width_mm=3, height_mm=5), width_mm=25.0),
        "line_mm",
    ),
    "a bed of ballast": (Path(line_mm=((0, 0), (1, 0)), surface="ballast_bag"), "line_mm"),
    "a track": (Track(line_mm=((0, 0), (1, 0)), roadbed="cork_roadbed_ho"), "line_mm"),
    "a hedge": (Fence(line_mm=((0, 0), (1, 0)), style="hedge"), "line_mm"),
}


@pytest.mark.parametrize("name", LINES)
@settings(max_examples=15)
@given(line=lines(), share=st.floats(0.1, 0.9))
def test_a_line_that_is_cut_in_two_takes_as_much(name: str, line: Points, share: float) -> None:
    item, points = LINES[name]
    whole = replace(item, id="whole", **{points: line})
    corners = [polyline_length(line[: number + 1]) for number in range(1, len(line) - 1)]
    assume(all(abs(corner - share * polyline_length(line)) > CORNER_MM for corner in corners))
    one, parts = (amounts(plan(*drawn), [BASE_ID]) for drawn in ([whole], cut_at(whole, points, share)))
    assert one
    assert same(one, parts, 1e-6)  # the place of the cut is written in floating point


@given(share=st.floats(0.1, 0.9), at=st.floats(0.1, 0.9), depth=st.none() | st.floats(1, 9))
def test_a_wall_that_is_cut_beside_its_openings_takes_as_much(share: float, at: float, depth: float | None) -> None:
    line, width = ((20.0, 150.0), (280.0, 150.0)), 14.0
    wall = Wall(id="whole", path_mm=line, facing="brick_sheet_ho", cap="stripwood_2x2")
    cut, middle = 260.0 * share, 260.0 * at
    if abs(cut - middle) < width / 2 or not width / 2 <= middle <= 260 - width / 2:
        return
    door = Opening(id="door", host="whole", at_mm=middle, width_mm=width, height_mm=30, depth_mm=depth, shape="arch")
    pieces = cut_at(wall, "path_mm", share)
    place = middle if middle < cut else middle - cut
    moved = replace(door, host=pieces[0 if middle < cut else 1].id, at_mm=place)
    assert same(amounts(plan(wall, door), [BASE_ID]), amounts(plan(*pieces, moved), [BASE_ID]), 1e-6)


# -- scale ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scaled:
    """An item, and by which powers of the scale its materials and things go: measured and needed.

    What is bought by bench lengths that do not change with the scale (a mould's rim, skewers, braces a fixed distance
    apart, mortar in walls of a fixed thickness, sheets under a hill) goes by no power, and is not named.
    """

    items: tuple[Record, ...]
    powers: dict[str, tuple[int, int]] = field(default_factory=dict)
    tolerance: float = 1e-6
    counts: dict[str, int] = field(default_factory=dict)


WALL = Wall(id="wall", path_mm=((20, 150), (280, 150)), height_mm=60.0)
BED = Landform(id="bed", outline_mm=rect(60, 60, 200, 180), height_mm=12, edge="cliff", operation="carve")

SCALED = {
    # faces are real x real, thickness is what is sold
    "a wall": Scaled(
        (
            replace(WALL, facing="brick_sheet_ho", faced="both", cap="stripwood_2x2"),
            Opening(id="door", host="wall", at_mm=60, width_mm=20, height_mm=40, material="basswood_1_32"),
            Patch(id="moss", host="wall", outline_mm=rect(100, 5, 150, 30), material="ws_turf_bag"),
        ),
        {
            "xps_eu_10": (2, 2),
            "brick_sheet_ho": (2, 2),
            "stripwood_2x2": (1, 1),
            "basswood_1_32": (2, 2),
            "ws_turf_bag": (2, 2),
        },
    ),
    "a cast wall": Scaled(
        (replace(WALL, construction="cast", material="plaster_paris", thickness_mm=8.0),),
        {"plaster_paris": (2, 2)},
    ),
    "a printed wall": Scaled((replace(WALL, construction="printed", material="pla_175"),), {"pla_175": (2, 2)}),
    # bricks are as real as the wall: as many as there are
    "a wall of bricks": Scaled(
        (replace(WALL, construction="bricks", material="bricks_mini", thickness_mm=0.5),),
        {"bricks_mini": (0, 0)},
        tolerance=1e-3,  # rounded up to a whole brick, of thousands
    ),
    "a cover": Scaled(
        (GroundCover(id="lawn", outline_mm=rect(30, 30, 200, 150), soft_mm=15, density=0.6),),
        {"static_grass_2mm": (2, 2)},
        tolerance=1e-4,  # arcs about corners are drawn as chords
    ),
    "a film": Scaled(
        (Pour(id="film", outline_mm=rect(30, 30, 200, 150), mode="film", depth_mm=1.5),), {"epoxy_coating": (2, 2)}
    ),
    "a pond": Scaled(
        (BED, Pour(id="pond", outline_mm=rect(50, 50, 210, 190), level_mm=-3, material="ws_realistic_water")),
        {"ws_realistic_water": (3, 3)},
        tolerance=1e-2,  # cells at its walls
    ),
    "a hill of plaster": Scaled(
        (
            Landform(
                id="hill",
                outline_mm=rect(50, 50, 210, 190),
                height_mm=30,
                edge_width_mm=40,
                material="plaster_paris",
            ),
        ),
        {"plaster_paris": (3, 3)},
        tolerance=1e-2,
    ),
    "a slab": Scaled(
        (Landform(id="slab", outline_mm=rect(50, 50, 210, 190), height_mm=3, edge="cliff", skewer_mm=0),),
        {"xps_eu_20": (3, 2), "foam_tack": (2, 2)},
        tolerance=1e-2,
    ),
    "a path": Scaled(
        (Path(id="path", line_mm=((20, 100), (280, 120)), width_mm=30, kerb=Kerb(width_mm=3, height_mm=3)),),
        {"dirt_sifted": (2, 2), "xps_eu_3": (1, 1)},
    ),
    "a street": Scaled(
        (
            Road(
                id="road",
                line_mm=((20, 150), (280, 150)),
                pavement="both",
                kerb_height_mm=0.5,
                edges=True,
                crossing_mm=100,
            ),
        ),
        {
            "sandpaper_road": (2, 2),
            "greyboard_a3": (3, 2),  # as high as the kerb is in reality, out of one sheet
            "evergreen_strip": (1, 1),
            "model_acrylic_17": (2, 2),
        },
    ),
    "a track": Scaled(
        (Track(id="track", line_mm=((20, 150), (280, 150)), roadbed="cork_roadbed_ho"),),
        {"flex_track_s": (1, 1), "cork_roadbed_ho": (1, 1), "ballast_s64": (1, 3)},
    ),
    "a hedge": Scaled((Fence(id="hedge", line_mm=((20, 150), (280, 150)), style="hedge"),), {"ws_clump": (2, 2)}),
    "a fence": Scaled(
        (Fence(id="fence", line_mm=((20, 150), (280, 150)), style="picket", gate_mm=80),),
        counts={"fence_picket": 7, "garden_gate": 1},
    ),
    "things": Scaled(
        (
            Thing(id="one", thing="oil_drum", at_mm=(50, 50)),
            Thing(id="other", thing="oil_drum", at_mm=(90, 50), source="own"),
            Scatter(
                id="many", outline_mm=rect(120, 120, 280, 280), mix=(MixPart(thing="crate_s"),), by="spacing", seed=3
            ),
        ),
        counts={"oil_drum": 2},
    ),
}


@pytest.mark.parametrize("name", SCALED)
@settings(max_examples=12)
@given(to=st.floats(40, 140))
def test_scale_goes_by_powers(name: str, to: float) -> None:
    scaled, factor = SCALED[name], 64.0 / to
    session = plan(*scaled.items)
    before, counted = amounts(session), things(session)
    with session.edit("Rescale") as draft:
        verbs.rescale(draft, to)
    after = amounts(session)
    assert before.keys() == after.keys()
    powers = {**scaled.powers, BASE.material: (2, 2)}
    assert powers.keys() <= {material for material, _ in before}
    for (material, unit), was in before.items():
        for old, new, power in zip(was, after[material, unit], powers.get(material, ()), strict=False):
            assert new == pytest.approx(old * factor**power, rel=scaled.tolerance), (material, unit, power)
    assert things(session) == counted
    for thing, count in scaled.counts.items():
        assert sum(number for (name_, _), number in counted.items() if name_ == thing) == count


# -- what changes nothing -------------------------------------------------------------------------------------

TOGETHER: tuple[Record, ...] = (
    Layer(id="yard", name="Yard"),
    Wall(id="wall", path_mm=((100, 190), (190, 190)), facing="brick_sheet_ho", cap="stripwood_2x2", layer="yard"),
    Wall(id="side", path_mm=((190, 190), (190, 130))),
    Wall(id="tee", path_mm=((150, 190), (150, 130)), thickness_mm=6, material="xps_eu_3"),
    Opening(id="door", host="wall", at_mm=20, width_mm=15, height_mm=30, shape="arch", material="basswood_1_32"),
    Patch(id="moss", host="side", outline_mm=rect(5, 5, 40, 20), material="ws_turf_bag", layer="yard"),
    GroundCover(id="lawn", outline_mm=rect(90, 90, 210, 200), density=0.6),
    GroundCover(id="paint", outline_mm=rect(90, 90, 210, 200), material="craft_paint_59", under=True),
    Path(id="path", line_mm=((80, 110), (220, 118)), width_mm=14, kerb=Kerb(width_mm=2, height_mm=3)),
    Pour(id="film", outline_mm=rect(100, 100, 160, 125), mode="film", depth_mm=1),
    Fence(id="fence", line_mm=((95, 95), (200, 98), (205, 160)), style="picket", gate_mm=30),
    Fence(id="hedge", line_mm=((110, 205), (190, 208)), style="hedge"),
    Thing(id="car", thing="toyota_ae86_trueno", at_mm=(120, 160), rotation_deg=30, source="own"),
    Thing(id="drum", thing="oil_drum", at_mm=(175, 150), layer="yard"),
    Scatter(id="crates", outline_mm=rect(200, 130, 230, 190), mix=(MixPart(thing="crate_s"),), by="spacing", seed=5),
)
IDS = tuple(record.id for record in TOGETHER if isinstance(record, Item))


def facts(session: Session) -> tuple[Amounts, dict[tuple[str, str], int]]:
    return amounts(session), things(session)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_drawn_does_not_matter(chance: random.Random) -> None:
    shuffled = list(TOGETHER)
    chance.shuffle(shuffled)
    one, other = plan(*TOGETHER), plan(*shuffled)
    assert one.bill() == other.bill()


@settings(max_examples=20)
@given(st.sets(st.sampled_from(IDS)), st.booleans())
def test_what_is_hidden_is_still_bought(hidden: set[str], layer: bool) -> None:
    session = plan(*TOGETHER)
    before = session.bill()
    with session.edit("Hide") as draft:
        for item_id in hidden:
            verbs.set_fields(draft, item_id, {"hidden": True})
        verbs.set_fields(draft, "yard", {"hidden": layer})
    assert session.bill() == before


@settings(max_examples=20)
@given(st.floats(-70, 70), st.floats(-70, 70), st.floats(-180, 180))
def test_a_plan_that_is_moved_and_turned_as_a_whole_takes_as_much(dx: float, dy: float, angle: float) -> None:
    session = plan(*TOGETHER)
    amounts_before, things_before = facts(session)
    with session.edit("Elsewhere") as draft:
        verbs.rotate(draft, IDS, angle, about=(SIDE / 2, SIDE / 2))
        verbs.move(draft, IDS, *(_within(d) for d in (dx, dy)))
    amounts_after, things_after = facts(session)
    assert same(amounts_before, amounts_after, 1e-6)
    assert things_before == things_after


def _within(by: float) -> float:
    """As far as the plan can go without leaving the base."""
    return max(-50.0, min(50.0, by))


@settings(max_examples=20)
@given(st.permutations(IDS))
def test_a_plan_of_which_everything_is_taken_away_takes_nothing(order: Sequence[str]) -> None:
    session = plan(*TOGETHER)
    bare = plan().bill()
    for item_id in order:
        with session.edit("Delete") as draft:
            verbs.delete(draft, [each for each in [item_id] if each in session.document.records])
        session.bill()
    assert session.bill() == bare
    assert [(row.material, row.items) for row in bare.rows] == [("mdf_eu_9", (BASE_ID,))]
    assert (bare.things, bare.tools) == ((), ())


def test_a_plan_without_even_a_base_has_an_empty_bill() -> None:
    bill = Session(Document.of([Project(id=PROJECT_ID)]), catalogue=CATALOGUE).bill()
    assert (bill.rows, bill.things, bill.tools, bill.total, bill.without_price) == ((), (), (), 0, 0)
