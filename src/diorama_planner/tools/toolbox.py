"""Every tool by its tag: the fixed ones, and one for each kind, chosen by how the kind is placed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from diorama_planner import tools
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.contract import ItemKind, Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.tools.bending import BEND, bend_tool
from diorama_planner.tools.dimension import dimension_tool
from diorama_planner.tools.hosted import hosted_tool
from diorama_planner.tools.measure import MEASURE, measure_tool
from diorama_planner.tools.pan import PAN, pan_tool
from diorama_planner.tools.parting import CORNER, SPLIT, corner_tool, split_tool
from diorama_planner.tools.place import point_tool
from diorama_planner.tools.polygon import polygon_tool
from diorama_planner.tools.polyline import polyline_tool
from diorama_planner.tools.select import SELECT, select_tool
from diorama_planner.tools.shapes import thing_field
from diorama_planner.tools.tool import Tool

_FIXED = {
    SELECT: select_tool,
    MEASURE: measure_tool,
    PAN: pan_tool,
    BEND: bend_tool,
    SPLIT: split_tool,
    CORNER: corner_tool,
}
_LATER = {"nodes": "nodes_tool", "hole": "hole_tool", "sculpture": "sculpture_tool"}
"""Tools that are seldom used, by their module, which is imported when they are taken up."""

_BY_PLACEMENT = {
    Placement.POINT: point_tool,
    Placement.POLYLINE: polyline_tool,
    Placement.POLYGON: polygon_tool,
    Placement.HOSTED: hosted_tool,
    Placement.BETWEEN: dimension_tool,
}


def tool_for(tag: str, thing_id: str = "") -> Tool:
    """Make a tool: one of the fixed ones, or that of a kind by its tag; `thing_id` is the thing to put down.

    Raises:
        UsageError: no such tool, or a kind that is made with the plan.
    """
    if tag in _FIXED:
        return _FIXED[tag]()
    if tag in _LATER:
        make: Callable[[], Tool] = getattr(import_module(f"{tools.__name__}.{tag}"), _LATER[tag])
        return make()
    kind = KINDS.get(tag)
    if kind is None or kind.placement not in _BY_PLACEMENT:
        raise UsageError(msg("there is no tool {tag!r}", tag=tag))
    return point_tool(kind, thing_id) if thing_id else _BY_PLACEMENT[kind.placement](kind)


def tool_of_things(thing_id: str) -> Tool:
    """Make the tool that puts a thing of the catalogue down."""
    kind = next(kind for kind in KINDS.values() if kind.placement is Placement.POINT and thing_field(kind))
    return point_tool(kind, thing_id)


def drawing_kinds() -> tuple[ItemKind, ...]:
    """The kinds that have a drawing tool, from below to above."""
    return tuple(kind for kind in KINDS.values() if kind.placement in _BY_PLACEMENT)
