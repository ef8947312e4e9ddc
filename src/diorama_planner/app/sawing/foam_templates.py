"""Slices of foam as templates at their own size: the cut, the next slice on it, skewers, troughs, number and arrow.

In plan millimetres, so that a slice lies on the template as it will lie on the base.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diorama_planner.app.sawing.foam_stack import FoamCut, foam_cuts
from diorama_planner.app.session import Session
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.font_widths import text_width
from diorama_planner.drawing.primitives import (
    Colour,
    Fill,
    Path,
    Pen,
    Primitive,
    Solid,
    Stroke,
    Subpath,
    Text,
    polyline,
    ring,
)
from diorama_planner.exporters.contract import Template
from diorama_planner.geometry.pinning import widest_place
from diorama_planner.geometry.points import Point
from diorama_planner.geometry.region import Region, difference, offset, parts, union_all
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import RecordId


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours of a template: lines to cut and words, foam, the next slice, pins, troughs, what hangs free.

    `larger` is by how much lines and words are larger than on paper, where the template is seen from far.
    """

    ink: Colour = "#1b1e24"
    foam: Colour = "#eef3f8"
    next_slice: Colour = "#2f6fb5"
    pin: Colour = "#b5341f"
    wire: Colour = "#127a5b"
    free: Colour = "#b5341f"
    larger: float = 1.0

    def pen(self, colour: Colour, width_mm: float, *dashes_mm: float) -> Pen:
        """A pen of a width and dashes as on paper."""
        return Pen(colour, width_mm * self.larger, tuple(dash * self.larger for dash in dashes_mm))


PAPER = Inks()
EDGE_MM = 2.0
"""Paper around a slice."""

_NUMBER_MM = 14.0
_SMALLEST_MM = 1.2
_SAID_MM = 2.4
_LEAST_SAID_MM = 0.8
_LABEL_MM = 1.8
_LEAST_ARM_MM = 1.5
_ENOUGH_MM = 8.0
_CIRCLE = 24


def foam_templates(session: Session, item_ids: Sequence[RecordId] = ()) -> list[Template]:
    """Give the templates of all stacks of a plan, or of those items that have one."""
    return [template_of(cut) for cut in foam_cuts(session, item_ids)]


def template_of(cut: FoamCut, inks: Inks = PAPER) -> Template:
    """Draw one part."""
    xmin, ymin, xmax, ymax = cut.part.lamina.region.bounds
    bounds = (xmin - EDGE_MM, ymin - EDGE_MM, xmax + EDGE_MM, ymax + EDGE_MM)
    return Template(title_of(cut), tuple(_drawn(cut, inks)), bounds)


def title_of(cut: FoamCut) -> str:
    """Name a part: whose it is, which of how many."""
    return f"{cut.name}: slice {cut.part.lamina.number} of {cut.top}"


def _drawn(cut: FoamCut, inks: Inks) -> Iterator[Primitive]:
    part = cut.part
    yield Fill(region_path(part.region), Solid(inks.foam), inks.pen(inks.ink, 0.35))
    if not part.lamina.overhang.is_empty:
        yield Stroke(region_path(part.lamina.overhang), inks.pen(inks.free, 0.2, 1.0, 1.0))
    if not part.lamina.next_region.is_empty:
        yield Stroke(region_path(part.lamina.next_region), inks.pen(inks.next_slice, 0.25, 4.0, 2.0))
    for channel in cut.channels:
        yield Fill(region_path(channel.region), Solid(inks.wire + "33"), inks.pen(inks.wire, 0.25))
        size = f"{format_length(channel.width_mm)} wide, {format_length(channel.depth_mm)} deep"
        for one in parts(channel.region):
            yield from _along(size, one, inks)
    for point in cut.skewers:
        yield from _pin(point, cut.stack.skewer_mm, inks)
    for piece in parts(part.region):
        yield from _marks(cut, piece, inks)


def _marks(cut: FoamCut, piece: Region, inks: Inks) -> Iterator[Primitive]:
    """Number, arrow to the back of the base and what it is, where a piece has most room."""
    at, room = _place_for_words(cut, piece, inks.larger)
    ink, height = inks.ink, min(_NUMBER_MM * inks.larger, room * 0.55)
    if height < _SMALLEST_MM * inks.larger:
        return
    x, y = at[0] - height * 0.45, at[1] - height * 0.2
    number = str(cut.part.lamina.number)
    yield Text(number, (x, y), height, ink, bold=True)
    yield from _arrow((x + text_width(number, height, bold=True) / 2 + height * 0.5, y), height, ink)
    low, top = (round(level, 1) for level in (cut.part.lamina.bottom_mm, cut.part.lamina.top_mm))
    said = (cut.name, f"{low:g} to {top:g} mm, {format_area(piece.area)}")
    widest = max(text_width(words, 1.0) for words in said)
    small = min(_SAID_MM * inks.larger, height * 0.25, room * 1.6 / widest)
    if small < _LEAST_SAID_MM * inks.larger:
        return
    for line, words in enumerate(said, 1):
        yield Text(words, (at[0], y - line * small * 1.8), small, ink)


def _place_for_words(cut: FoamCut, piece: Region, larger: float) -> tuple[Point, float]:
    """Where a piece has most room: beside its troughs, if there is enough of it."""
    clear = [offset(channel.region, _LABEL_MM * 2.0 * larger) for channel in cut.channels]
    beside = widest_place(difference(piece, union_all(clear))) if clear else widest_place(piece)
    return beside if beside[1] >= _ENOUGH_MM * larger else widest_place(piece)


def _arrow(foot: Point, height: float, ink: Colour) -> Iterator[Primitive]:
    """An arrow that points to the back of the base, as high as the number beside it."""
    x, y = foot
    wide = height * 0.22
    yield Stroke(polyline((x, y), (x, y + height * 0.7)), Pen(ink, height * 0.09, round=False))
    tip = ((x - wide, y + height * 0.6), (x + wide, y + height * 0.6), (x, y + height))
    yield Fill(ring(*tip), Solid(ink))


def _pin(at: Point, diameter: float, inks: Inks) -> Iterator[Primitive]:
    """A hole for a skewer with a cross through its middle."""
    x, y = at
    angles = [2 * math.pi * step / _CIRCLE for step in range(_CIRCLE)]
    circle = tuple((x + diameter / 2 * math.cos(a), y + diameter / 2 * math.sin(a)) for a in angles)
    yield Stroke(ring(*circle), inks.pen(inks.pin, 0.2))
    arm = max(diameter, _LEAST_ARM_MM * inks.larger)
    arms = (((x - arm, y), (x + arm, y)), ((x, y - arm), (x, y + arm)))
    yield Stroke(Path(tuple(Subpath(line, closed=False) for line in arms)), inks.pen(inks.pin, 0.13))


def _along(words: str, region: Region, inks: Inks) -> Iterator[Primitive]:
    """Words beside a trough, at its middle, if there is room for them."""
    xmin, ymin, xmax, ymax = region.bounds
    height = _LABEL_MM * inks.larger
    if max(xmax - xmin, ymax - ymin) > text_width(words, height):
        upright, off = ymax - ymin > xmax - xmin, height / 2
        at = (xmin - off, (ymin + ymax) / 2) if upright else ((xmin + xmax) / 2, ymax + off)
        yield Text(words, at, height, inks.wire, rotation_deg=90.0 if upright else 0.0)
