"""Openings from above: what sits in the gap of a wall, in its place across the thickness.

Across a wall 1 is its front face and -1 its back. From before they are drawn in `face_fronts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from diorama_planner.drawing.primitives import Colour, Fill, Path, Pen, Primitive, Solid, Stroke, Subpath
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.cuts import along_line, clipped_span, recess_region, strip_region
from diorama_planner.kinds.hosts import Cut, Host
from diorama_planner.kinds.shared import region_path

POST_REAL_MM = 60.0
PANE_REAL_MM = 1200.0
"""Width of a frame, and of the panes of a shop front; general knowledge, unsourced."""

_RIM = Pen("#00000055", 0.2)
_FINE = Pen("#00000066", 0.15)
_THRESHOLD, _FRAME = "#a08a72", "#4d3423"


@dataclass(frozen=True, slots=True)
class _Gap:
    """An opening in its wall: where it begins and ends along it, and how wide its frame is, in mm."""

    wall: Host
    cut: Cut
    start: float
    end: float
    post: float

    def band(self, start: float, end: float, back: float, front: float) -> Region:
        """A part of the gap: two places along the wall, and two across it from -1 (back) to 1 (front)."""
        half = self.wall.thickness_mm / 2
        return strip_region(self.wall, start, end, back * half, front * half)

    def fill(self, back: float, front: float, colour: Colour, pen: Pen | None = None) -> Fill:
        """A layer along the whole gap."""
        return Fill(region_path(self.band(self.start, self.end, back, front)), Solid(colour), pen)

    def line(self, across: float) -> Path:
        """A line along the gap."""
        points = along_line(self.wall, self.start, self.end, across * self.wall.thickness_mm / 2)
        return Path((Subpath(points, closed=False),))

    def posts(self, back: float, front: float, colour: Colour, between: int = 0) -> Fill:
        """Frame posts at both ends, and some evenly between them."""
        step = (self.end - self.start - self.post) / (between + 1)
        starts = [self.start + step * number for number in range(between + 2)]
        regions = [self.band(start, start + self.post, back, front) for start in starts]
        rings = tuple(part for region in regions for part in region_path(region).subpaths)
        return Fill(Path(rings), Solid(colour), _FINE)


def from_above(wall: Host, cut: Cut, look: str, scale: float) -> Iterator[Primitive]:
    """Draw an opening: the gap that it makes in its wall, and what fills it."""
    start, end = clipped_span(wall, cut)
    gap = _Gap(wall, cut, start, end, min(POST_REAL_MM / scale, (end - start) / 4))
    if cut.depth_mm is not None:
        yield from _niche(gap)
    elif look in _LOOKS:
        yield from _LOOKS[look](gap, scale)
    else:
        yield gap.fill(-1, 1, "#55504a", _RIM)


def _window(gap: _Gap, scale: float) -> Iterator[Primitive]:
    """Sill and reveals, two panes of glass in a frame."""
    yield gap.fill(-1, 1, "#e4e0d6", _RIM)
    yield gap.fill(-0.25, 0.25, "#9fd3e6", _FINE)
    yield Stroke(gap.line(0.0), Pen("#ffffffc0", 0.2))
    yield gap.posts(-0.35, 0.35, "#f7f4ec")


def _door(gap: _Gap, scale: float) -> Iterator[Primitive]:
    """A threshold with the leaf shut in its frame."""
    yield gap.fill(-1, 1, _THRESHOLD, _RIM)
    yield gap.fill(-0.2, 0.25, "#6d4a32", _FINE)
    yield gap.posts(-0.45, 0.45, _FRAME)


def _open_door(gap: _Gap, scale: float) -> Iterator[Primitive]:
    """A threshold between posts; `swings` draws the leaf beside it."""
    yield gap.fill(-1, 1, _THRESHOLD, _RIM)
    yield gap.posts(-1, 1, _FRAME)


def _shutter(gap: _Gap, scale: float) -> Iterator[Primitive]:
    """The box of a roller shutter over its slats, between two guides."""
    yield gap.fill(-1, 1, "#8595a3", _RIM)
    slats = Pen("#5f6e7b", gap.wall.thickness_mm * 0.9, (1.0, 0.8), round=False)
    yield Stroke(gap.line(0.0), slats)
    yield gap.fill(0.3, 0.9, "#74828e", _FINE)
    yield gap.posts(-1, 1, "#4a555f")


def _shop_front(gap: _Gap, scale: float) -> Iterator[Primitive]:
    """A floor behind large panes near the front, with mullions between them."""
    yield gap.fill(-1, 1, "#c9bfae", _RIM)
    yield gap.fill(0.35, 0.8, "#9fd3e6", _FINE)
    panes = max(2, round((gap.end - gap.start) * scale / PANE_REAL_MM))
    yield gap.posts(0.25, 0.9, "#3c4146", min(panes, 24) - 1)


def _arch(gap: _Gap, scale: float) -> Iterator[Primitive]:
    """An open way through, the vault over it dashed."""
    yield gap.fill(-1, 1, "#c9bfae")
    vault = Pen("#000000a0", 0.25, (1.6, 1.0))
    yield Stroke(gap.line(-0.95), vault)
    yield Stroke(gap.line(0.95), vault)


def _niche(gap: _Gap) -> Iterator[Primitive]:
    """The recess alone, dark towards its back."""
    region = recess_region(gap.wall, gap.cut)
    if region.is_empty:
        return
    yield Fill(region_path(region), Solid("#55504a"), _RIM)
    depth = min(1.0, (gap.cut.depth_mm or 0.0) / gap.wall.thickness_mm) * 2
    back = 1 - depth if gap.cut.side == "front" else depth - 1
    towards = 0.25 * depth if gap.cut.side == "front" else -0.25 * depth
    low, high = sorted((back, back + towards))
    yield gap.fill(low, high, "#332f2b")


_LOOKS: Mapping[str, Callable[[_Gap, float], Iterator[Primitive]]] = {
    "window": _window,
    "door": _door,
    "open door": _open_door,
    "shutter": _shutter,
    "shop front": _shop_front,
    "arch": _arch,
}
