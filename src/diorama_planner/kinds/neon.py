"""A neon sign on the face of a wall: letters or a drawn line, built by one of the techniques of the catalogue.

Here are its record, its lines and its looks; what each technique can show is weighed in `neon_fit`, what is told of
it and bought for it is in `neon_making`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, ClassVar, NamedTuple

import numpy as np

from diorama_planner.catalogue.terminal import Terminal
from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Fill, Path, Pen, Primitive, Solid, Stroke, Subpath
from diorama_planner.geometry.offsets import offset_line, wall_body
from diorama_planner.geometry.points import SAME_POINT_MM, Bounds
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region, empty_region, rect_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, OnFace, Placement, Reads
from diorama_planner.kinds.electric import INK, LIGHT_LEVEL, Emitter, InCircuit, LampPart, lift_of, pair
from diorama_planner.kinds.faces import LONG_FACES, face_of, side_of, skirting, spot_on_plan
from diorama_planner.kinds.hosts import Face, Host
from diorama_planner.kinds.shared import item_name, later, line_path, region_path
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.model.roles import Role, Spec

if TYPE_CHECKING:
    from diorama_planner.catalogue.electrical_rows import NeonTechnique
    from diorama_planner.drawing.neon_letters import Lettering

TECHNIQUES = ("scribed_acrylic", "printed_mask", "thin_fibre", "fibre", "thin_el_wire", "el_wire", "filament")
"""Rows of `neon.csv`."""

FONTS: Mapping[str, tuple[float, float]] = {
    "plain": (1.0, 0.0),
    "slanted": (1.0, 0.2),
    "narrow": (0.75, 0.0),
    "wide": (1.4, 0.0),
}
"""How wide letters are drawn, and how far their heads lean forward as a share of their height."""

MARGIN_MM = 2.0
"""A sheet or mask reaches so far beyond its letters. Builder's practice, unsourced."""

THINNEST_SHARE = 1 / 14
"""Tubes of 12 to 20 mm are bent to letters of 150 to 300 mm; general knowledge, unsourced."""

MOST_LETTERS, MOST_POINTS = 120, 500
"""Every line of a sign is held against every other."""

