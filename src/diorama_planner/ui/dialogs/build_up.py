"""The editor of a build-up: its name, its coats in order, and what they take on the surfaces where it lies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from diorama_planner.app.editing.finishes import (
    amounts,
    area_of,
    build_ups_file,
    finish_rows,
    keep,
    laid_on,
    set_finish,
    surface_name,
)
from diorama_planner.app.finish_order import coat_problems, under
from diorama_planner.drawing.textures import TEXTURES
from diorama_planner.kinds.finish_looks import colour_of
from diorama_planner.kinds.registry import called
from diorama_planner.model.record import Item, NamedBuildUp, RecordId
from diorama_planner.takeoff.writing import format_amount
from diorama_planner.ui.dialogs.build_up_rows import CoatList
from diorama_planner.ui.dialogs.frame import PlannerDialog, choose_target, scrolled
from diorama_planner.ui.readings import Readings
from diorama_planner.ui.texts import begun, say, tr, tr_count
from diorama_planner.ui.widgets.choices import ChoiceField, swatch
from diorama_planner.ui.widgets.entry import TextField
from diorama_planner.ui.widgets.form import FormRow, button, words

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material

SIZE = (820, 560)
LABEL_WIDTH = 76
SWATCH = 14
DROP = 0.1
"""Less of a material, in ml or g, is not measured out."""


class BuildUpDialog(PlannerDialog):
    """Edits what lies on a surface of items; `finish` empty begins a new build-up.

    What is of the catalogue is kept as the plan's own when it is changed. What lies on other surfaces too can be
    changed for all of them, or kept as new for this one.
    """

    def __init__(
        self, session: Session, ids: Sequence[RecordId], surface: str, finish: RecordId, parent: QWidget | None = None
    ) -> None:
        self._session = session
        self._ids, self._surface = tuple(ids), surface
        found = session.around().finish(finish) if finish else None
        self._old = found
        self._own = found if isinstance(found, NamedBuildUp) else None
        super().__init__(self._heading(), self._lead(), parent)
        self.resize(*SIZE)
        self.name = TextField(tr("Name"))
        self.name.set_value(found.name if found else tr("New build-up"))
        self.texture = ChoiceField(tr("Looks like"), [("", tr("Plain colour")), *_textures()])
        self.texture.set_value(found.texture if found and found.texture in TEXTURES else "")
        self.list = CoatList(session, found.coats if found else ())
        self._total = words("", "muted")
        self._lay_out()
        for field in (self.name, self.texture):
            field.committed.connect(lambda *_: self.refresh())
        self.list.changed.connect(self.refresh)
        if not found:
            self.list.add()
        self.refresh()

    def _heading(self) -> str:
        items = self._items()
        whose = called(items[0]) if len(items) == 1 else tr("{count} items", count=len(items))
        title = tr("New finish") if self._old is None else tr("Finish")
        surface = say(surface_name(self._surface)).lower()
        return tr("{title}: {whose}, {surface}", title=title, whose=whose, surface=surface)

    def _lead(self) -> str:
        if self._old is None:
            return tr("List what is laid on the surface, in the order in which it is laid.")
        if self._own is None:
            return tr("This one is of the catalogue: what you change is kept in this plan under its name.")
        count = len(laid_on(self._session.document, self._own.id))
        return tr_count("It lies on this surface only.", "It lies on {count} surfaces of this plan.", count)

    def _lay_out(self) -> None:
        self.body.addWidget(FormRow(tr("Name"), self.name, self.texture, stretches=(2, 1), label_width=LABEL_WIDTH))
        self.body.addWidget(scrolled(self.list), 1)
        self.body.addWidget(self._total)
        export = button(tr("Export…"))
        export.clicked.connect(self._export)
        self.add_aside(export)
        self.delete = button(tr("Delete"))
        self.delete.clicked.connect(self._delete)
        self.delete.setVisible(self._own is not None)
        self.delete.setToolTip(tr("Take it out of the plan; surfaces that have it are bare then"))
        self.add_aside(self.delete)
        self.add_button(tr("Cancel"), self.reject)
        self.as_new = self.add_button(tr("Keep as new"), lambda: self._finish(as_new=True))
        self.keep = self.add_button(tr("Keep"), lambda: self._finish(as_new=False), primary=True)
        self.as_new.setVisible(self._own is not None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take what was typed into a coat, and only elsewhere keep the build-up."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        focus = self.focusWidget()
        if not (is_enter and focus is not None and self.list.isAncestorOf(focus)):
            super().keyPressEvent(event)

    # -- what follows from it ------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Work out anew what the coats take and whether they get on."""
        coats, session = self.list.coats(), self._session
        comma = session.preferences.decimal_comma
        area = self.area_mm2()
        found = amounts(coats, area, session.around())
        takes = ["–" if each is None else _amount(*each, decimal_comma=comma) for each in found]
        problems = {place: say(text) for place, text in coat_problems(coats, self._beneath(), session.scene).items()}
        self.list.tell(takes, problems)
        self._total.setText(tr("What it takes on {area}, before waste", area=Readings.of(session).area(area)))
        for place, (key, _) in enumerate([("", ""), *_textures()]):
            if key == self.texture.value():
                self.texture.setItemIcon(place, swatch(colour_of(coats, session.catalogue), SWATCH))
        self.show_problem("")

    def area_mm2(self) -> float:
        """How much is covered: the surface of the items, or all that the plan's own lies on."""
        session = self._session
        if self._own is not None:
            return area_of(session.document, self._own.id, session.around())
        rows = (row for item in self._items() for row in finish_rows(item, session.around()))
        return sum(row.area_mm2 for row in rows if row.surface == self._surface)

    def _items(self) -> list[Item]:
        records = self._session.document.records
        return [item for item_id in self._ids if isinstance(item := records.get(item_id), Item)]

    def _beneath(self) -> list[Material]:
        items = self._items()
        return under(items[0], self._surface, self._session.scene) if items else []

    # -- keeping it ----------------------------------------------------------------------------------------------

    def _is_changed(self) -> bool:
        old = self._old
        now = self.name.text().strip(), self.list.coats(), self.texture.value() or ""
        return old is None or now != (old.name, old.coats, old.texture)

    def _finish(self, *, as_new: bool) -> None:
        if self.has_bad_entry():
            return
        if not (self._is_changed() or as_new) or self.attempt(lambda: self._keep(as_new)):
            self.accept()

    def _keep(self, as_new: bool) -> None:
        name = self.name.text()
        record_id = None if as_new or self._own is None else self._own.id
        note = self._old.note if self._old else ""
        with self._session.edit(tr("Finish: {name}", name=name.strip())) as draft:
            made = keep(draft, name, self.list.coats(), self.texture.value() or "", note, record_id)
            if record_id is None:
                set_finish(draft, self._ids, self._surface, made)

    def _delete(self) -> None:
        assert self._own is not None
        with self._session.edit(tr("Delete the build-up {name}", name=self._own.name)) as draft:
            draft.remove(self._own.id)
        self.accept()

    def _export(self) -> None:
        """Write it as it stands here into a file for other plans."""
        shown = NamedBuildUp(
            name=self.name.text().strip() or tr("Build-up"),
            coats=self.list.coats(),
            texture=self.texture.value() or "",
            note=self._old.note if self._old else "",
        )
        target = choose_target(self, tr("Export a build-up"), f"{shown.name}.json", tr("Build-ups (*.json)"))
        if target is not None:
            from diorama_planner.project_io.files import write_atomically

            self.attempt(lambda: write_atomically(target, build_ups_file([shown])))


def _amount(amount: float, unit: str, *, decimal_comma: bool) -> str:
    """Write what a coat takes; a drop of it is told as that."""
    is_drop = unit in ("ml", "g") and 0 < amount < DROP
    text = format_amount(DROP if is_drop else amount, unit, decimal_comma=decimal_comma)
    return tr("under {amount}", amount=text) if is_drop else text


def _textures() -> list[tuple[str, str]]:
    """The looks of surfaces that can be told apart from afar."""
    shown = ("brick", "block", "plaster", "rock", "paving", "asphalt", "wet", "corrugated", "wood", "board", "soil")
    return [(name, begun(tr(name))) for name in (*shown, "sand", "gravel", "grass", "snow")]
