"""The middle of the window while a plan is open: library and layers, the plan, inspector, bill and issues.

It lays out and remembers the layout; what the parts do is theirs, what menus do with them is in `commands`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from diorama_planner.ui.canvas.plan_view import PlanView
from diorama_planner.ui.following import take_turns
from diorama_planner.ui.panels.bill import BillPanel
from diorama_planner.ui.panels.inspector import InspectorPanel
from diorama_planner.ui.panels.issues import IssuesPanel
from diorama_planner.ui.panels.layers import LayersPanel
from diorama_planner.ui.panels.library import LibraryPanel
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.form import Section
from diorama_planner.ui.widgets.scrolling import FittingScrollArea
from diorama_planner.ui.widgets.tabs import TabbedPanels, TabPanel

if TYPE_CHECKING:
    from diorama_planner.app.jobs import Jobs
    from diorama_planner.app.session import Session
    from diorama_planner.ui.elevation.panel import FacePanel
    from diorama_planner.ui.panels.circuits import CircuitsPanel
    from diorama_planner.ui.panels.foam_stack import FoamPanel
    from diorama_planner.ui.panels.reference_board import ReferenceBoard
    from diorama_planner.ui.panels.section import SectionPanel
    from diorama_planner.ui.space.placing import SpacePlace
    from diorama_planner.ui.theme import Theme

PLAN_SHARE, FACE_SHARE = 1000, 800
"""How plan and wall face share the height at first."""

STACK_SHARE = 560
"""How high the foam stack or a section is at first, below the plan's `PLAN_SHARE`."""

CIRCUITS_SHARE = 680
"""How wide the circuits are at first, beside the plan's `PLAN_SHARE`."""

BOARD_SHARE = 600
"""How wide the reference board is at first, beside the plan's `PLAN_SHARE`."""

PARTS_SHARE = 0.45
"""How much of the height the outline or the history has beside the library, once it is asked for."""

INSPECTOR_SHARE = 0.44
ISSUES_SHARE, LARGE_ISSUES_SHARE = 0.18, 0.5
"""How much of the window's height these have at most; the issues have more where they take the bill's place."""

LEFT_WIDTH = 256
RIGHT_WIDTH = 306


def _side(*parts: QWidget) -> QFrame:
    side = QFrame()
    side.setObjectName("sidePanel")
    layout = QVBoxLayout(side)
    layout.setContentsMargins(0, 2, 0, 0)
    layout.setSpacing(0)
    for part in parts:
        layout.addWidget(part)
    return side


