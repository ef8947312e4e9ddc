"""Where hand, document and picture meet: feeds events to the tool, commits its edits, shows its previews.

It follows the session too: what an event calls dirty is drawn again. Where pixels come from is the view's.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPainterPath, QTransform
from PySide6.QtWidgets import QGraphicsScene

from diorama_planner.app.events import EventKind, SessionEvent
from diorama_planner.app.session import Session
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.messages import Message
from diorama_planner.model.record import BASE_ID, Item, Point, RecordId
from diorama_planner.tools.events import Event
from diorama_planner.tools.frame import outline_points, position, selection_frame, vertex_handles
from diorama_planner.tools.gaps import gap_measures
from diorama_planner.tools.preview import NOTHING, Measure, Moved, Preview
from diorama_planner.tools.runner import ToolRunner
from diorama_planner.tools.select import SELECT
from diorama_planner.tools.tool import Edit, Step, Tool
from diorama_planner.tools.toolbox import tool_for
from diorama_planner.tools.vectors import distance
from diorama_planner.ui.canvas.context import CanvasContext, ContextMaker
from diorama_planner.ui.canvas.item_marks import ItemMarks
from diorama_planner.ui.canvas.overlay import Overlay, region_path
from diorama_planner.ui.canvas.projector import Projector
from diorama_planner.ui.canvas.room_signs import RoomSigns
from diorama_planner.ui.canvas.snapping import Snapping
from diorama_planner.ui.canvas.view import MatView
from diorama_planner.ui.following import CALM_MS, Later
from diorama_planner.ui.texts import say
from diorama_planner.ui.theme import Theme

MOST_OUTLINES = 400
"""Of larger selections only the frame is drawn."""

FINISHED_AT_ONCE = 8
"""So many items of the first picture are finished between two looks at the clock."""

NEIGHBOUR_MM = 80.0
"""A selected thing shows its distance to a neighbour within this."""


class Desk(QObject):
    """One plan, one tool, one picture."""

    hint_changed = Signal(str)
    tool_changed = Signal(str)
    previewed = Signal()
    """Something else is shown of the gesture, or of the tool in hand."""
    cursor_changed = Signal(str)
    message = Signal(str)
    edit_requested = Signal(str)
    document_opened = Signal()

    def __init__(
        self,
        session: Session,
        scene: QGraphicsScene,
        view: MatView,
        theme: Theme,
        make_context: ContextMaker = CanvasContext,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self.snapping = Snapping(session)
        self.context = make_context(session, self.snapping, lambda: 1.0 / view.pixels_per_mm)
        self.projector = Projector(session, view)
        self._finish_later = Later(self, view.refresh, work=self._finish)
        view.set_picture(self.projector)
        self.overlay = Overlay(scene, theme)
        self.rooms = RoomSigns(session, scene, theme)
        self.marks = ItemMarks(session, scene, theme)
        self.runner = ToolRunner(tool_for(SELECT), self.context, self._react)
        self._shown: Preview = NOTHING
        self._moved_ids: frozenset[RecordId] = frozenset()
        self._moved_held: tuple[Item, ...] = ()
        self._moved_outline = QPainterPath()
        self._committing = False
        self._hint = ""
        self._lent: Tool | None = None

    # -- tools -----------------------------------------------------------------------------------------------

    def take(self, tag: str, thing_id: str = "") -> None:
        """Take a tool in hand; what was begun with the last one is forgotten.

        Raises:
            UsageError: no such tool.
        """
        self.take_tool(tool_for(tag, thing_id))

    def take_tool(self, tool: Tool) -> None:
        """Take a tool that has been made."""
        self.runner.take(tool)
        self._show(NOTHING)
        self._view.pans = tool.pans
        self.cursor_changed.emit(tool.cursor)
        self.tool_changed.emit(tool.tag)
        self.runner.refresh()

    def lend(self, tool: Tool) -> None:
        """Take a tool for the length of one drag from elsewhere."""
        if self._lent is None:
            self._lent = self.runner.tool
        self.runner.take(tool)

    def take_back(self) -> None:
        """Take the tool in hand again that was there before the drag."""
        if self._lent is not None:
            self.runner.take(self._lent)
            self._lent = None
        self._show(NOTHING)

    def feed(self, event: Event) -> bool:
        """Tell the tool an event; whether it meant something to it."""
        return self.runner.feed(event).handled

    def hint_at(self, hint: Message | None) -> None:
        """Say something of what is under the pointer in the place of the tool's hint; None: that again."""
        self.hint_changed.emit(self._hint if hint is None else say(hint))

    def point_at(self, point: Point | None) -> None:
        """Tell where the pointer is, None for beside the plan: at rest, it shows what room it is in."""
        is_resting = self.runner.tool.tag == SELECT and not self.runner.is_busy
        self.rooms.point_at(point if is_resting else None)

    @property
    def preview(self) -> Preview:
        """What the gesture shows now."""
        return self.runner.preview

    def _react(self, step: Step) -> None:
        if step.edit is not None:
            self._commit(step.edit)
        self._follow_choice(step)
        self._show(step.preview)
        if step.message is not None:
            self._say(step.message)
        if step.opened is not None:
            self.edit_requested.emit(step.opened)
        if step.done and self._lent is not None:
            self.take_back()
        elif step.done:
            self.take(SELECT)
        elif step.edit is not None or step.select is not None:
            self.runner.refresh()

    def _follow_choice(self, step: Step) -> None:
        """Take over what a step says of groups, selection and the point to turn about."""
        selection = self._session.selection
        if step.enter is not None:
            selection.enter(step.enter)
        if step.select is not None:
            selection.set(step.select, step.primary)
        if step.pivot is not None:
            selection.turn_about(step.pivot.at)

    def _commit(self, edit: Edit) -> None:
        """Make one step of the history of it; what cannot be done is told and leaves nothing."""
        self._show(NOTHING)
        chosen = None
        self._committing = True
        try:
            with self._session.edit(edit.label, edit.merge_key) as draft:
                chosen = edit.apply(draft)
        except PlannerError as error:
            self.message.emit(say(error.message))
        finally:
            self._committing = False
        if chosen is not None:
            self._session.selection.set(chosen)

    def _say(self, message: Message) -> None:
        self.message.emit(say(message))

    # -- previews --------------------------------------------------------------------------------------------

    def _show(self, preview: Preview) -> None:
        before, self._shown = self._shown, preview
        hint = say(preview.hint or self.runner.tool.hint)
        if hint != self._hint:
            self._hint = hint
            self.hint_changed.emit(hint)
        if preview == before:
            return
        if preview.cursor:
            self.cursor_changed.emit(preview.cursor)
        if not _goes_on(before, preview):
            self.projector.drop()
            self._moved_ids = frozenset()
        self._show_items(preview)
        if preview.ground is not before.ground:
            self.projector.show_ground(preview.ground)
        self._follow_selection(before, preview)
        self._place_overlay()
        self.overlay.show_preview(preview, self._hover_outline(preview), self._carried_outline(preview))
        self.previewed.emit()

    def _show_items(self, preview: Preview) -> None:
        """Show items that are new, changed or under way, and those that follow them."""
        from diorama_planner.app.editing.imagined import Imagined, drawn_anew

        moved, ghosts = preview.moved, preview.ghosts
        if moved is None and not ghosts:
            return
        scene = self._session.scene
        around = Imagined(scene, ghosts, moved)
        held = drawn_anew(scene, {ghost.id for ghost in ghosts})
        if moved is None:
            self.projector.show_ghosts(ghosts, around)
            self.projector.show_beside(held, around)
        else:
            self._show_moved(moved)
            beside = {item.id: item for item in (*ghosts, *held, *self._moved_held)}
            self.projector.show_beside(beside.values(), around)

    def _show_again(self) -> None:
        """Bring a gesture's preview back after the picture under it was made anew."""
        preview, self._shown = self._shown, NOTHING
        self._moved_ids = frozenset()
        self._show(preview)

    def _show_moved(self, moved: Moved) -> None:
        from diorama_planner.app.editing.imagined import dimensions_on

        if moved.ids != self._moved_ids:
            self._moved_ids = moved.ids
            self._moved_outline = self._outlines(moved.ids)
            whole = self.context.with_hosted(moved.ids)
            self._moved_held = () if moved.copies else dimensions_on(self._session.scene, whole)
            self.projector.lift(whole, moved.copies)
        self.projector.show_moved(moved)

    def _follow_selection(self, before: Preview, now: Preview) -> None:
        """Hide the selection's marks while it is under way, and bring them back."""
        was, busy = self._carries_selection(before), self._carries_selection(now)
        if busy and not was:
            self.overlay.hide_selection()
        elif (was and not busy) or bool(before.nodes) is not bool(now.nodes):
            self.refresh_selection()

    def _carries_selection(self, preview: Preview) -> bool:
        ghosts = (ghost.id in self._session.selection for ghost in preview.ghosts)
        return preview.moved is not None or any(ghosts)

    def _hover_outline(self, preview: Preview) -> QPainterPath:
        hover = preview.hover
        if hover is None or hover in self._session.selection or not self.context.can_move(hover):
            return QPainterPath()
        return region_path([self._session.outline(hover)])

    def _carried_outline(self, preview: Preview) -> QPainterPath:
        moved = preview.moved
        if moved is None:
            return QPainterPath()
        (x, y), turn = moved.about, QTransform()
        turn.translate(x + moved.dx, y + moved.dy)
        turn.rotate(moved.angle_deg)
        turn.translate(-x, -y)
        return turn.map(self._moved_outline)

    def _outlines(self, ids: frozenset[RecordId]) -> QPainterPath:
        if len(ids) > MOST_OUTLINES:
            return QPainterPath()
        return region_path(self._session.outline(item_id) for item_id in sorted(ids))

    # -- following the session ---------------------------------------------------------------------------------

    def follow(self, event: SessionEvent) -> None:
        """Bring the picture up to date."""
        if event.kind is EventKind.CHANGE:
            self._follow_change(event)
        elif event.kind is EventKind.DOCUMENT:
            self.runner.take(self.runner.tool)
            self._show(NOTHING)
            self.snapping.forget()
            self.projector.forget()
            self.rebuild()
            self.document_opened.emit()
        elif event.kind is EventKind.PREFERENCES:
            self.projector.follow_look()
            self.rooms.refresh()
            self.marks.refresh()
        elif event.kind is EventKind.SELECTION:
            self.refresh_selection()
            if not self._committing:
                self.runner.refresh()

    def _follow_change(self, event: SessionEvent) -> None:
        if not self._committing and self.runner.tool.tag == SELECT and self._shown != NOTHING:
            self.runner.take(self.runner.tool)
            self._show(NOTHING)
        if self._session.scene.everything_dirty:
            self.snapping.forget()
            self.rebuild()
            return
        self.snapping.note(event.dirty_ids)
        self.projector.update(event.dirty_ids)
        self.refresh_selection()
        if not self._committing:
            self.runner.refresh()

    def rebuild(self) -> None:
        """Draw everything anew."""
        self.projector.rebuild()
        self._view.set_base_outline(self._base_outline())
        self._show_again()
        self.refresh_selection()
        self._finish_later.ask(CALM_MS)

    def _finish(self, seconds: float) -> bool:
        """Add for so long what was left out of the first picture; whether nothing is missing."""
        until = time.perf_counter() + seconds
        while ids := self._session.pictures.unfinished(FINISHED_AT_ONCE):
            self.projector.finish(ids)
            if time.perf_counter() > until:
                return False
        return True

    def sharpen(self) -> None:
        """Show what is under way as finely as the plan, now that zoom or part in view may be others."""
        self.projector.sharpen()

    def _base_outline(self) -> QPainterPath:
        from diorama_planner.geometry.region import offset

        base = self._session.document.records.get(BASE_ID)
        if base is None:
            return QPainterPath()
        frame = float(getattr(base, "frame_mm", 0.0))
        region = self._session.outline(BASE_ID)
        return region_path([offset(region, frame) if frame > 0 else region])

    def refresh_selection(self) -> None:
        """Show what is selected as it now lies, what it says of places, and the areas of rooms."""
        self.rooms.refresh()
        self.marks.refresh()
        entered = self.context.entered
        members = self.context.with_hosted(self.context.members(entered)) if entered else None
        self.projector.single_out(members)
        self._place_overlay()
        if self._carries_selection(self._shown):
            return
        ids = self._session.selection.ids
        if self._shown.nodes:  # they stand in place of frame and grips
            self.overlay.show_selection(None, self._outlines(ids), (), ())
            return
        frame = selection_frame(self.context) if ids else None
        own_box = frame is not None and frame.shows == "box"
        outlines = QPainterPath() if own_box else self._outlines(ids)
        grips = [grip.at for _, grip in vertex_handles(self.context)]
        self.overlay.show_selection(frame, outlines, grips, self._neighbour(ids))

    def _place_overlay(self) -> None:
        self.overlay.look_at(self._view.visible(), 1.0 / self._view.pixels_per_mm)

    def _neighbour(self, ids: frozenset[RecordId]) -> tuple[Measure, ...]:
        """The shortest distance from a selected thing to what is beside it, or between two that are selected."""
        if not ids:
            return ()
        from diorama_planner.app.editing.selected_sizes import shortest_gap

        gap = shortest_gap(self._session)
        if gap is not None:
            return (Measure(*gap, self.context.format_length(distance(*gap))),)
        item = self.context.item(next(iter(ids))) if len(ids) == 1 else None
        if item is None or position(item) is None or not self.context.can_move(item.id):
            return ()
        bounds = self.context.bounds(item.id)
        return gap_measures(bounds, ids, self.context, NEIGHBOUR_MM, outline_points(ids, self.context))[:1]


def _goes_on(before: Preview, now: Preview) -> bool:
    """Whether a preview only moves on what the last one already shows."""
    if now.moved is None or before.moved is None:
        return not (before.ghosts or before.moved)
    return (now.moved.ids, now.moved.copies) == (before.moved.ids, before.moved.copies)
