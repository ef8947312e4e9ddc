"""The checks of a shot as plain data, for `cameras --json`, whose keys are listed in the contracts.

Lengths in mm on the bench, depths from the eye of the lens along its axis, shares 0 to 1; infinity is "inf".
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from diorama_planner.app.photography.hidden import Hidden, hidden_from
from diorama_planner.app.photography.perspective import Behind, smaller_behind
from diorama_planner.app.photography.shot_poses import Posable, posable_in
from diorama_planner.app.photography.shot_words import EXPOSURE_S, SPEED_KMH, motion_of
from diorama_planner.app.photography.shots import PlannedShot, Remedy, plan_of
from diorama_planner.kinds.camera import Camera
from diorama_planner.optics.focusing import reach
from diorama_planner.optics.illusion import Backdrop, FullSize
from diorama_planner.optics.sharpness import StackPlan

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

DIGITS = 3

Facts = dict[str, object]


def shot_facts(session: Session, item: Camera) -> Facts:
    """Give what is checked of the shot of a camera. Raises `UsageError` if its parts make no view."""
    plan = plan_of(session, item)
    shot = plan.shot
    return {
        "lift_mm": item.lift_mm,
        "without": list(item.hides),
        "fits": plan.fit.fits,
        "in_its_way": [
            {"part": each.part, "of": each.obstacle, "id": each.record, "too_low_mm": _figure(each.depth_mm),
             "at_s": _figure(each.at_s), "text": str(each.message)}
            for each in plan.fit.clashes
        ],
        "would_help": [_remedy(each) for each in plan.remedies],
        "beyond": [
            {"what": each.seen.what, "id": each.seen.record, "share": _figure(each.seen.share),
             "box": _figures(each.seen.box), "at_s": _figure(each.seen.at_s)}
            for each in plan.troubles
        ],
        "scene_mm": _figures(shot.scene_mm) if shot.scene_mm is not None else None,
        "full_size": _meter(shot.full_size) if shot.full_size is not None else None,
        "stack": _stack(shot.stack) if shot.stack is not None else None,
        "sharpest_f": _figure(shot.best_f) if shot.best_f is not None else None,
        "diffraction": {"soft": shot.diffraction.is_soft, "limit_f": _figure(shot.diffraction.limit_f)},
        "backdrop": _backdrop(shot.backdrop) if shot.backdrop is not None else None,
        "smaller_behind": [_behind(each) for each in smaller_behind(plan, session.scale)],
        "slow_motion": _figure(shot.slow_motion),
        "motion": _motion(plan, session.scale),
        "posable": [_posable(each) for each in posable_in(session, item)],
        "closest_focus_mm": _figure(reach(plan.view.lens, plan.view.accessories).closest.distance_mm),
    }  # fmt: skip


def hidden_facts(session: Session, cameras: Sequence[Camera]) -> Facts | None:
    """Give what no camera sees; None without cameras."""
    if not cameras:
        return None
    found: Hidden = hidden_from(session, cameras)
    by_wall: dict[str, dict[str, float | str]] = {}
    for (wall, name), face in found.faces.items():
        by_wall.setdefault(wall, {})[name] = _figure(face.share)
    return {
        "ground_share": _figure(found.share),
        "walls": by_wall,
        "cost": round(found.cost, 2) if found.cost_share is not None else None,
        "cost_share": _figure(found.cost_share) if found.cost_share is not None else None,
        "currency": session.document.prices.currency,
    }


def _remedy(remedy: Remedy) -> Facts:
    answer = remedy.answer
    return {
        "remedy": answer.remedy,
        "mm": _figure(answer.mm),
        "back_mm": _figure(answer.back_mm),
        "id": answer.record,
        "text": str(answer.message),
        "edit": {"verb": remedy.fix.verb, **remedy.fix.args} if remedy.fix is not None else None,
    }


def _meter(meter: FullSize) -> Facts:
    return {
        "near_mm": _figure(meter.near_mm),
        "far_mm": _figure(meter.far_mm),
        "frames": meter.frames,
        "share": _figure(meter.share),
        "real_f": _figure(meter.real_f),
    }


def _stack(stack: StackPlan) -> Facts:
    return {
        "frames": stack.frames,
        "within_reach": stack.within_reach,
        "depths_mm": _figures(stack.depths_mm),
        "focus_mm": _figures(stack.distances_mm),
    }


def _backdrop(backdrop: Backdrop) -> Facts:
    return {
        "distance_mm": _figure(backdrop.distance_mm),
        "width_mm": _figure(backdrop.width_mm),
        "left_mm": _figure(backdrop.left_mm),
        "right_mm": _figure(backdrop.right_mm),
        "low_mm": _figure(backdrop.low_mm),
        "high_mm": _figure(backdrop.high_mm),
        "horizon_mm": _figure(backdrop.horizon_mm),
        "radius_mm": _figure(backdrop.radius_mm),
        "arc_mm": _figure(backdrop.arc_mm),
        "blur_mm": _figure(backdrop.blur_mm),
    }


def _behind(behind: Behind) -> Facts:
    return {
        "scale": behind.denominator,
        "depth_mm": _figure(behind.depth_mm),
        "seems_real_mm": _figure(behind.seems_mm),
        "holds_mm": _figures((behind.holds.nearest_mm, behind.holds.exact_mm, behind.holds.farthest_mm)),
    }


def _motion(plan: PlannedShot, scale: float) -> Facts:
    found = motion_of(plan, scale, SPEED_KMH, EXPOSURE_S)
    return {
        "speed_km_h": SPEED_KMH,
        "exposure_s": EXPOSURE_S,
        "model_mm_s": _figure(found.model_mm_s),
        "moved_mm": _figure(found.moved_mm),
        "trail_share": _figure(found.share) if found.share is not None else None,
    }


def _posable(vehicle: Posable) -> Facts:
    pose = vehicle.pose
    return {
        "id": vehicle.record,
        "share": _figure(vehicle.share),
        "steer_deg": _figure(pose.steer_deg),
        "squat_deg": _figure(pose.squat_deg),
        "lean_deg": _figure(pose.lean_deg),
        "doors": pose.doors,
        "edits": [{"text": str(fix.label), "verb": fix.verb, **fix.args} for fix in vehicle.fixes],
    }


def _figures(values: Iterable[float]) -> list[float | str]:
    return [_figure(value) for value in values]


def _figure(value: float) -> float | str:
    return "inf" if math.isinf(value) else round(float(value), DIGITS)
