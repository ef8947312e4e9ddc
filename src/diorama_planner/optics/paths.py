"""Cameras that move: key frames with their times, and where the camera is between them.

Between keys every figure follows a curve that passes through all of them without swinging beyond (Fritsch and
Carlson, SIAM J. Numer. Anal. 17, 1980), so that a lens that was clear of the road at both keys does not dip into it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_positive
from diorama_planner.optics.lenses import Point3, View

MOST_FRAMES = 100_000
STEP_MM, ARM_MM = 6.0, 120.0
"""No point of a camera goes farther from one place where it is looked at to the next; it reaches so far from its eye.
"""
FINE = 240
"""Into so many parts a path is cut to be measured, and each stretch between keys into two at least."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What is fixed at a time: place of the eye, direction, and focus from subject to sensor (None: as the view)."""

    at_s: float
    position_mm: Point3
    pan_deg: float
    tilt_deg: float = 0.0
    roll_deg: float = 0.0
    focus_mm: float | None = None

    def __post_init__(self) -> None:
        if not all(map(math.isfinite, (self.at_s, *self.position_mm, self.pan_deg, self.tilt_deg, self.roll_deg))):
            raise UsageError(msg("A key frame needs a time, a place and a direction in numbers"))


@dataclass(frozen=True, slots=True)
class CameraPath:
    """Keys in the order of their times; `eased` starts and stops softly."""

    keys: tuple[Key, ...]
    eased: bool = True

    def __post_init__(self) -> None:
        times = [key.at_s for key in self.keys]
        if not times:
            raise UsageError(msg("A path needs a key frame"))
        if any(late <= early for early, late in pairwise(times)):
            raise UsageError(msg("Each key frame must be later than the one before"))

    @property
    def duration_s(self) -> float:
        """From the first key to the last."""
        return self.keys[-1].at_s - self.keys[0].at_s


def view_at(path: CameraPath, view: View, at_s: float) -> View:
    """Give the view at a time, with lens, aperture and frame of another; before the first key it stands still."""
    times = [key.at_s for key in path.keys]
    focus = [view.focus_mm if key.focus_mm is None else key.focus_mm for key in path.keys]
    channels = [
        *zip(*(key.position_mm for key in path.keys), strict=True),
        _shortest([key.pan_deg for key in path.keys]),
        [key.tilt_deg for key in path.keys],
        _shortest([key.roll_deg for key in path.keys]),
        # what is near changes faster than what is far, so that focus is pulled by its inverse
        [1.0 / each for each in focus],
    ]
    x, y, z, pan, tilt, roll, inverse = (_between(times, values, at_s, path.eased) for values in channels)
    return replace(
        view,
        position_mm=(x, y, z),
        pan_deg=pan,
        tilt_deg=tilt,
        roll_deg=roll,
        focus_mm=1.0 / inverse if inverse > 0.0 else math.inf,
    )


def frames_of(path: CameraPath, view: View, fps: float) -> Iterator[View]:
    """Give the view of every frame of a shot, the last key's too.

    Raises:
        UsageError: no frame rate, or more than `MOST_FRAMES` frames.
    """
    need_positive(**{"frame rate": fps})
    count = round(path.duration_s * fps) + 1
    if count > MOST_FRAMES:
        raise UsageError(msg("That are more than {most} frames", most=MOST_FRAMES))
    return (view_at(path, view, path.keys[0].at_s + index / fps) for index in range(count))


