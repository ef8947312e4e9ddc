"""A section drawn to scale: base, slices, ground, water, bodies, with heights at the left and lengths below.

x runs along the line, y is the height times the exaggeration, both in mm. What is drawn is for `sections` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from diorama_planner.app.sections.section_names import placed_names
from diorama_planner.app.sections.section_view import Laid, SectionView, Span, section_view
from diorama_planner.app.session import Session
from diorama_planner.core.scale import Scale
from diorama_planner.drawing.primitives import (
    Colour,
    Fill,
    Pen,
    Point,
    Primitive,
    Solid,
    Stroke,
    Text,
    polyline,
    ring,
)
from diorama_planner.exporters.contract import DrawingJob
from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.section import Section
from diorama_planner.model.record import RecordId
from diorama_planner.terrain.plot import round_interval


@dataclass(frozen=True, slots=True)
class SectionInks:
    """Colours of a section; `larger` is by how much lines and letters are larger than on paper."""

    ink: Colour = "#23262d"
    muted: Colour = "#5c6069"
    rule: Colour = "#d7d2c8"
    base: Colour = "#cdb48c"
    base_layer: Colour = "#b3cde0"
    ground: Colour = "#d9e4ee"
    slice_line: Colour = "#7fa6c6"
    surface: Colour = "#4f6b2c"
    way: Colour = "#6d6a66"
    water: Colour = "#3f88b5a0"
    body: Colour = "#e8ddd0"
    behind: Colour = "#9a9da3"
    larger: float = 1.0


PAPER = SectionInks()
LETTER_MM = 2.2
_MARGIN_LETTERS = 8.0
_GAP_LETTERS = 1.0


def section_primitives(view: SectionView, inks: SectionInks = PAPER) -> tuple[tuple[Primitive, ...], Bounds]:
    """Draw a section; gives the box that must be seen, too."""
    letter, times = LETTER_MM * inks.larger, view.item.exaggeration
    low, high = view.lowest_mm * times, view.highest_mm * times
    drawn = (
        *_rules(view, inks),
        *_base(view, inks),
        *_ground(view, inks),
        *(part for one in view.laid for part in _laid(view, one, inks)),
        *_bodies(view, inks),
        *_surface(view, inks),
        *_folds(view, inks),
    )
    names = placed_names(view, letter)
    written = tuple(Text(name, at, letter, inks.ink) for name, at in names)
    top = max([high, *(at[1] + letter * 1.5 for _, at in names)])
    margin = _MARGIN_LETTERS * letter
    return (*drawn, *written), (-margin, low - 4 * letter, view.length_mm + margin / 2, top + letter * 2)


def section_job(session: Session, item_id: RecordId) -> DrawingJob:
    """Describe a section for an exporter; 1:1 pages show it as it is.

    Raises:
        UsageError: there is no such record.
    """
    item = session.document.get(item_id)
    assert isinstance(item, Section)
    drawn, bounds = section_primitives(section_view(session.scene, item))
    return DrawingJob(
        name=f"{session.title} - {item.label or 'Section'}",
        layers=(("Section", drawn),),
        bounds=bounds,
        scale_text=str(Scale(session.scale)),
        footprints=drawn,
        footprint_bounds=bounds,
        assets=session.document.assets.get,
    )


def _pen(inks: SectionInks, colour: Colour, width: float, *dashes: float) -> Pen:
    return Pen(colour, width * inks.larger, tuple(dash * inks.larger for dash in dashes), round=False)


def _rules(view: SectionView, inks: SectionInks) -> Iterator[Primitive]:
    """Lines of equal height with their figures, and lengths below."""
    letter, times = LETTER_MM * inks.larger, view.item.exaggeration
    low, high, length = view.lowest_mm, view.highest_mm, view.length_mm
    step = round_interval(max(high - low, 12 * letter * 2 / times))
    for number in range(int(np.ceil(low / step - 1e-9)), int(np.ceil(high / step - 1e-9)) + 1):
        y = number * step * times
        yield Stroke(polyline((0.0, y), (length, y)), _pen(inks, inks.rule, 0.15))
        figure = f"{round(number * step, 3):g}"
        yield Text(figure, (-letter, y - letter / 2), letter, inks.muted, anchor="end")
    foot = low * times - 2.6 * letter
    across = round_interval(max(length, 12 * letter * 3))
    for number in range(int(length / across + 1e-9) + 1):
        x = number * across
        yield Stroke(polyline((x, foot + 1.4 * letter), (x, foot + 2.0 * letter)), _pen(inks, inks.muted, 0.2))
        yield Text(f"{round(x, 3):g}", (x, foot), letter, inks.muted)
    for letters, x in (("A", -4.5 * letter), ("A'", length + 2.0 * letter)):
        yield Text(letters, (x, (low + high) / 2 * times), letter * 1.6, inks.ink, bold=True)


def _ring_between(view: SectionView, span: Span, low: float | None, top_add: float = 0.0) -> list[Point]:
    """The ring between the ground, so much higher, and a height; without one, the ground itself."""
    profile, times = view.profile, view.item.exaggeration
    inner = (profile.along > span[0]) & (profile.along < span[1])
    along = np.concatenate(([span[0]], profile.along[inner], [span[1]]))
    heights = np.interp(along, profile.along, profile.heights)
    floor = heights if low is None else np.full(len(along), low)
    up = np.column_stack((along, (heights + top_add) * times)).tolist()
    back = np.column_stack((along, floor * times)).tolist()[::-1]
    return [(x, y) for x, y in (*up, *back)]


def _clipped(view: SectionView, span: Span, low: float, high: float) -> list[Point]:
    """The ring of what lies between two heights, under the ground."""
    profile, times = view.profile, view.item.exaggeration
    inner = (profile.along > span[0]) & (profile.along < span[1])
    along = np.concatenate(([span[0]], profile.along[inner], [span[1]]))
    top = np.clip(np.interp(along, profile.along, profile.heights), low, high)
    up = np.column_stack((along, top * times)).tolist()
    return [(span[0], low * times), *((x, y) for x, y in up), (span[1], low * times)]


def _base(view: SectionView, inks: SectionInks) -> Iterator[Primitive]:
    """The board and each layer on it, as far as they have not been carved."""
    for number, (low, top) in enumerate(view.base):
        colour = Solid(inks.base_layer if number else inks.base)
        for span in view.profile.on_base:
            yield Fill(ring(*_clipped(view, span, low, top)), colour, _pen(inks, inks.muted, 0.15))


def _ground(view: SectionView, inks: SectionInks) -> Iterator[Primitive]:
    """What is built on the base, and how it is sliced."""
    for span in view.profile.on_base:
        yield Fill(ring(*_clipped(view, span, 0.0, 1e6)), Solid(inks.ground))
    times = view.item.exaggeration
    for one in view.slices:
        (left, right), low, top = one.span, one.bottom_mm * times, one.top_mm * times
        yield Stroke(ring((left, low), (right, low), (right, top), (left, top)), _pen(inks, inks.slice_line, 0.2))


def _laid(view: SectionView, one: Laid, inks: SectionInks) -> Iterator[Primitive]:
    """A layer on the ground, or water with its level."""
    colour = inks.water if one.is_water else inks.way
    if one.layer_mm is not None:
        yield Fill(ring(*_ring_between(view, one.span, None, one.layer_mm)), Solid(colour))
        return
    profile, times = view.profile, view.item.exaggeration
    inner = (profile.along >= one.span[0]) & (profile.along <= one.span[1])
    along, heights = profile.along[inner], profile.heights[inner]
    if not len(along):
        return
    top = np.maximum(heights, one.top_mm)
    points = [*zip(along, top * times, strict=True), *zip(along[::-1], heights[::-1] * times, strict=True)]
    yield Fill(ring(*((float(x), float(y)) for x, y in points)), Solid(colour))
    if one.is_water:
        wet = along[heights < one.top_mm]
        if len(wet):
            y = one.top_mm * times
            yield Stroke(polyline((float(wet[0]), y), (float(wet[-1]), y)), _pen(inks, inks.ink, 0.2, 2.0, 1.0))


def _bodies(view: SectionView, inks: SectionInks) -> Iterator[Primitive]:
    """What the line cuts is filled, what lies behind or before it is outlined."""
    times = view.item.exaggeration
    for body in view.bodies:
        (left, right), low, top = body.span, body.bottom_mm * times, body.top_mm * times
        box = ring((left, low), (right, low), (right, top), (left, top))
        if body.is_cut:
            yield Fill(box, Solid(inks.body), _pen(inks, inks.ink, 0.3))
        else:
            yield Stroke(box, _pen(inks, inks.behind, 0.2, 1.2, 0.8))


def _surface(view: SectionView, inks: SectionInks) -> Iterator[Primitive]:
    """The line of the ground."""
    profile, times = view.profile, view.item.exaggeration
    for low, high in profile.on_base:
        inner = (profile.along > low) & (profile.along < high)
        along = np.concatenate(([low], profile.along[inner], [high]))
        heights = np.interp(along, profile.along, profile.heights) * times
        points = [(float(x), float(y)) for x, y in zip(along, heights, strict=True)]
        yield Stroke(polyline(*points), _pen(inks, inks.surface, 0.5))


def _folds(view: SectionView, inks: SectionInks) -> Iterator[Primitive]:
    """Where the line turns a corner."""
    low, high = view.lowest_mm * view.item.exaggeration, view.highest_mm * view.item.exaggeration
    for x in view.folds:
        yield Stroke(polyline((x, low), (x, high)), _pen(inks, inks.muted, 0.2, 3.0, 1.0, 0.6, 1.0))


def grade_pct(view: SectionView, start_mm: float, end_mm: float) -> float | None:
    """How steep it is between two places along the line, in per cent; None between a place and itself."""
    run = end_mm - start_mm
    rise = view.profile.height_at(end_mm) - view.profile.height_at(start_mm)
    return 100.0 * rise / run if abs(run) > 1e-6 else None


def sections_of(session: Session) -> Sequence[Section]:
    """The sections of a plan, in the order in which they were drawn."""
    return [item for item in session.document.items() if isinstance(item, Section)]
