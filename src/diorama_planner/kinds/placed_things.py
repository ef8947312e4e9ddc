"""A thing of the catalogue put somewhere in space, so that all that are alike can share one body.

That is the body of `symbols.solids`, in real millimetres about the middle of its plan. Which items are things, and
where they stand, is in `thing_stands`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.kinds.figures import Size
from diorama_planner.symbols.poses import AT_REST, Pose


@dataclass(frozen=True, slots=True)
class PlacedThing:
    """A thing whose real sizes are multiplied by `factors`, turned about the vertical, put at a place in plan mm.

    `slope` is how much what it stands on rises along x and along y of the plan: it is tilted to that. `pose` is how
    what moves on it stands: another pose is another body.
    """

    thing: CatalogueThing
    at_mm: tuple[float, float, float]
    rotation_deg: float
    factors: Size
    slope: tuple[float, float] = (0.0, 0.0)
    colours: Mapping[str, str] = field(default_factory=dict, hash=False)
    pose: Pose = AT_REST

    def matrix(self) -> NDArray[np.float64]:
        """Give what takes the body of the thing to its place: (4, 4), for columns (x, y, z, 1)."""
        turn = np.radians(self.rotation_deg)
        cos, sin = np.cos(turn), np.sin(turn)
        turned = np.array(((cos, -sin, 0.0), (sin, cos, 0.0), (0.0, 0.0, 1.0)))
        placed = np.eye(4)
        placed[:3, :3] = self._tilt() @ turned * np.array(self.factors)
        placed[:3, 3] = self.at_mm
        return placed

    def _tilt(self) -> NDArray[np.float64]:
        """The least turn that takes the vertical to the normal of the slope (Rodrigues)."""
        x, y = self.slope
        normal = np.array((-x, -y, 1.0)) / np.sqrt(x * x + y * y + 1.0)
        a, b, up = normal
        cross = np.array(((0.0, 0.0, a), (0.0, 0.0, b), (-a, -b, 0.0)))
        return np.asarray(np.eye(3) + cross + cross @ cross / (1.0 + up))
