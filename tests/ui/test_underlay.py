"""Underlays by hand: drop, paste, measure by a line, crop, straighten, and every way in which it can be refused."""

import contextlib
from types import SimpleNamespace

import pytest
from canvas_hand import CanvasHand
from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPolygonF, QTransform, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from diorama_planner.kinds.underlay import Underlay
from diorama_planner.painting.images import png_bytes
from diorama_planner.painting.picture_files import ReadPicture
from diorama_planner.ui.commands import clipboard, pictures
from diorama_planner.ui.dialogs import underlay
from diorama_planner.ui.dialogs.picture_grips import Grips, slope_deg
from diorama_planner.ui.dialogs.underlay import UnderlayDialog

LEFT, RIGHT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier
FLAT = ((0, 0), (400, 0), (400, 300), (0, 300))
SEEN = ((60.0, 40.0), (330.0, 60.0), (380.0, 280.0), (20.0, 250.0))


def picture(width: int = 400, height: int = 300) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#d8d0c0"))
    return image


@pytest.fixture
def dialog(session, qtbot):
    made = UnderlayDialog(session, ReadPicture(picture()), "plan")
    qtbot.addWidget(made)
    made.show()
    return made


class StageHand:
    """A mouse over the picture; places are pixels of it."""

    def __init__(self, stage) -> None:
        self.stage = stage

    def _send(self, kind, at, button, held):
        place = self.stage.placing().map(QPointF(*at))
        event = QMouseEvent(kind, place, self.stage.mapToGlobal(place), button, held, NO_KEYS)
        QApplication.sendEvent(self.stage, event)

    def drag(self, start, end, button=LEFT):
        before = self.stage.placing()
        self._send(QEvent.Type.MouseButtonPress, start, button, button)
        moved = QMouseEvent(
            QEvent.Type.MouseMove, before.map(QPointF(*end)), self.stage.mapToGlobal(QPointF()), NONE, button, NO_KEYS
        )
        QApplication.sendEvent(self.stage, moved)
        self._send(QEvent.Type.MouseButtonRelease, end, button, NONE)


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def press(dialog):
    QTest.mouseClick(next(b for b in dialog.findChildren(type(dialog._straighten)) if b.isDefault()), LEFT)


def lengths(dialog, text, known_as="real"):
    dialog.known.set_values(known_as, [None])
    type_into(dialog.known.fields()[0], text)


# -- how large it is -----------------------------------------------------------------------------------------


def test_a_line_drawn_with_the_mouse_and_a_typed_length_calibrate(dialog, session):
    StageHand(dialog.stage).drag((100, 150), (200, 150))
    lengths(dialog, "16 m")  # 250 mm in 1:64
    press(dialog)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.laid().pixel_mm == pytest.approx(2.5, rel=0.01)
    assert dialog.laid().size_mm == pytest.approx((1000, 750), rel=0.01)


def test_the_length_is_typed_right_after_the_line_was_drawn(dialog):
    QTest.keyClicks(dialog.stage, "1")
    assert dialog.known.fields()[0].text() == ""
    StageHand(dialog.stage).drag((100, 150), (200, 150))
    QTest.keyClicks(dialog.stage, "1")
    QTest.keyClicks(dialog.focusWidget(), "6 m")
    assert dialog.known.fields()[0].text() == "16 m"
    press(dialog)
    assert dialog.laid().pixel_mm == pytest.approx(2.5, rel=0.01)


@pytest.mark.parametrize(
    ("known_as", "text", "pixel_mm"),
    [("real", "6.4 m", 1.0), ("model", "100", 1.0), ("model", "6.4 m real", 1.0), ("paper", "10 cm", 0.5)],
)
def test_a_length_is_typed_in_any_reading(dialog, known_as, text, pixel_mm):
    dialog.stage.set_line([(50, 50), (150, 50)])
    dialog.drawn_at.set_value(32.0)
    lengths(dialog, text, known_as)
    dialog.known.commit()
    assert dialog.laid().pixel_mm == pytest.approx(pixel_mm)


def test_a_scan_is_calibrated_by_its_resolution(dialog):
    dialog.by.choose("dpi")
    dialog._show()
    type_into(dialog.dpi, "254")
    type_into(dialog.drawn_at, "128")
    press(dialog)
    assert dialog.laid().pixel_mm == pytest.approx(0.2)


def test_the_resolution_of_the_file_is_proposed(session, qtbot):
    made = UnderlayDialog(session, ReadPicture(picture(), dpi=300.0), "scan")
    qtbot.addWidget(made)
    assert made.dpi.value() == 300.0


def test_without_any_measure_it_is_fitted_to_the_base(dialog, session):
    press(dialog)
    width, depth, _ = session.base_size()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert min(width / dialog.laid().size_mm[0], depth / dialog.laid().size_mm[1]) == pytest.approx(1)


