"""Parts moved and turned on their sheets by hand: where they may lie, and the layout that comes of it.

What is put somewhere by hand is locked there: laying out anew goes round it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_length
from diorama_planner.geometry.nesting_shapes import first_fault
from diorama_planner.geometry.points import boxes_meet
from diorama_planner.takeoff.nesting import Layout, Part, Placement, laid

_ALONG_DEG = 180.0


def refusal(layout: Layout, parts: Mapping[str, Part], number: int, wanted: Placement) -> Message | None:
    """Say why one part of a layout cannot lie where it is wanted; None if it can.

    Args:
        layout: what lies where.
        parts: by key, all that lie there.
        number: which placement of the layout is to be another one.
        wanted: that other one.
    """
    part = parts[wanted.part]
    if part.grain == "along" and wanted.turn_deg % _ALONG_DEG:
        return msg("{name} must lie along the grain", name=part.name)
    if part.grain == "fixed" and wanted.turn_deg % 360.0:
        return msg("{name} cannot be turned", name=part.name)
    usable, spacing = layout.sheets[wanted.sheet].usable, layout.settings.spacing_mm
    there = laid(part, wanted)
    alone = first_fault([there], usable, 0.0)
    if alone is not None:
        return msg("{name} leaves what can be used of the sheet", name=part.name)
    xmin, ymin, xmax, ymax = there.bounds
    reach = (xmin - spacing, ymin - spacing, xmax + spacing, ymax + spacing)
    for place, other in enumerate(layout.placements):
        if place == number or other.sheet != wanted.sheet:
            continue
        beside = laid(parts[other.part], other)
        fault = first_fault([there, beside], usable, spacing) if boxes_meet(reach, beside.bounds) else None
        if fault is not None and fault.first == 0:
            said = {"overlap": "{name} lies over {other}"}.get(fault.kind, "{name} is nearer to {other} than {gap}")
            return msg(said, name=part.name, other=parts[other.part].name, gap=Shown(format_length, spacing))
    return None


def placed_by_hand(layout: Layout, number: int, wanted: Placement) -> Layout:
    """Give the layout with one part elsewhere, locked; sheets that lie empty then are given back.

    Straight cuts of the earlier layout are no longer said: they would run through the part.
    """
    placements = list(layout.placements)
    placements[number] = replace(wanted, locked=True)
    used = sorted({placement.sheet for placement in placements})
    return replace(
        layout,
        sheets=tuple(layout.sheets[sheet] for sheet in used),
        placements=tuple(replace(one, sheet=used.index(one.sheet)) for one in placements),
        cuts=(),
    )


def locked_at(layout: Layout, number: int, locked: bool) -> Layout:
    """Give the layout with one part locked where it lies, or free to be laid elsewhere."""
    placements = list(layout.placements)
    placements[number] = replace(placements[number], locked=locked)
    return replace(layout, placements=tuple(placements))


def turned(part: Part, placement: Placement, by_deg: float) -> Placement:
    """Give a placement turned counter-clockwise about the middle of the box of the part as it lies."""
    before = laid(part, placement).bounds
    turn = replace(placement, turn_deg=(placement.turn_deg + by_deg) % 360.0)
    after = laid(part, turn).bounds
    dx, dy = ((before[at] + before[at + 2] - after[at] - after[at + 2]) / 2 for at in (0, 1))
    return replace(turn, x_mm=turn.x_mm + dx, y_mm=turn.y_mm + dy)


def snapped(layout: Layout, parts: Mapping[str, Part], number: int, wanted: Placement, reach_mm: float) -> Placement:
    """Carry a placement by `reach_mm` at most so that its box comes to the gap from a neighbour, or to an edge."""
    spacing = layout.settings.spacing_mm
    own = laid(parts[wanted.part], wanted).bounds
    stops: tuple[list[float], list[float]] = ([], [])
    room = layout.sheets[wanted.sheet].usable.bounds
    boxes = [
        laid(parts[other.part], other).bounds
        for place, other in enumerate(layout.placements)
        if place != number and other.sheet == wanted.sheet
    ]
    for axis in (0, 1):
        low, high = own[axis], own[axis + 2]
        stops[axis].extend((room[axis] - low, room[axis + 2] - high))
        for box in boxes:
            beside = box[axis] - high - spacing, box[axis + 2] - low + spacing
            stops[axis].extend((*beside, box[axis] - low, box[axis + 2] - high))
    dx, dy = (min((stop for stop in each if abs(stop) <= reach_mm), key=abs, default=0.0) for each in stops)
    return replace(wanted, x_mm=wanted.x_mm + dx, y_mm=wanted.y_mm + dy)
