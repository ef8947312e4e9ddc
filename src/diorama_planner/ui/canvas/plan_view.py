"""The plan as the window holds it: canvas, rulers, and what menus and panels ask of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.core.units import unit_factor
from diorama_planner.geometry.points import Bounds
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Guide
from diorama_planner.tools.events import NO_MODIFIERS, Modifiers, PointerMove, PointerUp, Snapped
from diorama_planner.tools.frame import with_groups
from diorama_planner.tools.vectors import around
from diorama_planner.ui.canvas.camera import STEP, screen_pixels_per_mm
from diorama_planner.ui.canvas.canvas import Canvas
from diorama_planner.ui.canvas.context import CanvasContext, ContextMaker
from diorama_planner.ui.canvas.input import modifiers_of
from diorama_planner.ui.canvas.mat import ruling_for
from diorama_planner.ui.canvas.overview import MARGIN, SIZE, Overview
from diorama_planner.ui.canvas.rulers import Ruler
from diorama_planner.ui.first_paint import when_painted
from diorama_planner.ui.following import follow
from diorama_planner.ui.readings import Readings, reading_of_grid
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.theme import Theme, current_theme

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.canvas.brush_bar import BrushBar
    from diorama_planner.ui.canvas.ground_legend import GroundLegend
    from diorama_planner.ui.canvas.group_path import GroupPath
    from diorama_planner.ui.canvas.nightfall import Nightfall

_BARE: Bounds = (0.0, 0.0, 200.0, 200.0)
"""What is shown of a plan without a base."""


class PlanView(QWidget):
    """Rulers and canvas. Zoom 1.0 is actual size: a millimetre of the model is a millimetre of the screen."""

    pointer_moved = Signal(float, float)
    pointer_left = Signal()
    zoom_changed = Signal(float)
    hint_changed = Signal(str)
    tool_changed = Signal(str)
    context_requested = Signal(QPoint, object)
    message = Signal(str)
    dropped = Signal(object, object)
    edit_requested = Signal(str)

    def __init__(
        self, session: Session, parent: QWidget | None = None, make_context: ContextMaker = CanvasContext
    ) -> None:
        super().__init__(parent)
        theme = current_theme()
        self._session = session
        self._theme = theme
        self._built = False
        self._overview: Overview | None = None
        self._group_path: GroupPath | None = None
        self._brush_bar: BrushBar | None = None
        self._legend: GroundLegend | None = None
        self._nightfall: Nightfall | None = None
        self.canvas = Canvas(session, theme, self, make_context)
        self._above = Ruler(Qt.Orientation.Horizontal, theme, self)
        self._beside = Ruler(Qt.Orientation.Vertical, theme, self)
        self._grid = QGridLayout(self)
        self._lay_out()
        self._name()
        self._connect()

    def _lay_out(self) -> None:
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.addWidget(self._above, 0, 1)
        grid.addWidget(self._beside, 1, 0)
        grid.addWidget(self.canvas, 1, 1)
        self.setFocusProxy(self.canvas)

    def _name(self) -> None:
        self.canvas.setAccessibleName(tr("Plan"))
        self.canvas.setAccessibleDescription(tr("The base from above. Arrows nudge what is selected, R turns it."))
        self._above.setAccessibleName(tr("Ruler above"))
        self._beside.setAccessibleName(tr("Ruler beside"))

    def _connect(self) -> None:
        canvas, desk = self.canvas, self.canvas.desk
        canvas.moved.connect(self._follow_view)
        canvas.zoomed.connect(self._tell_zoom)
        canvas.pointer_moved.connect(self._mark)
        canvas.pointer_left.connect(self._unmark)
        canvas.pointer_moved.connect(lambda x, y: desk.point_at((x, y)))
        canvas.pointer_left.connect(lambda: desk.point_at(None))
        for mine, theirs in (
            (self.pointer_moved, canvas.pointer_moved),
            (self.pointer_left, canvas.pointer_left),
            (self.context_requested, canvas.context_requested),
            (self.dropped, canvas.dropped),
            (self.hint_changed, desk.hint_changed),
            (self.tool_changed, desk.tool_changed),
            (self.message, desk.message),
            (self.edit_requested, desk.edit_requested),
        ):
            theirs.connect(mine)
        desk.tool_changed.connect(self._show_brush)
        desk.document_opened.connect(self.fit)
        for ruler, direction in ((self._above, "horizontal"), (self._beside, "vertical")):
            ruler.taken.connect(partial(self.pull_guide, direction))
            ruler.pulled.connect(partial(self._carry_guide, False))
            ruler.let_go.connect(partial(self._carry_guide, True))
        follow(self._session, self, self._follow)

    def _follow(self, event: SessionEvent) -> None:
        if self._built:
            self.canvas.desk.follow(event)
        if self._group_path is not None or self._session.selection.entered:
            self._follow_group()
        if event.kind is EventKind.PREFERENCES:
            self._show_overview(self._session.preferences.overview_shown)
            self._show_night()
        if event.kind is not EventKind.SELECTION:
            self._follow_legend()
        if event.kind in {EventKind.PREFERENCES, EventKind.DOCUMENT} or PROJECT_ID in event.dirty_ids:
            self._follow_grid()

    def _follow_legend(self) -> None:
        """Say what the colours of the ground mean while there are any."""
        if self.canvas.guides is None or not self._built:
            return  # the face of a wall
        if self._legend is None and self._session.preferences.ground.colours != "none":
            from diorama_planner.ui.canvas.ground_legend import GroundLegend

            self._legend = GroundLegend(self._session, self._theme, self)
        if self._legend is not None:
            self._legend.refresh()
            self._lay_legend()

    def _lay_legend(self) -> None:
        if self._legend is not None:
            self._legend.move(self._beside.width() + MARGIN, self.height() - self._legend.height() - MARGIN)
            self._legend.raise_()

    def _show_brush(self, tag: str) -> None:
        """Make the bar of the brush when that is taken up for the first time."""
        if self._brush_bar is None and KINDS.get(tag) and KINDS[tag].placement is Placement.BRUSHED:
            from diorama_planner.ui.canvas.brush_bar import BrushBar

            self._brush_bar = BrushBar(self._session, self.canvas.desk, self)
            self._brush_bar.follow_tool(tag)

    def _show_night(self) -> None:
        """Make the night when it is first wanted; from then on it follows by itself. A wall's face has none."""
        wanted = self._session.preferences.night_shown and self._built and self.canvas.guides is not None
        if wanted and self._nightfall is None:
            from diorama_planner.ui.canvas.nightfall import Nightfall

            self._nightfall = Nightfall(self._session, self.canvas, self)

    def _make_wires(self) -> None:
        from diorama_planner.ui.canvas.wire_lines import WireLines

        canvas = self.canvas
        desk = canvas.desk
        canvas.wires = lines = WireLines(self._session, desk.context, canvas.scene(), self._theme)
        desk.previewed.connect(lambda: lines.show_pulled(desk.preview.ghosts))

    def _follow_group(self) -> None:
        """Say over the plan in which group the user works."""
        if self.canvas.guides is None:
            return  # the face of a wall: groups are entered on the plan
        if self._group_path is None:
            from diorama_planner.ui.canvas.group_path import GroupPath

            self._group_path = GroupPath(self._session, self.canvas.desk.context, self)
            self._group_path.left.connect(partial(self.canvas.setFocus, Qt.FocusReason.OtherFocusReason))
        self._group_path.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the plan when it is first seen."""
        super().showEvent(event)
        if not self._built:
            self._built = True
            self._follow_grid()
            self._show_overview(self._session.preferences.overview_shown)
            self._follow_legend()
            self._grid.activate()
            self.fit()
            self.canvas.desk.snapping.forget()  # the plan may be another one since the view was made
            self.canvas.desk.rebuild()
            if self.canvas.guides is not None:
                self.canvas.guides.refresh()
                when_painted(self.window(), self._make_wires)
            self._show_night()

    # -- tools -------------------------------------------------------------------------------------------------

    def set_tool(self, tag: str, thing_id: str = "") -> None:
        """Take a tool: `select`, `measure`, `pan` or the tag of a kind, with a thing of the catalogue in hand.

        Raises:
            UsageError: no such tool.
        """
        self.canvas.desk.take(tag, thing_id)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def tool(self) -> str:
        """The tag of the tool in hand."""
        return self.canvas.desk.runner.tool.tag

    def hint(self) -> str:
        """What a click, Shift and Alt do now."""
        return say(self.canvas.desk.preview.hint or self.canvas.desk.runner.tool.hint)

    def place_at_centre(self, thing_id: str) -> None:
        """Put a thing down in the middle of what is seen, or beside what stands there."""
        from diorama_planner.app.editing.free_spots import free_spot

        desk, scene = self.canvas.desk, self._session.scene
        at = self.view_centre()
        desk.lend(desk.context.tool_of(thing_id))
        desk.feed(PointerMove(at, desk.context.snap(at)))
        ghosts = desk.preview.ghosts
        dx, dy = free_spot(scene, scene.outline(ghosts[0]).bounds) if ghosts else (0.0, 0.0)
        if dx or dy:
            there = (at[0] + dx, at[1] + dy)
            desk.feed(PointerUp(there, Snapped(there), Modifiers(alt=True)))
        else:
            desk.feed(PointerUp(at, desk.context.snap(at)))
        desk.take_back()

    def select_all(self) -> None:
        """Select everything that can be moved."""
        context = self.canvas.desk.context
        ids = frozenset(item_id for item_id in self._session.stacking() if context.can_move(item_id))
        self._session.selection.set(with_groups(ids, context) if ids else ids)

    # -- what is seen ------------------------------------------------------------------------------------------

    def fit(self) -> None:
        """Show the whole base."""
        has_base = BASE_ID in self._session.document.records
        self.canvas.fit_bounds(self._session.outline(BASE_ID).bounds if has_base else _BARE)

    def fit_selection(self) -> None:
        """Show what is selected, or the whole base if nothing is."""
        bounds = around(self.canvas.desk.context.bounds(item_id) for item_id in self._session.selection.ids)
        if bounds is None:
            self.fit()
        else:
            self.canvas.fit_bounds(bounds)

    def show_part(self, bounds: Bounds) -> None:
        """Show a part of the plan as large as it goes."""
        xmin, ymin, xmax, ymax = bounds
        size = self.canvas.viewport().size()
        zoom = min(size.width() / (xmax - xmin), size.height() / (ymax - ymin))
        self.canvas.look_at(((xmin + xmax) / 2, (ymin + ymax) / 2), zoom)

    def zoom_in(self) -> None:
        """Come closer."""
        self._zoom_by(STEP)

    def zoom_out(self) -> None:
        """Step back."""
        self._zoom_by(1 / STEP)

    def _zoom_by(self, factor: float) -> None:
        canvas = self.canvas
        canvas.zoom_at(canvas.pixels_per_mm * factor, canvas.viewport().rect().center().toPointF())

    def zoom(self) -> float:
        """The zoom; 1.0 is actual size."""
        return self.canvas.pixels_per_mm / self._screen()

    def set_zoom(self, factor: float) -> None:
        """Zoom about the middle; 1.0 is actual size."""
        self.canvas.look_at(self.view_centre(), factor * self._screen())

    def actual_size(self) -> None:
        """Show the model as large as it is, so that a real one can be held against the screen."""
        self.set_zoom(1.0)

    def view_centre(self) -> tuple[float, float]:
        """The place of the plan in the middle of the view."""
        return self.canvas.centre()

    def _screen(self) -> float:
        return screen_pixels_per_mm(self.screen(), self._session.preferences.screen_px_per_mm)

    def set_theme(self, theme: Theme) -> None:
        """Change colours."""
        self._theme = theme
        self.canvas.set_theme(theme)
        for ruler in (self._above, self._beside):
            ruler.set_theme(theme)
        self.canvas.desk.overlay.set_theme(theme)
        self.canvas.desk.rooms.set_theme(theme)
        self.canvas.desk.marks.set_theme(theme)
        for lines in (self.canvas.guides, self.canvas.wires):
            if lines is not None:
                lines.set_theme(theme)
        for over in (self._overview, self._legend):
            if over is not None:
                over.set_theme(theme)
        self.canvas.desk.refresh_selection()
        self.update()

    # -- overview ----------------------------------------------------------------------------------------------

    def _show_overview(self, shown: bool) -> None:
        if shown and self._overview is None:
            self._overview = Overview(self._session, self._theme, self)
            self._overview.wanted.connect(lambda x, y: self.canvas.look_at((x, y)))
        if self._overview is not None:
            self._overview.setVisible(shown)
            self._lay_overview()

    def _lay_overview(self) -> None:
        if self._overview is not None:
            corner = self.rect().bottomRight() - QPoint(SIZE.width() + MARGIN, SIZE.height() + MARGIN)
            self._overview.move(corner)
            self._overview.raise_()
            self._overview.set_seen(self.canvas.visible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the overview in its corner, and the way into the group above the plan."""
        super().resizeEvent(event)
        self._lay_overview()
        self._lay_legend()
        if self._group_path is not None:
            self._group_path.place()

    def _follow_view(self) -> None:
        self._follow_rulers()
        if self._overview is not None:
            self._overview.set_seen(self.canvas.visible())

    # -- guides ------------------------------------------------------------------------------------------------

    def pull_guide(self, direction: str) -> None:
        """Take a new guide in hand, in the middle of the view: it is moved, or its place is typed."""
        if self.canvas.guides is None:
            return
        x, y = self.view_centre()
        self._session.set_preferences(guides_shown=True)
        guide = Guide(direction=direction, at_mm=x if direction == "vertical" else y)
        self.canvas.hold_guide(guide, is_new=True)
        self.canvas.feed_guide(self.canvas.viewport().rect().center().toPointF(), NO_MODIFIERS, let_go=False)

    def _carry_guide(self, let_go: bool, at: QPointF, held: Qt.KeyboardModifier) -> None:
        """Follow a pointer that a ruler holds, in places on the screen."""
        port = self.canvas.viewport()
        self.canvas.feed_guide(port.mapFromGlobal(at), modifiers_of(held), let_go=let_go)

    # -- rulers ------------------------------------------------------------------------------------------------

    def _follow_grid(self) -> None:
        """Rule mat and rulers in lengths of the model or in real ones, as is preferred."""
        chosen = self._session.preferences
        ruling = ruling_for(Readings.of(self._session), reading_of_grid(chosen))
        self.canvas.set_ruling(ruling if chosen.grid_shown else None)
        self._follow_rulers()

    def _follow_rulers(self) -> None:
        origin = self.canvas.pixel_of((0.0, 0.0))
        readings = Readings.of(self._session)
        reading = reading_of_grid(self._session.preferences)
        unit_mm = unit_factor("length", readings.unit_of(reading))
        shrink = readings.scale if reading == "real" else 1.0
        per_unit = self.canvas.pixels_per_mm * unit_mm / shrink
        self._above.follow(origin.x(), per_unit)
        self._beside.follow(origin.y(), per_unit)

    def _tell_zoom(self, _: float) -> None:
        self._follow_view()
        self.zoom_changed.emit(self.zoom())

    def _mark(self, x: float, y: float) -> None:
        at = self.canvas.pixel_of((x, y))
        self._above.set_mark(at.x())
        self._beside.set_mark(at.y())

    def _unmark(self) -> None:
        self._above.set_mark(None)
        self._beside.set_mark(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the corner between the rulers."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._theme.panel))
        painter.end()
