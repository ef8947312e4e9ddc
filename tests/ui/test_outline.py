"""The outline panel: a tree in step with the plan, searched, renamed in place, hidden, locked and dragged."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLineEdit

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Group, Project
from diorama_planner.ui.panels.outline import OutlinePanel
from diorama_planner.ui.panels.outline_model import EYE, LOCK, NAME, NOTE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(session, qtbot):
    with session.edit("layers") as draft:
        models = verbs.add_layer(draft, "Models")
        verbs.set_layer(draft, ["trueno", "other"], models)
        draft.put(Group(id="pair", name="The pair"))
        for name in ("trueno", "other"):
            draft.change(name, group="pair")
    made = OutlinePanel(session)
    qtbot.addWidget(made)
    made.resize(260, 500)
    made.show()
    return made


def told(panel, parent=None, depth=0):
    model = panel.model
    lines = []
    for node in model.lines(model.index_of(parent)):
        lines.append("." * depth + model.words(node))
        lines += told(panel, node, depth + 1)
    return lines


def index_of(panel, record_id, column=NAME):
    node = panel.model.outline.find(record_id)
    node = node or next(root for root in panel.model.outline.roots if root.id == record_id)
    return panel.model.index_of(node).siblingAtColumn(column)


def click(panel, index, keys=Qt.KeyboardModifier.NoModifier):
    panel.tree.scrollTo(index)
    QTest.mouseClick(panel.tree.viewport(), LEFT, keys, panel.tree.visualRect(index).center())


def test_the_model_keeps_the_rules_of_qt(panel):
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.tree.expandAll()
    panel._is_stale = True
    panel.refresh()


def test_layers_groups_and_items_are_listed_from_above(panel):
    lines = told(panel)
    assert lines[0] == "Models"
    assert lines[1] == ".The pair"
    assert len([line for line in lines if line.startswith("..")]) == 2
    assert "No layer" in lines


def test_a_click_selects_on_the_plan_and_a_branch_stands_for_all_in_it(panel, session):
    click(panel, index_of(panel, "trueno"))
    assert session.selection.ids == {"trueno"}
    click(panel, index_of(panel, "wall"), Qt.KeyboardModifier.ControlModifier)
    assert session.selection.ids == {"trueno", "wall"}
    click(panel, index_of(panel, "pair"))
    assert session.selection.ids == {"trueno", "other"}


def test_what_is_selected_on_the_plan_is_selected_here(panel, session):
    session.selection.set(["trueno", "wall"])
    rows = {panel.model.node(index).id for index in panel.tree.selectionModel().selectedRows(NAME)}
    assert rows == {"trueno", "wall"}
    session.selection.clear()
    assert not panel.tree.selectionModel().hasSelection()


def test_f2_renames_in_place_as_one_step(panel, session, qtbot):
    panel.tree.setCurrentIndex(index_of(panel, "trueno"))
    panel.tree.setFocus()
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Night racer")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.document.get("trueno").label == "Night racer")
    session.undo()
    assert session.document.get("trueno").label != "Night racer"


def test_esc_while_renaming_leaves_no_trace(panel, session):
    before = session.document
    panel.tree.setCurrentIndex(index_of(panel, "pair"))
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.findChild(QLineEdit)
    QTest.keyClicks(editor, "Nonsense")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert session.document is before


def test_groups_and_layers_are_renamed_too(panel, session):
    assert panel.model.setData(index_of(panel, "pair"), "Racers")
    assert session.document.get("pair").name == "Racers"
    layer = panel.model.outline.roots[0].id
    assert not panel.model.setData(index_of(panel, layer), "  ")
    assert panel.model.setData(index_of(panel, layer), "Cars")
    assert session.document.get(layer).name == "Cars"


def test_eye_and_lock_work_for_items_groups_and_layers(panel, session):
    click(panel, index_of(panel, "wall", EYE))
    assert session.document.get("wall").hidden
    click(panel, index_of(panel, "pair", LOCK))
    assert all(session.document.get(name).locked for name in ("trueno", "other"))
    session.undo()
    assert not session.document.get("other").locked
    layer = panel.model.outline.roots[0].id
    click(panel, index_of(panel, layer, EYE))
    assert session.document.get(layer).hidden


def test_space_hides_and_l_locks(panel, session):
    panel.tree.setCurrentIndex(index_of(panel, "wall"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    QTest.keyClick(panel.tree, Qt.Key.Key_L)
    wall = session.document.get("wall")
    assert (wall.hidden, wall.locked) == (True, True)


def test_a_search_finds_words_kinds_and_notes(panel, session, qtbot):
    with session.edit("note") as draft:
        draft.change("hill", note="Sieve the soil twice")
    panel.search.setFocus()
    QTest.keyClicks(panel.search, "sieve")
    qtbot.waitUntil(lambda: panel._count.text() == "1 found")
    assert told(panel)[-1].strip(".") == panel.model.words(panel.model.outline.find("hill"))
    QTest.keyClick(panel.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: "items" in panel._count.text())
    assert len(told(panel)) > 4


def test_a_note_shows_as_a_sign_with_its_words(panel, session):
    with session.edit("note") as draft:
        draft.change("hill", note="Sieve the soil twice")
    index = index_of(panel, "hill", NOTE)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Sieve the soil twice"
    assert index.data(Qt.ItemDataRole.DecorationRole) is not None
    assert index_of(panel, "wall", NOTE).data(Qt.ItemDataRole.DecorationRole) is None


def drop(panel, names, onto):
    """Let lines that were dragged go over a line."""
    data = panel.model.mimeData([index_of(panel, name) for name in names])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, index_of(panel, onto))


def test_dragging_moves_to_another_layer_or_group_in_one_step(panel, session, qtbot):
    layer = panel.model.outline.roots[0].id
    drop(panel, ["wall", "hill"], layer)
    assert {session.document.get(name).layer for name in ("wall", "hill")} == {layer}
    panel._later.now()
    drop(panel, ["hill"], "pair")
    assert session.document.get("hill").group == "pair"
    session.undo()
    session.undo()
    assert session.document.get("wall").layer == ""


def test_a_group_dropped_into_itself_is_refused_with_a_word(panel, session):
    with session.edit("inner") as draft:
        draft.put(Group(id="inner", name="Inner", group="pair"))
        draft.change("other", group="inner")
    panel._later.now()
    told_problems = []
    panel.problem.connect(told_problems.append)
    before = session.document
    drop(panel, ["pair"], "inner")
    assert told_problems == ["a group cannot be put into itself"]
    assert session.document is before


def test_edits_keep_what_is_unfolded_and_deleted_lines_go(panel, session):
    panel.tree.collapseAll()
    panel.tree.expand(index_of(panel, panel.model.outline.roots[0].id))
    verbs_count = len(told(panel))
    with session.edit("delete") as draft:
        verbs.delete(draft, ["wall"])
    panel._later.now()
    assert len(told(panel)) == verbs_count - 1
    assert panel.tree.isExpanded(panel.model.index_of(panel.model.outline.roots[0]))
    assert not panel.tree.isExpanded(panel.model.index_of(panel.model.outline.roots[-1]))


def test_ten_thousand_items_are_not_unfolded_until_somebody_looks(qtbot):
    things = [Thing(id=f"t{n}", thing="oil_drum", at_mm=(n, 0), order=n + 1) for n in range(10_000)]
    session = Session(Document.of([Project(id=PROJECT_ID), *things]))
    panel = OutlinePanel(session)
    qtbot.addWidget(panel)
    assert panel.model.outline.count == 0  # hidden: nothing is worked out
    panel.show()
    assert panel.model.outline.count == 10_000
    assert panel.model.outline._branches == {}
    session.selection.set([f"t{n}" for n in range(10_000)])
    assert len(panel.tree.selectionModel().selection()) == 1  # one run
    flag = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    panel.tree.selectionModel().select(index_of(panel, "t5"), flag)
    assert session.selection.ids == {"t5"}


def test_what_was_searched_for_in_one_plan_is_not_in_another(panel, session, qtbot):
    panel.search.setText("trueno")
    qtbot.waitUntil(lambda: "found" in panel._count.text())
    session.new(session.document)
    qtbot.waitUntil(lambda: "items" in panel._count.text())
    assert panel.search.text() == ""
