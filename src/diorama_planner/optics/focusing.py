"""How a lens focuses, with tubes behind it and close-up lenses before it: magnification, distances, what it reaches.

A thin lens meets no real lens close up. Two published figures of each, its closest focus and its magnification there,
say how it differs: a lens that is farther from its subject than a thin one (a probe, a wide lens of a reflex camera)
has its eye so far before the sensor and keeps it there; one that is nearer grows shorter in focal length close up
(most macro lenses). What is sharp is for `sharpness`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.formulas.framing import magnification_at, subject_distance_mm
from diorama_planner.formulas.limits import need_positive
from diorama_planner.optics.lenses import Accessory, Lens, Sensor, View

MM_PER_M = 1000.0
STEPS = 100
"""Halvings of an interval; more than a float has digits."""
NEAR_ENOUGH = 1e-9
"""Distances that differ by less than this share are the same."""

Accessories = tuple[Accessory, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Focus:
    """A lens with all that is on it, focused.

    Attributes:
        magnification: image on the sensor over subject.
        focal_mm: focal length of the whole, at this setting.
        subject_mm: from the eye of the lens to the plane in focus, along the axis.
        image_mm: behind the eye, the distance by which angles in the picture go.
        distance_mm: from the plane in focus to the sensor.
        working_mm: from the plane in focus to the front of the lens; below zero it would lie in the lens.
        eye_mm: from the sensor to the eye of the lens.
        f_share: nominal f-number of the whole over the one set: below 1 with a close-up lens.
    """

    magnification: float
    focal_mm: float
    subject_mm: float
    image_mm: float
    distance_mm: float
    working_mm: float
    eye_mm: float
    f_share: float = 1.0

    def nominal_f(self, f_number: float) -> float:
        """Focal length over the opening of the whole, for an f-number as it is set."""
        return f_number * self.f_share

    def opening_mm(self, f_number: float) -> float:
        """Diameter of the opening through which light comes in."""
        return self.focal_mm / self.nominal_f(f_number)


@dataclass(frozen=True, slots=True)
class Reach:
    """Between what a lens can focus: farthest (infinite, but for tubes and close-up lenses), closest, largest."""

    farthest: Focus
    closest: Focus
    largest: Focus


def reach(lens: Lens, accessories: Accessories = ()) -> Reach:
    """Find what a lens can focus on with what is on it."""
    turn = _turn(lens, accessories)
    return Reach(turn.focus(0.0), turn.focus(turn.nearest), turn.focus(turn.last))


@lru_cache(maxsize=512)
def focus_at(lens: Lens, accessories: Accessories, distance_mm: float) -> Focus:
    """Focus at a distance from subject to sensor; infinity is a distance.

    Raises:
        UsageError: nearer than the lens can, or farther than tubes and close-up lenses allow.
    """
    turn = _turn(lens, accessories)
    first, nearest, last = (turn.focus(at).distance_mm for at in (0.0, turn.nearest, turn.last))
    if distance_mm < nearest * (1.0 - NEAR_ENOUGH):
        raise UsageError(
            msg("{lens} cannot focus so near as {distance}", lens=_name(lens), distance=format_length(distance_mm)),
            msg("Subject to sensor is {least} at least{how}.", least=format_length(nearest), how=_how(accessories)),
        )
    if first * (1.0 - NEAR_ENOUGH) <= distance_mm <= first * (1.0 + NEAR_ENOUGH):
        return turn.focus(0.0)
    if distance_mm < first:
        return turn.focus(_solve(lambda at: -turn.focus(at).distance_mm, -distance_mm, 0.0, turn.nearest))
    if distance_mm <= last * (1.0 + NEAR_ENOUGH):
        return turn.focus(_solve(lambda at: turn.focus(at).distance_mm, distance_mm, turn.nearest, turn.last))
    raise UsageError(
        msg("{lens} cannot focus so far as {distance} with what is on it", lens=_name(lens),
            distance=format_length(distance_mm)),
        msg("Subject to sensor is {most} at most.", most=format_length(max(first, last))),
    )  # fmt: skip


def focus_within_reach(lens: Lens, accessories: Accessories, distance_mm: float) -> Focus:
    """Focus at a distance, or as near to it as the lens can."""
    found = reach(lens, accessories)
    most = max(found.farthest.distance_mm, found.largest.distance_mm)
    return focus_at(lens, accessories, min(max(distance_mm, found.closest.distance_mm), most))


def focus_for_magnification(lens: Lens, accessories: Accessories, magnification: float) -> Focus:
    """Focus so that the subject is so large on the sensor.

    Raises:
        UsageError: larger than the lens can, or smaller than tubes and close-up lenses allow.
    """
    need_positive(magnification=magnification)
    turn = _turn(lens, accessories)
    least, most = turn.focus(0.0).magnification, turn.focus(turn.last).magnification
    if magnification > most * (1.0 + NEAR_ENOUGH):
        raise UsageError(
            msg("{lens} shows at most {most:.2g} of real size, and not {wanted:.2g}", lens=_name(lens), most=most,
                wanted=magnification),
            msg("A wider frame, an extension tube or a close-up lens would do."),
        )  # fmt: skip
    if magnification < least * (1.0 - NEAR_ENOUGH):
        raise UsageError(
            msg("{lens} shows at least {least:.2g} of real size with what is on it", lens=_name(lens), least=least),
            msg("Take a tube or a close-up lens off."),
        )
    return turn.focus(_solve(lambda at: turn.focus(at).magnification, magnification, 0.0, turn.last))


def focus_for_width(lens: Lens, accessories: Accessories, sensor: Sensor, width_mm: float) -> Focus:
    """Focus so that a width fills the frame. Raises as `focus_for_magnification`."""
    need_positive(width=width_mm)
    return focus_for_magnification(lens, accessories, sensor.width_mm / width_mm)


def focus_of(view: View) -> Focus:
    """Give the focus of a view. Raises as `focus_at`."""
    return focus_at(view.lens, view.accessories, view.focus_mm)


def front_mm(view: View) -> float:
    """From the sensor to the front of the lens, with what is on it."""
    length = view.lens.length_mm + sum(each.extension_mm for each in view.accessories)
    return max(length, focus_of(view).eye_mm)


class _Turn:
    """A lens turned from its farthest setting, 0, to its nearest, `last`: its own magnification at each."""

    def __init__(self, lens: Lens, accessories: Accessories) -> None:
        self._lens = lens
        self._tubes = sum(each.extension_mm for each in accessories)
        self._power = sum(each.dioptre for each in accessories) / MM_PER_M
        self._front = lens.length_mm + self._tubes
        self.last = _own_magnification(lens)
        self._eye, self._shrink = _unlike_thin(lens, self.last)
        self.nearest = _least(lambda at: self.focus(at).distance_mm, self.last)

    def focus(self, at: float) -> Focus:
        focal = self._lens.focal_mm - self._shrink * at / self.last
        image = focal * (1.0 + at) + self._tubes
        whole = focal / (1.0 + focal * self._power)
        magnification = at + self._tubes / focal + image * self._power  # image / whole - 1, without its noise at 0
        subject = whole * (1.0 + 1.0 / magnification) if magnification > 0.0 else math.inf
        eye = image if self._eye is None else self._eye + self._tubes
        distance = subject + eye
        return Focus(
            magnification=magnification,
            focal_mm=whole,
            subject_mm=subject,
            image_mm=image,
            distance_mm=distance,
            working_mm=distance - max(self._front, eye),
            eye_mm=eye,
            f_share=whole / focal,
        )


@lru_cache(maxsize=64)
def _turn(lens: Lens, accessories: Accessories) -> _Turn:
    return _Turn(lens, accessories)


def _own_magnification(lens: Lens) -> float:
    """How large a lens shows things by itself, as it is published or as a thin lens would at its closest focus."""
    if lens.max_magnification is not None:
        return lens.max_magnification
    if lens.min_focus_mm is None or lens.min_focus_mm <= subject_distance_mm(lens.focal_mm, 1.0):
        return 1.0
    return magnification_at(lens.focal_mm, lens.min_focus_mm)


def _unlike_thin(lens: Lens, magnification: float) -> tuple[float | None, float]:
    """Where the eye stays before the sensor, None if it moves; and by how much the focal length shrinks close up."""
    if lens.min_focus_mm is None:
        return None, 0.0
    thin = subject_distance_mm(lens.focal_mm, magnification)
    if lens.min_focus_mm > thin * (1.0 + NEAR_ENOUGH):
        return lens.min_focus_mm - lens.focal_mm * (1.0 + 1.0 / magnification), 0.0
    return None, lens.focal_mm * (1.0 - lens.min_focus_mm / thin)


def _least(of: Callable[[float], float], last: float) -> float:
    """Where between 0 and `last` a function that falls and then rises is least."""
    low, high = 0.0, last
    for _ in range(STEPS):
        third = (high - low) / 3.0
        if of(low + third) <= of(high - third):
            high -= third
        else:
            low += third
    return last if of(last) <= of(high) else (low + high) / 2.0


def _solve(of: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    """Where between two ends a rising function is `wanted`."""
    for _ in range(STEPS):
        middle = (low + high) / 2.0
        if of(middle) < wanted:
            low = middle
        else:
            high = middle
    return high


def _name(lens: Lens) -> str:
    return lens.name or f"{lens.focal_mm:g} mm"


def _how(accessories: Accessories) -> str:
    return "" if accessories else "; an extension tube or a close-up lens brings it nearer"
