"""Lights from the first click to their circuit: placed, connected by one command, told by the panel, taken back."""

import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from diorama_planner.app import verbs
from diorama_planner.app.light import circuit_edits
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.supply import Supply
from diorama_planner.model.record import Circuit
from diorama_planner.ui.panels.circuit_rows import SHOWN_ROLE, switch_rect
from diorama_planner.ui.panels.circuits import CircuitsPanel
from diorama_planner.ui.panels.inspector_circuit import CircuitRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def lit(session):
    """The small plan with two lights in a circuit on three cells, one that is loose, and a USB port."""
    lights = [Light(id=f"l{n}", label=f"Lamp {n}", led="smd0603_white", at_mm=(30.0 * n, 20.0)) for n in (1, 2, 3)]
    box = Supply(id="box", source="aa3", label="Box", at_mm=(150.0, 60.0), under_base=True)
    port = Supply(id="port", source="usb2", label="Port", at_mm=(150.0, 120.0), under_base=True)
    with session.edit("light") as draft:
        verbs.add_items(draft, [*lights, box, port])
        circuit_edits.make_circuit(draft, "box", ["l1", "l2"], "Street")
    return session


@pytest.fixture
def panel(lit, qtbot):
    made = CircuitsPanel(lit)
    qtbot.addWidget(made)
    made.resize(300, 640)
    made.show()
    qtbot.waitExposed(made)
    return made


def told(panel):
    lines = list(panel.model.tree.lines())
    return [panel.model.data(panel.model.index_of(line), Qt.ItemDataRole.AccessibleTextRole) for line in lines]


def index_of(panel, name):
    return next(
        panel.model.index_of(line) for line in panel.model.tree.lines() if panel.model.shown(line).name == name
    )


def click(panel, name, keys=Qt.KeyboardModifier.NoModifier):
    index = index_of(panel, name)
    panel.tree.scrollTo(index)
    QTest.mouseClick(panel.tree.viewport(), LEFT, keys, panel.tree.visualRect(index).center())


def test_three_lights_are_placed_connected_told_and_taken_back(window, qtbot):
    session, hand = window.session, CanvasHand(window.plan)
    before = session.document.records
    qtbot.waitExposed(window)
    QTest.keyClick(window, Qt.Key.Key_L)
    assert window.plan.tool() == "light"
    for x in (40.0, 80.0, 120.0):
        hand.click((x, 30.0))
    window.actions_["tool-supply"].trigger()
    hand.click((150.0, 140.0))
    window.actions_["tool-select"].trigger()
    assert len(session.electrics.electrics.loose) == 3
    QTest.keyClick(window, Qt.Key.Key_F6)
    panel = window.workspace.circuits
    assert panel is not None
    assert panel.isVisible()
    assert panel.call_text() == "3 lights are not connected."
    QTest.mouseClick(panel.connect_all, LEFT)
    qtbot.waitUntil(lambda: panel.call_text() == "")
    (circuit,) = session.document.every(Circuit)
    lines = told(panel)
    assert lines[0].startswith("USB 2.0 port 5 V, 5 V · 7.6")
    assert lines[0].endswith("mA of 500 mA")
    assert lines[1].startswith("Circuit 1, on, 3 lights · 7.6")
    assert len(lines) == 5
    while session.can_undo:
        session.undo()
    assert session.document.records == before
    qtbot.waitUntil(lambda: not panel.model.tree.roots)
    assert circuit.id not in session.document.records


