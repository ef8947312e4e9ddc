"""What the inspector says of any selection as it lies on the plan: place, size, turning and lining up.

Kinds know nothing of it. Values in which the items differ are blank; typing one sets it for all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from diorama_planner.app.editing import places
from diorama_planner.core.errors import PlannerError
from diorama_planner.kinds.contract import Placement
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import BASE_ID, Item, Point, RecordId
from diorama_planner.model.roles import Role, has_free_size, infos_with_role
from diorama_planner.model.transforms import is_movable
from diorama_planner.ui.dialogs.frame import column
from diorama_planner.ui.icons import IconButton
from diorama_planner.ui.panels.inspector_edits import common
from diorama_planner.ui.panels.inspector_form import LABEL_WIDTH
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import say, tr
from diorama_planner.ui.widgets.entry import EntryField
from diorama_planner.ui.widgets.flow import FlowLayout
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import AngleField, LengthField

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.ui.actions import ActionSet

LINING_UP = (
    ("align-left", "align-start-vertical"),
    ("align-centre", "align-center-vertical"),
    ("align-right", "align-end-vertical"),
    ("align-top", "align-start-horizontal"),
    ("align-middle", "align-center-horizontal"),
    ("align-bottom", "align-end-horizontal"),
    ("distribute-gaps-x", "align-horizontal-distribute-center"),
    ("distribute-gaps-y", "align-vertical-distribute-center"),
)

MOST_READ = 500
"""Of larger selections place and size are not shown: hardly two of them agree."""


class PlaceForm(QWidget):
    """Rows for the place of a selection."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.turn_about: Callable[[], Point | None] = lambda: None
        """Gives the point that the selection turns about, None for its middle."""
        self._ids: list[RecordId] = []
        rows = column(self, spacing=6)
        self.places = (self._length(tr("Middle across"), "x"), self._length(tr("Middle up"), "y"))
        self.sizes = (
            self._length(tr("Width of the box"), "W", positive=True),
            self._length(tr("Depth of the box"), "D", positive=True),
        )
        self.turn = AngleField(tr("Turn by"))
        self.turn.setPlaceholderText(tr("turn by…"))
        self._place_row = FormRow(tr("Position"), *self.places, label_width=LABEL_WIDTH)
        self._size_row = FormRow(tr("Box"), *self.sizes, label_width=LABEL_WIDTH)
        self._turn_row = FormRow(tr("Turn by"), self.turn, label_width=LABEL_WIDTH)
        for row in (self._place_row, self._size_row, self._turn_row):
            rows.addWidget(row)
        self._strip = QWidget()
        self._buttons = FlowLayout(self._strip, 1)
        self._strip_row = FormRow(tr("Line up"), self._strip, label_width=LABEL_WIDTH)
        rows.addWidget(self._strip_row)
        for axis, (place, size) in enumerate(zip(self.places, self.sizes, strict=True)):
            place.committed.connect(partial(self._commit, place, tr("Position"), places.move_to, axis))
            size.committed.connect(partial(self._commit, size, tr("Size"), places.resize_to, axis))
        self.turn.committed.connect(self._turn)

    def _length(self, name: str, prefix: str, *, positive: bool = False) -> LengthField:
        return LengthField(name, self._readings, prefix=prefix, positive=positive, limit_mm=self._limit)

    def _readings(self) -> Readings:
        return Readings.of(self._session)

    def _limit(self) -> float:
        return max(self._session.base_size()[:2])

    def set_actions(self, actions: ActionSet) -> None:
        """Offer the actions that line items up."""
        for action_id, icon in LINING_UP:
            self._buttons.addWidget(ActionButton(actions[action_id], tr(actions.specs[action_id].submenu), icon))

    def show_items(self, items: Sequence[Item]) -> None:
        """Show where items lie; rows that say nothing of them are hidden."""
        boxes = self._session.scene.boxes
        movable = [item for item in items if is_movable(item) and item.id in boxes and not _is_route(item)]
        if [item.id for item in movable] != self._ids:
            for field in self.findChildren(EntryField):
                field.forget()
        self._ids = [item.id for item in movable]
        few = 0 < len(movable) <= MOST_READ and all(item.id != BASE_ID for item in items)  # whose box is another
        own_point = [bool(infos_with_role(type(item), Role.POINT)) for item in movable]
        free = few and all(has_free_size(item) for item in movable)
        self._place_row.setVisible(few and not all(own_point))
        self._size_row.setVisible(free and not all(own_point))
        self._turn_row.setVisible(bool(movable) and (len(movable) > 1 or not own_point[0]))
        self._strip_row.setVisible(len(movable) > 1)
        shown = [(item, boxes.bounds(item.id)) for item in movable] if few else []
        found = [(places.place_of(item, box), places.size_of(box)) for item, box in shown]
        for axis, (place, size) in enumerate(zip(self.places, self.sizes, strict=True)):
            place.set_value(common([at[axis] for at, _ in found]))
            size.set_value(common([sizes[axis] for _, sizes in found]))
        self.turn.set_value(None)

    def _commit(
        self,
        field: EntryField,
        label: str,
        act: Callable[..., None],
        axis: int,
        value: Any,
        stepped: bool,
    ) -> None:
        name = f"{label}{axis}"
        self._edit(
            field,
            label,
            name if stepped else "",
            lambda draft, ids: act(draft, ids, axis, value, self._session.scene),
        )

    def _turn(self, value: float, _stepped: bool) -> None:
        from diorama_planner.app import verbs

        pivot = self.turn_about()
        self._edit(self.turn, tr("Rotate"), "", lambda draft, ids: verbs.rotate(draft, ids, value, pivot))
        if not self.turn.problem:
            self.turn.set_value(None)

    def _edit(self, field: EntryField, label: str, merge: str, act: Callable[[Draft, list[RecordId]], None]) -> None:
        key = f"place:{merge}:{','.join(self._ids[:50])}" if merge else ""
        try:
            with self._session.edit(label, key) as draft:
                act(draft, list(self._ids))
        except PlannerError as error:
            field.refuse(say(error.message))


def _is_route(item: Item) -> bool:
    """Whether it leads from item to item, so that it has places to go by and no box of its own."""
    return kind_of(item).placement is Placement.JOINING


class ActionButton(IconButton):
    """An icon that does an action."""

    def __init__(self, action: QAction, heading: str, icon: str) -> None:
        super().__init__(icon, action.text())
        self._action, self._heading = action, heading
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        key = self._action.shortcut().toString()
        said = f"{self._heading}: {self._action.text()}"
        self.set_words(f"{said} ({key})" if key else said)
        self.setEnabled(self._action.isEnabled())
