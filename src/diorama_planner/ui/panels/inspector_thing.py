"""The form of things: size as real and as model, the measured casting with its true ratio, place and colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QColorDialog, QToolButton, QVBoxLayout, QWidget

from diorama_planner.core.units import parse_size
from diorama_planner.kinds.registry import kind_of
from diorama_planner.kinds.thing import Thing, model_size
from diorama_planner.model.record import Item, Record
from diorama_planner.symbols.library import symbol_of
from diorama_planner.ui.panels.inspector_edits import FormEdits, common
from diorama_planner.ui.panels.inspector_form import send
from diorama_planner.ui.readings import ratio_text
from diorama_planner.ui.texts import tr
from diorama_planner.ui.widgets.choices import ChoiceField, swatch
from diorama_planner.ui.widgets.entry import DoubtfulEntryError, Offer, TextField
from diorama_planner.ui.widgets.flow import FlowLayout
from diorama_planner.ui.widgets.form import FormRow, button
from diorama_planner.ui.widgets.notes import NoteField
from diorama_planner.ui.widgets.quantities import AngleField, LengthField
from diorama_planner.ui.widgets.replacing_line import ReplacingLine

if TYPE_CHECKING:
    from diorama_planner.ui.panels.inspector_pose import PoseRows

Size = tuple[float, float, float]
SOURCES = (("own", "I have it"), ("buy", "Buy"), ("print", "Print"), ("scratch", "Build"))


class LiftField(LengthField):
    """A height over what the thing stands on; 0 reads `rests`."""

    def write(self, value: Any) -> str:
        """Write `rests` for no lift."""
        return tr("rests") if value == 0 else super().write(value)

    def read(self, text: str) -> Any:
        """Read a lift; `rests` or nothing is 0."""
        return 0.0 if text.lower() in {"", tr("rests").lower()} else super().read(text)


class CastingField(LengthField):
    """The model as measured: its length, or `L x W x H`. The value is a size, or None when it is emptied.

    `in_proportion` makes the whole size of a length alone.
    """

    step = 0.0

    def __init__(self, edits: FormEdits, in_proportion: Callable[[float], Size]) -> None:
        super().__init__(
            tr("Casting as measured"),
            edits.readings,
            positive=True,
            limit_mm=edits.base_limit,
            empty_allowed=True,
        )
        self._in_proportion = in_proportion
        self.setPlaceholderText(tr("measure mine…"))

    def write(self, value: Any) -> str:
        """Write the length; the rest is in the tooltip."""
        return "" if value is None else super().write(value[0])

    def read(self, text: str) -> Any:
        """Read a length or a size."""
        if any(sign in text.lower() for sign in ("x", "×", " by ")):
            readings = self._readings()
            typed = parse_size(text, scale=readings.scale, default_unit=readings.unit)
            whole = self._in_proportion(typed[0])
            return (*typed, *whole[len(typed) :])
        try:
            length = super().read(text)
        except DoubtfulEntryError as doubt:
            offers = [Offer(offer.text, self._in_proportion(offer.value)) for offer in doubt.offers]
            raise DoubtfulEntryError(doubt.problem, offers) from doubt
        return None if length is None else self._in_proportion(length)


class ThingForm(QWidget):
    """Rows for one or several things."""

    def __init__(self, edits: FormEdits) -> None:
        super().__init__()
        self._edits = edits
        readings = edits.readings
        self._model = [
            LengthField(f"{name}, {tr('model')}", readings, prefix=letter, positive=True, limit_mm=edits.base_limit)
            for letter, name in zip("LWH", (tr("Length"), tr("Width"), tr("Height")), strict=True)
        ]
        self._real = [
            LengthField(f"{name}, {tr('real')}", readings, reading="real", positive=True)
            for name in (tr("Length"), tr("Width"), tr("Height"))
        ]
        self._casting = CastingField(edits, self._in_proportion)
        self._ratio = _told(tr("True ratio of the casting"))
        self._place = [
            LengthField(f"{tr('Position')} {axis}", readings, prefix=axis, limit_mm=edits.base_limit) for axis in "xy"
        ]
        self._lift = LiftField(tr("Height over what it stands on"), readings, prefix="z", limit_mm=edits.base_limit)
        self._turn = AngleField(tr("Rotation"))
        self._stands_on = _told(tr("What it stands on"))
        self._source = ChoiceField(tr("Source"), [(value, tr(text)) for value, text in SOURCES])
        self._label = TextField(tr("Label"))
        self._label.setObjectName("label")
        self._note = NoteField(tr("Note"))
        self._pose: PoseRows | None = None
        self._pose_place = QVBoxLayout()
        self._colours = QWidget()
        self._swatches: list[QToolButton] = []
        self._real_row = FormRow("", *self._real)
        self._reset = button(tr("Use the real size"), "link")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        self._slots = FlowLayout(self._colours, 1)
        rows.addWidget(FormRow(tr("Model"), *self._model))
        rows.addWidget(self._real_row)
        rows.addWidget(FormRow(tr("Casting"), self._casting, self._ratio, stretches=(2, 1)))
        rows.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignRight)
        rows.addWidget(FormRow(tr("Position"), *self._place, self._lift))
        rows.addWidget(FormRow(tr("Rotation"), self._turn, self._stands_on, stretches=(1, 2)))
        rows.addLayout(self._pose_place)
        rows.addWidget(FormRow(tr("Label"), self._label))
        rows.addWidget(FormRow(tr("Source"), self._source))
        self._colour_row = FormRow(tr("Colours"), self._colours)
        rows.addWidget(self._colour_row)
        rows.addWidget(FormRow(tr("Note"), self._note))

    def _connect(self) -> None:
        edits = self._edits
        for axis, field in enumerate(self._model):
            field.committed.connect(send(edits, field, tr("Size"), "size_mm", self._sized(axis)))
        for axis, field in enumerate(self._real):
            field.committed.connect(send(edits, field, tr("Size"), "size_mm", self._sized(axis)))
        self._casting.committed.connect(
            send(edits, self._casting, tr("Casting"), "casting_mm", lambda record, typed: typed)
        )
        for axis, field in enumerate(self._place):
            field.committed.connect(send(edits, field, tr("Position"), "at_mm", _moved(axis)))
        simple: list[tuple[Any, str, str]] = [
            (self._lift, tr("Lift"), "z_mm"),
            (self._turn, tr("Rotation"), "rotation_deg"),
            (self._source, tr("Source"), "source"),
            (self._label, tr("Label"), "label"),
            (self._note, tr("Note"), "note"),
        ]
        for plain, label, name in simple:
            plain.committed.connect(send(edits, plain, label, name, lambda record, typed: typed))
        self._reset.clicked.connect(
            lambda: edits.change(tr("Size"), {"size_mm": lambda record: None, "casting_mm": lambda record: None})
        )

    def show_records(self, records: Sequence[Record]) -> None:
        """Show one or several things."""
        things = [record for record in records if isinstance(record, Thing)]
        readings = self._edits.readings()
        sizes = [self._size(thing) for thing in things]
        for axis in range(3):
            value = common([size[axis] for size in sizes])
            self._model[axis].set_value(value)
        self._show_real(things)
        unit = readings.unit_of("real")
        self._real_row.label.setText(tr("Real {unit}", unit="" if unit == "ft" else unit).strip())
        self._show_casting(things)
        for axis, field in enumerate(self._place):
            field.set_value(common([thing.at_mm[axis] for thing in things]))
        self._lift.set_value(common([thing.z_mm for thing in things]))
        self._turn.set_value(common([thing.rotation_deg for thing in things]))
        self._source.set_value(common([thing.source for thing in things]))
        self._label.set_value(common([thing.label for thing in things]))
        self._note.set_value(common([thing.note for thing in things]))
        self._stands_on.setText(self._ground_name(things[0]) if len(things) == 1 else "")
        self._stands_on.setCursorPosition(0)
        self._pose_rows().show_things(things)
        self._show_colours(things)

    def _pose_rows(self) -> PoseRows:
        """The rows of what moves, made when the first thing is shown: starting has no time for them."""
        if self._pose is None:
            from diorama_planner.ui.panels.inspector_pose import PoseRows

            self._pose = PoseRows(self._edits)
            self._pose_place.addWidget(self._pose)
        return self._pose

    def ratio_text(self) -> str:
        """The true ratio that is shown."""
        return self._ratio.text()

    def _size(self, thing: Thing) -> Size:
        return model_size(thing, self._edits.session.around())

    def _show_real(self, things: Sequence[Thing]) -> None:
        """The real size is the prototype's where the size on the bench is the casting's own."""
        scale = self._edits.session.scale
        known = self._edits.session.catalogue.thing_map
        sizes = []
        for thing in things:
            entry = known.get(thing.thing)
            is_real = entry is not None and (thing.casting_mm or not thing.size_mm)
            sizes.append(tuple(mm / scale for mm in entry.real_mm) if entry and is_real else self._size(thing))
        for axis, field in enumerate(self._real):
            field.set_value(common([size[axis] for size in sizes]))

    def _show_casting(self, things: Sequence[Thing]) -> None:
        self._casting.set_value(common([thing.casting_mm for thing in things]))
        known = self._edits.session.catalogue.thing_map
        entry = known.get(common([thing.thing for thing in things]) or "")
        size = common([self._size(thing) for thing in things])
        self._ratio.setText(ratio_text(entry.real_mm[0] / size[0]) if entry and size else "")
        measured = common([thing.casting_mm for thing in things])
        said = tr("The true ratio: real length by length on the bench.")
        if measured and entry:
            said = tr(
                "Sold as {sold}, is {true}.",
                sold=ratio_text(self._edits.session.scale),
                true=self._ratio.text(),
            )
            self._casting.set_hint(self._edits.readings().size(*measured))
        else:
            self._casting.set_hint(tr("Type the length that your model measures, or L x W x H."))
        self._ratio.setToolTip(said)
        self._reset.setVisible(any(thing.size_mm or thing.casting_mm for thing in things))

    def _in_proportion(self, length: float) -> Size:
        """A whole casting of this length, in the proportions of the first thing's prototype."""
        thing = next(iter(self._edits.records()))
        assert isinstance(thing, Thing)
        entry = self._edits.session.catalogue.thing_map.get(thing.thing)
        size = entry.real_mm if entry else self._size(thing)
        return (length, size[1] * length / size[0], size[2] * length / size[0])

    def _sized(self, axis: int) -> Callable[[Any, Any], Any]:
        def change(record: Any, typed: Any) -> Any:
            size = list(self._size(record))
            size[axis] = typed
            return tuple(size)

        return change

    def _ground_name(self, thing: Thing) -> str:
        """Name what lies under a thing: the topmost area there."""
        session = self._edits.session
        for item_id in session.pick(thing.at_mm, 0.0):
            item = session.document.records.get(item_id)
            if item_id != thing.id and isinstance(item, Item) and kind_of(item).area_like:
                return tr("on {what}", what=(item.label or tr(kind_of(item).name)).lower())
        return tr("on nothing")

    def _show_colours(self, things: Sequence[Thing]) -> None:
        for old in self._swatches:
            self._slots.removeWidget(old)
            old.hide()
            old.deleteLater()
        entry = self._edits.session.catalogue.thing_map.get(common([thing.thing for thing in things]) or "")
        slots = symbol_of(entry).colours if entry and not entry.picture else {}
        chosen = things[0].colours if things else {}
        self._swatches = [self._slot_button(slot, chosen.get(slot, default)) for slot, default in slots.items()]
        for swatch_button in self._swatches:
            self._slots.addWidget(swatch_button)
        self._colour_row.setVisible(bool(slots))

    def _slot_button(self, slot: str, colour: str) -> QToolButton:
        made = QToolButton()
        made.setIcon(swatch(colour))
        made.setIconSize(QSize(14, 14))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setToolTip(tr("{slot}: {colour}", slot=slot.replace("_", " ").capitalize(), colour=colour))
        made.setAccessibleName(made.toolTip())
        made.clicked.connect(lambda: self._choose_colour(slot, colour))
        return made

    def _choose_colour(self, slot: str, colour: str) -> None:
        from PySide6.QtGui import QColor

        picked = QColorDialog.getColor(QColor(colour), self, slot.capitalize())
        if picked.isValid():
            self._edits.change(tr("Colour"), {"colours": lambda record: {**record.colours, slot: picked.name()}})


def _told(name: str) -> ReplacingLine:
    """A field that only tells something."""
    field = ReplacingLine()
    field.setReadOnly(True)
    field.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    field.setMinimumWidth(40)
    field.setAccessibleName(name)
    return field


def _moved(axis: int) -> Callable[[Any, Any], Any]:
    def change(record: Any, typed: Any) -> Any:
        point = list(record.at_mm)
        point[axis] = typed
        return tuple(point)

    return change
