"""Showing items on the plan, and the way back to what was seen before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal

from diorama_planner.geometry.points import Bounds, Point
from diorama_planner.tools.vectors import around
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.model.record import RecordId
    from diorama_planner.ui.canvas.plan_view import PlanView

ROOM = 0.25
"""What is left around items that are shown, as a share of their size."""
LEAST_SHARE = 0.35
"""A small thing is shown with its surroundings: so much of what fits the view at first."""


class Seen(NamedTuple):
    """Where the view looks, and how closely."""

    centre: Point
    pixels_per_mm: float


class LookingBack(QObject):
    """Shows items of a plan; while nobody has moved the view since, Esc on the plan leads back, once.

    `went_back` tells that it did.
    """

    went_back = Signal()

    def __init__(self, plan: PlanView) -> None:
        super().__init__(plan)
        self._plan = plan
        self._before: Seen | None = None
        self._shown: Seen | None = None
        plan.canvas.escaped.connect(self.go_back)

    @classmethod
    def of(cls, plan: PlanView) -> LookingBack:
        """The one of a plan, made when it is first asked for."""
        return plan.findChild(cls) or cls(plan)

    def show_items(self, ids: Iterable[RecordId]) -> bool:
        """Bring items into the middle, with some room around; False if there is nothing to be seen of them."""
        context = self._plan.canvas.desk.context
        bounds = around(context.bounds(item_id) for item_id in ids)
        if bounds is None:
            return False
        if self._before is None or self._seen() != self._shown:
            self._before = self._seen()
        canvas = self._plan.canvas
        self._plan.fit()
        least = LEAST_SHARE * (canvas.visible()[2] - canvas.visible()[0])
        canvas.fit_bounds(_with_room(bounds, least))
        self._shown = self._seen()
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self._plan.message.emit(tr("Esc leads back to what you saw before."))
        return True

    def go_back(self) -> None:
        """Show again what was seen before, unless the view has been moved since."""
        before, shown = self._before, self._shown
        self._before = self._shown = None
        if before is not None and self._seen() == shown:
            self._plan.canvas.look_at(*before)
            self.went_back.emit()

    def _seen(self) -> Seen:
        return Seen(self._plan.canvas.centre(), self._plan.canvas.pixels_per_mm)


def _with_room(bounds: Bounds, least_mm: float) -> Bounds:
    """Widen a box by the room around it, to no less than a size."""
    xmin, ymin, xmax, ymax = bounds
    size = max(xmax - xmin, ymax - ymin)
    more = max(ROOM * size, (least_mm - size) / 2) / 2
    return xmin - more, ymin - more, xmax + more, ymax + more
