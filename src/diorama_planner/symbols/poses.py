"""How a thing stands that can move: wheels turned, weight shifted, doors open. No picture and no body of its own.

Degrees are those of the real thing, whatever its scale. What cannot do what is said of it leaves it out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Doors: TypeAlias = Literal["closed", "left", "right", "both"]
DOORS: tuple[Doors, ...] = get_args(Doors)
Lids: TypeAlias = Literal["closed", "bonnet", "boot", "bonnet-and-boot"]
LIDS: tuple[Lids, ...] = get_args(Lids)

MOST_STEER_DEG = 45.0
"""Road wheels turn by about 40 degrees at their stop, those of cars built to drift by more."""
MOST_SQUAT_DEG = 8.0
MOST_LEAN_DEG = 10.0
"""A soft car in a hard bend leans by 4 to 6 degrees; more is for a jack or a flat tyre."""

DOOR_DEG = 58.0
"""How far doors stand open."""


@dataclass(frozen=True, slots=True)
class Pose:
    """What has moved since the thing was put down.

    Attributes:
        steer_deg: how far the front wheels are turned, to the left above 0.
        squat_deg: how far the body is up at the nose and down at the tail, as when it pulls away; below 0 it brakes.
        lean_deg: how far the body leans to its right on its springs, as in a bend to the left.
        doors: which side is open.
        lamps_up: pop-up headlamps stand up.
        lids: which of bonnet and boot stand open.
    """

    steer_deg: float = 0.0
    squat_deg: float = 0.0
    lean_deg: float = 0.0
    doors: Doors = "closed"
    lamps_up: bool = False
    lids: Lids = "closed"

    def lifts(self, lid: str) -> bool:
        """Say whether a lid - `bonnet`, `boot` - stands open."""
        return lid in self.lids.split("-and-")

    def opens(self, side: float) -> bool:
        """Say whether the door of a side is open: left is 1, right is -1."""
        return self.doors in ("both", "left" if side > 0 else "right")


AT_REST = Pose()
