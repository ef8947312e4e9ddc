"""Views of the plan that are kept by name, to come back to. Going to one is no step of the history."""

from __future__ import annotations

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
    taken = {view.name for view in views}
    names = (str(msg("View {number}", number=number)) for number in range(1, len(views) + 2))
    xmin, ymin, xmax, ymax = bounds
    view = SavedView(
        name=next(name for name in names if name not in taken),
        centre_mm=((xmin + xmax) / 2, (ymin + ymax) / 2),
        width_mm=xmax - xmin,
        depth_mm=ymax - ymin,
        order=max((view.order for view in views), default=0.0) + 1,
    )
    draft.add(view)
    return view


def view_bounds(view: SavedView) -> Bounds:
    """The part of the plan that a view shows."""
    x, y = view.centre_mm
    return x - view.width_mm / 2, y - view.depth_mm / 2, x + view.width_mm / 2, y + view.depth_mm / 2


def arrange_views(draft: Draft, ids: list[RecordId]) -> None:
    """Put views into an order."""
    for order, view_id in enumerate(ids, start=1):
        draft.change(view_id, order=float(order))
