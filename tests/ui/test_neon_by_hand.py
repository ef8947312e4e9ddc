"""The inspector proposes techniques for a neon sign: what can show it, what it takes, what the others want."""

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton

from diorama_planner.kinds.neon import TECHNIQUES, Neon
from diorama_planner.ui.panels.inspector import InspectorPanel
from diorama_planner.ui.panels.inspector_technique import TechniqueRow


@pytest.fixture
def panel(session, qtbot):
    with session.edit("Hang") as draft:
        draft.add(Neon(id="sign", host="wall", text="BAR", at_mm=50.0, up_mm=30.0))
    made = InspectorPanel(session)
    qtbot.addWidget(made)
    session.selection.set(["sign"])
    return made


def test_techniques_are_proposed_and_taken_by_a_click(panel, session):
    (row,) = panel.findChildren(TechniqueRow)
    shorts = dict(zip(TECHNIQUES, (short.text() for short in row._shorts), strict=True))
    assert shorts["scribed_acrylic"] == "1 LED"
    assert shorts["printed_mask"].endswith("LEDs")
    assert shorts["thin_el_wire"].startswith("letters from ")
    assert shorts["filament"] == "one line only"
    wire = row.findChild(QToolButton, "technique-thin_el_wire")
    assert "bends to a radius of 3 mm" in wire.toolTip()
    wire.click()
    assert session.document.get("sign").technique == "thin_el_wire"
    assert wire.isChecked()
    assert "neon-technique" in {issue.code for issue in session.issues() if issue.record_id == "sign"}
    session.undo()
    panel.refresh()
    assert row.findChild(QToolButton, "technique-scribed_acrylic").isChecked()


def test_fields_left_empty_say_what_they_come_to(panel, session):
    def said(name):
        return [each.placeholderText() for each in panel.findChildren(QLineEdit) if name in each.accessibleName()]

    assert said("LED")[0].startswith("automatic: ")
    assert said("Stroke") == ["auto 0.4 mm", "auto 0.027 m"]
    with session.edit("Thick") as draft:
        draft.change("sign", height_mm=14.0)
    panel.refresh()
    assert said("Stroke")[0] == "auto 1.0 mm"