@pytest.mark.parametrize("text", ["abc", "1/0", "-5", "0"])
def test_a_bad_length_is_told_at_the_field_and_the_dialog_stays(dialog, text):
    dialog.stage.set_line([(50, 50), (150, 50)])
    lengths(dialog, text)
    press(dialog)
    assert dialog.isVisible()
    assert dialog.known.problem.text()
    assert dialog.problem()


def test_a_line_without_length_is_refused(dialog):
    StageHand(dialog.stage).drag((100, 100), (100, 100))
    lengths(dialog, "5 m")
    press(dialog)
    assert dialog.isVisible()
    assert "The line has no length" in dialog.problem()


@pytest.mark.parametrize(
    ("line", "text", "word"),
    [
        ([(50, 50), (150, 50)], "", "how long"),
        ([], "5 m", "Draw the line"),
        ([(1, 1), (99, 9)], "1e9 m", "out of all bounds"),
    ],
)
def test_what_is_missing_is_asked_for(dialog, line, text, word):
    dialog.stage.set_line(line)
    lengths(dialog, text)
    press(dialog)
    assert dialog.isVisible()
    assert word in dialog.problem()


# -- what is shown, and how it lies --------------------------------------------------------------------------


def test_the_frame_is_dragged_by_its_corners(dialog):
    dialog.choose_mode("crop")
    hand = StageHand(dialog.stage)
    hand.drag((0, 0), (100, 30))
    hand.drag((400, 300), (300, 290))
    assert dialog.laid().crop == pytest.approx((0.25, 0.1, 0.75, 290 / 300), abs=0.01)
    hand.drag((300, 290), (-500, -500))  # it never turns inside out
    left, top, right, bottom = dialog.laid().crop
    assert left < right
    assert top < bottom


