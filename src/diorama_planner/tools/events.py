"""What a tool hears: pointer, keys and typed text, in millimetres of the plan and without Qt.

Positions arrive twice: as they are and snapped, with the reason of the snap. What the modifier keys mean is
the same in every tool and is written down here once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from diorama_planner.model.record import Point, RecordId


@dataclass(frozen=True, slots=True)
class Modifiers:
    """The modifier keys held: Shift keeps an axis or adds to the selection, Ctrl copies, Alt frees of snaps."""

    shift: bool = False
    ctrl: bool = False
    alt: bool = False

    @property
    def keep_axis(self) -> bool:
        """Whether a movement stays on one axis, or a direction on a multiple of 15 degrees."""
        return self.shift and not self.alt

    @property
    def extend(self) -> bool:
        """Whether a click adds to what is selected."""
        return self.shift

    @property
    def copy(self) -> bool:
        """Whether a drag leaves the original where it is."""
        return self.ctrl

    @property
    def free(self) -> bool:
        """Whether snapping is suspended; Shift+Alt counts too, as Linux desktops take Alt+drag."""
        return self.alt


NO_MODIFIERS = Modifiers()


@dataclass(frozen=True, slots=True)
class SnapLine:
    """A line that shows why: to what is in line, along an edge, or a gap; `text` is its length if that is told."""

    start: Point
    end: Point
    text: str = ""
    is_gap: bool = False


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where a point was drawn to, and by what: grid, vertex, edge, midpoint ... or nothing.

    `lines` show why, `item_id` is the item that drew it there.
    """

    point: Point
    reason: str = ""
    lines: tuple[SnapLine, ...] = ()
    item_id: RecordId = ""


@dataclass(frozen=True, slots=True)
class SnappedMove:
    """How much farther what is dragged is drawn, in mm, and by what."""

    dx: float = 0.0
    dy: float = 0.0
    snap: Snapped | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is: `raw` under the finger, `snap` where it is drawn to."""

    raw: Point
    snap: Snapped
    modifiers: Modifiers = NO_MODIFIERS

    @property
    def point(self) -> Point:
        """The snapped position."""
        return self.snap.point


@dataclass(frozen=True, slots=True)
class PointerDown(Pointer):
    """The main button went down."""


@dataclass(frozen=True, slots=True)
class PointerMove(Pointer):
    """The pointer moved, with or without the button held: the state knows."""


@dataclass(frozen=True, slots=True)
class PointerUp(Pointer):
    """The main button came up."""


@dataclass(frozen=True, slots=True)
class DoubleClick(Pointer):
    """The second click of two; the first one was told as down and up."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key without text: left, right, up, down, delete, backspace, tab, or a letter that is a command."""

    name: str
    modifiers: Modifiers = NO_MODIFIERS


@dataclass(frozen=True, slots=True)
class Typed:
    """Printable text, usually one character."""

    text: str


@dataclass(frozen=True, slots=True)
class Confirm:
    """Enter."""


@dataclass(frozen=True, slots=True)
class Cancel:
    """Escape."""


Event: TypeAlias = PointerDown | PointerMove | PointerUp | DoubleClick | Key | Typed | Confirm | Cancel


def at(x: float, y: float, modifiers: Modifiers = NO_MODIFIERS) -> Pointer:
    """Make a pointer position that nothing drew away."""
    return Pointer((x, y), Snapped((x, y)), modifiers)