def test_the_model_keeps_the_rules_of_qt(panel):
    QAbstractItemModelTester(panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    panel.model.rebuild()
    panel.tree.expandAll()


def test_what_cannot_be_is_told_in_red_and_a_string_has_one_resistor(panel, lit, qtbot):
    def asides():
        panel.refresh()
        return [(shown.aside, shown.alarm, shown.bars is None) for shown in map(panel.model.shown, lines()[:4])]

    def lines():
        return list(panel.model.tree.lines())

    assert asides()[0][0].startswith("half after ")
    with lit.edit("series") as draft:
        verbs.set_fields(draft, next(lit.document.every(Circuit)).id, {"wiring": "series"})
    panel.refresh()
    assert panel.model.shown(lines()[1]).detail.startswith("2 lights · one LED per string")
    with lit.edit("twelve volts") as draft:
        verbs.set_fields(draft, "box", {"source": "dc12_1a"})
    assert [aside for aside, *_ in asides()] == ["", "", "2.4 kohm", "with D1"]
    with lit.edit("a coin") as draft:
        verbs.set_fields(draft, "box", {"source": "cr2025"})
        verbs.set_fields(draft, next(lit.document.every(Circuit)).id, {"wiring": "parallel"})
        verbs.set_fields(draft, "l1", {"count": 40})
    feed, _, first, _ = asides()
    assert feed[:2] == ("cannot feed this", True)
    assert first[0].startswith("40 × ")
    assert first[2]


def test_what_is_selected_here_is_selected_on_the_plan_and_the_other_way_round(panel, lit):
    click(panel, "Street")
    assert lit.selection.ids == {"l1", "l2"}
    assert panel.form.isVisible()
    assert "2 lights at 4.7 V" in panel.form.remarks()
    assert "Dims to half when" in panel.form.remarks()
    click(panel, "Box")
    assert lit.selection.ids == {"box"}
    lit.selection.set(["l2", "l3"])
    rows = panel.tree.selectionModel().selectedRows()
    assert {panel.model.line(row).id for row in rows} == {"l2", "l3"}


def test_a_switch_is_moved_by_a_click_and_by_space_and_selects_nothing(panel, lit, qtbot):
    index = index_of(panel, "Street")
    at = switch_rect(QRectF(panel.tree.visualRect(index))).center().toPoint()
    QTest.mouseClick(panel.tree.viewport(), LEFT, pos=at)
    (circuit,) = lit.document.every(Circuit)
    assert not circuit.on
    assert lit.selection.ids == frozenset()
    qtbot.waitUntil(lambda: not panel.model.data(index_of(panel, "Street"), SHOWN_ROLE).on)
    panel.tree.setCurrentIndex(index_of(panel, "Street"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Space)
    assert next(lit.document.every(Circuit)).on


def test_lights_and_circuits_are_dragged_elsewhere(panel, lit, qtbot):
    def drop(name, onto):
        data = panel.model.mimeData([index_of(panel, name)])
        panel.model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, index_of(panel, onto))
        panel.refresh()

    street = next(lit.document.every(Circuit)).id
    drop("Lamp 3", "Lamp 1")
    assert lit.document.get("l3").circuit == street
    drop("Street", "Port")
    assert lit.document.get(street).feed == "port"
    assert panel.call_text() == ""
    drop("Lamp 1", "Box")
    assert lit.document.get("l1").circuit not in {"", street}
    drop("Box", "Port")
    assert lit.document.get("box").kind == "supply"
    for _ in range(3):
        lit.undo()
    assert lit.document.get("l3").circuit == ""


def test_a_circuit_is_renamed_and_deleted_and_leaves_its_lights(panel, lit, qtbot):
    index = index_of(panel, "Street")
    panel.tree.setFocus()
    panel.tree.setCurrentIndex(index)
    QTest.keyClick(panel.tree, Qt.Key.Key_F2)
    editor = panel.tree.findChild(QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, "Lane")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(line.startswith("Lane") for line in told(panel)))
    panel.tree.setCurrentIndex(index_of(panel, "Lane"))
    QTest.keyClick(panel.tree, Qt.Key.Key_Delete)
    assert list(lit.document.every(Circuit)) == []
    assert [lamp.record for lamp in lit.electrics.electrics.loose] == ["l1", "l2", "l3"]


def test_the_menu_of_a_light_offers_circuits_and_feeds(panel, lit):
    line = panel.model.line(index_of(panel, "Lamp 3"))
    below = panel.menu_of(line).actions()[0].menu()
    offered = {action.text(): action for action in below.actions() if action.text()}
    assert set(offered) == {"Street", "New circuit on Box", "New circuit on Port"}
    offered["New circuit on Port"].trigger()
    made = lit.document.get(lit.document.get("l3").circuit)
    assert (made.name, made.feed) == ("Circuit 1", "port")


def test_the_inspector_tells_what_a_light_does_and_connects_it(window):
    session = window.session
    lamp = Light(id="lamp", led="smd0603_white", at_mm=(40.0, 20.0))
    with session.edit("light") as draft:
        verbs.add_items(draft, [lamp, Supply(id="port", source="usb2", at_mm=(150.0, 120.0), under_base=True)])
        circuit_edits.make_circuit(draft, "port", name="Street")
    session.selection.set(["lamp"])
    window.inspector.catch_up()
    form = window.inspector.form()
    said = [label.text() for label in form.findChildren(QLabel)]
    assert "It is in no circuit yet: nothing lights it." in said
    (row,) = form.findChildren(CircuitRow)
    row.field.setCurrentIndex(row.field.findText("Street"))
    row.field.activated.emit(row.field.currentIndex())
    window.inspector.catch_up()
    said = [label.text() for label in form.findChildren(QLabel)]
    assert any(text.startswith("2.5 mA through 910 ohm, 1/8 W") for text in said)
