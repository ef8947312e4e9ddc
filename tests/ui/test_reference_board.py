"""The reference board by hand: drop, paste, move, size, name, arrange, remove, and what cannot be pinned."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from diorama_planner.app.editing.references import USUAL_WIDTH, references
from diorama_planner.ui.dialogs.underlay import UnderlayDialog
from diorama_planner.ui.panels import reference_board
from diorama_planner.ui.panels.reference_board import ReferenceBoard

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


def picture(width=200, height=100, colour="#806040"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


@pytest.fixture
def board(session, qtbot):
    made = ReferenceBoard(session)
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def files(tmp_path, *names):
    paths = [tmp_path / f"{name}.png" for name in names]
    for path in paths:
        assert picture().save(str(path))
    return paths


def pinned(board, tmp_path, *names):
    board.pin_files(files(tmp_path, *names))
    board.view.fit()
    return references(board._session.document)


def send(view, kind, at, button=NONE, held=NONE):
    port = view.viewport()
    QApplication.sendEvent(port, QMouseEvent(kind, QPointF(at), port.mapToGlobal(QPointF(at)), button, held, NO_KEYS))


def drag(view, start, end):
    send(view, QEvent.Type.MouseButtonPress, start, LEFT, LEFT)
    send(view, QEvent.Type.MouseMove, (QPointF(start) + QPointF(end)) / 2, NONE, LEFT)
    send(view, QEvent.Type.MouseMove, end, NONE, LEFT)
    send(view, QEvent.Type.MouseButtonRelease, end, LEFT)


def on_screen(view, x, y):
    return view.mapFromScene(QPointF(x, y))


def test_dropped_pictures_are_pinned_where_they_fell(board, session, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in files(tmp_path, "yard", "gate")])
    at = QPointF(300, 200)
    port = board.view.viewport()
    enter = QDragEnterEvent(at.toPoint(), Qt.DropAction.CopyAction, data, LEFT, NO_KEYS)
    QApplication.sendEvent(port, enter)
    assert enter.isAccepted()
    place = board.view.mapToScene(at.toPoint())
    QApplication.sendEvent(port, QDropEvent(at, Qt.DropAction.CopyAction, data, LEFT, NO_KEYS))
    found = references(session.document)
    assert {each.caption for each in found} == {"yard", "gate"}
    assert found[0].at == pytest.approx((place.x(), place.y()))


def test_a_picture_is_pasted_with_the_keyboard(board, session, monkeypatch):
    data = QMimeData()
    data.setImageData(picture())
    holder = SimpleNamespace(clipboard=lambda: SimpleNamespace(mimeData=lambda: data))
    monkeypatch.setattr(reference_board, "QGuiApplication", holder)
    board.view.setFocus()
    QTest.keyClick(board.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(references(session.document)) == 1
    assert len(board.view.selected()) == 1


def test_text_on_the_clipboard_is_refused_with_a_word(board, session, monkeypatch):
    data = QMimeData()
    data.setText("Dear Sir")
    holder = SimpleNamespace(clipboard=lambda: SimpleNamespace(mimeData=lambda: data))
    monkeypatch.setattr(reference_board, "QGuiApplication", holder)
    told = []
    board.problem.connect(lambda error: told.append(str(error)))
    before = session.document
    board.paste()
    assert "no picture on the clipboard" in told[0]
    assert session.document is before


def test_one_bad_file_does_not_keep_the_others_out(board, session, tmp_path):
    bad = tmp_path / "words.png"
    bad.write_text("words")
    told = []
    board.problem.connect(lambda error: told.append(str(error)))
    board.pin_files([bad, *files(tmp_path, "yard")])
    assert [each.caption for each in references(session.document)] == ["yard"]
    assert "words.png" in told[0]


def test_dragging_moves_in_one_step_and_undo_puts_it_back(board, session, tmp_path):
    (record,) = pinned(board, tmp_path, "yard")
    view = board.view
    grip = on_screen(view, record.at[0] + 60, record.at[1] + 60)
    drag(view, grip, grip + QPoint(50, 30))
    (moved,) = references(session.document)
    zoom = view.transform().m11()
    assert moved.at[0] - record.at[0] == pytest.approx(50 / zoom, abs=3)
    assert moved.at[1] - record.at[1] == pytest.approx(30 / zoom, abs=3)
    session.undo()
    board._later.now()
    assert board.view.cards()[record.id].place()[:2] == record.at


def test_a_corner_sizes_and_keeps_the_shape(board, session, tmp_path):
    (record,) = pinned(board, tmp_path, "yard")
    view = board.view
    view.select([record.id])
    corner = on_screen(view, record.at[0] + record.width, record.at[1] + record.width / 2) - QPoint(3, 3)
    drag(view, corner, corner + QPoint(40, 0))
    (grown,) = references(session.document)
    assert grown.at == record.at
    assert grown.width == pytest.approx(record.width + 40 / view.transform().m11(), abs=6)
    drag(
        view, on_screen(view, record.at[0] + grown.width, record.at[1] + grown.width / 2) - QPoint(3, 3), QPoint(0, 0)
    )
    assert references(session.document)[0].width >= 40  # it does not vanish


def test_a_caption_is_typed_in_its_place(board, session, tmp_path, qtbot):
    (record,) = pinned(board, tmp_path, "yard")
    view = board.view
    view.select([record.id])
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.viewport().findChild(QLineEdit)
    QTest.keyClicks(editor, "North side, 1931")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert references(session.document)[0].caption == "North side, 1931"
    board._later.now()
    before = session.document
    view.edit_caption(view.cards()[record.id])
    again = next(each for each in view.viewport().findChildren(QLineEdit) if each.isVisible())
    QTest.keyClicks(again, "nonsense")
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert session.document is before


def test_the_keyboard_reaches_moves_sizes_and_removes(board, session, tmp_path):
    first, second = pinned(board, tmp_path, "yard", "gate")
    view = board.view
    view.select([])
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert [card.record.id for card in view.selected()] == [second.id]
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    board._later.now()
    moved = session.document.get(second.id)
    assert moved.at[0] > second.at[0]
    assert moved.width == pytest.approx(USUAL_WIDTH * 1.1)
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert references(session.document) == [first]
    session.undo()
    assert len(references(session.document)) == 2


def test_arranging_is_one_step(board, session, tmp_path):
    pinned(board, tmp_path, "a", "b", "c")
    before = session.document.records
    board.arrange()
    assert {each.at[0] for each in references(session.document)} == {0.0}  # below each other, as the board is high
    session.undo()
    assert session.document.records == before


def test_the_wheel_zooms_within_bounds(board):
    view = board.view
    at = QPointF(100, 100)
    for turn, limit in ((-120, 0.1), (120, 8.0)):
        for _ in range(60):
            event = QWheelEvent(at, at, QPoint(), QPoint(0, turn), NONE, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False)
            QApplication.sendEvent(view.viewport(), event)
        assert view.transform().m11() == pytest.approx(limit)


def test_a_picture_that_is_lost_keeps_its_place(board, session, tmp_path):
    (record,) = pinned(board, tmp_path, "yard")
    with session.edit("lose") as draft:
        draft.change(record.id, picture="f" * 32)
    board._later.now()
    assert len(board.view.cards()) == 1


def test_the_menu_shows_and_hides_it_and_a_picture_becomes_an_underlay(window, tmp_path, monkeypatch):
    window.actions_.refresh()
    window.actions_["reference-board"].trigger()
    board = window.workspace.board
    assert board.isVisible()
    board.pin_files(files(tmp_path, "yard"))
    monkeypatch.setattr(UnderlayDialog, "exec", lambda self: QDialog.DialogCode.Accepted)
    board._want_below(references(window.session.document)[0])
    assert [item.label for item in window.session.document.items() if item.kind == "underlay"] == ["yard"]
    board.closed.emit()
    assert board.isHidden()
    window.actions_["reference-board"].trigger()
    assert board.isVisible()
