"""Real places by hand: read off the main thread, cropped by mouse, typed, laid as one landform, or not at all."""

import threading

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from diorama_planner.core.errors import BadFileError
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.underlay import Underlay
from diorama_planner.model.document import Document
from diorama_planner.terrain.elevation import Elevation
from diorama_planner.ui.commands import elevation, pictures
from diorama_planner.ui.dialogs.import_elevation import ImportElevationDialog
from diorama_planner.ui.dialogs.picture_or_place import PictureOrPlaceDialog
from diorama_planner.ui.dialogs.waiting import WaitingDialog, waited

LEFT = Qt.MouseButton.LeftButton


def slope(rows=60, columns=90):
    """Rises by 3 m with every cell to the east and stays level to the north."""
    return (100.0 + 3.0 * np.arange(columns) + np.zeros((rows, 1))).astype(np.float32)


def grid_file(path, rows=60, columns=90):
    head = f"ncols {columns}\nnrows {rows}\nxllcorner 5000\nyllcorner 7000\ncellsize 100\n"
    path.write_text(head + "\n".join(" ".join(f"{v:.0f}" for v in row) for row in slope(rows, columns)))
    return path


def grey_file(path):
    samples = (np.arange(64, dtype=np.uint16)[:, None] * 1000 + np.zeros((1, 64), np.uint16)).astype(np.uint16)
    QImage(samples.tobytes(), 64, 64, 128, QImage.Format.Format_Grayscale16).save(str(path))
    return path


@pytest.fixture
def dialog(session, qtbot):
    made = ImportElevationDialog(session, Elevation(slope(), 100.0, 100.0), "valley")
    qtbot.addWidget(made)
    made.show()
    return made


def laid(session):
    return [item for item in session.document.records.values() if isinstance(item, Landform) and item.grid]


def type_into(field, text):
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Tab)
    field.commit()  # where no window is active, leaving a field tells it nothing


def by_width(dialog):
    chip = next(chip for chip in dialog.where.findChildren(QPushButton) if chip.text() == "By width")
    QTest.mouseClick(chip, LEFT)


def drag(view, start, end):
    """Drag on the preview between two pixels of its photo."""
    factor = view._factor()
    left = (view.width() - view.photo().width() * factor) / 2
    top = (view.height() - view.photo().height() * factor) / 2
    points = [QPoint(round(left + x * factor), round(top + y * factor)) for x, y in (start, end)]
    QTest.mousePress(view, LEFT, pos=points[0])
    QTest.mouseMove(view, points[1])
    QTest.mouseRelease(view, LEFT, pos=points[1])


def shown(kind):
    found = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind))
    return next((widget for widget in found if widget.isVisible()), None)


def once_shown(kind, act):
    """Do something to a dialog as soon as it is open."""

    def look():
        found = shown(kind)
        if found is None:
            QTimer.singleShot(20, look)
        else:
            act(found)

    QTimer.singleShot(0, look)


