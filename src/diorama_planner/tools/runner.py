"""Feeds events to the tool in hand, keeps its state, and hands on what follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from diorama_planner.model.record import Point, Points
from diorama_planner.tools.context import Context
from diorama_planner.tools.events import Event
from diorama_planner.tools.preview import NOTHING, Preview
from diorama_planner.tools.tool import Step, Tool


class ToolRunner:
    """One tool at a time. `react` is told each step after state and preview are taken over."""

    def __init__(self, tool: Tool, context: Context, react: Callable[[Step], None]) -> None:
        self.tool = tool
        self.state: Any = tool.idle
        self.preview: Preview = NOTHING
        self._context = context
        self._react = react

    def take(self, tool: Tool) -> None:
        """Put the tool in hand down and take another; what was begun is forgotten."""
        self.tool = tool
        self.state = tool.idle
        self.preview = NOTHING

    def feed(self, event: Event) -> Step:
        """Tell the tool an event."""
        step = self.tool.step(self.state, event, self._context)
        self.state, self.preview = step.state, step.preview
        self._react(step)
        return step

    def refresh(self) -> None:
        """Let the tool in hand follow the plan, if it is one that does."""
        if self.tool.refresh is not None:
            step = self.tool.refresh(self.state, self._context)
            self.state, self.preview = step.state, step.preview
            self._react(step)

    @property
    def start(self) -> Point | None:
        """Where the line begins that follows the pointer; None if none does."""
        points: Points = getattr(self.state, "points", ())
        return points[-1] if points else None

    @property
    def is_busy(self) -> bool:
        """Whether something is begun that Esc would cancel."""
        return self.preview.is_begun
