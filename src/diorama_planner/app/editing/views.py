"""Views of the plan that are kept by name, to come back to. Going to one is no step of the history."""

from __future__ import annotations

from collections.abc import Collection

from diorama_planner.app.session import Session
from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import Bounds
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import RecordId, SavedView


def saved_views(session: Session) -> list[SavedView]:
    """The views of a plan in their order."""
    return sorted(session.document.every(SavedView), key=lambda view: (view.order, view.id))


def save_view(draft: Draft, bounds: Bounds) -> SavedView:
    """Keep a part of the plan as a view with the next free number in its name."""
    views = list(draft.every(SavedView))
    xmin, ymin, xmax, ymax = bounds
    view = SavedView(
        name=free_name("View {number}", {view.name for view in views}),
        centre_mm=((xmin + xmax) / 2, (ymin + ymax) / 2),
        width_mm=xmax - xmin,
        depth_mm=ymax - ymin,
        order=max((view.order for view in views), default=0.0) + 1,
    )
    draft.add(view)
    return view


def free_name(pattern: str, taken: Collection[str]) -> str:
    """Give the first name with a number, `{number}` in the pattern, that is not taken."""
    names = (str(msg(pattern, number=number)) for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def view_bounds(view: SavedView) -> Bounds:
    """The part of the plan that a view shows."""
    x, y = view.centre_mm
    return x - view.width_mm / 2, y - view.depth_mm / 2, x + view.width_mm / 2, y + view.depth_mm / 2


def arrange_views(draft: Draft, ids: list[RecordId]) -> None:
    """Put views into an order."""
    for order, view_id in enumerate(ids, start=1):
        draft.change(view_id, order=float(order))