def test_the_keyboard_marks_too(dialog):
    stage = dialog.stage
    stage.setFocus()
    QTest.keyClick(stage, Qt.Key.Key_Space)
    (x0, y0), end = stage.grips.line
    QTest.keyClick(stage, Qt.Key.Key_Right)
    QTest.keyClick(stage, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert stage.grips.line == ((x0 + 1, y0 - 10), end)
    QTest.keyClick(stage, Qt.Key.Key_Space)
    QTest.keyClick(stage, Qt.Key.Key_Left)
    assert stage.grips.line[1] == (end[0] - 1, end[1])


def test_the_wheel_zooms_at_the_pointer_and_the_right_button_moves(dialog):
    stage = dialog.stage
    at = QPointF(200, 150)
    pixel = stage.placing().inverted()[0].map(at)
    turn = QWheelEvent(
        at, stage.mapToGlobal(at), QPoint(), QPoint(0, 360), NONE, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False
    )
    before = stage.placing().m11()
    QApplication.sendEvent(stage, turn)
    assert stage.placing().m11() > 1.5 * before
    assert (stage.placing().map(pixel) - at).manhattanLength() < 1e-6
    StageHand(stage).drag((200, 150), (210, 150), RIGHT)
    assert stage.placing().map(pixel).x() > at.x()
    assert stage.grips.line == ()


def test_a_line_levels_the_picture(dialog):
    dialog.stage.set_line([(100, 200), (200, 100)])  # rises by 45 degrees
    dialog.known.set_values("model", [100.0])
    QTest.mouseClick(dialog._level, LEFT)
    assert dialog.laid().rotation_deg == pytest.approx(315)
    QTest.mouseClick(dialog._left, LEFT)
    assert dialog.laid().rotation_deg == pytest.approx(45)


def test_slopes_are_never_upside_down():
    assert slope_deg(((0, 0), (10, 0))) == slope_deg(((10, 0), (0, 0))) == 0
    assert slope_deg(((0, 10), (10, 0))) == pytest.approx(45)


def test_grips_stay_on_the_picture():
    grips = Grips.of((100, 80)).begun((-5, 200))
    assert grips.line == ((0, 80), (0, 80))
    assert grips.nearest("line", (50, 50), 5) is None


# -- straightening -------------------------------------------------------------------------------------------


def test_four_corners_straighten_and_a_known_side_calibrates(session, qtbot):
    photo = picture()
    painter = QPainter(photo)
    view = QTransform.quadToQuad(
        QPolygonF([QPointF(*p) for p in FLAT]), QPolygonF([QPointF(*corner) for corner in SEEN])
    )
    painter.setTransform(view)
    painter.fillRect(0, 0, 200, 300, QColor("#c02020"))
    painter.fillRect(200, 0, 200, 300, QColor("#2020c0"))
    painter.end()
    dialog = UnderlayDialog(session, ReadPicture(photo), "photo")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.choose_mode("corners")
    hand = StageHand(dialog.stage)
    for index, corner in enumerate(SEEN):
        hand.drag(dialog.stage.grips.corners[index], corner)
    dialog.around.set_value(False)
    dialog.sides.set_values("model", [None, None])
    type_into(dialog.sides.fields()[0], "200")
    type_into(dialog.sides.fields()[1], "150")
    QTest.mouseClick(dialog._straighten, LEFT)
    assert dialog.problem() == ""
    assert dialog.laid().size_mm == pytest.approx((200, 150), rel=0.02)
    image = dialog.stage.image()
    assert image.pixelColor(image.width() * 2 // 5, image.height() // 2).red() > 150
    assert image.pixelColor(image.width() * 3 // 5, image.height() // 2).blue() > 150
    QTest.mouseClick(dialog._undo, LEFT)
    assert dialog.stage.image().size() == photo.size()


def test_corners_in_disorder_are_refused_at_the_place(dialog):
    dialog.choose_mode("corners")
    hand = StageHand(dialog.stage)
    hand.drag(dialog.stage.grips.corners[0], (390, 290))
    before = dialog.stage.image()
    QTest.mouseClick(dialog._straighten, LEFT)
    assert "no rectangle" in dialog.problem()
    assert dialog.stage.image() == before


# -- journeys through the window -----------------------------------------------------------------------------


@contextlib.contextmanager
def answering(answer):
    """Answer the next dialog that opens."""
    seen = []

    def look():
        active = QApplication.activeModalWidget()
        if isinstance(active, QDialog):
            seen.append(active)
            answer(active)
        else:
            timer.start(10)

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(look)
    timer.start(0)
    yield seen
    timer.stop()


def underlays(window):
    return [item for item in window.session.document.items() if isinstance(item, Underlay)]


def test_a_picture_dropped_on_the_plan_lies_there_in_one_step(window, qtbot, tmp_path):
    path = tmp_path / "yard.png"
    assert picture().save(str(path))
    hand = CanvasHand(window.plan)
    data = hand.mime(files=[str(path)])
    assert hand.drag_in(data, (60, 50)).isAccepted()
    with answering(lambda dialog: dialog.accept()) as seen:
        hand.drop(data, (60, 50))
        qtbot.waitUntil(lambda: bool(underlays(window)))
    assert isinstance(seen[0], UnderlayDialog)
    (item,) = underlays(window)
    assert item.at_mm == pytest.approx((60, 50), abs=1)
    assert item.label == "yard"
    assert window.session.selection.ids == {item.id}
    window.session.undo()
    assert not underlays(window)
    window.session.redo()
    assert underlays(window) == [item]


def test_cancel_leaves_no_trace(window, qtbot, tmp_path):
    path = tmp_path / "yard.png"
    assert picture().save(str(path))
    before = window.session.document
    with answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)) as seen:
        pictures.lay_file(window, path)
    assert seen
    assert window.session.document is before


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [("words.png", b"just words", "no picture"), ("half.png", png_bytes(picture())[:-60], "half.png is")],
)
def test_a_file_that_is_no_picture_is_told_in_the_banner(window, qtbot, tmp_path, name, data, word):
    (tmp_path / name).write_bytes(data)
    before = window.session.document
    pictures.take_files(window, [str(tmp_path / name)])
    qtbot.waitUntil(window.banner.isVisible)
    assert word in window.banner.text()
    assert window.session.document is before


def test_a_picture_on_the_clipboard_is_pasted_as_an_underlay(window, monkeypatch):
    data = QMimeData()
    data.setImageData(picture(120, 80))
    monkeypatch.setattr(clipboard, "QGuiApplication", holding(data))
    with answering(lambda dialog: dialog.accept()):
        clipboard.paste(window)
    (item,) = underlays(window)
    assert item.aspect == pytest.approx(80 / 120)


def holding(data):
    """Stand for an application whose clipboard holds some data."""
    return SimpleNamespace(clipboard=lambda: SimpleNamespace(mimeData=lambda: data))


def test_a_picture_of_400_megapixels_on_the_clipboard_is_refused(window, monkeypatch):
    import struct
    import zlib

    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    head = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"0")) + chunk(b"IEND", b"")
    data = QMimeData()
    data.setData("image/png", QByteArray(bomb))
    monkeypatch.setattr(clipboard, "QGuiApplication", holding(data))
    before = window.session.document
    window.actions_.refresh()
    window.actions_["paste"].trigger()
    assert "400 megapixels" in window.banner.text()
    assert window.session.document is before


