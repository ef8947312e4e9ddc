"""Every tool by its tag: the fixed ones, and one for each kind, chosen by how the kind is placed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from diorama_planner import tools
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.kinds.contract import ItemKind, Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.tools.shapes import thing_field
from diorama_planner.tools.tool import Tool

Maker = Callable[..., Tool]


def _from(module: str, name: str) -> Maker:
    """What makes a tool, in a module that is loaded when the tool is first taken up."""

    def make(*chosen: object) -> Tool:
        made: Tool = getattr(import_module(f"{tools.__name__}.{module}"), name)(*chosen)
        return made

    return make


_POINT = _from("place", "point_tool")
_FIXED = {
    "select": _from("select", "select_tool"),
    "measure": _from("measure", "measure_tool"),
    "pan": _from("pan", "pan_tool"),
    "bend-wall": _from("bending", "bend_tool"),
    "split-wall": _from("parting", "split_tool"),
    "loose-corner": _from("parting", "corner_tool"),
    "nodes": _from("nodes", "nodes_tool"),
    "hole": _from("hole", "hole_tool"),
    "sculpture": _from("sculpture", "sculpture_tool"),
}

_BY_PLACEMENT = {
    Placement.POINT: _POINT,
    Placement.POLYLINE: _from("polyline", "polyline_tool"),
    Placement.POLYGON: _from("polygon", "polygon_tool"),
    Placement.HOSTED: _from("hosted", "hosted_tool"),
    Placement.BETWEEN: _from("dimension", "dimension_tool"),
    Placement.JOINING: _from("wires", "joining_tool"),
    Placement.AIMED: _from("aiming", "aiming_tool"),
}


def tool_for(tag: str, thing_id: str = "") -> Tool:
    """Make a tool: one of the fixed ones, or that of a kind by its tag; `thing_id` is the thing to put down.

    `camera/2` is that of the second of the sorts in which a kind is put down, beside the usual one.

    Raises:
        UsageError: no such tool, or a kind that is made with the plan.
    """
    if tag in _FIXED:
        return _FIXED[tag]()
    plain, _, sort = tag.partition("/")
    kind = KINDS.get(plain)
    if kind is None or kind.placement not in _BY_PLACEMENT:
        raise UsageError(msg("there is no tool {tag!r}", tag=tag))
    if sort.isdecimal():
        return _BY_PLACEMENT[kind.placement](kind, int(sort))
    return _POINT(kind, thing_id) if thing_id else _BY_PLACEMENT[kind.placement](kind)


def tool_of_things(thing_id: str) -> Tool:
    """Make the tool that puts a thing of the catalogue down."""
    kind = next(kind for kind in KINDS.values() if kind.placement is Placement.POINT and thing_field(kind))
    return _POINT(kind, thing_id)


def drawing_kinds() -> tuple[ItemKind, ...]:
    """The kinds that have a drawing tool, from below to above."""
    return tuple(kind for kind in KINDS.values() if kind.placement in _BY_PLACEMENT)
