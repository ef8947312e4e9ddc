"""What face patches look like: moss, rust, damp, soot, graffiti, posters, paint. Drawings only, made to repeat.

Stains are drawn within the region that they really cover; what varies comes from a seed, so that a patch looks
the same in every picture.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from diorama_planner.drawing.colours import shade, with_alpha
from diorama_planner.drawing.primitives import (
    Colour,
    Fill,
    Gradient,
    Paint,
    Pen,
    Point,
    Primitive,
    Radial,
    Solid,
    Stroke,
    Text,
    polyline,
)
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.region import (
    Region,
    contains_points,
    intersection,
    offset,
    polygon_region,
    rect_region,
    union_all,
)
from diorama_planner.kinds.shared import region_path
from diorama_planner.symbols.curves import smooth

MOST_MARKS = 220
"""Clumps, specks and streaks of one patch: more cannot be told apart."""

POSTER_REAL_MM = (594.0, 841.0)
"""A1 (ISO 216)."""

LETTER_ASPECT = 0.75
_TAGS = ("ZEKO", "NOVA", "KRUX", "AME", "DUST", "ROKO")
_PAPERS = ("#efe4c8", "#e3d7d0", "#d9e2dc", "#f2dfa8")
_INKS = ("#b3322a", "#1f4e79", "#2d2a26", "#2f6b46")


@dataclass(frozen=True, slots=True)
class Stain:
    """A patch to draw: the region covered, its colour, how it fades, how strong it is and what varies it."""

    region: Region
    colour: Colour
    fade: str
    strength: float
    scale: float
    seed: int
    text: str = ""

    @property
    def random(self) -> random.Random:
        """A fresh source of what varies."""
        return random.Random(self.seed)

    def weight(self, point: Point) -> float:
        """How strong it is at a point, 0 to 1."""
        _, ymin, _, ymax = self.region.bounds
        share = (point[1] - ymin) / max(1e-9, ymax - ymin)
        if self.fade == "down":
            return share
        if self.fade == "up":
            return 1.0 - share
        if self.fade == "out":
            (x, y), reach = self.region.centroid, self.reach
            return max(0.0, 1.0 - math.dist(point, (x, y)) / reach)
        return 1.0

    @property
    def reach(self) -> float:
        """From its middle to the corners of its box."""
        xmin, ymin, xmax, ymax = self.region.bounds
        return max(1e-9, math.hypot(xmax - xmin, ymax - ymin) / 2)


def paint_of(stain: Stain, colour: Colour, share: float = 1.0) -> Paint:
    """Give a colour that fades as the patch does; `share` is how opaque it is where it is strongest."""
    full, none = with_alpha(colour, min(1.0, stain.strength * share)), with_alpha(colour, 0.0)
    _, ymin, _, ymax = stain.region.bounds
    if stain.fade == "out":
        return Radial(stain.region.centroid, stain.reach, ((0.0, full), (1.0, none)))
    if stain.fade in {"down", "up"}:
        start, end = ((0.0, ymax), (0.0, ymin)) if stain.fade == "down" else ((0.0, ymin), (0.0, ymax))
        return Gradient(start, end, ((0.0, full), (1.0, none)))
    return Solid(full)


def _marks(stain: Stain, spacing_mm: float) -> Iterator[tuple[random.Random, Point]]:
    """Scatter places over the region, fewer where it fades."""
    source = stain.random
    xmin, ymin, xmax, ymax = stain.region.bounds
    wanted = min(MOST_MARKS, int((xmax - xmin) * (ymax - ymin) / spacing_mm**2 * min(1.0, stain.strength)) + 1)
    places = [(source.uniform(xmin, xmax), source.uniform(ymin, ymax)) for _ in range(wanted)]
    inside = contains_points(stain.region, places)
    for place, is_inside in zip(places, inside, strict=True):
        if is_inside and source.random() < 0.15 + 0.85 * stain.weight(place):
            yield source, place


def _blob(source: random.Random, at: Point, radius: float) -> Region:
    """A roundish shape about a point."""
    turns = [2 * math.pi * i / 7 for i in range(7)]
    reach = [radius * source.uniform(0.6, 1.3) for _ in turns]
    ring = [(at[0] + r * math.cos(a), at[1] + r * math.sin(a)) for r, a in zip(reach, turns, strict=True)]
    return polygon_region(smooth(ring, 3))


def _together(stain: Stain, shapes: list[Region], colour: Colour, opacity: float) -> Iterator[Primitive]:
    if shapes:
        covered = intersection(union_all(shapes), stain.region)
        if not covered.is_empty:
            yield Fill(region_path(covered), Solid(colour), opacity=opacity)


def moss(stain: Stain) -> Iterator[Primitive]:
    """Draw a green bloom with clumps that stand closer where it is wet."""
    yield Fill(region_path(stain.region), paint_of(stain, stain.colour, 0.7))
    tones: dict[float, list[Region]] = {0.75: [], 1.0: [], 1.3: []}
    for source, at in _marks(stain, max(0.8, 70 / stain.scale)):
        tone = source.choice(list(tones))
        tones[tone].append(_blob(source, at, max(0.4, source.uniform(25, 90) / stain.scale)))
    for tone, shapes in tones.items():
        yield from _together(stain, shapes, shade(stain.colour, tone), 0.8)


def rust(stain: Stain) -> Iterator[Primitive]:
    """Draw a brown bloom, streaks that run down from it, and specks."""
    yield Fill(region_path(stain.region), paint_of(stain, stain.colour, 0.75))
    _, ymin, _, ymax = stain.region.bounds
    streaks, specks = [], []
    for source, (x, y) in _marks(stain, max(1.2, 130 / stain.scale)):
        width = max(0.2, source.uniform(8, 30) / stain.scale)
        run = source.uniform(0.1, 0.5) * (ymax - ymin)
        streaks.append(polygon_region([(x - width, y), (x + width, y), (x + width * 0.2, y - run), (x, y - run)]))
        specks.append(_blob(source, (x, y), width * 1.4))
    yield from _together(stain, streaks, shade(stain.colour, 0.75), 0.6 * stain.strength)
    yield from _together(stain, specks, shade(stain.colour, 0.45), 0.85 * stain.strength)


def damp(stain: Stain) -> Iterator[Primitive]:
    """Draw a dark stain with an uneven edge, darker inside, and a faint tide mark."""
    step = max(0.8, 110 / stain.scale)
    outer = _uneven(stain, step)
    inner = offset(outer, -step)
    for region, colour in ((outer, stain.colour), (inner, shade(stain.colour, 0.6))):
        if not region.is_empty:
            yield Fill(region_path(region), paint_of(stain, colour, 0.5))
    yield Stroke(region_path(outer), Pen(with_alpha("#f3efe4", 0.18 * stain.strength), 0.25))


def _uneven(stain: Stain, step: float) -> Region:
    """The region with its edge drawn in here and there by up to a step."""
    source, (x, y) = stain.random, stain.region.centroid
    edge = stain.region.rings()[0]
    closed = [*edge.tolist(), edge[0].tolist()]
    count = max(8, min(MOST_MARKS, int(polyline_length(closed) / (2 * step))))
    points = []
    for number in range(count):
        (at_x, at_y), _ = point_along(closed, polyline_length(closed) * number / count)
        pull = step * source.random() / max(step, math.dist((at_x, at_y), (x, y)))
        points.append((at_x + (x - at_x) * pull, at_y + (y - at_y) * pull))
    return intersection(polygon_region(smooth(points)), stain.region)


def soot(stain: Stain) -> Iterator[Primitive]:
    """Draw a black smear with soft clouds."""
    yield Fill(region_path(stain.region), paint_of(stain, stain.colour, 0.7))
    clouds = [
        _blob(source, at, max(0.6, source.uniform(60, 160) / stain.scale))
        for source, at in _marks(stain, max(2.0, 260 / stain.scale))
    ]
    yield from _together(stain, clouds, stain.colour, 0.18 * stain.strength)


def coat(stain: Stain) -> Iterator[Primitive]:
    """Draw a coat of paint."""
    yield Fill(region_path(stain.region), paint_of(stain, stain.colour))


def graffiti(stain: Stain) -> Iterator[Primitive]:
    """Draw sprayed letters: a cloud of overspray, the letters with their shadow, a flourish below."""
    xmin, ymin, xmax, ymax = stain.region.bounds
    width, high = xmax - xmin, ymax - ymin
    text = stain.text or stain.random.choice(_TAGS)
    size = min(high * 0.55, width * 0.92 / (len(text) * LETTER_ASPECT))
    middle = ((xmin + xmax) / 2, (ymin + ymax) / 2)
    haze = ((0.0, with_alpha(stain.colour, 0.35 * stain.strength)), (1.0, with_alpha(stain.colour, 0.0)))
    yield Fill(region_path(stain.region), Radial(middle, stain.reach, haze))
    at = (middle[0], middle[1] - size * 0.4)
    for shift, colour in ((0.09, shade(stain.colour, 0.25)), (0.045, "#ffffff"), (0.0, stain.colour)):
        place = (at[0] + shift * size, at[1] - shift * size)
        yield Text(text, place, size, with_alpha(colour, stain.strength), rotation_deg=4.0, bold=True)
    foot = at[1] - size * 0.28
    swoosh = polyline(
        (xmin + width * 0.12, foot), (middle[0], foot - size * 0.12), (xmax - width * 0.1, foot + size * 0.1)
    )
    if foot - size * 0.2 > ymin:
        yield Stroke(swoosh, Pen(with_alpha(shade(stain.colour, 0.4), stain.strength), size * 0.07))


def posters(stain: Stain) -> Iterator[Primitive]:
    """Draw bills pasted side by side, as many as fit."""
    xmin, ymin, xmax, ymax = stain.region.bounds
    wide, high = (real / stain.scale for real in POSTER_REAL_MM)
    columns, rows = max(1, round((xmax - xmin) / (wide * 1.1))), max(1, round((ymax - ymin) / (high * 1.1)))
    if columns * rows > MOST_MARKS:
        columns, rows = 12, 12
    source, step_x, step_y = stain.random, (xmax - xmin) / columns, (ymax - ymin) / rows
    for row in range(rows):
        for column in range(columns):
            left, low = xmin + column * step_x, ymin + row * step_y
            box = (left + step_x * 0.03, low + step_y * 0.03, left + step_x * 0.97, low + step_y * 0.97)
            yield from _poster(stain, source, box)


def _poster(stain: Stain, source: random.Random, box: tuple[float, float, float, float]) -> Iterator[Primitive]:
    left, low, right, high = box
    wide, tall = right - left, high - low
    paper = intersection(rect_region(*box), stain.region)
    ink, sheet = source.choice(_INKS), stain.colour or source.choice(_PAPERS)
    if paper.is_empty:
        return
    yield Fill(region_path(paper), Solid(sheet), Pen("#00000055", 0.1), opacity=stain.strength)
    band = intersection(rect_region(left, high - tall * 0.34, right, high - tall * 0.1), paper)
    yield from _together(stain, [band] if not band.is_empty else [], ink, stain.strength)
    if stain.text and paper.area > 0.9 * wide * tall:
        size = min(tall * 0.16, wide * 0.86 / (len(stain.text) * LETTER_ASPECT))
        yield Text(stain.text, ((left + right) / 2, high - tall * 0.22 - size / 2), size, sheet, bold=True)
    lines = [
        rect_region(
            left + wide * 0.1,
            high - tall * share,
            left + wide * source.uniform(0.5, 0.9),
            high - tall * (share - 0.05),
        )
        for share in (0.5, 0.62, 0.74, 0.86)
    ]
    yield from _together(
        stain, [line for region in lines if not (line := intersection(region, paper)).is_empty], ink, 0.6
    )


LOOKS: Mapping[str, Callable[[Stain], Iterator[Primitive]]] = {
    "moss": moss,
    "rust": rust,
    "damp": damp,
    "soot": soot,
    "graffiti": graffiti,
    "posters": posters,
    "paint": coat,
}
