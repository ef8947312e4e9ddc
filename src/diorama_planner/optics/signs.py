"""What is shown of a camera in the view in space: its body, what it frames, the planes of its sharpness, its way.

Plain values: `app.photography.camera_signs` makes them of a plan, `rendering.camera_marks` shows them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.optics.lenses import Body, Point3, View
from diorama_planner.optics.projection import Vectors, frame_at, pinhole_of

LEAST_MM = 1.0


@dataclass(frozen=True, slots=True)
class CameraSign:
    """One camera of a plan.

    Attributes:
        record: its id.
        view: what it sees, focused where its lens can.
        body: the camera about it.
        sharp_mm: nearest and farthest depth that is sharp, the farthest may be infinite.
        focus_mm: depth that it is focused on.
        reach_mm: how far its frame is drawn.
        is_open: whether its frame is shown, and not only its body.
        way: where its eye goes, if it moves.
        keys: what it sees at each of its key frames.
    """

    record: str
    view: View
    body: Body
    sharp_mm: tuple[float, float]
    focus_mm: float
    reach_mm: float
    is_open: bool = False
    way: tuple[Point3, ...] = ()
    keys: tuple[View, ...] = ()


def planes(sign: CameraSign) -> dict[str, Vectors]:
    """Give the corners (4, 3) of the frame at some depths, leaving out those beyond what is drawn.

    `near` and `far`: where sharpness begins and ends; `focus`: what it is focused on; `end`: how far it is drawn.
    """
    hole = pinhole_of(sign.view)
    near, far = sign.sharp_mm
    depths = {"near": near, "focus": sign.focus_mm, "far": far, "end": sign.reach_mm}
    return {
        name: frame_at(hole, max(depth, LEAST_MM))
        for name, depth in depths.items()
        if not math.isinf(depth) and (depth <= sign.reach_mm)
    }
