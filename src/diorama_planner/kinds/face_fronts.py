"""What a wall itself and its openings look like from before; what hangs on it draws itself."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.drawing.primitives import Fill, Paint, Pen, Primitive, Solid, Stroke, polyline
from diorama_planner.geometry.region import Region, contains_points, intersection, polygon_region, rect_region
from diorama_planner.kinds.contract import Around, Cut, Face
from diorama_planner.kinds.faces import bare_region, cut_region, face_region, folds
from diorama_planner.kinds.shared import region_path

PANEL_LEVEL = 0
CUT_LEVEL = 20

_EDGE = Pen("#00000080", 0.25)
_FOLD = Pen("#00000090", 0.25, (2.0, 1.2))


def panel_outline(item: object, around: Around, face: Face) -> Region:
    """The whole face: its edges are what things snap to."""
    return face_region(face)


def panel(face: Face, around: Around, paint: Paint) -> Iterator[Primitive]:
    """Draw a face in the paint of its material, holes left out; every other side of a corner lies in the shade."""
    bare = bare_region(face, around.hosted(face.host.id))
    yield Fill(region_path(bare), paint, _EDGE)
    corners = (0.0, *folds(face), face.width_mm)
    for left, right in zip(corners[1::2], corners[2::2], strict=False):
        shaded = intersection(bare, rect_region(left, 0.0, right, face.height_mm))
        yield Fill(region_path(shaded), Solid("#000000"), opacity=0.14)
    for x in corners[1:-1]:
        yield Stroke(polyline((x, 0.0), (x, face.height_mm)), _FOLD)


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