_GLOW = ((3.4, "2e"), (2.0, "55"), (1.0, "ff"))
_STEP_MM = 6.0
_BOARD, _CLEAR_SHARE = "#14161b", 0.55
"""What carries it, and how dark a clear sheet is shown before its wall: its letters glow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neon(Item):
    """Its middle is `at_mm` along the wall's path, the foot of its last row `up_mm` over the wall's foot.

    `line_mm`, where there is one, is shown in the place of the text: its points from there to the right, as one looks
    at the face, and up. `stroke_mm` None is as thin as the technique allows and real tubes are; `led` empty is
    its usual one.
    """

    kind: ClassVar[str] = "neon"

    host: Annotated[RecordId, Spec(Role.REFERENCE, "Wall", cascade=True, shown=False)]
    text: Annotated[str, Spec(Role.TEXT, "Lettering", long=True)] = "OPEN"
    at_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Along the wall")] = 0.0
    up_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height above")] = 0.0
    surface: Annotated[str, Spec(Role.CHOICE, "Face", choices=LONG_FACES)] = "front"
    technique: Annotated[str, Spec(Role.CHOICE, "Technique", choices=TECHNIQUES)] = TECHNIQUES[0]
    font: Annotated[str, Spec(Role.CHOICE, "Letters", choices=tuple(FONTS))] = "plain"
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Letter height", positive=True, stretches=True)] = 6.0
    stroke_mm: Annotated[float | None, Spec(Role.BENCH_LENGTH, "Stroke", positive=True)] = None
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = "#ff4fa3"
    led: Annotated[str, Spec(Role.LED, "LED")] = ""
    circuit: InCircuit = ""
    line_mm: Annotated[Points, Spec(Role.SHAPE, "Line", shown=False)] = ()

    def __post_init__(self) -> None:
        super(Neon, self).__post_init__()
        if self.line_mm and len(set(self.line_mm)) < 2:
            raise RecordError(msg("a line of neon needs two different points"), where=self.id)
        for what, count, most in (
            ("letters", len(self.text), MOST_LETTERS),
            ("points", len(self.line_mm), MOST_POINTS),
        ):
            if count > most:
                text = msg("a neon sign has at most {most} {what}, not {count}", most=most, what=what, count=count)
                raise RecordError(text, where=self.id)


class Lines(NamedTuple):
    """The middle lines of a sign in the millimetres of its face, and their box; `missing`: letters without shape."""

    tubes: tuple[PointArray, ...]
    box: Bounds
    missing: str = ""

    @property
    def width_mm(self) -> float:
        """How long the sign is."""
        return self.box[2] - self.box[0]

    @property
    def height_mm(self) -> float:
        """How high it is."""
        return self.box[3] - self.box[1]


def letters_of(item: Neon) -> Lettering:
    """The lines of its text, a capital 1 mm high."""
    from diorama_planner.drawing.neon_letters import lettering  # not before there is a sign

    return lettering(item.text, *FONTS[item.font])


def lines_of(item: Neon, face: Face) -> Lines:
    """The lines of a sign on a face."""
    middle, missing = face.across(item.at_mm), ""
    place = np.array((middle, item.up_mm))
    if item.line_mm:
        tubes: tuple[PointArray, ...] = (np.array(item.line_mm, dtype=np.float64) + place,)
    else:
        drawn = letters_of(item)
        tubes = tuple(tube * item.height_mm + place for tube in drawn.tubes)
        missing = drawn.missing
    if not tubes:
        return Lines((), (middle, item.up_mm, middle, item.up_mm + item.height_mm), missing)
    points = np.vstack(tubes)
    low, high = points.min(axis=0), points.max(axis=0)
    return Lines(tubes, (float(low[0]), float(low[1]), float(high[0]), float(high[1])), missing)


def on_its_face(item: Neon, around: Around) -> tuple[Face, Lines] | None:
    """The face that it is on and its lines there; None if it is on no wall."""
    wall = around.host(item)
    if wall is None:
        return None
    face = face_of(wall, item.surface)
    return face, lines_of(item, face)


def box_of(lines: Lines) -> Bounds:
    """The sign with its margin."""
    left, low, right, high = lines.box
    return left - MARGIN_MM, low - MARGIN_MM, right + MARGIN_MM, high + MARGIN_MM


def outline(item: Neon, around: Around) -> Region:
    """Its plan, standing out from the wall by what its technique takes."""
    found = on_its_face(item, around)
    if found is None:
        return empty_region()
    face, lines = found
    left, _, right, _ = box_of(lines)
    line, deep = _along(face, left, right), depth_of(item, around)
    return wall_body(offset_line(line, side_of(item.surface) * deep / 2), deep) if len(line) else empty_region()


def _along(face: Face, left: float, right: float) -> PointArray:
    """The line on the plan along which a stretch of a face stands; no points if it lies beside it."""
    start, end = max(left, 0.0), min(right, face.width_mm)
    return skirting(face, start, end) if end - start > SAME_POINT_MM else np.empty((0, 2))


def depth_of(item: Neon, around: Around) -> float:
    """How far it stands out from the wall."""
    return row_of(item, around).depth_mm


def row_of(item: Neon, around: Around) -> NeonTechnique:
    """The technique of a sign."""
    return next(row for row in around.catalogue.neon_techniques() if row.id == item.technique)


def draw(item: Neon, around: Around) -> Iterator[Primitive]:
    """Its edge along the wall, glowing to the front while current gets to it."""
    region = around.outline(item)
    if region.is_empty:
        return
    found = on_its_face(item, around)
    if found is not None:
        face, lines = found
        left, _, right, _ = box_of(lines)
        front = offset_line(_along(face, left, right), side_of(item.surface) * depth_of(item, around))
        for width, alpha in ((5.0, "26"), (2.6, "48")) if around.is_lit(item.circuit) else ():
            yield Stroke(line_path(front), Pen(item.colour + alpha, width))
        yield Fill(region_path(region), Solid(_BOARD), Pen(INK, 0.2, least_px=1.0))
        yield Stroke(line_path(front), Pen(item.colour, 1.0, least_px=1.5))


def face_outline(item: Neon, around: Around, face: Face) -> Region:
    """Its box with the margin."""
    return rect_region(*box_of(lines_of(item, face)))


def face_draw(item: Neon, around: Around, face: Face) -> Iterator[Primitive]:
    """What it looks like when it is lit: what carries it, a glow, the tubes and their bright middle."""
    from diorama_planner.kinds.neon_fit import stroke_of

    lines, row = lines_of(item, face), row_of(item, around)
    if row.lit_from in {"edge", "behind"}:
        share = _CLEAR_SHARE if row.lit_from == "edge" else 1.0
        edge = Pen(INK, 0.2, least_px=1.0)
        yield Fill(region_path(face_outline(item, around, face)), Solid(_BOARD), edge, share)
    if not lines.tubes:
        return
    width = stroke_of(item, row)
    path = Path(tuple(Subpath(tuple(map(tuple, tube.tolist())), closed=False) for tube in lines.tubes))
    for times, alpha in _GLOW:
        yield Stroke(path, Pen(item.colour + alpha, width * times))
    yield Stroke(path, Pen("#ffffffc0", width * 0.35))


def face_moved(item: Neon, face: Face, dx: float, dy: float) -> Neon:
    """The sign elsewhere on its face."""
    return replace(item, at_mm=item.at_mm + face.way * dx, up_mm=item.up_mm + dy)


def face_reshaped(item: Neon, face: Face, move: Callable[[Point], Point]) -> Neon:
    """The sign with its line moved point by point, its place in the middle of its foot; letters stay upright."""
    lines = lines_of(item, face)
    if not item.line_mm:
        left, low, right, high = lines.box
        across, tall = (left + right) / 2, high - low
        foot, head = move((across, low)), move((across, high))
        times = math.dist(foot, head) / tall if tall > SAME_POINT_MM else 1.0
        # its box grows about its place, which is not its middle where letters lean
        middle = (foot[0] + head[0]) / 2 - (across - face.across(item.at_mm)) * times
        up = (foot[1] + head[1] - tall * times) / 2 - (low - item.up_mm) * times
        return replace(item, at_mm=face.across(middle), up_mm=up, height_mm=item.height_mm * times)
    points = [move((x, y)) for x, y in lines.tubes[0].tolist()]
    middle = (min(x for x, _ in points) + max(x for x, _ in points)) / 2
    up = min(y for _, y in points)
    line = tuple((x - middle, y - up) for x, y in points)
    return replace(item, at_mm=face.across(middle), up_mm=up, line_mm=line)


def handles(item: Neon, around: Around) -> tuple[Handle, ...]:
    """A grip at its middle that slides along the wall."""
    found = on_its_face(item, around)
    return (Handle(_foot(item, *found), "at_mm"),) if found else ()


def _foot(item: Neon, face: Face, lines: Lines) -> Point:
    """Where its middle meets the face, on the plan."""
    middle = (lines.box[0] + lines.box[2]) / 2
    return spot_on_plan(face.host, item.surface, face.across(middle), 0.0)[0]


def electric(item: Neon, around: Around) -> LampPart | None:
    """Its LEDs, or the tube that shines itself; None for one that is not to be seen."""
    from diorama_planner.kinds.neon_fit import light_of

    found = light_of(item, around)
    if found is None:
        return None
    name = item_name(item, "Neon sign")
    return LampPart(item.id, name, found.led, item.circuit, None, found.count, found.length_mm)


def _height(item: Neon, wall: Host, low: float, around: Around) -> float:
    return lift_of(item, wall.path_mm[0], around) + low


def terminals(item: Neon, around: Around) -> tuple[Terminal, ...]:
    """Both leads where its middle meets the wall, at its foot."""
    found = on_its_face(item, around)
    if found is None:
        return ()
    face, lines = found
    return pair(item, _foot(item, face, lines), _height(item, face.host, lines.box[1], around))


def shines(item: Neon, around: Around) -> tuple[Emitter, ...]:
    """Lights along it, which together are all that light it, in the colour that is seen."""
    from diorama_planner.kinds.neon_fit import light_of

    found, light = on_its_face(item, around), light_of(item, around)
    if found is None or light is None:
        return ()
    face, lines = found
    height = _height(item, face.host, (lines.box[1] + lines.box[3]) / 2, around)
    count = max(1, math.ceil(lines.width_mm / _STEP_MM))
    deep = depth_of(item, around)
    places = (lines.box[0] + lines.width_mm * (number + 0.5) / count for number in range(count))
    spots = [spot_on_plan(face.host, item.surface, face.across(x), deep) for x in places]
    return tuple(
        Emitter(
            item.id, at, height, away, 0.0, light.led, item.circuit, None, light.seen / count, item.host, item.colour
        )
        for at, away in spots
    )


KIND = ItemKind(
    tag="neon",
    record=Neon,
    name="Neon sign",
    plural="Neon signs",
    icon="zap",
    placement=Placement.HOSTED,
    level=LIGHT_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("light_shells", "neon_shell"),
    handles=handles,
    grooves=later("neon_making", "grooves"),
    takeoff=later("neon_making", "takeoff"),
    parts=later("neon_making", "parts"),
    check=later("neon_making", "check"),
    remarks=later("neon_making", "remarks"),
    usual=later("neon_making", "usual"),
    on_face=OnFace(face_outline, face_draw, face_moved, face_reshaped),
    electric=electric,
    terminals=terminals,
    shines=shines,
    reads=frozenset({Reads.GROUND}),
)
