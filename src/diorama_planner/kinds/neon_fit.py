"""What the techniques of the catalogue can show of a sign: strokes, gaps, bends and sizes held against its lines.

A technique that fails says by what, and from which letter height on it would do. What is made of that, such as
issues, remarks and materials, is in `neon_making`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np

from diorama_planner.catalogue.electrical_rows import NeonTechnique
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.neon_letters import lettering
from diorama_planner.formulas.neon import edge_leds, fibre_leds, mask_leds, tube_mm
from diorama_planner.formulas.rounding import is_above
from diorama_planner.geometry.outline import polyline_length
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.shaping import simplified
from diorama_planner.geometry.tubes import bend_room, nearest_pass
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.neon import FONTS, MARGIN_MM, THINNEST_SHARE, Neon, letters_of, row_of
from diorama_planner.model.record import Points

STRAIGHTENED_MM = 0.2
"""A drawn line is looked at without what is smaller than this."""

STEP_MM = 0.5
"""Letter heights that are proposed are rounded up to this."""


class Measures(NamedTuple):
    """A sign in figures: its size, lines, and what they ask for; mm.

    `gap_mm` is how near middle lines pass each other, `bend_mm` the largest radius to which the sharpest corner can
    be bent; both are infinite where there is none. `hidden_mm` leads from the end of each line to the next one.
    """

    width_mm: float
    height_mm: float
    letter_mm: float | None
    strokes: int
    lit_mm: float
    hidden_mm: float
    gap_mm: float
    bend_mm: float

    def grown(self, times: float) -> Measures:
        """The same sign so many times as large."""
        return Measures(
            width_mm=self.width_mm * times,
            height_mm=self.height_mm * times,
            letter_mm=None if self.letter_mm is None else self.letter_mm * times,
            strokes=self.strokes,
            lit_mm=self.lit_mm * times,
            hidden_mm=self.hidden_mm * times,
            gap_mm=self.gap_mm * times,
            bend_mm=self.bend_mm * times,
        )


class Fault(NamedTuple):
    """Why a technique cannot show a sign."""

    sort: Literal["pieces", "stroke", "small", "large"]
    text: Message


class Verdict(NamedTuple):
    """A technique, what is against it, and from which letter height it would do; None where no height helps."""

    technique: NeonTechnique
    faults: tuple[Fault, ...]
    height_mm: float | None

    @property
    def is_possible(self) -> bool:
        """Whether the sign can be built so."""
        return not self.faults


@dataclass(frozen=True, slots=True)
class NeonLight:
    """What lights a sign: a row of LEDs, how many of them, and the length of a tube that shines itself.

    `seen` is the light of how many whole ones comes from the sign: what of a tube is behind it is not seen.
    """

    led: str
    count: int
    seen: float
    length_mm: float | None = None


@lru_cache(maxsize=64)
def _of_text(text: str, stretch: float, lean: float) -> Measures:
    """The figures of a text whose capitals are 1 mm high."""
    drawn = lettering(text, stretch, lean)
    return _measured(drawn.tubes, drawn.bones, 1.0)


@lru_cache(maxsize=64)
def _of_line(line: Points) -> Measures:
    points = np.array(line, dtype=np.float64)
    bones = simplified(points, STRAIGHTENED_MM)
    return _measured((points,), (bones,), None)


def _measured(tubes: tuple[PointArray, ...], bones: tuple[PointArray, ...], letter_mm: float | None) -> Measures:
    points = np.vstack(tubes)
    width, height = (float(side) for side in np.ptp(points, axis=0))
    ways = (math.dist(one[-1], other[0]) for one, other in pairwise(tubes))
    bends = tubes if letter_mm is not None else bones  # a line by hand trembles
    return Measures(
        width,
        height,
        letter_mm,
        len(tubes),
        math.fsum(polyline_length(tube) for tube in tubes),
        math.fsum(ways),
        nearest_pass(bones),
        min(map(bend_room, bends)),
    )


def measures(item: Neon) -> Measures | None:
    """The figures of a sign; None for one that shows nothing."""
    if item.line_mm:
        return _of_line(item.line_mm)
    if letters_of(item).is_empty:
        return None
    return _of_text(item.text, *FONTS[item.font]).grown(item.height_mm)


def stroke_of(item: Neon, row: NeonTechnique) -> float:
    """How thick its strokes are: as wanted, else as thin as real tubes, within what the technique can."""
    wanted = item.stroke_mm
    if wanted is None:
        wanted = (_of_line(item.line_mm).height_mm if item.line_mm else item.height_mm) * THINNEST_SHARE
    return min(max(wanted, row.stroke_min_mm), row.stroke_max_mm)


def tube_of(row: NeonTechnique, found: Measures) -> float:
    """How long its tube is, hidden ways and ends included; a tube that cannot be cut is as long as it comes."""
    if row.unbroken:
        return max(found.lit_mm, row.tube_min_mm or 0.0)
    return max(tube_mm(found.lit_mm, found.hidden_mm, found.strokes), row.tube_min_mm or 0.0)


def light_of(item: Neon, around: Around) -> NeonLight | None:
    """What lights it; None for a sign that shows nothing."""
    row, found = row_of(item, around), measures(item)
    if found is None:
        return None
    led = item.led or row.led
    wide, high = found.width_mm + 2 * MARGIN_MM, found.height_mm + 2 * MARGIN_MM
    every = row.led_every_mm
    if row.lit_from == "itself" or every is None:
        tube = around.catalogue.led_map.get(led)
        whole = (tube.lit_length_mm or tube.length_mm) if tube else found.lit_mm
        return NeonLight(led, 1, found.lit_mm / whole, None if row.unbroken else tube_of(row, found))
    if row.lit_from == "edge":
        count = edge_leds(wide, high, every, row.reach_mm or high)
    elif row.lit_from == "behind":
        count = mask_leds(wide, high, every)
    else:
        count = fibre_leds(tube_of(row, found), every)
    return NeonLight(led, count, float(count))


def verdicts(item: Neon, around: Around) -> tuple[Verdict, ...]:
    """All techniques, held against the sign; none for one that shows nothing."""
    found = measures(item)
    if found is None:
        return ()
    rows = around.catalogue.neon_techniques()
    return tuple(verdict_on(row, found, item.stroke_mm) for row in rows)


def verdict_on(row: NeonTechnique, found: Measures, stroke_mm: float | None = None) -> Verdict:
    """Hold one technique against the figures of a sign; `stroke_mm` is how thick strokes shall be, None any."""
    faults = tuple(_faults(row, found, stroke_mm))
    return Verdict(row, faults, _height_for(row, found, stroke_mm) if faults else None)


def _faults(row: NeonTechnique, found: Measures, stroke_mm: float | None) -> Iterator[Fault]:
    stroke = row.stroke_min_mm if stroke_mm is None else stroke_mm
    if is_above(row.stroke_min_mm, stroke) or is_above(stroke, row.stroke_max_mm):
        text = msg("strokes are {least} to {most} thick", least=_mm(row.stroke_min_mm), most=_mm(row.stroke_max_mm))
        if row.stroke_min_mm == row.stroke_max_mm:
            text = msg("its stroke is {thick}", thick=_mm(row.stroke_min_mm))
        yield Fault("stroke", text)
        stroke = row.stroke_min_mm
    if row.unbroken and found.strokes > 1:
        text = msg("it shows one line that never breaks, and these are {count}", count=found.strokes)
        yield Fault("pieces", text)
    if found.letter_mm is not None and is_above(row.letter_min_mm or 0.0, found.letter_mm):
        yield Fault("small", msg("letters are {least} or higher", least=_mm(row.letter_min_mm or 0.0)))
    if is_above(stroke + row.gap_mm, found.gap_mm):
        text = msg(
            "{stroke} of stroke and {gap} of gap are more than the {room} from line to line",
            stroke=_mm(stroke), gap=_mm(row.gap_mm), room=_mm(found.gap_mm),
        )  # fmt: skip
        yield Fault("small", text)
    if is_above(row.bend_mm, found.bend_mm):
        text = msg(
            "it bends to a radius of {least}, the sharpest corner leaves {room}",
            least=_mm(row.bend_mm), room=_mm(found.bend_mm),
        )  # fmt: skip
        yield Fault("small", text)
    yield from _too_large(row, found)


def _too_large(row: NeonTechnique, found: Measures) -> Iterator[Fault]:
    if is_above(found.width_mm, row.length_max_mm):
        text = msg("signs are up to {most} long", most=_mm(row.length_max_mm))
        yield Fault("large", text)
    tube = tube_of(row, found)
    if row.tube_max_mm is not None and is_above(tube, row.tube_max_mm):
        text = msg("it takes {tube} of the {most} that are lit at once", tube=_mm(tube), most=_mm(row.tube_max_mm))
        yield Fault("large", text)


def _height_for(row: NeonTechnique, found: Measures, stroke_mm: float | None) -> float | None:
    """The letter height from which on a technique can show a text."""
    if found.letter_mm is None:
        return None
    stroke = min(max(stroke_mm or row.stroke_min_mm, row.stroke_min_mm), row.stroke_max_mm)
    times = max(
        (row.letter_min_mm or 0.0) / found.letter_mm,
        (stroke + row.gap_mm) / found.gap_mm,
        row.bend_mm / found.bend_mm,
    )
    high = math.ceil(round(found.letter_mm * times / STEP_MM, 6)) * STEP_MM
    grown = high / found.letter_mm
    return None if grown <= 1.0 or any(_faults(row, found.grown(grown), stroke)) else high


def _mm(length: float) -> Shown:
    return Shown(format_length, round(length, 2))