class Workspace(QWidget):
    """Panels around a plan. While it is there, the wires of the plan are laid in the background."""

    _delivered = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._jobs: Jobs | None = None
        self._delivered.connect(lambda act: act(), Qt.ConnectionType.QueuedConnection)
        session.derived.wire_jobs = self._wire_jobs
        self.plan = PlanView(session)
        self.library = LibraryPanel(session)
        self.layers = LayersPanel(session)
        self.parts = TabbedPanels(tr("Parts of the plan"))
        self.parts.add("layers", tr("Layers"), lambda: self.layers)
        self.parts.add("outline", tr("Outline"), self._make_outline)
        self.parts.add("history", tr("History"), self._make_history)
        self.inspector = InspectorPanel(session)
        self.bill = BillPanel(session)
        self.issues = IssuesPanel(session)
        self._left_split = QSplitter(Qt.Orientation.Vertical)
        for part in (self.library, self.parts):
            self._left_split.addWidget(part)
        self._left_split.setStretchFactor(0, 1)
        self._left_split.setChildrenCollapsible(False)
        self._left_split.setHandleWidth(1)
        self.left = _side(self._left_split)
        self.right = self._right_side()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._middle = QSplitter(Qt.Orientation.Vertical)
        self._middle.addWidget(self.plan)
        self._middle.setChildrenCollapsible(False)
        self._middle.setHandleWidth(1)
        self._face: FacePanel | None = None
        self.board: ReferenceBoard | None = None
        self.foam: FoamPanel | None = None
        self.section: SectionPanel | None = None
        self.circuits: CircuitsPanel | None = None
        self.space: SpacePlace | None = None
        self._beside = QSplitter(Qt.Orientation.Horizontal)
        self._beside.addWidget(self._middle)
        self._beside.setChildrenCollapsible(False)
        self._beside.setHandleWidth(1)
        for wide in (self.left, self._beside, self.right):
            self._split.addWidget(wide)
        self._split.setStretchFactor(1, 1)
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(1)
        self.left.setMinimumWidth(232)
        self.right.setMinimumWidth(288)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self.restore_layout()

    def _wire_jobs(self) -> Jobs:
        """What lays wires; nothing does before there are any."""
        if self._jobs is None:
            from diorama_planner.app.jobs import Jobs

            self._jobs = Jobs(self._delivered.emit)
        return self._jobs

    def finish(self) -> None:
        """Lay no more wires: the window is being closed."""
        if self._jobs is not None:
            self._jobs.finish()
            self._session.derived.wire_jobs = lambda: None

    @property
    def face(self) -> FacePanel | None:
        """The panel of wall faces; None before it was first asked for."""
        return self._face

    def make_room_for_parts(self) -> None:
        """Give the panels below the library a fair share of the height, if they have less."""
        library, parts = self._left_split.sizes()
        if parts < PARTS_SHARE * (library + parts):
            wanted = round(PARTS_SHARE * (library + parts))
            self._left_split.setSizes([library + parts - wanted, wanted])

    def make_face(self) -> FacePanel:
        """Make the panel of wall faces, below the plan."""
        from diorama_planner.ui.elevation.panel import FacePanel

        self._face = FacePanel(self._session)
        self._middle.addWidget(self._face)
        self._middle.setSizes([PLAN_SHARE, FACE_SHARE])
        return self._face

    def make_board(self) -> ReferenceBoard:
        """Make the reference board, beside the plan."""
        from diorama_planner.ui.panels.reference_board import ReferenceBoard

        self.board = ReferenceBoard(self._session)
        self._beside.addWidget(self.board)
        self._beside.setSizes([PLAN_SHARE, BOARD_SHARE])
        return self.board

    def make_circuits(self) -> CircuitsPanel:
        """Make the panel of circuits, beside the plan."""
        from diorama_planner.ui.panels.circuits import CircuitsPanel

        self.circuits = CircuitsPanel(self._session)
        self._beside.addWidget(self.circuits)
        self._beside.setSizes([PLAN_SHARE, *[CIRCUITS_SHARE] * (self._beside.count() - 1)])
        return self.circuits

    def make_space(self) -> SpacePlace:
        """Make the view in space, beside the plan."""
        from diorama_planner.ui.space.panel import SpacePanel
        from diorama_planner.ui.space.placing import SpacePlace

        self.space = SpacePlace(SpacePanel(self._session), self._beside, self._middle)
        return self.space

    def make_foam(self) -> FoamPanel:
        """Make the foam stack, below the plan."""
        from diorama_planner.ui.panels.foam_stack import FoamPanel

        self.foam = FoamPanel(self._session)
        self._middle.addWidget(self.foam)
        self._middle.setSizes([PLAN_SHARE, *[STACK_SHARE] * (self._middle.count() - 1)])
        return self.foam

    def make_section(self) -> SectionPanel:
        """Make the panel of sections, below the plan."""
        from diorama_planner.ui.panels.section import SectionPanel

        self.section = SectionPanel(self._session)
        self._middle.addWidget(self.section)
        self._middle.setSizes([PLAN_SHARE, *[STACK_SHARE] * (self._middle.count() - 1)])
        return self.section

    def _right_side(self) -> QFrame:
        inspector = FittingScrollArea(self.inspector, least=200, share=INSPECTOR_SHARE)
        issues = FittingScrollArea(self.issues, least=132, share=ISSUES_SHARE)

        def enlarge(on: bool) -> None:
            self.bill.setVisible(not on)
            issues.set_share(LARGE_ISSUES_SHARE if on else ISSUES_SHARE)

        self.issues.enlarged.connect(enlarge)
        side = _side(inspector, self.bill, issues)
        layout = side.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.setStretchFactor(self.bill, 1)
        return side

    def set_theme(self, theme: Theme) -> None:
        """Change the colours of what is painted by hand."""
        self.plan.set_theme(theme)
        if self._face is not None:
            self._face.set_theme(theme)

    def sections(self) -> tuple[Section, ...]:
        """The parts that can be folded."""
        panels = (self.inspector, self.bill, self.issues)
        return tuple(panel.section for panel in panels)

    def _make_outline(self) -> TabPanel:
        from diorama_planner.ui.panels.outline import OutlinePanel

        outline = OutlinePanel(self._session)
        outline.problem.connect(self.bill.problem)
        return outline

    def _make_history(self) -> TabPanel:
        from diorama_planner.ui.panels.history import HistoryPanel

        return HistoryPanel(self._session)

    def start(self) -> None:
        """Let the panels do what can wait until the window has been seen, one after the other."""
        panels = self.inspector.catch_up, self.layers.catch_up, self.library.start, self.bill.start, self.issues.start
        take_turns(self, panels)

    # -- the layout is remembered ----------------------------------------------------------------------------

    def save_layout(self) -> None:
        """Remember sizes, and what is folded."""
        settings = QSettings()
        settings.setValue("layout/split", self._split.saveState())
        settings.setValue("layout/left", self._left_split.saveState())
        settings.setValue("layout/parts", self.parts.current())
        beside = [f"{name}:{panel.width()}" for name, panel in self._beside_plan().items()]
        settings.setValue("layout/beside", ",".join(beside))
        for section in self.sections():
            settings.setValue(f"layout/open/{section.key}", section.is_open())

    def _beside_plan(self) -> dict[str, QWidget]:
        """The panels that are open beside the plan, or in its stead, by the actions that show them."""
        known: dict[QWidget | None, str] = {self.circuits: "circuits", self.board: "reference-board"}
        if self.space is not None:
            known[self.space.panel] = "space-window" if self.space.is_apart else self.space.mode
        return {name: panel for panel, name in known.items() if panel is not None and not panel.isHidden()}

    def panels_left_open(self) -> list[str]:
        """The actions that show the panels which were open beside the plan when the layout was saved, and are not."""
        kept = str(QSettings().value("layout/beside", ""))
        names = [each.partition(":")[0] for each in kept.split(",") if each]
        return [name for name in names if name not in self._beside_plan()]

    def restore_widths(self) -> None:
        """Make the panels beside the plan as wide as when the layout was saved."""
        kept = str(QSettings().value("layout/beside", ""))
        widths = dict(each.split(":") for each in kept.split(",") if each)
        sizes = self._beside.sizes()
        for name, panel in self._beside_plan().items():
            place = self._beside.indexOf(panel)
            if place >= 0 and name in widths:
                sizes[0] += sizes[place] - int(widths[name])
                sizes[place] = int(widths[name])
        self._beside.setSizes([max(sizes[0], 1), *sizes[1:]])

    def restore_layout(self) -> None:
        """Put everything where it was, or where it belongs at first."""
        settings = QSettings()
        self._put_back(settings)
        for splitter, key in ((self._split, "layout/split"), (self._left_split, "layout/left")):
            state = settings.value(key)
            if isinstance(state, QByteArray):
                splitter.restoreState(state)
        self.parts.show_tab(str(settings.value("layout/parts", "")))
        for section in self.sections():
            section.set_open(settings.value(f"layout/open/{section.key}", True, bool) is not False)

    def reset_layout(self) -> None:
        """Forget what was changed."""
        settings = QSettings()
        settings.remove("layout")
        self._put_back(settings)
        for section in self.sections():
            section.set_open(True)
        for side in (self.left, self.right):
            side.show()
        if self.space is not None:
            self.space.put_away()
        for panel in self._beside_plan().values():
            panel.hide()

    def _put_back(self, settings: QSettings) -> None:
        self._split.setSizes([LEFT_WIDTH, 2000, RIGHT_WIDTH])
        self._left_split.setSizes([2000, 190])
