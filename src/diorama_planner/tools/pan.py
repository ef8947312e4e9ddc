"""The hand: the view follows the pointer, which it does by itself, so the tool only waits to be put down."""

from __future__ import annotations

from diorama_planner.core.messages import msg
from diorama_planner.tools.context import Context
from diorama_planner.tools.drawing import Idle
from diorama_planner.tools.events import Cancel, Event
from diorama_planner.tools.tool import Step, Tool

PAN = "pan"


def pan_tool() -> Tool:
    """Make the hand."""
    return Tool(PAN, Idle(), _step, msg("Drag to move the view · Esc puts the hand down"), cursor="hand", pans=True)


def _step(state: Idle, event: Event, context: Context) -> Step:
    return Step(state, done=isinstance(event, Cancel), handled=isinstance(event, Cancel))
