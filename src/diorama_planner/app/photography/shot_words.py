"""What is told of a shot in words, in groups: backdrop, looking full size, motion. For window, paper and terminal."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diorama_planner.app.photography.perspective import Behind
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length, format_number, format_size
from diorama_planner.formulas.miniature import moved_mm, streak_share
from diorama_planner.formulas.motion import model_speed_mm_s, overcrank_fps
from diorama_planner.kinds.camera_path import at_time
from diorama_planner.kinds.camera_setup import format_depth
from diorama_planner.optics.checks import Clash
from diorama_planner.optics.illusion import backdrop_for
from diorama_planner.optics.projection import pinhole_of
from diorama_planner.optics.sight import Seen

if TYPE_CHECKING:
    from diorama_planner.app.photography.hidden import Hidden
    from diorama_planner.app.photography.shots import PlannedShot

KMH_MM_S = 1e6 / 3600.0
SPEED_KMH, EXPOSURE_S = 40.0, 0.5
"""A car in a street at night, and an exposure that draws its lamps as trails: unless told otherwise."""
FRAME_RATES = (24.0, 25.0, 30.0)


@dataclass(frozen=True, slots=True)
class Row:
    """A figure: what it is, and how much."""

    label: Message
    value: Message


def seen_words(seen: Seen) -> Message:
    """Say what should not be in a picture, how much of it that takes up, and when if it moves."""
    least = seen.share < 0.001
    share = Shown(_percent, seen.share) if not least else "< 0.1 %"
    return at_time(msg("{what}: {share} of the picture", what=seen.message, share=share), seen.at_s)


def clash_words(clash: Clash) -> Message:
    """Say what is in the way of a camera, and when if it moves."""
    return at_time(clash.message, clash.at_s)


def minded(plan: PlannedShot) -> Iterator[Message]:
    """What is in the way of a camera, what helps, what else is in its picture."""
    yield from (clash_words(clash) for clash in plan.fit.clashes)
    if plan.fit.clashes:
        yield from (msg("or: {answer}", answer=each.answer.message) for each in plan.remedies)
    yield from (seen_words(each.seen) for each in plan.troubles)


def hidden_words(found: Hidden, currency: str) -> Message:
    """Say what no camera sees, and what that saves."""
    share = Shown(_percent, found.share)
    if not found.cameras:
        return msg("There is no camera yet whose picture could be planned")
    if found.cost_share is None:
        return msg("No camera sees {share} of the open ground: it need not be finished", share=share)
    return msg(
        "No camera sees {share} of the open ground; {part} of the cost of finishes, about {cost} {currency}, is for "
        "what is not seen",
        share=share,
        part=Shown(_percent, found.cost_share),
        cost=Shown(_money, found.cost),
        currency=currency,
    )


def backdrop_rows(plan: PlannedShot, distance_mm: float | None = None) -> Iterator[Row]:
    """The backdrop that fills the frame just behind the scene, or at another distance from the eye."""
    found = plan.shot.backdrop
    if distance_mm is not None:
        try:
            found = backdrop_for(plan.view, distance_mm, then=plan.way)
        except UsageError as error:
            yield Row(msg("Backdrop"), error.message)
            return
    if found is None:
        yield Row(msg("Backdrop"), msg("none can stand there: the camera looks too steeply, or sees nothing of it"))
        return
    if found.high_mm <= 0.0:
        yield Row(msg("Backdrop"), msg("none is needed: the camera looks down on the base"))
        return
    low = max(found.low_mm, 0.0)
    yield Row(msg("Distance from the lens"), _length(found.distance_mm))
    flat = format_size((round(found.width_mm), round(max(found.high_mm - low, 0.0))))
    yield Row(msg("Flat, width by height"), msg("{size}", size=flat))
    sides = msg("{left} to the left of the middle, {right} to the right",
                left=Shown(format_depth, found.left_mm), right=Shown(format_depth, found.right_mm))  # fmt: skip
    yield Row(msg("It reaches"), sides)
    curve = msg("radius {radius}, {arc} along the curve",
                radius=Shown(format_depth, found.radius_mm), arc=Shown(format_depth, found.arc_mm))  # fmt: skip
    yield Row(msg("Bent about the lens"), curve)
    yield Row(msg("Upper edge over the base"), _length(found.high_mm))
    yield Row(msg("Its horizon over the base"), _length(found.horizon_mm))
    yield Row(msg("Blur of it on the sensor"), msg("{blur} mm", blur=Shown(_figure, found.blur_mm)))


def full_size_rows(plan: PlannedShot) -> Iterator[Row]:
    """What it takes to look full size."""
    meter, shot = plan.shot.full_size, plan.shot
    if shot.scene_mm is not None:
        near, far = (Shown(format_depth, each) for each in shot.scene_mm)
        yield Row(msg("The scene reaches"), msg("from {near} to {far} before the lens", near=near, far=far))
    if shot.stack is not None:
        yield Row(msg("All of that sharp"), msg("{frames} stacked frames", frames=shot.stack.frames))
    if meter is None:
        told = msg("more frames than anybody stacks: stop down or step back")
        yield Row(msg("As sharp as a photo of the real scene"), told)
    else:
        told = msg("{frames} stacked frames", frames=meter.frames)
        yield Row(msg("As sharp as a photo of the real scene"), told)
        yield Row(
            msg("Sharp in a single frame"),
            msg("{share} of the depth of the scene", share=Shown(_percent, meter.share)),
        )
        yield Row(msg("Blurred like a full-size shot at"), msg("f/{number}", number=Shown(_figure, meter.real_f)))
    if shot.best_f is not None:
        yield Row(msg("One frame is sharpest at"), msg("f/{number}", number=Shown(_figure, shot.best_f)))
    limit = Shown(_figure, shot.diffraction.limit_f)
    said = msg("soft already: f/{number} or wider", number=limit) if shot.diffraction.is_soft else msg(
        "none up to f/{number}", number=limit)  # fmt: skip
    yield Row(msg("Diffraction"), said)


@dataclass(frozen=True, slots=True)
class Motion:
    """How fast a model drives, how far it is moved in an exposure, and what of the width of the picture that is."""

    model_mm_s: float
    moved_mm: float
    share: float | None


def motion_of(plan: PlannedShot, denominator: float, speed_kmh: float, exposure_s: float) -> Motion:
    """Work out how far to move a model for the blur and the trails of a real thing; no share of a focus at infinity.

    Raises:
        UsageError: a speed or an exposure that is none.
    """
    real, depth = speed_kmh * KMH_MM_S, plan.subject_mm
    moved = moved_mm(real, exposure_s, denominator)
    wide = 2.0 * pinhole_of(plan.view).half_width * depth
    return Motion(
        model_speed_mm_s(real, denominator), moved, streak_share(moved, wide) if math.isfinite(depth) else None
    )


def motion_rows(plan: PlannedShot, denominator: float, speed_kmh: float, exposure_s: float) -> Iterator[Row]:
    """What moves: how slowly it is shown, how far a model is moved for blur and trails.

    Raises:
        UsageError: a speed or an exposure that is none.
    """
    factor = plan.shot.slow_motion
    yield Row(msg("Water, smoke, what falls"), msg("shown {factor} times slower", factor=Shown(_figure, factor)))
    rates = ", ".join(format_number(round(overcrank_fps(rate, denominator))) for rate in FRAME_RATES)
    usual = ", ".join(format_number(rate) for rate in FRAME_RATES)
    yield Row(msg("Frames per second for {usual}", usual=usual), msg("{rates}", rates=rates))
    found = motion_of(plan, denominator, speed_kmh, exposure_s)
    yield Row(msg("A model so fast drives"), msg("{speed} mm/s", speed=Shown(_figure, found.model_mm_s)))
    yield Row(msg("Move it during the exposure by"), _length(found.moved_mm))
    yield Row(msg("Its lamps draw trails of"), _length(found.moved_mm))
    if found.share is not None:
        told = msg("{share} of the width of the picture", share=Shown(_percent, found.share))
        yield Row(msg("Length of these trails"), told)


def behind_words(behind: Behind) -> tuple[Message, ...]:
    """The cells of a row: scale, how far away it seems, how long a car is, from where it holds."""
    far = format_length(round(behind.seems_mm / 1000.0) * 1000.0, "m")
    nearest, farthest = behind.holds.nearest_mm, behind.holds.farthest_mm
    holds = msg("{near} and more", near=Shown(format_depth, nearest)) if math.isinf(farthest) else msg(
        "{near} to {far}", near=Shown(format_depth, nearest), far=Shown(format_depth, farthest))  # fmt: skip
    return (
        msg("1:{scale}", scale=format_number(behind.denominator)),
        msg("{far} away", far=far),
        msg("{length}", length=Shown(format_depth, behind.car_mm)),
        holds,
    )


def _length(mm: float) -> Message:
    return msg("{length}", length=Shown(format_depth, mm))


def _percent(share: float, *, decimal_comma: bool = False) -> str:
    percent = share * 100.0
    return f"{format_number(round(percent, 0 if percent >= 10.0 else 1), decimal_comma=decimal_comma)} %"


def _money(cost: float, *, decimal_comma: bool = False) -> str:
    return format_number(cost, precision=2, decimal_comma=decimal_comma)


def _figure(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(float(f"{value:.3g}"), decimal_comma=decimal_comma)
