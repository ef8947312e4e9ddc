"""What a tool may ask of the plan and the window around it. Read-only but for the verbs, which act on a draft.

`ui` implements it over a session; tests over a document.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Handle
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.terrain.heightfield import Heightfield
from diorama_planner.tools.events import Snapped, SnappedMove


@dataclass(frozen=True, slots=True)
class HostSpot:
    """A place on something that can carry hosted items: how far along its line, and that line."""

    host_id: RecordId
    along_mm: float
    line: Points
    thickness_mm: float = 0.0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The selection as a whole: the box round it, the only item of it, whether it can be turned and stretched.

    What stretches "evenly" keeps its proportions (writing, pictures); real things do not stretch.
    """

    bounds: Bounds | None = None
    single: Item | None = None
    turns: bool = False
    stretches: Literal["no", "freely", "evenly"] = "no"


class Ties(Protocol):
    """What a plan knows of its walls."""

    def joined(self, item: Item) -> Sequence[Item]:
        """The walls that one meets."""

    def hosted(self, item_id: RecordId) -> Sequence[Item]:
        """What is set into a wall or hangs on it."""


class Verbs(Protocol):
    """The verbs that tools put into edits; those of `app.verbs`."""

    def move(self, draft: Draft, ids: Collection[RecordId], dx: float, dy: float, *, detached: bool = False) -> None:
        """Move items; walls that meet them follow with their ends, unless `detached`."""

    def rotate(self, draft: Draft, ids: Collection[RecordId], angle_deg: float, about: Point | None = None) -> None:
        """Turn items counter-clockwise."""

    def stretch(
        self,
        draft: Draft,
        ids: Collection[RecordId],
        along_x: float,
        along_y: float,
        about: Point,
        *,
        detached: bool = False,
    ) -> None:
        """Stretch drawn items from a point by two factors; walls that meet them follow, unless `detached`."""

    def duplicate(self, draft: Draft, ids: Collection[RecordId], dx: float, dy: float) -> Sequence[RecordId]:
        """Copy items and give the ids of the copies."""

    def delete(self, draft: Draft, ids: Collection[RecordId]) -> None:
        """Remove items."""

    def add_item(self, draft: Draft, item: Item) -> None:
        """Put a new item on the plan."""

    def split_wall(self, draft: Draft, wall_id: RecordId, at: Point) -> Sequence[RecordId]:
        """Part a wall at a point and give the ids of both parts."""

    def reshape(self, draft: Draft, item: Item, *, repair: bool = False) -> None:
        """Give an item the line, outline and holes of this state of it; what hangs on them follows.

        With `repair` an outline that crosses itself is mended to its largest part, else it is refused.
        """


class Context(Protocol):
    """The plan as a tool sees it."""

    @property
    def selection(self) -> frozenset[RecordId]:
        """What is selected."""

    @property
    def chosen(self) -> Chosen:
        """The selection as a whole; worked out once, so it may be asked for every move of the pointer."""

    @property
    def entered(self) -> RecordId:
        """The group that the user works inside; empty outside all groups."""

    @property
    def pivot(self) -> Point | None:
        """The point that the user has set for the selection to turn about; None is its own."""

    @property
    def mm_per_pixel(self) -> float:
        """How much of the plan one pixel of the screen shows."""

    @property
    def nudge_mm(self) -> tuple[float, float]:
        """How far an arrow key moves, alone and with Shift."""

    @property
    def verbs(self) -> Verbs:
        """What edits are made of."""

    @property
    def field(self) -> Heightfield:
        """The heights of the ground as it stands."""

    def pick(self, point: Point) -> Sequence[RecordId]:
        """The items at a point, topmost first."""

    def items_within(self, bounds: Bounds, touch: bool) -> Sequence[RecordId]:
        """The items that lie in a box, or touch it."""

    def item(self, item_id: RecordId) -> Item | None:
        """Look an item up."""

    def outline(self, item_id: RecordId) -> Region:
        """The area that an item covers."""

    def area_of(self, item: Item) -> Region:
        """The area that an item would cover that is not on the plan; raises `PlannerError` for one that cannot be."""

    def fixed(self, item: Item) -> Item:
        """A light in the hand on the lamp, the car or the machine that it is held over, or as it was."""

    def bounds(self, item_id: RecordId) -> Bounds:
        """The box around that area."""

    def bounds_of(self, item_ids: Collection[RecordId]) -> Bounds | None:
        """The box around the boxes of many items; quick."""

    def neighbours(self, bounds: Bounds) -> Sequence[tuple[RecordId, Bounds]]:
        """The items whose boxes meet a box, with their boxes; quick, for every frame of a drag."""

    def handles(self, item_id: RecordId) -> Sequence[Handle]:
        """The grips of an item."""

    def pulled(self, item: Item, handle: Handle, to: Point) -> Item:
        """An item, on the plan or in the hand, with one of its grips pulled to a point."""

    def group_of(self, item_id: RecordId) -> frozenset[RecordId]:
        """The item and those that are picked with it, seen from inside the group that is entered."""

    def group_over(self, item_id: RecordId) -> RecordId:
        """The group that an item is picked with, seen from inside the one that is entered; empty if it is alone."""

    def members(self, group: RecordId) -> frozenset[RecordId]:
        """Every item in a group, those of groups inside it too."""

    def group_round(self, group: RecordId) -> RecordId:
        """The group that holds a group; empty if none does."""

    def can_move(self, item_id: RecordId) -> bool:
        """Whether the user may move an item: not locked, and not the base."""

    def snap(
        self,
        point: Point,
        ignoring: frozenset[RecordId] = frozenset(),
        start: Point | None = None,
        beside: Points = (),
    ) -> Snapped:
        """Where a point would be drawn to.

        `start` is where the line to it begins, for right angles and tangents; `beside` are more corners to be in
        line with.
        """

    def snap_moved(self, anchors: Points, box: Bounds, ignoring: frozenset[RecordId]) -> SnappedMove:
        """How much farther something under way is drawn: its points, the box round it, what it is."""

    def host_at(self, point: Point, reach_mm: float = 0.0) -> HostSpot | None:
        """The nearest place, within a hand's reach or `reach_mm`, that can carry hosted items."""

    def front_of(self, thing_id: str) -> tuple[str, float] | None:
        """The side that a thing faces unturned (`-y`, `+x` ...) and its depth that way in mm; None if it has none."""

    def source_of(self, thing_id: str) -> str:
        """How a thing of the catalogue is come by unless the user says else."""

    @property
    def ties(self) -> Ties:
        """Which walls meet, and what is set into them."""

    def variants(self, tag: str) -> Sequence[Mapping[str, Any]]:
        """The sorts of newly drawn items of a kind to choose from, as fields beside the defaults."""

    def host_spot(self, item: Item) -> HostSpot | None:
        """Where a hosted item sits."""

    def defaults(self, tag: str) -> Mapping[str, Any]:
        """The fields of a newly drawn item of a kind."""

    def new_id(self) -> RecordId:
        """An id that is free."""

    def parse_length(self, text: str) -> float:
        """Read a typed length as model millimetres; raises `LengthError`."""

    def parse_angle(self, text: str) -> float:
        """Read a typed angle in degrees; raises `LengthError`."""

    def format_length(self, mm: float) -> str:
        """Write a length as the user reads lengths."""

    def format_real(self, mm: float) -> str:
        """Write the real length that a model length stands for."""

    def format_area(self, mm2: float, *, real: bool = False) -> str:
        """Write an area of the model, or the real one that it stands for."""

    def format_angle(self, degrees: float) -> str:
        """Write an angle."""