def stations(path: CameraPath, view: View, most: int) -> tuple[float, ...]:
    """Give times that stand for a whole path: start, keys, end, and as many between as the camera goes far.

    Between two of them no point of it goes farther than `STEP_MM`, unless that took more than `most` steps: there are
    never more than twice as many. While it stands still there are none; many keys that lie closer are left out.
    """
    firm = {key.at_s for key in (path.keys if 2 * len(path.keys) <= most else (path.keys[0], path.keys[-1]))}
    times = _finely([key.at_s for key in path.keys])
    views = [view_at(path, view, at) for at in times]
    gone = [0.0]
    for before, after in pairwise(views):
        gone.append(gone[-1] + _moved_mm(before, after))
    step = max(STEP_MM, gone[-1] / most)
    chosen = [0]
    for index in range(1, len(times)):
        is_due = times[index] in firm or gone[min(index + 1, len(gone) - 1)] - gone[chosen[-1]] > step
        if is_due and views[index] != views[chosen[-1]]:
            chosen.append(index)
    return tuple(times[index] for index in chosen)


def _finely(marks: Sequence[float]) -> list[float]:
    """Times, with as many between them as a path is measured by."""
    parts = max(2, FINE // max(len(marks) - 1, 1))
    between = (start + (end - start) * part / parts for start, end in pairwise(marks) for part in range(parts))
    return [*between, marks[-1]]


def _moved_mm(before: View, after: View) -> float:
    """How far the point of a camera goes at most that goes farthest."""
    turns = zip(_turns(before), _turns(after), strict=True)
    turned = math.hypot(*(math.radians(math.remainder(there - here, 360.0)) for here, there in turns))
    return math.dist(before.position_mm, after.position_mm) + ARM_MM * turned


def _turns(view: View) -> tuple[float, float, float]:
    return view.pan_deg, view.tilt_deg, view.roll_deg


@dataclass(frozen=True, slots=True)
class Travel:
    """How a camera moves: the way of its eye, and its greatest speed on the bench and as the picture tells it."""

    length_mm: float
    fastest_mm_s: float
    fastest_real_mm_s: float


def travel_of(path: CameraPath, view: View, denominator: float, fps: float = 24.0) -> Travel:
    """Measure a path by its frames."""
    need_positive(scale=denominator)
    places = [each.position_mm for each in frames_of(path, view, fps)]
    steps = [math.dist(here, there) for here, there in pairwise(places)]
    fastest = max(steps, default=0.0) * fps
    return Travel(sum(steps), fastest, fastest * denominator)


def _shortest(angles: Sequence[float]) -> list[float]:
    """The same directions, each within half a turn of the one before."""
    turned = list(angles[:1])
    for angle in angles[1:]:
        turned.append(turned[-1] + (angle - turned[-1] + 180.0) % 360.0 - 180.0)
    return turned


def _between(times: Sequence[float], values: Sequence[float], at: float, eased: bool) -> float:
    """The monotone cubic through values at times; outside it is the nearest one."""
    if at <= times[0]:
        return values[0]
    if at >= times[-1]:
        return values[-1]
    after = bisect_right(times, at)
    before = after - 1
    span = times[after] - times[before]
    start, end = (_slope(times, values, index, eased) * span for index in (before, after))
    part = (at - times[before]) / span
    rest = 1.0 - part
    return (
        values[before] * rest * rest * (1.0 + 2.0 * part)
        + values[after] * part * part * (3.0 - 2.0 * part)
        + start * part * rest * rest
        - end * part * part * rest
    )


def _slope(times: Sequence[float], values: Sequence[float], index: int, eased: bool) -> float:
    """How steep the curve is at a key: the weighted harmonic mean of both sides, level where they turn round."""
    if index in (0, len(times) - 1):
        if eased or len(times) == 1:
            return 0.0
        other = 1 if index == 0 else index - 1
        return (values[other] - values[index]) / (times[other] - times[index])
    (t0, t1, t2), (v0, v1, v2) = times[index - 1 : index + 2], values[index - 1 : index + 2]
    left, right = (v1 - v0) / (t1 - t0), (v2 - v1) / (t2 - t1)
    if left * right <= 0.0:
        return 0.0
    first, second = 2.0 * (t2 - t1) + (t1 - t0), (t2 - t1) + 2.0 * (t1 - t0)
    return (first + second) / (first / left + second / right)
