"""Cameras by hand: put down and aimed in one drag, pulled at their grip, made of other parts in the inspector."""

import pytest
from canvas_hand import ALT, CanvasHand
from PySide6.QtWidgets import QToolButton

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project
from diorama_planner.ui.canvas.plan_view import PlanView
from diorama_planner.ui.panels.inspector_camera import AccessoriesRow
from diorama_planner.ui.panels.inspector_edits import FormEdits
from diorama_planner.ui.panels.inspector_form import RecordForm
from diorama_planner.ui.widgets.choices import SearchChoiceField

ITEMS = (
    Base(id=BASE_ID, width_mm=300, depth_mm=200, thickness_mm=9, order=-1.0),
    Thing(id="car", thing="toyota_ae86_trueno", at_mm=(220, 100), order=1.0),
)


@pytest.fixture
def view(session, qtbot):
    session.new(Document.of([Project(id=PROJECT_ID, name="Film"), *ITEMS]))
    made = PlanView(session)
    qtbot.addWidget(made)
    made.resize(700, 520)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def hand(view):
    return CanvasHand(view)


def only_camera(session):
    (camera,) = session.document.every(Camera)
    return camera


def test_one_drag_puts_a_camera_down_aims_and_focuses_it(session, view, hand):
    view.set_tool("camera/1")
    hand.drag((60, 60), (220, 100), ALT)
    camera = only_camera(session)
    assert camera.at_mm == pytest.approx((60, 60), abs=1.0)
    assert camera.pan_deg == pytest.approx(14.0, abs=0.7)
    assert camera.focus_mm == pytest.approx(165 + 5, abs=2.5)
    assert camera.height_mm == pytest.approx(310 / session.scale, abs=0.06)  # the hub of a wheel
    assert view.tool() == "camera/1"
    session.undo()
    assert not list(session.document.every(Camera))


def test_a_click_aims_at_the_middle_of_the_base_and_a_pull_elsewhere(session, view, hand):
    view.set_tool("camera")
    hand.click((60, 60))
    camera = only_camera(session)
    assert camera.pan_deg == pytest.approx(23.9, abs=1.0)
    view.set_tool("select")
    session.selection.set([camera.id])
    hand.drag(view.canvas.desk.context.handles(camera.id)[0].at, (60, 230), ALT)
    pulled = only_camera(session)
    assert pulled.pan_deg == pytest.approx(90.0, abs=0.7)
    assert pulled.focus_mm == pytest.approx(170 + 5, abs=2.5)
    assert pulled.at_mm == camera.at_mm


def test_the_inspector_changes_what_it_is_made_of(session, qtbot):
    camera = Camera(id="cam", at_mm=(60, 60), focus_mm=150.0)
    session.new(Document.of([Project(id=PROJECT_ID, name="Film"), *ITEMS, camera]))
    edits = FormEdits(session)
    edits.ids = ("cam",)
    form = RecordForm(edits, [Camera], without=frozenset())
    qtbot.addWidget(form)
    form.show_records(edits.records())
    lens = next(each for each in form.findChildren(SearchChoiceField) if each.accessibleName() == "Lens")
    lens.committed.emit("ef100l", False)
    camera = only_camera(session)
    assert (camera.lens, camera.f_number, camera.focus_mm) == ("ef100l", 2.8, 300.0)  # as wide and near as it can
    (row,) = form.findChildren(AccessoriesRow)
    tube = next(each for each in row.findChild(QToolButton).menu().actions() if "12 mm" in each.text())
    tube.trigger()
    assert only_camera(session).accessories == ("ext_12",)
    form.show_records(edits.records())
    assert "Extension tube 12 mm" in row.findChild(QToolButton).text()
    target = next(each for each in form.findChildren(SearchChoiceField) if each.accessibleName() == "Focus follows")
    target.committed.emit("car", False)
    assert only_camera(session).target == "car"
