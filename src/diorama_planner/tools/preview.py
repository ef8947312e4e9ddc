"""What a gesture looks like before it is committed, as data: the canvas shows it and throws it away.

A preview is complete: what is not in it is no longer shown. All positions are millimetres of the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from diorama_planner.core.messages import Message
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.record import Item, Point, Points, RecordId
from diorama_planner.tools.events import Snapped

if TYPE_CHECKING:
    from diorama_planner.geometry.sculpting import Brush
    from diorama_planner.terrain.heightfield import Heightfield


@dataclass(frozen=True, slots=True)
class Moved:
    """Items shown elsewhere: turned about a point, then moved. With `copies` the originals stay in sight."""

    ids: frozenset[RecordId]
    dx: float = 0.0
    dy: float = 0.0
    angle_deg: float = 0.0
    about: Point = (0.0, 0.0)
    copies: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the preview; `guide` ones measure or align, `draft` ones are being drawn."""

    points: Points
    closed: bool = False
    role: Literal["draft", "guide"] = "draft"


@dataclass(frozen=True, slots=True)
class TipValue:
    """One value of a tip: what it is, what it reads, whether it is being typed, and what is wrong with it."""

    name: str
    text: str
    editing: bool = False
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Tip:
    """A small sign beside the pointer or a measured stretch."""

    at: Point
    values: tuple[TipValue, ...]
    beside: bool = True
    """Whether it stands off the point (beside the pointer) or is centred on it."""
    is_entry: bool = False
    """Whether values can be typed into it; without any to show it is waiting for them unseen."""

    @property
    def is_editing(self) -> bool:
        """Whether the user is typing into it."""
        return any(value.editing for value in self.values)


@dataclass(frozen=True, slots=True)
class Measure:
    """A dimension line between two points with its text: a gap, a distance."""

    start: Point
    end: Point
    text: str


@dataclass(frozen=True, slots=True)
class Marquee:
    """The rubber band; one drawn to the right encloses, one drawn to the left touches."""

    bounds: Bounds
    touches: bool


@dataclass(frozen=True, slots=True)
class NodeMark:
    """A node of a shape that is being edited, or with `stalk` (where its node is) a control point."""

    at: Point
    is_smooth: bool = False
    is_chosen: bool = False
    stalk: Point | None = None


@dataclass(frozen=True, slots=True)
class BrushMark:
    """A brush over the ground: a ring at its radius, and one within where half of its strength is left."""

    at: Point
    brush: Brush
    is_down: bool = False


@dataclass(frozen=True, slots=True)
class Preview:
    """Everything a gesture shows. A ghost whose id is on the plan is shown in place of that item."""

    moved: Moved | None = None
    ghosts: tuple[Item, ...] = ()
    lines: tuple[Line, ...] = ()
    points: Points = ()
    nodes: tuple[NodeMark, ...] = ()
    """Shown in place of the selection's own frame and grips, also while nothing is under way."""
    measures: tuple[Measure, ...] = ()
    tips: tuple[Tip, ...] = ()
    marquee: Marquee | None = None
    brush: BrushMark | None = None
    ground: Heightfield | None = None
    """Ground that is shown in place of the plan's."""
    hover: RecordId | None = None
    snap: Snapped | None = None
    hint: Message | None = None
    cursor: str = ""

    @property
    def owns_keyboard(self) -> bool:
        """Whether typed letters belong to a tip, so that `13 ft` does not pick a tool."""
        return any(tip.is_editing for tip in self.tips)

    @property
    def takes_typing(self) -> bool:
        """Whether what is typed becomes a value, but for the letters that are commands of the tool."""
        return any(tip.is_entry for tip in self.tips)

    @property
    def is_begun(self) -> bool:
        """Whether something is under way, and not only hovering."""
        return bool(self.moved or self.lines or self.points or self.marquee or self.ground or self.owns_keyboard)


NOTHING = Preview()
