"""Forced perspective before a camera of the plan: how far away what is built smaller seems to be behind its subject.

The sums are those of `formulas.miniature`; here they are put to what a camera sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.formulas.miniature import Forced, apparent_distance_mm, forced_perspective
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import RecordId

if TYPE_CHECKING:
    from diorama_planner.app.photography.shots import PlannedShot
    from diorama_planner.catalogue.catalogue import Catalogue
    from diorama_planner.model.draft import Draft

SCALES = (35.0, 43.0, 48.0, 64.0, 72.0, 76.0, 87.0, 100.0, 120.0, 148.0, 160.0, 200.0, 220.0, 285.0)
"""Scales in which there are models to buy, by their denominators."""

MOST_TIMES = 4.0
"""What is so many times smaller than its neighbours is out of place from anywhere else."""
CAR_REAL_MM = 4200.0


@dataclass(frozen=True, slots=True)
class Behind:
    """What a smaller scale does at the back of a scene.

    Attributes:
        denominator: of the smaller scale.
        depth_mm: where it stands, from the eye along the axis.
        seems_mm: how far away it seems to be, in reality.
        car_mm: how long a usual car of it is, so that it can be pictured.
        holds: distances of the eye from the subject at which it looks right, and nearly so.
    """

    denominator: float
    depth_mm: float
    seems_mm: float
    car_mm: float
    holds: Forced


def smaller_behind(plan: PlannedShot, denominator: float, scales: Iterable[float] = SCALES) -> tuple[Behind, ...]:
    """Say what smaller scales would do at the back of the scene of a shot, behind what it is focused on."""
    scene = plan.shot.scene_mm
    subject = plan.subject_mm
    if scene is None or not 0.0 < subject < scene[1]:
        return ()
    back, found = scene[1], []
    for scale in scales:
        if not denominator < scale <= denominator * MOST_TIMES:
            continue
        seems = apparent_distance_mm(back, scale, 1.0)
        try:
            holds = forced_perspective(denominator, scale, back - subject, seems - subject * denominator)
        except UsageError:
            continue
        found.append(Behind(scale, back, seems, CAR_REAL_MM / scale, holds))
    return tuple(found)


def build_smaller(draft: Draft, ids: Iterable[RecordId], denominator: float, catalogue: Catalogue) -> int:
    """Make things as large as they are in another scale; gives how many those were."""
    count = 0
    for name in ids:
        item = draft.get(name)
        entry = catalogue.thing_map.get(item.thing) if isinstance(item, Thing) else None
        if entry is not None:
            length, width, height = (side / denominator for side in entry.real_mm)
            draft.change(name, size_mm=(length, width, height), casting_mm=None)
            count += 1
    return count