def test_foreign_text_on_the_clipboard_is_refused_with_a_word(window, monkeypatch):
    data = QMimeData()
    data.setText("Dear Sir, please find enclosed")
    monkeypatch.setattr(clipboard, "QGuiApplication", holding(data))
    before = window.session.document
    window.actions_.refresh()
    window.actions_["paste"].trigger()
    assert "not a list of items" in window.banner.text()
    assert window.session.document is before


def test_picture_files_copied_in_a_file_manager_are_pasted(window, qtbot, monkeypatch, tmp_path):
    path = tmp_path / "plan.png"
    assert picture().save(str(path))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    monkeypatch.setattr(clipboard, "QGuiApplication", holding(data))
    with answering(lambda dialog: dialog.accept()):
        clipboard.paste(window)
        qtbot.waitUntil(lambda: bool(underlays(window)))


def test_from_the_menu_several_pictures_are_laid_one_after_the_other(window, monkeypatch, tmp_path):
    names = [str(tmp_path / f"{name}.png") for name in ("one", "two")]
    for name in names:
        assert picture().save(name)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *a, **k: (names, ""))
    monkeypatch.setattr(underlay.UnderlayDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    window.actions_["underlay"].trigger()
    assert sorted(item.label for item in underlays(window)) == ["one", "two"]


def test_an_underlay_is_measured_anew_and_keeps_its_picture(window, monkeypatch, tmp_path):
    path = tmp_path / "plan.png"
    assert picture().save(str(path))
    monkeypatch.setattr(underlay.UnderlayDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    pictures.lay_file(window, path, (10.0, 20.0))
    (item,) = underlays(window)

    def measure(dialog):
        assert dialog.laid().pixel_mm == pytest.approx(item.width_mm / 400)
        dialog.stage.set_line([(0, 0), (100, 0)])
        dialog.known.set_values("model", [50.0])
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(underlay.UnderlayDialog, "exec", measure)
    window.actions_.refresh()
    window.actions_["edit-underlay"].trigger()
    (again,) = underlays(window)
    assert (again.picture, again.at_mm) == (item.picture, item.at_mm)
    assert again.width_mm == pytest.approx(200)
    window.session.undo()
    assert underlays(window) == [item]


def test_underlays_survive_the_file(window, monkeypatch, tmp_path):
    path = tmp_path / "plan.png"
    assert picture().save(str(path))
    monkeypatch.setattr(underlay.UnderlayDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    pictures.lay_file(window, path)
    (item,) = underlays(window)
    window.session.save(tmp_path / "saved.diorama")
    window.show_plan(lambda: window.session.open(tmp_path / "saved.diorama"))
    assert underlays(window) == [item]
    assert item.picture in window.session.document.assets


# -- tables of placements ------------------------------------------------------------------------------------


def table(tmp_path, *rows):
    path = tmp_path / "things.csv"
    path.write_text("\n".join(("thing,x_mm,y_mm,rotation_deg", *rows)))
    return path


def test_a_table_dropped_on_the_plan_is_shown_first_and_then_placed(window, qtbot, tmp_path):
    path = table(tmp_path, "oil_drum,20,30,0", "unicorn,1,2,3", "cow,50,60,90")
    count = len(window.session.document.records)
    hand = CanvasHand(window.plan)

    def answer(dialog):
        rows = dialog.table.texts()
        assert [row[0] for row in rows] == ["3", "2", "4"]  # faults first
        assert "unicorn" in rows[0][1]
        assert "One row cannot be read" in dialog.problem()
        QTest.mouseClick(dialog.go, LEFT)

    data = hand.mime(files=[str(path)])
    assert hand.drag_in(data, (60, 50)).isAccepted()
    with answering(answer) as seen:
        hand.drop(data, (60, 50))
        qtbot.waitUntil(lambda: len(window.session.document.records) == count + 2)
    assert seen[0].go.text() == "Import 2"
    assert len(window.session.selection) == 2
    window.session.undo()
    assert len(window.session.document.records) == count


def test_a_table_without_a_good_row_imports_nothing(window, tmp_path):
    def answer(dialog):
        assert not dialog.go.isEnabled()
        dialog.reject()

    with answering(answer) as seen:
        pictures.preview_placements(window, table(tmp_path, "unicorn,1,2,3"))
    assert seen


def test_another_table_is_refused_in_the_banner(window, qtbot, tmp_path):
    path = tmp_path / "sales.csv"
    path.write_text("month,sum\nJuly,3\n")
    pictures.take_files(window, [str(path)])
    qtbot.waitUntil(window.banner.isVisible)
    assert "has no column thing" in window.banner.text()


def test_what_nobody_can_read_is_said(window, tmp_path):
    pictures.take_files(window, [str(tmp_path / "song.mp3")])
    assert "can be dropped here" in window.status.hint()