class TestDialog:
    def test_it_begins_with_the_largest_part_that_has_the_proportion_of_the_base(self, dialog):
        place = dialog.place()
        assert (place.width_mm, place.depth_mm) == (300, 200)
        assert (place.real_width_m, place.real_depth_m) == (pytest.approx(9000), pytest.approx(6000))
        assert place.height_mm == pytest.approx(267 / 9000 * 300)
        assert "9 km" in dialog._real_text.text().replace(".00", "")
        assert "1:30\u202f000" in dialog._plan_text.text()

    def test_dragging_a_corner_keeps_the_proportion_and_takes_a_part(self, dialog):
        photo = dialog.crop.photo()
        drag(dialog.crop, (photo.width(), photo.height()), (photo.width() / 2, photo.height() / 2))
        place = dialog.place()
        assert place.real_width_m == pytest.approx(4500, abs=150)
        assert place.real_width_m / place.real_depth_m == pytest.approx(1.5, abs=0.05)
        assert dialog.part().heights[0, 0] == 100.0
        assert place.exaggeration == pytest.approx(1.0)

    def test_the_upper_part_of_the_frame_is_the_north_and_the_back(self, session, qtbot):
        north = (np.arange(60, dtype=np.float32)[:, None] * 10 + np.zeros((1, 90))).astype(np.float32)
        dialog = ImportElevationDialog(session, Elevation(north, 100.0, 100.0), "slope")
        qtbot.addWidget(dialog)
        dialog.show()
        by_width(dialog)
        photo = dialog.crop.photo()
        drag(dialog.crop, (photo.width() / 2, photo.height()), (photo.width() / 2, photo.height() / 2))
        assert dialog.part().range == (pytest.approx(300, abs=20), 590.0)
        dialog.accept()
        (item,) = laid(session)
        front, back = item.outline_mm[0][1], item.outline_mm[2][1]
        heights = [session.scene.ground.height_at(150.0, y) for y in (front + 1.5, back - 1.5)]
        assert heights == [pytest.approx(0, abs=0.5), pytest.approx(item.height_mm, abs=0.5)]

    @pytest.mark.parametrize("corner", [(0, 0), (0, 1), (1, 0), (1, 1)])
    def test_every_corner_keeps_the_one_across_from_it(self, dialog, corner):
        photo = dialog.crop.photo()
        before = dialog.crop.crop()
        at = corner[0] * photo.width(), corner[1] * photo.height()
        drag(dialog.crop, at, (at[0] + (200 if corner[0] == 0 else -200), at[1] + (90 if corner[1] == 0 else -90)))
        after = dialog.crop.crop()
        assert after.width() < before.width()
        assert (after.left() if corner[0] else after.right()) == (before.left() if corner[0] else before.right())
        assert (after.top() if corner[1] else after.bottom()) == (before.top() if corner[1] else before.bottom())
        assert after.width() / after.height() == pytest.approx(1.5, abs=0.02)

    def test_by_width_the_frame_is_free_and_the_depth_follows(self, dialog):
        by_width(dialog)
        photo = dialog.crop.photo()
        drag(dialog.crop, (photo.width(), photo.height() / 2), (photo.width() / 3, photo.height() / 2))
        type_into(dialog.width_mm, "120")
        place = dialog.place()
        assert place.width_mm == 120
        assert place.depth_mm == pytest.approx(240, abs=8)

    def test_exaggeration_slider_and_height_say_the_same(self, dialog):
        type_into(dialog.times, "3")
        assert dialog.height_mm.value() == pytest.approx(26.7)
        assert dialog.slider.value() == 24
        type_into(dialog.height_mm, "53.4")
        assert dialog.times.value() == pytest.approx(6)
        dialog.slider.setFocus()
        QTest.keyClick(dialog.slider, Qt.Key.Key_Home)
        assert dialog.times.value() == pytest.approx(0.1)
        assert dialog.height_mm.value() == pytest.approx(0.89)

    def test_enter_lays_one_landform_that_one_undo_takes_away(self, dialog, session):
        before = session.document.records
        type_into(dialog.times, "2")
        QTest.keyClick(dialog, Qt.Key.Key_Return)
        (item,) = laid(session)
        assert item.label == "valley"
        assert item.outline_mm == ((0, 0), (300, 0), (300, 200), (0, 200))
        assert item.height_mm == pytest.approx(17.8)
        assert session.selection.ids == {item.id}
        assert session.scene.ground.height_at(299.0, 20.0) == pytest.approx(17.8, abs=0.2)
        session.undo()
        assert session.document.records == before
        session.redo()
        assert laid(session) == [item]

    def test_esc_leaves_no_trace(self, dialog, session):
        before = session.document
        type_into(dialog.times, "4")
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        assert session.document is before

    def test_what_would_be_too_high_is_told_and_nothing_is_laid(self, dialog, session):
        before = session.document
        type_into(dialog.times, "900")
        dialog.accept()
        assert "m high" in dialog.problem()
        assert dialog.isVisible()
        assert session.document is before

    def test_what_cannot_be_read_keeps_it_open(self, dialog, session):
        dialog.height_mm.setFocus()
        dialog.height_mm.selectAll()
        QTest.keyClicks(dialog.height_mm, "high")
        dialog.accept()
        assert dialog.isVisible()
        assert not laid(session)

    def test_a_picture_asks_for_what_it_does_not_say(self, session, qtbot):
        heights = np.linspace(0.2, 0.8, 50, dtype=np.float32)[:, None] * np.ones((1, 50), np.float32)
        dialog = ImportElevationDialog(session, Elevation(heights, measured=False, steps=256), "island")
        qtbot.addWidget(dialog)
        dialog.show()
        assert "Guessed" in dialog._real_text.text()
        assert "only 256 heights" in dialog._real_text.text()
        type_into(dialog.real_width, "20 km")
        assert dialog.high.value() == 2400  # still a guess, of the width that is known now
        assert "Guessed" in dialog._real_text.text()
        type_into(dialog.low, "-10")
        type_into(dialog.high, "990 m")
        assert "Guessed" not in dialog._real_text.text()
        by_width(dialog)
        dialog.crop.set_crop(dialog.crop.photo().rect())
        place = dialog.place()
        assert (place.real_width_m, place.real_depth_m) == (20000, 20000)
        assert place.real_height_m == pytest.approx(1000)
        assert place.height_mm == pytest.approx(300 / 20)

    def test_holes_that_were_filled_are_told(self, session, qtbot):
        dialog = ImportElevationDialog(session, Elevation(slope(), 100.0, 100.0, holes_filled=7), "valley")
        qtbot.addWidget(dialog)
        assert "7 places without a height" in dialog._real_text.text()

    def test_without_a_base_its_width_is_asked(self, session, qtbot):
        session.new(Document.of([record for record in session.document.records.values() if record.kind == "project"]))
        dialog = ImportElevationDialog(session, Elevation(slope(), 100.0, 100.0), "valley", at=(5.0, 6.0))
        qtbot.addWidget(dialog)
        dialog.accept()
        (item,) = laid(session)
        assert item.outline_mm[0] == (-95.0, pytest.approx(6.0 - 200 / 1.5 / 2, abs=0.5))


