"""The inspector: what is selected, with every value that can be changed; with nothing selected, the plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QScrollArea, QVBoxLayout, QWidget

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.figures import thing_of
from diorama_planner.kinds.registry import KINDS, kind_of
from diorama_planner.kinds.shared import can_be_finished
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Item, Layer, Project, Record
from diorama_planner.tools.following import joins
from diorama_planner.ui.first_paint import when_painted
from diorama_planner.ui.following import Later, calm_ms, follow
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.panels.inspector_form import RecordForm
from diorama_planner.ui.panels.inspector_place import PlaceForm
from diorama_planner.ui.panels.inspector_thing import ThingForm
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.entry import GIVES_UP, EntryField, TextField
from diorama_planner.ui.widgets.form import Section, button, words

if TYPE_CHECKING:
    from diorama_planner.app.events import SessionEvent
    from diorama_planner.app.session import Session
    from diorama_planner.ui.actions import ActionSet
    from diorama_planner.ui.panels.inspector_card import CardView
    from diorama_planner.ui.panels.inspector_finishes import FinishList

Form = RecordForm | ThingForm
FormKey = tuple[type[Record], ...]

_ELSEWHERE: dict[FormKey, frozenset[str]] = {
    (Project,): frozenset({"scale"}),
    (Base,): frozenset({"label", "note"}),
}
"""Fields that have a better place: the scale its dialog, and a base needs no name and the notes of the plan."""


class InspectorPanel(QWidget):
    """Shows the selection's form. Forms are made when first needed and kept per kinds shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(GIVES_UP, True)
        self._session = session
        self._edits = FormEdits(session)
        self._forms: dict[FormKey, tuple[FormEdits, Form]] = {}
        self._shown: list[Form] = []
        self.section = Section(tr("Plan"), "inspector")
        self._layer = button("", "section")
        self._layer.clicked.connect(self._open_layers)
        self.section.add_corner(self._layer)
        self._note = words("", "small", wrap=True)
        self._body = QVBoxLayout(self.section.body)
        self._body.setContentsMargins(0, 2, 0, 0)
        self._body.setSpacing(6)
        self._body.addWidget(self._note)
        self._kept = QVBoxLayout()
        self._kept.setSpacing(6)
        self.place = PlaceForm(session)
        self._place_is_first = True
        self._body.addWidget(self.place)
        self._face = button(tr("Edit the face"))
        self._face.hide()
        self._body.addWidget(self._face)
        self._body.addLayout(self._kept)
        self.finishes: FinishList | None = None
        self._finishes_asked = False
        self.card: CardView | None = None
        self._card_actions: ActionSet | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.section)
        outer.addStretch(1)
        self._later = Later(self, self.refresh)
        follow(session, self, self._on_event)

    def set_actions(self, actions: ActionSet) -> None:
        """Offer the actions that line items up, and for a wall and what is on it the one that shows its face."""
        self.place.set_actions(actions)
        self._card_actions = actions
        action = actions["show-face"]

        def follow_key() -> None:
            key = action.shortcut().toString()
            self._face.setToolTip(f"{action.text()} ({key})" if key else action.text())

        action.changed.connect(follow_key)
        self._face.clicked.connect(action.trigger)
        follow_key()

    def _on_event(self, event: SessionEvent) -> None:
        if event.kind != "saved":
            self._later.ask(calm_ms(self._session, event))

    def catch_up(self) -> None:
        """Show at once what waits to be shown."""
        self._later.now()

    def refresh(self) -> None:
        """Show the selection as it stands now."""
        records = self._session.document.records
        items = [
            record for item_id in self._session.selection.ids if isinstance(record := records.get(item_id), Item)
        ]
        items.sort(key=lambda item: item.id)
        if items:
            self._show_items(items)
        else:
            self._show_plan()

    def form(self) -> Form:
        """The form of what is selected."""
        return self._shown[0]

    def layer_text(self) -> str:
        """What the heading says of the layer."""
        return self._layer.text()

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.section.set_open(True)
        self._later.now()
        fields = [field for form in self._shown for field in form.findChildren(EntryField) if field.isVisibleTo(self)]
        if fields:
            fields[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_finishes(self) -> None:
        """Go to the finish of the first surface."""
        self.section.set_open(True)
        self._later.now()
        if self.finishes is None or not self.finishes.rows:
            return
        first, around = self.finishes.rows[0].finish, self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self.finishes)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_label(self) -> None:
        """Put the cursor into the label."""
        self.section.set_open(True)
        self._later.now()
        if self._shown:
            field = self._shown[0].findChild(TextField, "label")
            if isinstance(field, TextField):
                field.setFocus()
                field.selectAll()

    def _show_items(self, items: Sequence[Item]) -> None:
        self.section.set_title(self._title(items))
        kinds = {type(item) for item in items}
        self._layer.setVisible(kinds != {Base})
        layer = common([item.layer for item in items])
        self._layer.setText(self._layer_name(layer).upper() + "  ▾")
        self._layer.setAccessibleName(tr("Layer: {name}", name=self._layer_name(layer)))
        self._say(items)
        self._put([(tuple(sorted(kinds, key=lambda each: each.kind)), [item.id for item in items])])
        self._arrange(place_first=any(kind_of(item).electric is None for item in items))
        self.place.show()
        self.place.show_items(items)
        self._show_finishes(items)
        self._show_card(items)
        self._face.setVisible(len(items) == 1 and self._has_face(items[0]))

    def _arrange(self, *, place_first: bool) -> None:
        """Put place and face over the form, or beneath it: of a light it matters more how it shines."""
        if place_first is not self._place_is_first:
            self._place_is_first = place_first
            for part in (self.place, self._face):
                self._body.removeWidget(part)
                at = self._body.indexOf(self._kept) + (0 if place_first else 1)
                self._body.insertWidget(at, part)

    def _show_plan(self) -> None:
        self.section.set_title(tr("Plan"))
        self._layer.hide()
        records = self._session.document.records
        parts: list[tuple[FormKey, list[str]]] = []
        for record_id in (PROJECT_ID, BASE_ID):
            if record_id in records:
                parts.append(((type(records[record_id]),), [record_id]))
        self.place.hide()
        base = records.get(BASE_ID)
        self._show_finishes([base] if isinstance(base, Item) else ())
        self._show_card(())
        self._face.hide()
        self._note.setText(tr("Nothing is selected: this is the plan and its base."))
        self._note.show()
        self._put(parts)

    def _show_finishes(self, items: Sequence[Item]) -> None:
        """Show what lies on the surfaces of items; made once the window has been seen with such items."""
        shown = items if all(can_be_finished(item) for item in items) else ()
        if self.finishes is not None:
            self.finishes.show_items(shown)
        elif shown and not self._finishes_asked:
            self._finishes_asked = True
            when_painted(self.window(), self._make_finishes)

    def _make_finishes(self) -> None:
        from diorama_planner.ui.panels.inspector_finishes import FinishList

        self.finishes = FinishList(self._session)
        self._body.insertWidget(self._body.indexOf(self._kept) + 1, self.finishes)
        self.refresh()

    def _show_card(self, items: Sequence[Item]) -> None:
        """Show what has to be known at the bench of a single item; made when it is first needed."""
        with_card = len(items) == 1 and kind_of(items[0]).has_card
        if with_card and self.card is None:
            from diorama_planner.ui.panels.inspector_card import CardView

            self.card = CardView(self._session)
            self.card.opened.connect(self._open_card)
            self._body.addWidget(self.card)
        if self.card is not None:
            self.card.show_item(items[0] if with_card else None)

    def _open_card(self) -> None:
        if self._card_actions is not None:
            self._card_actions["card-show"].trigger()

    def _put(self, parts: Sequence[tuple[FormKey, list[str]]]) -> None:
        shown: list[Form] = []
        for classes, ids in parts:
            edits, form = self._form(classes)
            if edits.ids != tuple(ids):
                _forget(form)
            edits.ids = tuple(ids)
            form.show_records(edits.records())
            shown.append(form)
        for old in self._shown:
            if old not in shown:
                old.hide()
                _forget(old)
        for form in shown:
            form.show()
        self._shown = shown
        self.updateGeometry()

    def _form(self, classes: FormKey) -> tuple[FormEdits, Form]:
        if classes not in self._forms:
            edits = FormEdits(self._session)
            form: Form
            if classes == (Thing,):
                form = ThingForm(edits)
            else:
                form = RecordForm(edits, classes, without=_ELSEWHERE.get(classes, frozenset()))
            self._kept.addWidget(form)
            self._forms[classes] = (edits, form)
        return self._forms[classes]

    def _has_face(self, item: Item) -> bool:
        """Whether there is a face to edit: of a wall, or of the wall that an item is on."""
        return joins(item) or self._session.around().host(item) is not None

    def _title(self, items: Sequence[Item]) -> str:
        if len(items) > 1:
            kinds = {item.kind for item in items}
            noun = tr(KINDS[kinds.pop()].plural).lower() if len(kinds) == 1 else tr("items")
            return f"{len(items)} {noun}"
        item = items[0]
        if item.label:
            return item.label
        if thing := thing_of(item):
            entry = self._session.catalogue.thing_map.get(thing)
            return entry.label if entry else thing
        return tr(kind_of(item).name)

    def _say(self, items: Sequence[Item]) -> None:
        notes = []
        if any(item.locked for item in items):
            notes.append(tr("Locked."))
        if len({type(item) for item in items}) > 1:
            notes.append(tr("Several kinds: what they have in common."))
        self._note.setText(" ".join(notes))
        self._note.setVisible(bool(notes))

    def _layer_name(self, layer_id: str | None) -> str:
        if layer_id is None:
            return tr("Several layers")
        layer = self._session.document.records.get(layer_id)
        return layer.name if isinstance(layer, Layer) else tr("No layer")

    def _open_layers(self) -> None:
        menu = QMenu(self)
        layers = sorted(self._session.document.every(Layer), key=lambda layer: layer.order)
        for layer in layers:
            menu.addAction(layer.name).setData(layer.id)
        menu.addSeparator()
        menu.addAction(tr("No layer")).setData("")
        chosen = menu.exec(self._layer.mapToGlobal(self._layer.rect().bottomLeft()))
        if chosen is not None and self._shown:
            edits = FormEdits(self._session)
            edits.ids = tuple(self._session.selection.ids)
            edits.change(tr("Layer"), {"layer": lambda record: chosen.data()})


def _forget(form: Form) -> None:
    for field in form.findChildren(EntryField):
        field.forget()
