"""Dialogs around the plan: preferences, the bank card, paper, exports, saving, what a crash left, about."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QPushButton

from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.kinds.camera import Camera
from diorama_planner.kinds.tyre_track import TyreTrack
from diorama_planner.project_io.container import Contents
from diorama_planner.project_io.recovery import Recoverable
from diorama_planner.ui.dialogs.about import AboutDialog, version_text
from diorama_planner.ui.dialogs.calibrate import CARD_MM, LARGEST, SMALLEST, CalibrateDialog, guessed_px_per_mm
from diorama_planner.ui.dialogs.export import ExportDialog, formats
from diorama_planner.ui.dialogs.preferences import PreferencesDialog
from diorama_planner.ui.dialogs.print_bill import PrintBillDialog
from diorama_planner.ui.dialogs.print_plan import FOOTPRINTS, SELECTED, WHOLE, PrintPlanDialog
from diorama_planner.ui.dialogs.recovery import RecoveryDialog, plan_words
from diorama_planner.ui.dialogs.save_changes import Answer, SaveChangesDialog
from diorama_planner.ui.dialogs.sheets import page_layout, paint_on


@pytest.fixture
def show(qtbot, app):
    def shown(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(30)
        return dialog

    return shown


def press(dialog, text):
    next(made for made in dialog.findChildren(QPushButton) if made.text() == text).click()


# -- preferences -----------------------------------------------------------------------------------------------


def test_a_choice_holds_at_once(session, show):
    dialog = show(PreferencesDialog(session))
    dialog.fields["theme"].set_value("dark")
    dialog.fields["theme"].committed.emit("dark", False)
    dialog.fields["nudge_mm"].accept_value(2.5)
    dialog.fields["grid_shown"].click()
    chosen = session.preferences
    assert (chosen.theme, chosen.nudge_mm, chosen.grid_shown) == ("dark", 2.5, False)


def test_a_region_sets_what_goes_with_it_and_is_shown(session, show):
    dialog = show(PreferencesDialog(session))
    dialog.fields["region"].committed.emit("US", False)
    assert session.preferences.paper == "Letter"
    assert dialog.fields["paper"].value() == "Letter"
    assert dialog.fields["length_unit"].value() == "in"


def test_snaps_are_switched_one_by_one(session, show):
    dialog = show(PreferencesDialog(session))
    dialog.snaps["edge"].click()
    assert session.preferences.snaps_off == {"edge"}
    dialog.snaps["equal gaps"].click()
    assert session.preferences.snaps_off == {"edge", "equal gaps"}
    dialog.snaps["edge"].click()
    assert session.preferences.snaps_off == {"equal gaps"}


def test_a_bad_grid_is_refused(session, show):
    dialog = show(PreferencesDialog(session))
    for text in ("0", "-5", "banana"):
        dialog.fields["grid_mm"].setText(text)
        dialog.fields["grid_mm"].commit()
        assert dialog.fields["grid_mm"].problem
    assert session.preferences.grid_mm == 5.0


def test_changes_from_elsewhere_are_shown(session, show):
    dialog = show(PreferencesDialog(session))
    session.set_preferences(theme="light", grid_mm=7.0)
    assert dialog.fields["theme"].value() == "light"
    assert dialog.fields["grid_mm"].value() == 7.0


# -- the bank card ---------------------------------------------------------------------------------------------


def test_the_card_is_kept_as_pixels_per_millimetre(session, show, qtbot):
    dialog = show(CalibrateDialog(session))
    dialog.card.set_px_per_mm(4.0)
    qtbot.keyClick(dialog.card, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.card, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.card.px_per_mm() == pytest.approx(4.0 + 0.005 - 0.05)
    dialog.accept()
    assert session.preferences.screen_px_per_mm == pytest.approx(3.955)


def test_its_edge_follows_the_hand(session, show, qtbot):
    dialog = show(CalibrateDialog(session))
    card = dialog.card
    card.set_px_per_mm(4.0)
    edge = QPoint(round(card._card().right()), card.height() // 2)
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(card, edge + QPoint(30, 0))
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=edge + QPoint(30, 0))
    assert card.px_per_mm() == pytest.approx(4.0 + 60 / CARD_MM[0], abs=0.02)


def test_nothing_absurd_is_kept_and_cancel_keeps_nothing(session, show):
    dialog = show(CalibrateDialog(session))
    dialog.card.set_px_per_mm(1e9)
    assert dialog.card.px_per_mm() == LARGEST
    dialog.card.set_px_per_mm(-3)
    assert dialog.card.px_per_mm() == SMALLEST
    dialog.reject()
    assert session.preferences.screen_px_per_mm is None
    assert SMALLEST <= guessed_px_per_mm() <= LARGEST


# -- paper -----------------------------------------------------------------------------------------------------


def test_the_bill_is_shown_on_pages_and_saved_in_every_kind(session, show, tmp_path):
    dialog = show(PrintBillDialog(session))
    assert dialog.preview.pages()
    begins = {"pdf": b"%PDF", "xlsx": b"PK", "json": b"{", "html": b"<!", "csv": b"", "text": b""}
    for tag, begin in begins.items():
        path = tmp_path / f"bill.{tag}"
        assert dialog.write(tag, path)
        assert path.read_bytes().startswith(begin)
        assert path.stat().st_size > 20


def test_a_bill_that_cannot_be_written_is_said(session, show, tmp_path):
    dialog = show(PrintBillDialog(session))
    assert not dialog.write("csv", tmp_path / "nowhere" / "bill.csv")
    assert dialog.problem()


def test_the_bill_is_copied_as_text(session, show):
    dialog = show(PrintBillDialog(session))
    press(dialog, "Copy the list as text")
    assert "AE86" in QGuiApplication.clipboard().text()


def test_the_plan_fits_one_page_and_its_scale_is_said(session, show, tmp_path):
    dialog = show(PrintPlanDialog(session))
    assert dialog.way() == WHOLE
    assert len(dialog.preview.pages()) == 1
    assert dialog.said().startswith("One page, printed 1:1.")
    assert dialog.write(tmp_path / "plan.pdf")
    assert (tmp_path / "plan.pdf").read_bytes().startswith(b"%PDF")


def test_the_pages_of_footprints_are_said_beforehand(session, show):
    from diorama_planner.formulas.tiling import tile_plan

    dialog = show(PrintPlanDialog(session))
    dialog.choose(FOOTPRINTS)
    expected = tile_plan((300, 200), (210, 297), 10.0, 10.0).pages
    assert len(dialog.preview.pages()) == expected
    assert str(expected) in dialog.said()


def test_the_selection_alone_takes_fewer_pages(session, show):
    session.selection.set({"trueno"})
    dialog = show(PrintPlanDialog(session))
    dialog.choose(SELECTED)
    assert dialog.said().startswith("1 page")


def test_margins_that_leave_no_room_are_said_and_nothing_is_printed(session, show, tmp_path):
    dialog = show(PrintPlanDialog(session))
    dialog.margin.accept_value(200.0)
    assert dialog.problem()
    assert not dialog._print.isEnabled()
    assert not dialog.write(tmp_path / "plan.pdf")


def test_a_printer_is_given_every_page_at_its_own_size(session, show, tmp_path):
    from pypdf import PdfReader
    from PySide6.QtPrintSupport import QPrinter

    dialog = show(PrintPlanDialog(session))
    dialog.choose(FOOTPRINTS)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setPageLayout(page_layout(dialog._sheets[0]))
    paint_on(printer, dialog._sheets, session.document.assets.get)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    assert len(pages) == len(dialog._sheets)
    points = 72 / 25.4
    box = pages[0].mediabox
    assert sorted((float(box.width) / points, float(box.height) / points)) == pytest.approx([210, 297], abs=1)


# -- exports ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chosen", formats(), ids=lambda made: f"{made.of}-{made.tag}")
def test_every_format_is_written(session, show, tmp_path, chosen):
    with session.edit("Scribe") as draft:
        draft.add(TyreTrack(id="tracks", line_mm=((10.0, 20.0), (90.0, 20.0))))
        draft.add(Camera(id="camera", at_mm=(50.0, 10.0)))
    dialog = show(ExportDialog(session))
    dialog.choose(chosen.of, chosen.tag)
    path = tmp_path / f"out{chosen.suffix}"
    assert dialog.write(path)
    assert path.stat().st_size > 100


def test_options_reach_the_exporter_and_bad_ones_are_said(session, show, tmp_path):
    from PySide6.QtGui import QImage

    dialog = show(ExportDialog(session))
    dialog.choose("plan", "png")
    dialog.set_option("width", "123")
    assert dialog.write(tmp_path / "plan.png")
    assert QImage(str(tmp_path / "plan.png")).width() == 123
    for text in ("banana", "-5", "9999999999"):
        dialog.set_option("width", text)
        assert not dialog.write(tmp_path / "bad.png")
        assert dialog.problem()
    assert not (tmp_path / "bad.png").exists()


def test_pages_are_said_before_footprints_are_exported(session, show):
    dialog = show(ExportDialog(session))
    dialog.choose("plan", "footprints")
    dialog.set_option("page", "A1")
    assert dialog.beforehand() == "1 page"
    dialog.choose("plan", "svg")
    assert dialog.beforehand() == ""


def test_the_ending_is_added_when_it_was_left_out(session, show, tmp_path, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a, **k: (str(tmp_path / "my bill"), a[3]))
    dialog = show(ExportDialog(session))
    dialog.choose("bill", "json")
    press(dialog, "Export…")
    assert json.loads((tmp_path / "my bill.json").read_text())["schema"] == 1


# -- saving, recovery, about -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "answer"), [("Save", Answer.SAVE), ("Discard changes", Answer.DISCARD), ("Cancel", Answer.CANCEL)]
)
def test_the_question_gives_what_was_pressed(show, text, answer):
    dialog = show(SaveChangesDialog("<b>Alley</b>"))
    press(dialog, text)
    assert dialog.answer is answer


def test_escape_is_cancel_and_enter_is_save(show, qtbot):
    dialog = show(SaveChangesDialog("Alley"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.answer is Answer.CANCEL
    dialog = show(SaveChangesDialog("Alley"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.answer is Answer.SAVE


def lost(session, name="a", **more):
    return Recoverable(
        id=name, folder=Path("/rec") / name, **{"path": None, "contents": Contents(document=session.document)} | more
    )


def test_lost_plans_are_listed_and_leave_when_dealt_with(session, show):
    found = [lost(session, "a"), lost(session, "b", thumbnail=b"no picture"), lost(session, "c", contents=None)]
    dialog = show(RecoveryDialog(found))
    asked = []
    for name in ("recover", "copy", "discard"):
        signal = getattr(dialog, f"{name}_requested")
        signal.connect(lambda plan, name=name: asked.append((name, plan.id)))
    first, second, third = dialog.plans
    press(first, "Recover")
    press(second, "Save a copy…")
    press(third, "Discard")
    assert asked == [("recover", "a"), ("copy", "b"), ("discard", "c")]
    assert not any(made.text() == "Recover" for made in third.findChildren(QPushButton))
    for plan in found:
        dialog.drop(plan)
    assert not dialog.isVisible()


def test_a_lost_plan_is_told_by_name_count_and_place(session):
    name, about = plan_words(lost(session, path=Path("plans/Alley.diorama"), modified_ns=1_700_000_000 * 10**9))
    assert name == "Test"
    assert "5 items" in about
    assert "plans/Alley.diorama" in about
    assert "2023" in about or "23" in about
    assert "/rec/a" in plan_words(lost(session, contents=None))[1]


def test_about_names_the_version_and_copies_it(show):
    from diorama_planner import __version__

    dialog = show(AboutDialog())
    press(dialog, "Copy the version")
    assert QGuiApplication.clipboard().text() == version_text()
    assert __version__ in version_text()


def test_no_dialog_shows_markup(session, show):
    from PySide6.QtWidgets import QLabel

    session = Session(session.document, preferences=Preferences(region="EU"))
    for make in (PreferencesDialog, PrintBillDialog, PrintPlanDialog, ExportDialog, CalibrateDialog):
        dialog = show(make(session))
        rich = [
            label.text()
            for label in dialog.findChildren(QLabel)
            if label.text() and label.textFormat() is not Qt.TextFormat.PlainText
        ]
        assert rich == []
