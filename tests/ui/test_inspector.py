"""The inspector: forms made from roles, three readings, mixed values blank, and every commit one undoable edit."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.roles import Role, field_infos
from diorama_planner.ui.panels.inspector import InspectorPanel
from diorama_planner.ui.panels.inspector_edits import FormEdits
from diorama_planner.ui.panels.inspector_form import RecordForm
from diorama_planner.ui.widgets.choices import ChoiceField, ColourField, FlagField, SearchChoiceField
from diorama_planner.ui.widgets.entry import EntryField
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.notes import NoteField

EDITED = set(Role) - {Role.DATA}


@pytest.fixture
def panel(session, qtbot):
    made = InspectorPanel(session)
    qtbot.addWidget(made)
    made.resize(292, 600)
    made.refresh()
    return made


def select(panel, session, *ids):
    session.selection.set(ids)
    panel.refresh()


def field(panel, name):
    found = [
        each for each in panel.findChildren(EntryField) if each.accessibleName() == name and each.isVisibleTo(panel)
    ]
    assert len(found) == 1, (name, sorted(e.accessibleName() for e in panel.findChildren(EntryField)))
    return found[0]


def type_into(panel, name, text):
    entry = field(panel, name)
    entry.setText(text)
    entry.commit()
    panel.refresh()
    return entry


def test_a_thing_shows_its_model_and_real_size(panel, session):
    select(panel, session, "trueno")
    assert field(panel, "Length, model").text() == "65.7"
    assert field(panel, "Width, model").text() == "25.4"
    assert field(panel, "Length, real").text() == "4.205"
    assert field(panel, "Height, real").text() == "1.335"
    assert field(panel, "Position x").text() == "60.0"
    assert field(panel, "Height over what it stands on").text() == "rests"
    assert panel.section.title() == "Sprinter Trueno AE86"


def test_measuring_the_casting_gives_its_true_ratio(panel, session):
    select(panel, session, "trueno")
    type_into(panel, "Casting as measured", "62.1 mm")
    size = session.document.records["trueno"].casting_mm
    assert size == pytest.approx((62.1, 62.1 * 1625 / 4205, 62.1 * 1335 / 4205))
    assert panel.form().ratio_text() == "1:67.7"
    assert field(panel, "Length, model").text() == "62.1"
    assert field(panel, "Length, real").text() == "4.205"
    type_into(panel, "Casting as measured", "62 x 24 x 20")
    assert session.document.records["trueno"].casting_mm == (62.0, 24.0, 20.0)
    type_into(panel, "Casting as measured", "")
    assert session.document.records["trueno"].casting_mm is None


def test_a_place_or_casting_beyond_the_base_is_asked_about(panel, session):
    select(panel, session, "trueno")
    before = session.document.records["trueno"].at_mm
    place = type_into(panel, "Position x", "4.2 m")
    assert session.document.records["trueno"].at_mm == before
    place.accept_value(place.offers[0].value)
    assert session.document.records["trueno"].at_mm == (pytest.approx(65.625), before[1])
    casting = type_into(panel, "Casting as measured", "4.2 m")
    assert session.document.records["trueno"].casting_mm is None
    casting.accept_value(casting.offers[0].value)
    assert session.document.records["trueno"].casting_mm[0] == pytest.approx(65.625)


def test_a_commit_is_one_step_and_undo_shows_again_what_was(panel, session):
    select(panel, session, "trueno")
    type_into(panel, "Position x", "2 in")
    assert session.document.records["trueno"].at_mm == (pytest.approx(50.8), 40.0)
    assert session.undo_label == "Change position"
    session.undo()
    panel.refresh()
    assert field(panel, "Position x").text() == "60.0"


def test_steps_merge_into_one_undo(panel, session):
    select(panel, session, "trueno")
    turn = field(panel, "Rotation")
    for degrees in (1.0, 2.0, 3.0):
        turn.accept_value(degrees, stepped=True)
    assert session.document.records["trueno"].rotation_deg == 3.0
    session.undo()
    assert session.document.records["trueno"].rotation_deg == 0.0
    assert not session.can_undo


def test_differing_values_are_blank_and_one_entry_sets_all(panel, session):
    select(panel, session, "trueno", "other")
    assert panel.section.title() == "2 things"
    assert field(panel, "Position x").text() == "60.0"
    assert field(panel, "Position y").text() == ""
    type_into(panel, "Position y", "75")
    assert {session.document.records[i].at_mm for i in ("trueno", "other")} == {(60.0, 75.0)}
    assert session.undo_label == "Change position of 2 items"
    session.undo()
    assert session.document.records["other"].at_mm == (60.0, 100.0)


def test_a_value_that_no_record_may_hold_is_refused_in_the_field(panel, session):
    select(panel, session, "wall")
    entry = type_into(panel, "Thickness, model", "0")
    assert entry.problem
    assert entry.text() == "0"
    assert session.document.records["wall"].thickness_mm == 10
    select(panel, session, "trueno")
    select(panel, session, "wall")
    assert field(panel, "Thickness, model").text() == "10.0 mm"
    assert not session.can_undo


@pytest.mark.parametrize("typed", ["abc", "1/0", "-5", "0"])
def test_a_field_that_is_left_shows_its_value_and_why_what_was_typed_is_gone(panel, session, typed):
    panel.show()
    select(panel, session, "wall")
    entry = field(panel, "Thickness, model")
    entry.setFocus()
    entry.selectAll()
    QTest.keyClicks(entry, typed)
    QApplication.sendEvent(entry, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    (row,) = [row for row in panel.findChildren(FormRow) if entry in row.findChildren(EntryField)]
    assert entry.text() == "10.0 mm"
    assert not entry.problem
    assert row.problem()
    assert not session.can_undo
    select(panel, session, "hill")
    select(panel, session, "wall")
    assert not row.problem()


def test_another_window_in_front_is_no_leaving(panel, session):
    select(panel, session, "wall")
    entry = field(panel, "Thickness, model")
    entry.setText("abc")
    QApplication.sendEvent(entry, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert entry.text() == "abc"
    assert entry.problem


def test_a_real_length_can_be_typed_in_either_reading(panel, session):
    select(panel, session, "wall")
    type_into(panel, "Height, real", "3.2 m")
    assert session.document.records["wall"].height_mm == pytest.approx(50.0)
    type_into(panel, "Height, model", "6.4 m real")
    assert session.document.records["wall"].height_mm == pytest.approx(100.0)


def test_several_kinds_show_what_they_have_in_common(panel, session):
    select(panel, session, "wall", "hill")
    assert panel.section.title() == "2 items"
    names = {each.accessibleName() for each in panel.findChildren(EntryField) if each.isVisibleTo(panel)}
    assert "Label" in names
    assert "Thickness, model" not in names


def test_no_box_is_told_of_a_selection_whose_base_stays(panel, session):
    def names():
        return {each.accessibleName() for each in panel.findChildren(EntryField) if each.isVisibleTo(panel)}

    select(panel, session, "hill")
    assert "Width of the box" in names()
    select(panel, session, "hill", "base")
    assert not {"Width of the box", "Position x"} & names()


def test_with_nothing_selected_it_shows_the_plan_and_its_base(panel, session):
    select(panel, session)
    assert field(panel, "Name").text() == "Test"
    assert field(panel, "Width, model").text() == "300.0 mm"
    type_into(panel, "Name", "Neon alley")
    assert session.title == "Neon alley"


def test_the_base_can_be_made_larger_than_it_is_without_a_question(panel, session):
    select(panel, session)
    width = type_into(panel, "Width, model", "450")
    assert not width.problem
    assert session.base_size()[0] == pytest.approx(450)


@pytest.mark.parametrize("tag", sorted(KINDS))
def test_every_shown_field_of_every_kind_has_an_editor_with_a_name(tag, session, qtbot):
    record_class = KINDS[tag].record
    form = RecordForm(FormEdits(session), [record_class], without=frozenset())
    qtbot.addWidget(form)
    kinds = (EntryField, ChoiceField, ColourField, FlagField, SearchChoiceField, NoteField)
    editors = [child for kind in kinds for child in form.findChildren(kind)]
    assert all(editor.accessibleName() for editor in editors)
    wanted = [i for i in field_infos(record_class) if i.spec.shown and i.spec.role in EDITED]
    wanted.sort(key=lambda info: info.name in {"note", "notes"})  # what can be said of anything stands below
    labels = ["" if info.spec.role is Role.FLAG else info.spec.label for info in wanted]
    if KINDS[tag].electric is None:
        assert form.row_labels() == [*labels, "Covers"]
    else:
        assert sorted(form.row_labels()) == sorted([*labels, "Covers"])  # in an order of its own


def settle(app):
    for _ in range(20):
        app.processEvents()


def test_of_a_light_what_matters_first_is_seen_without_scrolling(window, app):
    with window.session.edit("Light") as draft:
        draft.put(Light(id="lamp", at_mm=(60.0, 60.0)))
    window.session.selection.set(["lamp"])
    settle(app)
    area = window.inspector.parent().parent()
    rows = [row for row in window.inspector.findChildren(FormRow) if row.isVisible()]
    rows.sort(key=lambda row: row.mapTo(area, QPoint()).y())
    assert [row.label.text() for row in rows[:4]] == ["LED", "Circuit", "Height", "Aim"]
    assert rows[3].mapTo(area, QPoint(0, rows[3].height())).y() <= area.viewport().height()
    window.session.selection.set(["trueno"])
    settle(app)
    assert window.inspector.place.mapTo(area, QPoint()).y() < window.inspector.form().mapTo(area, QPoint()).y()


def test_a_layer_is_named_in_the_heading(panel, session):
    from diorama_planner.app import verbs

    with session.edit("layer") as draft:
        layer = verbs.add_layer(draft, "Models")
        verbs.set_layer(draft, ["trueno"], layer)
    select(panel, session, "trueno")
    assert panel.layer_text().startswith("MODELS")


def test_the_width_of_an_edge_is_asked_for_only_where_the_edge_has_one(panel, session):
    with session.edit("Hill") as draft:
        draft.put(Landform(id="hill", outline_mm=((20, 20), (120, 20), (120, 90)), edge_width_mm=9))
    select(panel, session, "hill")
    assert field(panel, "Edge width, model").text() == "9.0 mm"
    with session.edit("Cliff") as draft:
        draft.change("hill", edge="cliff")
    panel.refresh()
    names = {each.accessibleName() for each in panel.findChildren(EntryField) if each.isVisibleTo(panel)}
    assert "Height, model" in names
    assert "Edge width, model" not in names


def test_a_height_beyond_the_most_is_told_by_the_words_of_its_field(panel, session):
    with session.edit("Hill") as draft:
        draft.put(Landform(id="hill", outline_mm=((20, 20), (120, 20), (120, 90))))
    select(panel, session, "hill")
    entry = type_into(panel, "Height, model", "3000 model")
    assert entry.problem == "Height, model: at most 2 m."
    assert session.document.get("hill").height_mm == 20
