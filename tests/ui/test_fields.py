"""Fields read what people type, keep what they cannot read, and say why."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from diorama_planner.ui.readings import Readings, ratio_text
from diorama_planner.ui.widgets.choices import ChoiceField, FlagField, SearchChoiceField
from diorama_planner.ui.widgets.entry import TextField
from diorama_planner.ui.widgets.flow import Chips
from diorama_planner.ui.widgets.form import FormRow
from diorama_planner.ui.widgets.quantities import AngleField, LengthField, NumberField

READINGS = Readings(scale=64.0)


@pytest.fixture
def length(qtbot):
    field = LengthField("Length", lambda: READINGS, limit_mm=lambda: 240.0, positive=True)
    qtbot.addWidget(field)
    field.set_value(65.703125)
    return field


def typed(field, text):
    sent = []
    field.committed.connect(lambda value, stepped: sent.append(value))
    field.setText(text)
    field.commit()
    return sent


@pytest.mark.parametrize(
    ("text", "mm"),
    [
        ("70", 70.0),
        ("7 cm", 70.0),
        ("2 * 35", 70.0),
        ("1 in", 25.4),
        ("4.2 m real", 65.625),
        ("300 mm model", 300.0),
    ],
)
def test_a_length_is_read_in_any_unit_and_reading(length, text, mm):
    assert typed(length, text) == [pytest.approx(mm)]
    assert length.problem == ""


def test_the_shown_length_is_rounded_but_not_committed_by_leaving(length):
    assert length.text() == "65.7"
    sent = []
    length.committed.connect(lambda *value: sent.append(value))
    length.commit()
    assert sent == []
    assert length.value() == 65.703125


@pytest.mark.parametrize("text", ["banana", "nan", "1e400 mm", "-3", "0", ""])
def test_a_bad_entry_turns_red_is_kept_and_says_why(length, text):
    assert typed(length, text) == []
    assert length.text() == text
    assert length.problem
    assert length.property("bad") == "true"
    assert length.toolTip() == length.problem
    length.set_value(10.0)
    assert length.problem == ""
    assert length.text() == "10.0"


def test_a_length_beyond_the_base_asks_what_is_meant(length):
    assert typed(length, "4.2 m") == []
    assert "larger than the base" in length.problem
    real, model = length.offers
    assert real.value == pytest.approx(65.625)
    assert "65.6 mm" in real.text
    assert model.value == pytest.approx(4200.0)


def test_the_row_spells_out_the_problem_and_an_offer_settles_it(qtbot):
    length = LengthField("Length", lambda: READINGS, limit_mm=lambda: 240.0)
    row = FormRow("Model", length)
    qtbot.addWidget(row)
    row.show()
    sent = typed(length, "4.2 m")
    assert row.problem() == length.problem
    row.offer_buttons()[0].click()
    assert sent == [pytest.approx(65.625)]
    assert row.problem() == ""
    assert row.offer_buttons() == []


def test_escape_restores_and_arrows_step(length, qtbot):
    length.setText("rubbish")
    length.commit()
    qtbot.keyClick(length, Qt.Key.Key_Escape)
    assert length.text() == "65.7"
    steps = []
    length.committed.connect(lambda value, stepped: steps.append((value, stepped)))
    qtbot.keyClick(length, Qt.Key.Key_Up)
    qtbot.keyClick(length, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert steps == [(pytest.approx(66.703125), True), (pytest.approx(56.703125), True)]


@pytest.fixture
def height(qtbot):
    field = LengthField("Height", lambda: READINGS, limit_mm=lambda: 240.0, minimum=-2000.0, maximum=2000.0)
    qtbot.addWidget(field)
    field.set_value(20.0)
    return field


@pytest.mark.parametrize("text", ["3000", "3m"])
def test_what_would_be_refused_is_not_offered(height, text):
    assert typed(height, text) == []
    assert height.problem == "Height: at most 2 m."
    assert [offer.text for offer in height.offers] == ["Real size: 46.9 mm on the model"]
    assert typed(height, "3 m model") == []
    assert (height.problem, height.offers) == ("Height: at most 2 m.", ())
    assert typed(height, "1000000") == []
    assert height.offers == ()
    assert typed(height, "500") == []
    assert len(height.offers) == 2


def test_a_step_ends_at_the_most(height, qtbot):
    height.set_value(1999.5)
    qtbot.keyClick(height, Qt.Key.Key_Up)
    assert height.value() == 2000.0


def test_mixed_values_are_blank_and_typing_settles_them(length):
    length.set_value(None)
    assert length.text() == ""
    assert typed(length, "12") == [12.0]


def test_numbers_keep_their_bounds_and_angles_go_round(qtbot):
    count = NumberField("Feet", minimum=0, maximum=64, whole=True)
    angle = AngleField("Rotation")
    for field in (count, angle):
        qtbot.addWidget(field)
    count.set_value(4)
    angle.set_value(350.0)
    assert typed(count, "4.5") == []
    assert typed(count, "65") == []
    assert typed(count, "3 + 3") == [6]
    assert typed(angle, "-30") == [330.0]
    qtbot.keyClick(angle, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    for _ in range(2):
        qtbot.keyClick(angle, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert angle.value() == pytest.approx(0.0)


def test_imperial_readings_are_written_and_read_again():
    readings = Readings(scale=64.0, unit="in", real_unit="ft")
    text = readings.write(65.703125, "real")
    assert text == "13' 9 1/2\""
    assert readings.read(text, "real") == pytest.approx(65.703125, abs=0.2)
    assert readings.write(25.4) == "1.000 in"
    assert readings.size(25.4, 50.8) == "1 × 2 in"


def test_decimal_commas_are_written():
    assert Readings(decimal_comma=True).write(65.7) == "65,7 mm"


@pytest.mark.parametrize(("denominator", "text"), [(64.0, "1:64"), (67.6923, "1:67.7"), (76.2, "1:76.2")])
def test_ratios_are_written_as_people_say_them(denominator, text):
    assert ratio_text(denominator) == text


def test_choices_tell_of_what_the_user_chose_only(qtbot):
    field = ChoiceField("Edge", [("cliff", "Cliff"), ("slope", "Slope")])
    qtbot.addWidget(field)
    sent = []
    field.committed.connect(lambda value, _: sent.append(value))
    field.set_value("slope")
    assert field.value() == "slope"
    field.set_value(None)
    assert field.currentIndex() == -1
    assert sent == []
    field.setCurrentIndex(0)
    field.activated.emit(0)
    assert sent == ["cliff"]


def test_a_long_list_is_asked_for_once_and_rubbish_is_put_back(qtbot):
    asked = []

    def many():
        asked.append(1)
        return [(f"m{n}", f"Material {n}") for n in range(300)]

    field = SearchChoiceField("Material", many)
    qtbot.addWidget(field)
    assert asked == []
    field.set_value("m7")
    assert field.lineEdit().text() == "Material 7"
    sent = []
    field.committed.connect(lambda value, _: sent.append(value))
    field.lineEdit().setText("nothing such")
    field.lineEdit().editingFinished.emit()
    assert field.lineEdit().text() == "Material 7"
    field.lineEdit().setText("material 12")
    field.lineEdit().editingFinished.emit()
    assert sent == ["m12"]
    assert asked == [1]


def test_a_flag_is_half_ticked_while_mixed(qtbot):
    field = FlagField("Locked")
    qtbot.addWidget(field)
    field.set_value(None)
    assert field.value() is None
    sent = []
    field.committed.connect(lambda value, _: sent.append(value))
    field.click()
    assert sent == [True]
    assert field.value() is True


def test_every_field_has_a_name_for_screen_readers(qtbot):
    field = TextField("Label")
    qtbot.addWidget(field)
    assert field.accessibleName() == "Label"


def test_chips_keep_the_choice_and_move_by_arrow_keys(qtbot):
    chips = Chips("Groups")
    qtbot.addWidget(chips)
    chips.resize(120, 200)
    chips.set_chips([("a", "Cars"), ("b", "Street"), ("c", "Trees and plants")])
    chips.show()
    assert chips.chosen_key() == "a"
    told = []
    chips.chosen.connect(told.append)
    qtbot.keyClick(chips, Qt.Key.Key_Right)
    assert told == ["b"]
    chips.set_chips([("b", "Street"), ("d", "Rail")])
    assert chips.chosen_key() == "b"
    qtbot.wait(10)
    assert chips.heightForWidth(60) > chips.heightForWidth(400)


def wants_undo(field):
    control = Qt.KeyboardModifier.ControlModifier
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, control)
    asked.ignore()
    QApplication.sendEvent(field, asked)
    return asked.isAccepted()


def test_undo_is_the_plans_unless_something_is_being_typed(qtbot, length):
    assert not wants_undo(length)
    length.selectAll()
    qtbot.keyClicks(length, "70")
    assert wants_undo(length)
    qtbot.keyClick(length, Qt.Key.Key_Return)
    assert not wants_undo(length)


def test_a_long_value_is_shown_from_its_beginning(length):
    typed(length, "12345 mm model")
    assert length.cursorPosition() == 0


def test_the_first_click_selects_all_and_the_next_sets_the_cursor(length, qtbot):
    apart = QApplication.doubleClickInterval() + 50
    qtbot.wait(apart)
    QApplication.sendEvent(length, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    qtbot.mouseClick(length, Qt.MouseButton.LeftButton)
    assert length.selectedText() == length.text() == "65.7"
    qtbot.wait(apart)
    qtbot.mouseClick(length, Qt.MouseButton.LeftButton)
    assert not length.hasSelectedText()


def test_what_is_too_long_for_a_field_ends_in_dots(qtbot):
    words = "on the rain-slicked asphalt of the back street"
    line, choice = TextField("Stands on"), ChoiceField("Lens", (("one", words),))
    for field in (line, choice):
        qtbot.addWidget(field)
        field.set_value(words if field is line else "one")
        field.resize(900, 30)
        assert field.shown_text() == words
        field.resize(120, 30)
        assert field.shown_text().endswith("…")
        assert 8 < len(field.shown_text()) < len(words)
        field.grab()
