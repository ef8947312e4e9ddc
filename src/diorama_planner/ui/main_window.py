"""The window: it puts menus, toolbar, start page, workspace and status bar together, and nothing more.

What the menus do is in `commands`, what the parts show is theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.preferences import save_preferences
from diorama_planner.core.collector import collector_paused
from diorama_planner.core.errors import PlannerError
from diorama_planner.model.document import Document
from diorama_planner.model.record import Item
from diorama_planner.ui.actions import ActionSet, ActionSpec
from diorama_planner.ui.commands import bill as bills
from diorama_planner.ui.commands import editing, faces, files, pictures, sections, viewing
from diorama_planner.ui.commands.menus import ACTIONS
from diorama_planner.ui.commands.snaps import ACTIONS as SNAP_ACTIONS
from diorama_planner.ui.commands.views import views_menu
from diorama_planner.ui.first_paint import when_painted
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.safety import Autosave
from diorama_planner.ui.status_bar import StatusBar
from diorama_planner.ui.texts import begun, say, tr
from diorama_planner.ui.theme import apply_theme, current_theme, theme_for
from diorama_planner.ui.title_row import TitleRow
from diorama_planner.ui.widgets.banner import Banner, Bannered

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.canvas.plan_view import PlanView
    from diorama_planner.ui.panels.inspector import InspectorPanel
    from diorama_planner.ui.panels.library import LibraryPanel
    from diorama_planner.ui.start_page import StartPage
    from diorama_planner.ui.toolbar import Toolbar
    from diorama_planner.ui.workspace import Workspace

T = TypeVar("T")

PREFERENCES_MS = 400
COLLECT_MS = 500
"""After a plan was opened, Python's collector walks all of it; so much later it is out of the first frame's way."""

RECENT_SHOWN = 9
FRAME_WIDTH, FRAME_HEIGHT = 8, 48
"""What the desktop may put around the window: its frame is not known before it is shown. Pixels."""


class MainWindow(QMainWindow):
    """One window over one session. The workspace is made with the first plan, the start page when it is shown."""

    def __init__(self, session: Session, config: Path, recovery: Path) -> None:
        super().__init__()
        self.session = session
        self.recovery = recovery
        self._config = config
        self._workspace: Workspace | None = None
        self._start: StartPage | None = None
        self.actions_ = ActionSet(self, ACTIONS)
        self.banner = Banner()
        self._title = TitleRow()
        self.menus = self.actions_.make_menus(self._title.bar)
        self._title.set_palette_action(self.actions_["palette"])
        self._known_for: tuple[object, object, object] = (None, None, None)
        self._known: dict[Callable[[MainWindow], Any], Any] = {}
        self._toolbar: Toolbar | None = None
        self.status = StatusBar(session, self.actions_["snap"], [self.actions_[spec.id] for spec in SNAP_ACTIONS])
        self._recent: QMenu = QMenu(tr("Open recent"), self)
        self._fill_menus()
        self._recent.aboutToShow.connect(self._fill_recent)
        self._stack = QStackedWidget()
        self._lay_out()
        self.autosave = Autosave(session, recovery, self)
        self._refresh_later = Later(self, self.refresh)
        self._preferences_later = Later(self, self._keep_preferences, PREFERENCES_MS)
        follow(session, self, self._on_event)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop_theme)
        self._restore_geometry()
        self.refresh()

    def _lay_out(self) -> None:
        self.setMenuWidget(self._title)
        middle = QWidget()
        self._lines = QVBoxLayout(middle)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._stage = Bannered(self._stack, self.banner)  # the start page, too, has things to tell
        self._lines.addLayout(self._stage, 1)
        self._lines.addWidget(self.status)
        self.setCentralWidget(middle)
        self.setAcceptDrops(True)

    def _fill_menus(self) -> None:
        self.actions_.fill_menus(self.menus)
        self.menus["File"].insertMenu(self.actions_["save"], self._recent)

    # -- the parts of an open plan ---------------------------------------------------------------------------

    @property
    def has_plan(self) -> bool:
        """Whether a plan is shown, and not the start page."""
        return self._workspace is not None and self._stack.currentWidget() is self._workspace

    @property
    def workspace(self) -> Workspace:
        """The panels around the plan, made when first asked for."""
        if self._workspace is None:
            from diorama_planner.ui.tool_choices import tool_actions
            from diorama_planner.ui.toolbar import Toolbar
            from diorama_planner.ui.workspace import Workspace

            self.actions_.add(tool_actions())
            self._fill_menus()
            self._toolbar = Toolbar(self.actions_)
            self._lines.insertWidget(0, self._toolbar)
            self._toolbar.setVisible(self.has_plan)
            self._workspace = Workspace(self.session)
            self._stack.addWidget(self._workspace)
            self._connect_workspace(self._workspace)
            when_painted(self, lambda: viewing.reopen_panels(self))
        return self._workspace

    @property
    def plan(self) -> PlanView:
        """The plan."""
        return self.workspace.plan

    @property
    def library(self) -> LibraryPanel:
        """The library."""
        return self.workspace.library

    @property
    def inspector(self) -> InspectorPanel:
        """The inspector."""
        return self.workspace.inspector

    def _connect_workspace(self, workspace: Workspace) -> None:
        plan, library, bill = workspace.plan, workspace.library, workspace.bill
        plan.pointer_moved.connect(self.status.set_plan_place)
        plan.pointer_left.connect(self.status.clear_place)
        plan.zoom_changed.connect(self.status.set_zoom)
        plan.hint_changed.connect(self.status.set_hint)
        self.status.on_zoom_clicked(lambda at: views_menu(self).exec(at))
        plan.tool_changed.connect(lambda tag: sections.follow_tool(self, tag))
        plan.tool_changed.connect(lambda _: self.actions_.refresh())
        plan.tool_changed.connect(lambda _: self.status.end_note())
        plan.context_requested.connect(self.open_context_menu)
        plan.message.connect(self.say)
        plan.dropped.connect(lambda data, at: pictures.take_drop(self, data, at))
        plan.edit_requested.connect(self._edit)
        plan.canvas.escaped.connect(self.banner.let_go)
        workspace.inspector.place.turn_about = lambda: editing.turning_point(self)
        workspace.inspector.set_actions(self.actions_)
        library.place_requested.connect(self._place)
        library.create_requested.connect(self.create_thing)
        bill.print_requested.connect(self.actions_["print-bill"].trigger)
        bill.rows_highlighted.connect(self.session.selection.set)
        bill.problem.connect(self.say)
        bill.open_requested.connect(self.actions_["bill"].trigger)
        bill.show_requested.connect(lambda ids: bills.show_on_plan(self, ids))
        bill.why_requested.connect(lambda material: bills.why(self, material))
        workspace.issues.item_chosen.connect(lambda _: plan.fit_selection())

    def show_plan(self, read: Callable[[], object]) -> None:
        """Put another plan into the session and show it.

        Raises:
            PlannerError: it could not be read; what was open stays.
        """
        self.autosave.finish()
        with collector_paused(lambda resume: QTimer.singleShot(COLLECT_MS, resume)):
            workspace = self.workspace
            read()
            self.banner.hide()
            self._stack.setCurrentWidget(workspace)
            workspace.plan.set_tool("select")
            self.refresh()
            workspace.plan.canvas.paint_film()
        when_painted(self, workspace.start)

    def show_start(self) -> None:
        """Show the start page; no plan is open any more."""
        self.autosave.finish()
        self.session.new(Document())
        if self._start is None:
            from diorama_planner.ui.start_page import StartPage

            self._start = page = StartPage(self.session)
            page.open_requested.connect(lambda path: files.open_project(self, Path(path)))
            page.browse_requested.connect(self.actions_["open"].trigger)
            page.new_requested.connect(lambda plan: self.attempt(lambda: files.begin(self, plan)))
            page.template_requested.connect(lambda start: self.attempt(lambda: files.begin_from(self, start)))
            page.calculators_requested.connect(self.show_calculators)
            self._stack.addWidget(page)
        else:
            self._start.refresh()
        self._stack.setCurrentWidget(self._start)
        self.refresh()

    def about_selection(self, make: Callable[[MainWindow], T]) -> T:
        """What a function makes of plan and selection; many actions ask, it is called once for each state of both."""
        chosen = self.session.selection
        state = (self.session.document, chosen.ids, chosen.primary)
        if any(now is not before for now, before in zip(state, self._known_for, strict=True)):
            self._known_for, self._known = state, {}
        if make not in self._known:
            self._known[make] = make(self)
        found: T = self._known[make]
        return found

    # -- what happens ------------------------------------------------------------------------------------------

    def perform(self, spec: ActionSpec) -> None:
        """Do an action; what goes wrong is told in the banner."""
        if not spec.enabled(self):
            self.actions_.refresh()
            return
        self.attempt(lambda: spec.run(self))
        self._refresh_later.ask()

    def attempt(self, act: Callable[[], object]) -> None:
        """Do something; what goes wrong is told in the banner, and what went wrong before no more."""
        self.banner.let_go()
        try:
            act()
        except PlannerError as error:
            self.show_error(error)

    def show_error(self, error: PlannerError) -> None:
        """Tell of an error, with its hint; an item is named, not its id."""
        from diorama_planner.ui.context_menu import item_words

        item = self.session.document.records.get(error.where)
        where = item_words(self.session, item) if isinstance(item, Item) else error.where
        text = say(error.message)
        text = f"{where}: {text}" if where else begun(text)
        self.banner.show_message(text, begun(say(error.hint)), severity="error", passing=True)

    def say(self, text: str) -> None:
        """Say something in the status bar for some seconds."""
        self.status.note(begun(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc that nothing else has a use for leads back to the plan."""
        if event.key() == Qt.Key.Key_Escape and self.has_plan:
            self.banner.let_go()
            self.plan.setFocus()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys that a field gives back are the plan's."""
        super().focusInEvent(event)
        if self.has_plan:
            self.plan.setFocus()

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind is EventKind.CHANGE:
            self.banner.let_go()
        if event.kind is EventKind.PREFERENCES:
            self._preferences_later.ask()
            self._follow_theme()
        self._refresh_later.ask(calm_ms(self.session, event))

    def refresh(self) -> None:
        """Bring title, toolbar, status bar and actions up to date."""
        name = self.session.title if self.has_plan else ""
        mark = tr(" — edited") if self.has_plan and self.session.dirty else ""
        self._title.set_name(f"{name}{mark}")
        self.setWindowTitle(f"{name}{mark} – Diorama Planner" if name else "Diorama Planner")
        self.status.setVisible(self.has_plan)
        if self._toolbar is not None:
            self._toolbar.setVisible(self.has_plan)
            self._toolbar.refresh(self.session)
        space = self._workspace.space if self._workspace is not None and self.has_plan else None
        self._stage.set_above(space is not None and space.covers)
        self.status.refresh_snap()
        self.status.refresh_saved()
        self.status.refresh_chosen()
        self.actions_.refresh()

    def _follow_desktop_theme(self) -> None:
        self._follow_theme()

    def _follow_theme(self) -> None:
        theme = theme_for(self.session.preferences.theme)
        app = QApplication.instance()
        if theme is current_theme() or not isinstance(app, QApplication):
            return
        apply_theme(app, theme)
        if self._workspace is not None:
            self._workspace.set_theme(theme)

    def _edit(self, item_id: str) -> None:
        """Edit an item: its shape if it was drawn, what is on a wall on its face, else its values."""
        item = self.session.document.records.get(item_id)
        if getattr(item, "host", "") and faces.show(self, item_id):
            return
        ways = (self.actions_.specs[name] for name in ("edit-underlay", "edit-shape"))
        spec = next((way for way in ways if way.enabled(self)), None)
        if spec is not None:
            self.perform(spec)
        else:
            self.inspector.focus_first()

    def _place(self, thing_id: str) -> None:
        if not faces.hang(self, thing_id):
            self.plan.place_at_centre(thing_id)
        self.library.note_placed(thing_id)

    def create_thing(self, text: str) -> None:
        """Make a thing of the user's own, beginning with what was searched for."""
        from diorama_planner.ui.dialogs.create_thing import CreateThingDialog

        CreateThingDialog(self.session, text, self).exec()

    def show_calculators(self) -> None:
        """Open the calculators."""
        from diorama_planner.ui.calculators import CalculatorsWindow

        CalculatorsWindow(self.session, self).show()

    def open_context_menu(self, at: QPoint, ids: list[str]) -> None:
        """Open the menu of a place where these items lie."""
        from diorama_planner.ui.context_menu import context_menu

        context_menu(self, ids).exec(at)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take plans, pictures and tables dropped anywhere on the window."""
        if pictures.takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        pictures.take_drop(self, event.mimeData())

    def _fill_recent(self) -> None:
        self._recent.clear()
        known = [name for name in self.session.preferences.recent if Path(name).exists()]
        for name in known[:RECENT_SHOWN]:
            entry = self._recent.addAction(f"{Path(name).stem}    {Path(name).parent}")
            entry.triggered.connect(lambda _=False, name=name: files.open_project(self, Path(name)))
        if not known:
            self._recent.addAction(tr("Nothing yet")).setEnabled(False)

    # -- layout --------------------------------------------------------------------------------------------------

    def shows_side(self, side: str) -> bool:
        """Whether the panels of a side are shown."""
        return self._workspace is not None and not self._side(side).isHidden()

    def toggle_side(self, side: str) -> None:
        """Show or hide the panels of a side."""
        self._side(side).setVisible(self._side(side).isHidden())

    def show_side(self, side: str) -> None:
        """Show the panels of a side."""
        self._side(side).show()

    def _side(self, side: str) -> QWidget:
        return self.workspace.left if side == "left" else self.workspace.right

    def reset_layout(self) -> None:
        """Put panels back to where they were at first."""
        self.workspace.reset_layout()

    def _restore_geometry(self) -> None:
        geometry = QSettings().value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            room = self.screen().availableSize()
            self.resize(min(1440, room.width() - FRAME_WIDTH), min(900, room.height() - FRAME_HEIGHT))
        self.setMinimumSize(960, 600)

    def _keep_preferences(self) -> None:
        save_preferences(self.session.preferences, self._config)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask before work is lost; remember where everything was."""
        if not files.may_leave(self):
            event.ignore()
            return
        self.autosave.finish()
        self._preferences_later.now()
        QSettings().setValue("window/geometry", self.saveGeometry())
        if self._workspace is not None:
            self._workspace.save_layout()
            self._workspace.finish()
        self.session.close()
        event.accept()
