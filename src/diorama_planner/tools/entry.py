"""Values typed into a tip in the middle of a gesture: length and angle, width and depth; one under the hand.

The first sign typed opens the tip; from then on it owns the keyboard. A letter that is no command of the tool
opens it too: what is no value is told there, and nothing that was begun gets lost. Reading the text is the
context's, which knows units and scale.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from diorama_planner.core.errors import LengthError
from diorama_planner.core.messages import msg
from diorama_planner.core.sums import may_go_on
from diorama_planner.core.units import FAMILIES
from diorama_planner.model.record import Point
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Cancel, Event, Key, Typed
from diorama_planner.tools.preview import Tip, TipValue

ANGLE = "angle"
_WORDS = (*FAMILIES["length"].units, *FAMILIES["angle"].units, "real", "model")
_SIZES = frozenset({"length", "width", "depth", "radius", "letters"})
"""Values that are above zero; all others are places, ways and angles."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What has been typed for each value: texts, which one is open (None: none), and what is wrong with it."""

    names: tuple[str, ...]
    texts: tuple[str, ...] = ("", "")
    field: int | None = None
    wrong: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the keyboard belongs to the tip."""
        return self.field is not None

    @property
    def has_text(self) -> bool:
        """Whether anything was typed."""
        return any(self.texts)


def opens(event: Typed) -> bool:
    """Whether text begins a value: any but blanks."""
    return not event.text[:1].isspace()


def typed(entry: Entry, event: Typed) -> Entry:
    """Add text to the open value; the first character opens the first value."""
    field = entry.field or 0
    return replace(_with_text(entry, field, entry.texts[field] + event.text), field=field, wrong="")


def pressed(entry: Entry, key: Key) -> Entry | None:
    """Follow Tab and Backspace in an open tip; None if the key means nothing to it."""
    if entry.field is None:
        return None
    if key.name == "tab":
        return replace(entry, field=(entry.field + 1) % len(entry.names), wrong="")
    if key.name == "backspace":
        text = entry.texts[entry.field][:-1]
        shorter = replace(_with_text(entry, entry.field, text), wrong="")
        return shorter if shorter.has_text else closed(entry)
    return None


def told(entry: Entry, event: Event, tab_opens: int | None = None) -> Entry | None:
    """Follow an event that is meant for the tip: typing, Tab, Backspace, Esc while it is open; None for any other.

    `tab_opens` is the value that Tab begins with while nothing is being typed.
    """
    match event:
        case Typed() if entry.is_open or opens(event):
            return typed(entry, event)
        case Key(name="tab") if not entry.is_open and tab_opens is not None:
            return replace(entry, field=tab_opens)
        case Key():
            return pressed(entry, event)
        case Cancel() if entry.is_open:
            return closed(entry)
        case _:
            return None


def closed(entry: Entry) -> Entry:
    """Forget what was typed and give the keyboard back."""
    return Entry(entry.names, ("",) * len(entry.names))


def values(entry: Entry, context: Context) -> tuple[float | None, ...]:
    """Read all values: None where nothing was typed.

    Raises:
        LengthError: one of them cannot be read, or is a size and not above zero.
    """
    return tuple(_value(entry, index, context) for index in range(len(entry.names)))


def readable_values(entry: Entry, context: Context) -> tuple[float | None, ...]:
    """Read what can be read while it is still being typed."""
    return tuple(_readable(entry, index, context) for index in range(len(entry.names)))


def refused(entry: Entry, error: LengthError) -> Entry:
    """Keep the text and say what is wrong with it."""
    return replace(entry, wrong=str(error.message))


def tip(entry: Entry, at: Point, measured: tuple[float, ...], context: Context) -> Tip:
    """Show the values: as typed, or as measured under the pointer; what can no longer become a value says so."""
    shown = []
    for index, name in enumerate(entry.names):
        text = entry.texts[index] or _written(name, measured[index], context)
        is_open = entry.field == index
        shown.append(TipValue(name, text, is_open, entry.wrong or _problem(entry, index, context) if is_open else ""))
    return Tip(at, tuple(shown), is_entry=True)


def _written(name: str, value: float, context: Context) -> str:
    return context.format_angle(value) if name == ANGLE else context.format_length(value)


def _with_text(entry: Entry, field: int, text: str) -> Entry:
    return replace(entry, texts=(*entry.texts[:field], text, *entry.texts[field + 1 :]))


def _value(entry: Entry, index: int, context: Context) -> float | None:
    text = entry.texts[index].strip()
    if not text:
        return None
    name = entry.names[index]
    value = context.parse_angle(text) if name == ANGLE else context.parse_length(text)
    if name in _SIZES and value <= 0:
        raise LengthError(msg("The {name} must be greater than zero", name=name), 1 if value < 0 else len(text) + 1)
    return value


def _problem(entry: Entry, index: int, context: Context) -> str:
    """What is wrong with a text that no further typing at its end can mend."""
    try:
        _value(entry, index, context)
    except LengthError as error:
        return "" if may_go_on(entry.texts[index].strip(), error, _WORDS) else str(error.message)
    return ""


def _readable(entry: Entry, index: int, context: Context) -> float | None:
    try:
        return _value(entry, index, context)
    except LengthError:
        return None
