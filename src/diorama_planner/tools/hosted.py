"""The tool for items that are set into others: openings that slide along a wall until they are let go.

An opening keeps within its wall and clear of the others; Tab chooses what sort it is. What hangs on a face of a wall
hangs on the one on whose side the pointer is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from diorama_planner.core.messages import Message, msg
from diorama_planner.geometry.outline import point_along, polyline_length
from diorama_planner.geometry.places import Span, nearest_place
from diorama_planner.kinds.contract import ItemKind
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role, infos_with_role
from diorama_planner.tools.context import Context, HostSpot
from diorama_planner.tools.events import Event, Key, Pointer, PointerUp, Snapped
from diorama_planner.tools.pointwise import add_edit
from diorama_planner.tools.preview import Measure, Preview, Tip, TipValue
from diorama_planner.tools.shapes import ALONG_FIELD, ghost, hosted
from diorama_planner.tools.tool import Step, Tool, otherwise

SURFACE_FIELD = "surface"
"""The field of what hangs on a face, rather than being cut through it."""

SLIDE_STEP_MM = 1.0
"""Openings slide in whole millimetres, unless snapping is suspended."""

_HINT = msg("Move along a wall and click · Alt no snapping · Esc puts the tool down")
_HINT_SORTS = msg("Move along a wall and click · Tab chooses what it is · Alt no snapping · Esc puts the tool down")
_WORDS = {"roller_shutter": msg("Roller shutter"), "shop_front": msg("Shop front")}


@dataclass(frozen=True, slots=True)
class Setting:
    """An opening in the hand: which sort, and where the pointer was last."""

    sort: int = 0
    last: Pointer | None = None
    at: Snapped | None = None


def hosted_tool(kind: ItemKind, sort: int = 0) -> Tool:
    """Make the tool that sets items of a kind into walls; `sort` is the number of the variant in the hand."""
    return Tool(kind.tag, Setting(sort), partial(_step, kind), _HINT, keys=frozenset({"tab", "backtab"}))


def _step(kind: ItemKind, state: Setting, event: Event, context: Context) -> Step:
    match event:
        case PointerUp():
            return _set_in(kind, state, event, context)
        case Pointer():
            return Step(replace(state, last=event, at=event.snap), _preview(kind, state, event, context))
        case Key(name="tab" | "backtab") if context.variants(kind.tag):
            turned = state.sort + (1 if event.name == "tab" and not event.modifiers.shift else -1)
            new = replace(state, sort=turned % len(context.variants(kind.tag)))
            return Step(new, _preview(kind, new, state.last, context) if state.last else Preview(hint=_HINT_SORTS))
        case _:
            return otherwise(state, event)


def _fields(kind: ItemKind, state: Setting, context: Context) -> Mapping[str, Any]:
    """The fields of what is in the hand."""
    variants = context.variants(kind.tag)
    return {**context.defaults(kind.tag), **(variants[state.sort % len(variants)] if variants else {})}


def _facing(kind: ItemKind, spot: HostSpot, pointer: Point) -> dict[str, str]:
    """On which face of its host an item hangs: the one on whose side the pointer is; nothing for what cuts both."""
    if not any(info.name == SURFACE_FIELD for info in infos_with_role(kind.record, Role.CHOICE)):
        return {}
    (x, y), (along_x, along_y) = point_along(spot.line, spot.along_mm)
    is_left = along_x * (pointer[1] - y) - along_y * (pointer[0] - x) >= 0
    return {SURFACE_FIELD: "front" if is_left else "back"}


def _set_in(kind: ItemKind, state: Setting, event: PointerUp, context: Context) -> Step:
    spot = context.host_at(event.raw)
    if spot is None:
        return Step(state, message=msg("Click on a wall"))
    fields = _fields(kind, state, context)
    place, problem = fitted(spot, fields, context, event, "")
    if place is None:
        return Step(state, _preview(kind, state, event, context), message=problem)
    item = hosted(kind, context.new_id(), place, context, **fields, **_facing(kind, place, event.raw))
    return Step(state, edit=add_edit(kind, item, context))


def fitted(
    spot: HostSpot, fields: Mapping[str, Any], context: Context, pointer: Pointer, item_id: RecordId
) -> tuple[HostSpot | None, Message | None]:
    """Give the place nearest to the pointer where an item of some measures fits, or what is wrong.

    Args:
        spot: the place on the host under the pointer.
        fields: the item's own fields: `width_mm`, and for one that cuts its host `sill_mm` and `height_mm`.
        context: the plan.
        pointer: where the hand is; with its free modifier places are not whole millimetres.
        item_id: the item itself, which is not in its own way.
    """
    length, width = polyline_length(spot.line), float(fields.get("width_mm", 0.0))
    along = spot.along_mm
    if not pointer.modifiers.free:
        along = round(along / SLIDE_STEP_MM) * SLIDE_STEP_MM
    if width > length + 1e-6:
        wide, long = context.format_length(width), context.format_length(length)
        return None, msg("It is {wide} wide, but the wall is only {long} long", wide=wide, long=long)
    place = nearest_place(along, width, length, _taken(spot, fields, context, item_id))
    if place is None:
        return None, msg("There is no room for {wide} between the openings", wide=context.format_length(width))
    return replace(spot, along_mm=place), None


def _taken(spot: HostSpot, fields: Mapping[str, Any], context: Context, item_id: RecordId) -> Sequence[Span]:
    """Where other openings of the host are in the way: those at the same height."""
    if "sill_mm" not in fields and "height_mm" not in fields:
        return ()
    low = float(fields.get("sill_mm", 0.0))
    high = low + float(fields.get("height_mm", 0.0))
    found = []
    for other in context.ties.hosted(spot.host_id):
        sill, height = getattr(other, "sill_mm", None), float(getattr(other, "height_mm", 0.0))
        if sill is not None and other.id != item_id and sill < high and low < sill + height:
            middle, half = float(getattr(other, ALONG_FIELD)), float(getattr(other, "width_mm", 0.0)) / 2
            found.append((middle - half, middle + half))
    return found


def own_fields(item: Item) -> dict[str, Any]:
    """The measures of an item that is set into a host."""
    return {name: getattr(item, name) for name in ("width_mm", "sill_mm", "height_mm") if hasattr(item, name)}


def slide_measures(spot: HostSpot, width_mm: float, context: Context) -> tuple[Measure, ...]:
    """The distances from both ends of the host to the near side of the item."""
    length = polyline_length(spot.line)
    low, high = spot.along_mm - width_mm / 2.0, spot.along_mm + width_mm / 2.0
    stretches = [(0.0, low), (high, length)]
    return tuple(
        Measure(_at(spot, start), _at(spot, end), context.format_length(end - start))
        for start, end in stretches
        if end - start > 0.05
    )


def _at(spot: HostSpot, along: float) -> Point:
    return point_along(spot.line, along)[0]


def _preview(kind: ItemKind, state: Setting, pointer: Pointer, context: Context) -> Preview:
    fields = _fields(kind, state, context)
    sorts = bool(context.variants(kind.tag))
    signs = (Tip(pointer.raw, (TipValue("sort", _word(fields)),)),) if sorts else ()
    hint = _HINT_SORTS if sorts else _HINT
    spot = context.host_at(pointer.raw)
    place, problem = fitted(spot, fields, context, pointer, "") if spot else (None, None)
    if place is None:
        return Preview(tips=signs, hint=problem or hint, cursor="forbidden")
    facing = _facing(kind, place, pointer.raw)
    shown: tuple[Item, ...] = ghost(partial(hosted, kind, "ghost", place, context, **fields, **facing))
    width = float(fields.get("width_mm", 0.0))
    return Preview(
        ghosts=shown, measures=slide_measures(place, width, context), tips=signs, hint=hint, cursor="cross"
    )


def _word(fields: Mapping[str, Any]) -> str:
    name = str(fields.get("filling", ""))
    return str(_WORDS.get(name, name.capitalize()))
