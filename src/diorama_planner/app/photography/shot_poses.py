"""What gives vehicles in a picture weight: wheels turned, weight on the springs, a door open.

How a vehicle stands is its own fields; what they do to its body is for `symbols.poses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from diorama_planner.core.issues import Fix
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_number
from diorama_planner.kinds.figures import name_of
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import Item, RecordId

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.symbols.poses import Pose

LEAST_SHARE = 0.003
"""Of what takes up less of a picture nobody sees how its wheels stand."""
STEER_DEG, SQUAT_DEG = 22.0, 1.5
"""Half of what road wheels turn to their stop, and what a soft car does when it pulls away: judged by eye."""


@dataclass(frozen=True, slots=True)
class Posable:
    """A vehicle in a picture: how it stands, and what would let it look as heavy as a real one."""

    record: RecordId
    name: str
    share: float
    pose: Pose
    fixes: tuple[Fix, ...]

    @property
    def words(self) -> Message:
        """How it stands."""
        pose = self.pose
        wheels = _turned(pose.steer_deg) if pose.steer_deg else msg("wheels straight ahead")
        springs = (
            msg("level on its springs") if not (pose.squat_deg or pose.lean_deg) else msg("weight on its springs")
        )
        doors = msg("doors shut") if pose.doors == "closed" else msg("a door open")
        return msg(
            "{name}: {wheels}, {springs}, {doors}", name=self.name, wheels=wheels, springs=springs, doors=doors
        )


def posable_in(session: Session, camera: Item) -> tuple[Posable, ...]:
    """Give the vehicles that a camera sees, those that take up most of its picture first."""
    found, around = session.derived.sightings.of(camera), session.around()
    shares = found.shares if found is not None else {}
    known = session.catalogue.thing_map
    return tuple(
        Posable(record, name_of(item, around), share, item.pose, tuple(_fixes(item)))
        for record, share in shares.items()
        if share >= LEAST_SHARE
        and isinstance(item := session.document.records.get(record), Thing)
        and (entry := known.get(item.thing)) is not None
        and entry.family == "vehicle"
    )


def _fixes(item: Thing) -> Iterator[Fix]:
    """What a vehicle at rest could do; each is an edit."""
    if not item.steer_deg:
        yield _set(item, msg("Turn its wheels"), steer_deg=STEER_DEG)
    if not item.squat_deg:
        yield _set(item, msg("Let it squat"), squat_deg=SQUAT_DEG)
    if item.doors == "closed":
        yield _set(item, msg("Open a door"), doors="left")


def _set(item: Thing, label: Message, **fields: object) -> Fix:
    return Fix(label, "set_fields", {"id": item.id, "fields": fields})


def _turned(steer_deg: float) -> Message:
    return msg("wheels turned by {angle}°", angle=Shown(_figure, abs(steer_deg)))


def _figure(value: float, *, decimal_comma: bool = False) -> str:
    return format_number(round(value, 1), decimal_comma=decimal_comma)
