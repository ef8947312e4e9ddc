"""What whoever shows the plan in space is told: bodies, things with their places, lamps, and what of it has changed.

Plain values without Qt: `app.space.space_feed` makes them of a session, `rendering` shows them. Millimetres of the
model, z up, heights over the base top.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from diorama_planner.geometry.lighting import Beam
from diorama_planner.model.record import RecordId
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import Body

Bounds3 = tuple[tuple[float, float, float], tuple[float, float, float]]
"""The least and the greatest corner of a box."""


@dataclass(frozen=True, slots=True, eq=False)
class Standing:
    """A thing at a place.

    Attributes:
        alike: equal for all things that have the same body.
        body: its parts, in real millimetres about the middle of its plan.
        matrix: (4, 4), takes the body to its place, for columns (x, y, z, 1).
    """

    alike: Hashable
    body: Body
    matrix: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Staged:
    """An item in space: parts of its own in model millimetres, and the things that it is."""

    parts: Body = ()
    things: tuple[Standing, ...] = ()


@dataclass(frozen=True, slots=True)
class LitLamp:
    """A lamp as it shines now: its full beam, its colour in linear sRGB of luminance 1, and the share that is lit.

    `share` is 0 for one that is switched off.
    """

    beam: Beam
    colour: tuple[float, float, float]
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class SpaceChange:
    """What is to be shown otherwise than before.

    Attributes:
        scale: denominator of the plan's scale, for textures at true size.
        bounds: what the base and all that stands on it fill.
        removed: items that have no body any more.
        bodies: items whose body is new or another.
        lamps: all lamps by their records, if any of them has changed; None if none has.
        shine: of what circuits light - lamps, and things that carry some - the share of its full brightness, 0 for
            what is switched off; None if nothing of it has changed. What no circuit lights shines in full.
        is_anew: whether it is another plan, of which this is everything.
    """

    scale: float
    bounds: Bounds3
    removed: frozenset[RecordId] = frozenset()
    bodies: Mapping[RecordId, Staged] = field(default_factory=dict)
    lamps: Mapping[RecordId, tuple[LitLamp, ...]] | None = None
    is_anew: bool = False
    shine: Mapping[RecordId, float] | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has changed."""
        return not (self.is_anew or self.removed or self.bodies or self.lamps is not None or self.shine is not None)


def staged_bounds(staged: Staged) -> Bounds3 | None:
    """Return the box of an item in space; None if it fills nothing."""
    found = [_corners_of((part.mesh,)) for part in staged.parts if len(part.mesh.vertices)]
    for thing in staged.things:
        corners = _corners_of_body(tuple(part.mesh for part in thing.body if len(part.mesh.vertices)))
        found.append(corners @ thing.matrix[:3, :3].T + thing.matrix[:3, 3])
    if not any(map(len, found)):
        return None
    corners = np.concatenate(found)
    low, high = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return (low[0], low[1], low[2]), (high[0], high[1], high[2])


def _corners_of(meshes: tuple[Mesh, ...]) -> NDArray[np.float64]:
    """Give the corners of the boxes of meshes, (8 N, 3)."""
    boxes = [np.array(np.meshgrid(*np.array(mesh.bounds).T)).reshape(3, -1).T for mesh in meshes]
    return np.concatenate([np.empty((0, 3)), *boxes])


_corners_of_body = lru_cache(maxsize=512)(_corners_of)
"""Those of a body are the same wherever it stands."""
