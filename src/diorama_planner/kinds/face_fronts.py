"""What a wall itself and its openings look like from before; what hangs on it draws itself."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.drawing.primitives import Fill, Paint, Path, Pen, Primitive, Solid, Stroke, Subpath, polyline
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.region import Region, contains_points, intersection, polygon_region, rect_region
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.faces import LONG_FACES, bare_region, cut_region, face_region, folds, skirting
from diorama_planner.kinds.hosts import Cut, Face
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import Item

_EDGE = Pen("#00000080", 0.25)
_FOLD = Pen("#00000090", 0.25, (2.0, 1.2))
_GROUND = Pen("#3b2f22", 0.5)
_EARTH = "#6d5a45"
EARTH_MM = 2.0
HEIGHT_STEP_MM = 2.0
MOST_HEIGHTS = 200
LEAST_MM = 0.05
"""How the ground before a face is drawn: its depth, how often its height is asked, and what counts as flat."""


def panel_outline(item: object, around: Around, face: Face) -> Region:
    """The whole face: its edges are what things snap to."""
    return face_region(face)


def panel(face: Face, around: Around, paint: Paint) -> Iterator[Primitive]:
    """Draw a face in the paint of its material, holes left out, and what of it the ground hides.

    Every other side of a corner lies in the shade, so that an unfolded wall can be read.
    """
    bare = bare_region(face, around.hosted(face.host.id))
    yield Fill(region_path(bare), paint, _EDGE)
    corners = (0.0, *folds(face), face.width_mm)
    for left, right in zip(corners[1::2], corners[2::2], strict=False):
        shaded = intersection(bare, rect_region(left, 0.0, right, face.height_mm))
        yield Fill(region_path(shaded), Solid("#000000"), opacity=0.14)
    for x in corners[1:-1]:
        yield Stroke(polyline((x, 0.0), (x, face.height_mm)), _FOLD)
    if face.surface in LONG_FACES:
        yield from _ground(face, around)


def _ground(face: Face, around: Around) -> Iterator[Primitive]:
    """The ground before the face: the line where it meets the wall, and earth below."""
    body = around.body(face.host) if isinstance(face.host, Item) else ()
    foot = min((prism.bottom_mm for prism in body), default=0.0)
    line = skirting(face, 0.0, face.width_mm)
    length = polyline_length(line)
    count = min(MOST_HEIGHTS, max(2, int(face.width_mm / HEIGHT_STEP_MM)))
    surface = []
    for number in range(count + 1):
        share = number / count
        along = 1.0 - share if face.leftward else share
        place = point_along(line, length * along)[0]
        surface.append((face.width_mm * share, around.ground.height_at(*place) - foot))
    earth = ((0.0, -EARTH_MM), *surface, (face.width_mm, -EARTH_MM))
    if max(height for _, height in surface) > LEAST_MM:
        yield Fill(Path((Subpath(earth),)), Solid(_EARTH), opacity=0.75)
    yield Stroke(Path((Subpath(tuple(surface), closed=False),)), _GROUND)


def cut_draw(item: Cut, around: Around, face: Face, look: str) -> Iterator[Primitive]:
    """Draw what fills an opening, as much of it as shows: a door, a window, a shutter, or the dark of a recess."""
    from diorama_planner.symbols.front import Front  # seen only where a face is
    from diorama_planner.symbols.front_joinery import FILLINGS

    region = cut_region(face, item)
    if region.is_empty or look not in FILLINGS:
        return
    left, low, right, high = region.bounds
    size = (right - left, high - low)
    front = Front(((left + right) / 2, low), size, (size[0] * around.scale, size[1] * around.scale), {})
    FILLINGS[look](front)
    if item.shape == "rect":
        yield from front.parts
        return
    for part in front.parts:
        yield from _clipped(part, region)
    yield Stroke(region_path(region), Pen(front.colour("$body*0.8"), min(size) * 0.05))


def _clipped(part: Primitive, region: Region) -> Iterator[Primitive]:
    """What lies inside of a filled shape, and lines that lie inside as a whole."""
    if isinstance(part, Fill):
        inside = intersection(polygon_region(part.path.subpaths[0].points), region)
        if not inside.is_empty:
            yield Fill(region_path(inside), part.paint, part.pen, part.opacity)
    elif isinstance(part, Stroke):
        points = [point for run in part.path.subpaths for point in run.points]
        if contains_points(region, points).all():
            yield part
