"""The tool that cuts holes into areas: draws like an area tool, on the selected area or the one under the click."""

from __future__ import annotations

from diorama_planner.core.messages import msg
from diorama_planner.geometry.nodes import Nodes
from diorama_planner.kinds.strands import HOLES, has_field, is_area, with_hole
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Item, RecordId
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import Event, PointerDown
from diorama_planner.tools.pointwise import ARC_KEY, Figure
from diorama_planner.tools.polygon import State, step_ring
from diorama_planner.tools.tool import Edit, Step, Tool

HOLE = "hole"
HINT = msg("Drag a rectangle, or click an outline, inside an area: it is cut out of it · Esc puts the tool down")
NO_AREA = msg("Begin inside an area that can have holes: a hill, a cover, a pour, scatter.")


def hole_tool() -> Tool:
    """Make the tool."""
    return Tool(HOLE, Idle(), _step, HINT, keys=frozenset({ARC_KEY}))


def _step(state: State, event: Event, context: Context) -> Step:
    host = _host(context)
    if isinstance(state, Idle) and isinstance(event, PointerDown) and host is None:
        host = next((item for item_id in context.pick(event.raw) if (item := _holed(item_id, context))), None)
        if host is None:
            return Step(state, message=NO_AREA)
        step = step_ring(_figure(host), state, event, context)
        return Step(step.state, step.preview, select=frozenset({host.id}))
    if host is None:
        return step_ring(_figure(None), Idle(), event, context)
    return step_ring(_figure(host), state, event, context)


def _host(context: Context) -> Item | None:
    """The selected area, if it is one that can have holes."""
    ids = context.selection
    return _holed(next(iter(ids)), context) if len(ids) == 1 else None


def _holed(item_id: RecordId, context: Context) -> Item | None:
    item = context.item(item_id)
    can = item is not None and context.can_move(item_id) and is_area(item) and has_field(item, HOLES)
    return item if can else None


def _figure(host: Item | None) -> Figure:
    """What is drawn: the area with the hole, in its own place."""

    def build(item_id: RecordId, nodes: Nodes, context: Context) -> Item:
        assert host is not None  # without an area no drawing is begun
        return with_hole(host, tuple((x, y) for x, y in nodes.flat().tolist()))

    return Figure(is_ring=True, build=build, edit=_edit, bends=True)


def _edit(item: Item, context: Context) -> Edit:
    verbs = context.verbs

    def apply(draft: Draft) -> tuple[RecordId, ...]:
        verbs.reshape(draft, item)
        return (item.id,)

    return Edit("Cut a hole", apply)
