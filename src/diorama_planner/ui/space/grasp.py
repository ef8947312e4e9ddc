"""What a hand does to items in the view in space: it picks, moves and turns them as the select tool does on the plan.

The tool is the plan's own, so that groups, snapping, typed distances and what goes along are the same; here it is
told what was seen under the pointer, and on which level the hand moves. What a gesture shows is shown in space.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from diorama_planner.core.errors import PlannerError
from diorama_planner.model.record import BASE_ID, Point, RecordId
from diorama_planner.model.transforms import points_of
from diorama_planner.rendering.snap_lines import SnapLines, Stretch
from diorama_planner.solids.shifts import STILL, shifted, turned_upright
from diorama_planner.tools.events import (
    Cancel,
    DoubleClick,
    Event,
    Modifiers,
    PointerMove,
    PointerUp,
    Snapped,
)
from diorama_planner.tools.moving import turn_edit
from diorama_planner.tools.preview import NOTHING, Moved, Preview
from diorama_planner.tools.runner import ToolRunner
from diorama_planner.tools.select import Pressing, select_tool
from diorama_planner.tools.tool import Edit, Step
from diorama_planner.ui.canvas.context import CanvasContext
from diorama_planner.ui.texts import say, tr

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.rendering.outlines import Carried, Outlines
    from diorama_planner.rendering.scene import SpaceScene
    from diorama_planner.ui.canvas.snapping import Snapping
    from diorama_planner.ui.space.gaze import Gaze

TURN_DEG = 15.0
"""How far one notch of the wheel turns what is in the hand."""


class SpaceContext(CanvasContext):
    """The plan as the select tool sees it in space: what is picked is what is seen."""

    def __init__(self, session: Session, snapping: Snapping) -> None:
        self.under: tuple[RecordId, ...] = ()
        self.pixel_mm = 1.0
        super().__init__(session, snapping, lambda: self.pixel_mm)

    def pick(self, point: Point) -> Sequence[RecordId]:
        """The item that is seen under the pointer."""
        return self.under


class Grasp(QObject):
    """The select tool in space."""

    hinted = Signal(str)
    """What can be done now; empty if there is nothing special to say."""
    told = Signal(str)
    """Something that could not be done."""
    opened = Signal(str)
    """An item that the user wants to edit."""
    tip_changed = Signal(str)
    """What is to be read beside the pointer; empty if nothing."""
    carried = Signal(object, object)
    """Items are shown elsewhere while they are under way: which, and the matrix that takes them there."""

    def __init__(
        self,
        session: Session,
        snapping: Snapping,
        gaze: Gaze,
        scene: SpaceScene,
        outlines: Outlines,
        carried: Carried,
        snap_lines: SnapLines,
    ) -> None:
        super().__init__(gaze)
        self._session, self._gaze, self._scene = session, gaze, scene
        self._outlines, self._carried, self._snap_lines = outlines, carried, snap_lines
        self.context = SpaceContext(session, snapping)
        self.runner = ToolRunner(select_tool(), self.context, self._react)
        self._hover: RecordId | None = None
        self._lifted: frozenset[RecordId] = frozenset()
        self._moving: frozenset[RecordId] = frozenset()
        self._turned_deg = 0.0
        self._last: PointerMove | None = None

    # -- picking ---------------------------------------------------------------------------------------------

    def is_item(self, item_id: RecordId | None) -> bool:
        """Whether a hand could pick it: the base and what is locked lie still."""
        return bool(item_id) and item_id != BASE_ID and self.context.can_move(str(item_id))

    def is_held(self, item_id: RecordId | None) -> bool:
        """Whether a drag that begins on it moves something: only what is selected, all else turns the view."""
        return self.is_item(item_id) and item_id in self._session.selection

    def hover(self, item_id: RecordId | None) -> None:
        """Say what the pointer is on."""
        found = item_id if self.is_item(item_id) else None
        if found != self._hover:
            self._hover = found
            self.show_lines()

    def show_lines(self) -> None:
        """Draw lines around what is selected, and around what a click would select."""
        chosen = self.context.with_hosted(self._session.selection.ids - {BASE_ID})
        is_there = self._hover is not None and self._hover in self._session.document.records
        hover = self.context.group_of(str(self._hover)) if is_there else frozenset()
        staged = self._scene.staged
        self._outlines.show(
            {item_id: found for item_id in sorted(chosen) if (found := staged(item_id)) is not None},
            {item_id: found for item_id in sorted(hover - chosen) if (found := staged(item_id)) is not None},
        )

    def click(self, item_id: RecordId | None, at: Point, held: Modifiers) -> None:
        """Select what was clicked; Shift or Ctrl adds it or lets it go."""
        self._press(item_id, at)
        extended = Modifiers(shift=held.shift or held.ctrl)
        self.runner.feed(PointerUp(at, Snapped(at), extended))

    def double_click(self, item_id: RecordId | None, at: Point) -> None:
        """Enter a group, or edit an item."""
        self.context.under = (str(item_id),) if self.is_item(item_id) else ()
        self.runner.feed(DoubleClick(at, Snapped(at)))

    def _press(self, item_id: RecordId | None, at: Point) -> None:
        picked = str(item_id) if self.is_item(item_id) else None
        self.context.under = (picked,) if picked else ()
        self.runner.state = Pressing(at, picked, picked)

    # -- moving ----------------------------------------------------------------------------------------------

    @property
    def is_busy(self) -> bool:
        """Whether something is in the hand."""
        return self.runner.preview.moved is not None or bool(self.runner.preview.ghosts)

    def begin(self, item_id: RecordId, at: Point, pixel_mm: float) -> None:
        """Take hold of an item at a place of the plan."""
        self.context.pixel_mm = pixel_mm
        self._turned_deg = 0.0
        self._press(item_id, at)

    def drag(self, at: Point, held: Modifiers) -> None:
        """Bring what is held to where the pointer is on the level of the hand."""
        self._last = PointerMove(at, Snapped(at), held)
        self.runner.feed(self._last)

    def drop(self, at: Point, held: Modifiers) -> None:
        """Let go: what was moved and turned becomes one step of the history."""
        moved = self.runner.preview.moved
        step = self.runner.feed(PointerUp(at, Snapped(at), held))
        if step.edit is None and moved is not None and self._turned_deg:
            edit = turn_edit(moved.ids, self._turned_deg, _middle(self._places(moved)), self.context)
            self._turned_deg = 0.0
            if edit is not None:
                self._commit(edit)
        self._turned_deg = 0.0

    def cancel(self) -> None:
        """Put back what is held; with nothing in the hand, let the selection go."""
        self._turned_deg = 0.0
        self.runner.feed(Cancel())

    def feed(self, event: Event) -> bool:
        """Tell the tool of a key; whether it meant something to it."""
        return self.runner.feed(event).handled

    def turn_held(self, notches: float) -> None:
        """Turn what is in the hand about the place where it is held."""
        self._turned_deg = (self._turned_deg + notches * TURN_DEG) % 360.0
        if self._last is not None:
            self.runner.feed(self._last)

    # -- what follows ----------------------------------------------------------------------------------------

    def _react(self, step: Step) -> None:
        if step.edit is not None:
            self._commit(step.edit)
        selection = self._session.selection
        if step.enter is not None:
            selection.enter(step.enter)
        if step.select is not None:
            selection.set(step.select, step.primary)
        self._show(step.preview)
        if step.message is not None:
            self.told.emit(say(step.message))
        if step.opened is not None:
            self.opened.emit(step.opened)

    def _commit(self, edit: Edit) -> None:
        """Make one step of the history of it; what cannot be done is told and leaves nothing."""
        turn, self._turned_deg = self._turned_deg, 0.0
        moving, chosen = self._moving, None
        try:
            with self._session.edit(edit.label, edit.merge_key) as draft:
                chosen = edit.apply(draft)
                if turn:
                    self.context.verbs.rotate(draft, moving if chosen is None else chosen, turn)
        except PlannerError as error:
            self.told.emit(say(error.message))
        if chosen is not None:
            self._session.selection.set(chosen)

    def _show(self, preview: Preview) -> None:
        """Show what is under way where the hand has it."""
        self._moving = preview.moved.ids if preview.moved is not None else self._moving
        held, matrix, copies = self._under_way(preview)
        if held != self._lifted:
            back, self._lifted = self._lifted - held, held
            self._outlines.carry(back, STILL)
            self.carried.emit(back, STILL)
            self._carried.lift(
                [found for each in sorted(held) if (found := self._scene.staged(each)) is not None], self._scene.scale
            )
        self._gaze.hold_out(frozenset() if copies else held)
        self._carried.carry(matrix)
        self._outlines.carry(held, matrix)
        self.carried.emit(held, matrix)
        self._show_snap(preview if held else NOTHING)
        if not held:
            self.show_lines()
        values = [f"{value.name} {value.text}".strip() for tip in preview.tips for value in tip.values]
        if self._turned_deg and held:
            values.append(self.context.format_angle(self._turned_deg))
        self.tip_changed.emit("   ".join(values) if held else "")
        self.hinted.emit(say(preview.hint) if preview.hint is not None else "")

    def _show_snap(self, preview: Preview) -> None:
        """Show what draws the thing in the hand to where it is, on the ground there."""
        snap, measures = preview.snap, preview.measures
        if (snap is None or snap.reason in {"", "grid"}) and not measures:
            self._snap_lines.clear()
            return
        lines = [(line.start, line.end, line.text, line.is_gap) for line in (snap.lines if snap is not None else ())]
        lines += [(each.start, each.end, each.text, True) for each in measures]
        x, y = snap.point if snap is not None else measures[0].start
        height = self._session.around().surface_at((x, y))
        self._snap_lines.show(
            [Stretch((*start, height), (*end, height), text, is_gap) for start, end, text, is_gap in lines],
            (x, y, height),
            tr(snap.reason) if snap is not None and not any(text for _, _, text, _ in lines) else "",
            self._gaze.pinhole,
        )

    def _under_way(self, preview: Preview) -> tuple[frozenset[RecordId], Any, bool]:
        """What is under way with all that goes along, by which matrix, and whether the originals stay."""
        moved = preview.moved
        if moved is not None:
            whole = self.context.with_hosted(moved.ids)
            return whole, self._matrix(moved), moved.copies
        for ghost in preview.ghosts[:1]:  # one that slides along its wall
            before = self.context.item(ghost.id)
            if before is not None:
                dx, dy = _shift(self.context.outline(ghost.id).bounds, self.context.area_of(ghost).bounds)
                return frozenset({ghost.id}), shifted(dx, dy, 0.0), False
        return frozenset(), STILL, False

    def _matrix(self, moved: Moved) -> Any:
        """Where a gesture has taken things: also up and down with the ground, and turned by the wheel."""
        x, y = middle = _middle(self._places(moved))
        around = self._session.around()
        dz = around.surface_at((x + moved.dx, y + moved.dy)) - around.surface_at(middle)
        about = moved.about if moved.angle_deg else middle
        return shifted(moved.dx, moved.dy, dz) @ turned_upright(moved.angle_deg + self._turned_deg, about)

    def _places(self, moved: Moved) -> list[Point]:
        found = (self.context.item(item_id) for item_id in moved.ids)
        return [point for item in found if item is not None for point in points_of(item)]

    def forget(self) -> None:
        """Let go of everything: another plan, or an edit from elsewhere."""
        self.runner.take(self.runner.tool)
        self._hover, self._turned_deg = None, 0.0
        self._show(NOTHING)


def _middle(places: Sequence[Point]) -> Point:
    """The middle of the box round places: what `app.verbs.rotate` turns about."""
    if not places:
        return (0.0, 0.0)
    xs, ys = zip(*places, strict=True)
    return (min(xs) + max(xs)) / 2.0, (min(ys) + max(ys)) / 2.0


def _shift(before: tuple[float, ...], now: tuple[float, ...]) -> Point:
    return (now[0] + now[2] - before[0] - before[2]) / 2.0, (now[1] + now[3] - before[1] - before[3]) / 2.0
