"""What every test of the window needs: an offscreen application with the bundled font, and a small plan."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QSettings
from small_plan import small_document

from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session


def pytest_collection_modifyitems(items):
    """The offscreen platform says of every window what it cannot do: size hints, and what lists that open ask for."""
    unsupported = ("propagateSizeHints", r"support raise\(\)", "support grabbing the keyboard")
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(*unsupported, extend=True))


@pytest.fixture
def app(qapp):
    """The application, with the font that all widgets are laid out for."""
    from diorama_planner.painting.fonts import load_fonts

    load_fonts()
    return qapp


@pytest.fixture
def session(app):
    """A session on the small plan, with nothing that draws the pointer away."""
    return Session(small_document(), preferences=Preferences(region="EU", decimal_comma=False, snap_on=False))


@pytest.fixture
def hand(session, qtbot):
    """A hand over a canvas of the small plan."""
    from canvas_hand import CanvasHand

    from diorama_planner.ui.canvas.plan_view import PlanView

    view = PlanView(session)
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    qtbot.waitExposed(view)
    view.canvas.setFocus()
    return CanvasHand(view)


@pytest.fixture
def window(app, qtbot, tmp_path):
    """The whole window with the small plan open, its settings in a folder of its own."""
    from diorama_planner.ui.main_window import MainWindow
    from diorama_planner.ui.theme import LIGHT, apply_theme

    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    app.setOrganizationName("test")
    app.setApplicationName("test")
    apply_theme(app, LIGHT)
    session = Session(preferences=Preferences(region="EU", theme="light"))
    made = MainWindow(session, tmp_path / "config", tmp_path / "recovery")
    made.resize(1280, 800)
    made.show_plan(lambda: session.new(small_document()))
    made.show()
    yield made
    session.file.start(session.document)  # nothing unsaved, nothing to ask
    made.close()
    made.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else each window of a test slows the next
