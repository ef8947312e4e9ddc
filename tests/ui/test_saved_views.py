"""Saved views: kept by name with the plan, gone to without a step, renamed, ordered, removed, rescaled."""

import pytest

from diorama_planner.app import verbs
from diorama_planner.app.editing.views import arrange_views, save_view, saved_views, view_bounds
from diorama_planner.app.space.space_views import save_space_view
from diorama_planner.model.record import SavedView
from diorama_planner.optics.orbit import OrbitPose
from diorama_planner.ui.commands.views import views_menu
from diorama_planner.ui.dialogs.views import ViewsDialog


def do(window, name):
    window.actions_[name].trigger()


def test_a_view_is_kept_and_found_again(window):
    plan = window.plan
    plan.show_part((20.0, 20.0, 60.0, 50.0))
    seen = plan.canvas.visible()
    do(window, "save-view")
    plan.fit()
    steps = window.session.store.history.done
    entry = next(action for action in views_menu(window).actions() if "View 1" in action.text())
    entry.trigger()
    assert plan.canvas.visible() == pytest.approx(seen, abs=2.0)
    assert window.session.store.history.done == steps
    do(window, "undo")
    assert saved_views(window.session) == []


def test_names_are_free_ones_and_order_can_be_changed(session):
    with session.edit("views") as draft:
        first, second = save_view(draft, (0, 0, 10, 10)), save_view(draft, (5, 5, 20, 20))
    assert [view.name for view in saved_views(session)] == ["View 1", "View 2"]
    with session.edit("order") as draft:
        arrange_views(draft, [second.id, first.id])
        draft.remove(first.id)
        save_view(draft, (0, 0, 1, 1))
    assert [view.name for view in saved_views(session)] == ["View 2", "View 1"]


def test_views_follow_the_scale(session):
    with session.edit("view") as draft:
        view = save_view(draft, (0, 0, 100, 50))
    old = session.scale
    with session.edit("scale") as draft:
        verbs.rescale(draft, old * 2)
    assert view_bounds(session.document.records[view.id]) == pytest.approx((0, 0, 50, 25))


def test_the_list_renames_and_removes_and_an_empty_name_is_not_taken(window, qtbot):
    do(window, "save-view")
    with window.session.edit("space") as draft:
        space = save_space_view(draft, OrbitPose((10.0, 20.0, 3.0), 300.0))
    gone = []
    dialog = ViewsDialog(window.session, gone.append)
    qtbot.addWidget(dialog)
    dialog.list.item(0).setText("Corner shop")
    (view,) = window.session.document.every(SavedView)
    assert view.name == "Corner shop"
    dialog.list.item(0).setText("  ")
    assert dialog.list.item(0).text() == "Corner shop"
    dialog.remove()
    assert saved_views(window.session) == []
    dialog.go()
    assert dialog.isHidden()
    assert gone == [space]
    assert "3D view 1" in [action.text().split("  ")[-1] for action in views_menu(window).actions()]