class TestWindow:
    def test_from_the_menu_to_the_plan(self, window, tmp_path, monkeypatch):
        path = grid_file(tmp_path / "valley.asc")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        once_shown(ImportElevationDialog, lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
        window.actions_["elevation"].trigger()
        (item,) = laid(window.session)
        assert item.label == "valley"

    @pytest.mark.parametrize(
        ("name", "data", "told"),
        [
            ("cut.asc", b"ncols 9\nnrows 9\ncellsize 5\n1 2 3", "cut off"),
            ("huge.asc", b"ncols 20000\nnrows 20000\ncellsize 5\n1 2 3", "20,000 by 20,000"),
            ("N35E138.hgt", b"\0" * 100, "no whole SRTM tile"),
        ],
    )
    def test_a_bad_file_is_told_and_changes_nothing(self, window, tmp_path, name, data, told):
        (tmp_path / name).write_bytes(data)
        before = window.session.document
        with pytest.raises(BadFileError, match=told):
            elevation.lay_elevation(window, tmp_path / name)
        assert window.session.document is before

    def test_a_grid_that_is_dropped_is_offered(self, window, tmp_path, qtbot):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(grid_file(tmp_path / "valley.asc")))])
        once_shown(ImportElevationDialog, lambda dialog: dialog.accept())
        pictures.take_drop(window, data, (50.0, 50.0))
        qtbot.waitUntil(lambda: bool(laid(window.session)))

    @pytest.mark.parametrize("answer", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
    def test_a_deep_grey_picture_that_is_dropped_is_asked_about(self, window, tmp_path, answer):
        asked = []

        def give(dialog):
            asked.append(dialog.windowTitle())
            QTest.keyClick(dialog, answer)
            if answer == Qt.Key.Key_Return:
                once_shown(ImportElevationDialog, lambda place: place.accept())

        once_shown(PictureOrPlaceDialog, give)
        elevation.take_picture(window, grey_file(tmp_path / "island.png"))
        assert asked == ["What is island.png?"]
        assert len(laid(window.session)) == (1 if answer == Qt.Key.Key_Return else 0)
        assert not any(isinstance(item, Underlay) for item in window.session.document.records.values())


class TestWaiting:
    def test_quick_work_gives_its_result(self, session, qtbot):
        assert waited("Reading", lambda job: 42, session.document, None) == 42

    def test_long_work_can_be_cancelled(self, session, qtbot):
        begun = threading.Event()

        def work(job):
            begun.set()
            while True:
                job.report(0.5)

        def cancel(dialog):
            assert dialog.bar.accessibleName() == "Reading"
            QTest.keyClick(dialog, Qt.Key.Key_Escape)

        once_shown(WaitingDialog, cancel)
        assert waited("Reading", work, session.document, None) is None
        assert begun.is_set()

    def test_long_work_that_ends_closes_its_dialog(self, session, qtbot):
        goes_on = threading.Event()
        once_shown(WaitingDialog, lambda dialog: goes_on.set())

        def work(job):
            goes_on.wait(10)
            return "read"

        assert waited("Reading", work, session.document, None) == "read"

    def test_what_goes_wrong_is_raised(self, session, qtbot):
        def work(job):
            raise BadFileError("place.asc is cut off")

        with pytest.raises(BadFileError, match="is cut off"):
            waited("Reading", work, session.document, None)
