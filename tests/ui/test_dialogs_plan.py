"""Dialogs that change the plan: scale, base, new plan, a thing of one's own. Each is one step, or none."""

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication

from diorama_planner.app.preferences import Preferences
from diorama_planner.app.session import Session
from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.base import BaseLayer
from diorama_planner.painting.images import png_bytes
from diorama_planner.ui.dialogs.base import BaseDialog, outline_text, read_outline
from diorama_planner.ui.dialogs.create_thing import CreateThingDialog
from diorama_planner.ui.dialogs.cutout import LARGEST_SIDE, background_mask, cut_out, pixels_of, read_photo
from diorama_planner.ui.dialogs.new_plan import NewPlan, NewPlanDialog
from diorama_planner.ui.dialogs.scale import ScaleDialog
from diorama_planner.ui.dialogs.scale_picker import ScalePicker
from diorama_planner.ui.readings import Readings


@pytest.fixture
def show(qtbot, app):
    def shown(dialog):
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.wait(30)
        return dialog

    return shown


def photo(colour="#d8d2c4"):
    """A dark car on a plain table."""
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    painter = QPainter(image)
    painter.fillRect(60, 30, 80, 40, QColor("#203040"))
    painter.fillRect(80, 40, 20, 20, QColor(colour))  # a window as pale as the table
    painter.end()
    return image


# -- scale -----------------------------------------------------------------------------------------------------


def test_all_named_scales_are_offered_with_their_traps(session, show):
    picker = show(ScalePicker(Scale(64)))
    picker.start(session.catalogue)
    offered = [picker.box.itemText(index) for index in range(picker.box.count())]
    assert sum(picker.box.itemData(index, 0x100) is not None for index in range(picker.box.count())) == 54
    oo = next(index for index, text in enumerate(offered) if text.startswith("OO ("))
    picker.box.setCurrentIndex(oo)
    picker.box.activated.emit(oo)
    assert picker.scale() == Scale(76.2)
    assert "1257" in picker.hint()


@pytest.mark.parametrize(("text", "expected"), [("1:50", 50), ("h0", 87), ("35", 35), ("s 1:64", 64)])
def test_a_scale_can_be_typed(session, show, text, expected):
    picker = show(ScalePicker(Scale(64)))
    picker.start(session.catalogue)
    picker.box.lineEdit().setText(text)
    picker.box.lineEdit().editingFinished.emit()
    assert picker.scale() == Scale(expected)


def test_clicking_into_the_scale_makes_typing_replace_it(session, show, qtbot):
    picker = show(ScalePicker(Scale(64)))
    picker.start(session.catalogue)
    line = picker.box.lineEdit()
    line.deselect()
    QApplication.sendEvent(picker.box, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.MouseFocusReason))
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.selectedText() == line.text() != ""


@pytest.mark.parametrize("text", ["1:0", "0:64", "banana", "", "-5"])
def test_what_is_no_scale_is_said_and_changes_nothing(session, show, text):
    picker = show(ScalePicker(Scale(64)))
    picker.start(session.catalogue)
    picker.box.lineEdit().setText(text)
    picker.box.lineEdit().editingFinished.emit()
    assert picker.scale() == Scale(64)
    assert picker.hint()


def test_converting_is_one_step_and_undo_restores_every_record(session, show):
    before = dict(session.document.records)
    dialog = show(ScaleDialog(session))
    dialog.scale.set_scale(Scale(87))
    dialog.refresh()
    assert ["Sprinter Trueno AE86", "length", "65.7 mm", "48.3 mm"] in dialog.changes.texts()
    assert any(row[3] == "stays" for row in dialog.changes.texts())
    assert session.document.records == before
    dialog.accept()
    assert session.scale == 87
    assert session.base_size()[0] == pytest.approx(300 * 64 / 87)
    session.undo()
    assert dict(session.document.records) == before


def test_the_base_can_stay(session, show):
    dialog = show(ScaleDialog(session))
    dialog.base_stays.setChecked(True)
    dialog.scale.set_scale(Scale(87))
    dialog.accept()
    assert session.base_size()[:2] == (300, 200)


def test_the_advice_is_that_of_the_chosen_scale(session, show):
    dialog = show(ScaleDialog(session))
    dialog.scale.set_scale(Scale(10))
    dialog.refresh()
    adult = next(row for row in dialog.advice.texts() if row[0] == "Adult")
    assert adult[2] == "170.00 mm"


def test_without_another_scale_there_is_nothing_to_convert(session, show):
    dialog = show(ScaleDialog(session))
    assert not dialog._convert.isEnabled()


# -- base ------------------------------------------------------------------------------------------------------


def test_the_base_is_changed_in_one_step(session, show):
    dialog = show(BaseDialog(session))
    dialog.fields["width_mm"].accept_value(420.0)
    dialog.fields["shape"].set_value("rounded")
    dialog.fields["frame_mm"].accept_value(12.0)
    dialog.layers.add_slab()
    dialog.accept()
    base = session.document.get("base")
    assert (base.width_mm, base.shape, base.frame_mm) == (420.0, "rounded", 12.0)
    assert base.layers == (BaseLayer(material="xps_eu_20", thickness_mm=20.0),)
    session.undo()
    assert session.document.get("base").width_mm == 300


def test_layers_are_added_moved_and_removed(session, show):
    dialog = show(BaseDialog(session))
    dialog.layers.add_slab()
    dialog.layers.add_slab()
    low, high = dialog.layers.rows()
    low.thickness.accept_value(10.0)
    low.moved.emit(1)
    assert [layer.thickness_mm for layer in dialog.layers.layers()] == [20.0, 10.0]
    low.moved.emit(1)  # already the highest
    assert [layer.thickness_mm for layer in dialog.layers.layers()] == [20.0, 10.0]
    high.removed.emit()
    assert [layer.thickness_mm for layer in dialog.layers.layers()] == [10.0]


def test_a_free_outline_becomes_the_base(session, show):
    dialog = show(BaseDialog(session))
    dialog.fields["shape"].set_value("polygon")
    dialog.refresh()
    dialog.outline.setPlainText("10; 10\n210; 10\n210; 110\n10; 110")
    dialog.accept()
    base = session.document.get("base")
    assert base.outline_mm[0] == (0, 0)
    assert (base.width_mm, base.depth_mm) == (200, 100)


@pytest.mark.parametrize(
    "text", ["0;0\n100;100\n100;0\n0;100", "0;0\n10", "a; b\n1; 1\n2; 0", "0;0\n1;1", "0;0\n1e9;0\n1;1"]
)
def test_an_outline_that_is_none_is_said_and_the_plan_stays(session, show, text):
    before = session.document
    dialog = show(BaseDialog(session))
    dialog.fields["shape"].set_value("polygon")
    dialog.outline.setPlainText(text)
    dialog.accept()
    assert dialog.problem()
    assert dialog.isVisible()
    assert session.document is before


def test_a_bad_width_keeps_the_dialog_open(session, show):
    dialog = show(BaseDialog(session))
    dialog.fields["width_mm"].setText("banana")
    dialog.fields["width_mm"].commit()
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.problem()


def test_an_outline_survives_being_written_and_read():
    readings = Readings()
    points = ((0.0, 0.0), (120.5, 0.0), (60.0, 80.0))
    assert read_outline(outline_text(points, readings), readings) == points
    with pytest.raises(UsageError, match="Line 2"):
        read_outline("0;0\n5\n", readings)


# -- new plan --------------------------------------------------------------------------------------------------


def test_the_dialog_gives_a_plan_once_accepted(session, show):
    dialog = show(NewPlanDialog(session))
    assert dialog.chosen() is None
    dialog.form.base.typed.setText("20 x 24 cm")
    dialog.form.base.typed.commit()
    dialog.accept()
    assert dialog.chosen() == NewPlan("Untitled", Scale(64), (200.0, 240.0))


def test_a_bad_size_keeps_the_dialog_open(session, show):
    dialog = show(NewPlanDialog(session))
    dialog.form.base.typed.setText("nan x 3")
    dialog.form.base.typed.commit()
    dialog.accept()
    assert dialog.chosen() is None
    assert dialog.isVisible()
    assert dialog.problem()


# -- a thing of one's own --------------------------------------------------------------------------------------


def fill(fields, *values):
    for field, value in zip(fields, values, strict=True):
        field.accept_value(value)


def test_a_measured_model_and_its_counterpart_give_the_true_ratio(session, show, tmp_path):
    dialog = show(CreateThingDialog(session, "EB110", folder=tmp_path))
    dialog.category.set_value("car_jdm")
    fill(dialog.model_size, 65.0, 29.0, 17.0)
    fill(dialog.real_size, 4400 / 64, 1940 / 64, 1115 / 64)
    assert dialog._ratio.text() == "Planned as 1:64, is 1:67.7"
    dialog.accept()
    made = dialog.created()
    assert made.real_mm == pytest.approx((4400, 1940, 1115))
    assert made.casting_mm == (65.0, 29.0, 17.0)
    assert made.family == "vehicle"
    assert session.catalogue.thing(made.id) == made


def test_the_real_thing_can_be_measured_instead(session, show, tmp_path):
    dialog = show(CreateThingDialog(session, "Shed", folder=tmp_path))
    dialog.measured.choose("real")
    dialog._show_measured()
    fill(dialog.real_size, 3000 / 64, 2000 / 64, 2400 / 64)
    dialog.accept()
    assert dialog.created().real_mm == pytest.approx((3000, 2000, 2400))
    assert dialog.created().casting_mm is None


@pytest.mark.parametrize(("name", "sizes"), [("", (1.0, 1.0, 1.0)), ("Thing", ())])
def test_what_is_missing_is_said_and_nothing_is_kept(session, show, tmp_path, name, sizes):
    dialog = show(CreateThingDialog(session, name, folder=tmp_path))
    if sizes:
        fill(dialog.model_size, *sizes)
    dialog.accept()
    assert dialog.created() is None
    assert dialog.problem()
    assert not list(tmp_path.iterdir())


def test_the_photo_becomes_its_picture(session, show, tmp_path):
    file = tmp_path / "photo.png"
    photo().save(str(file))
    dialog = show(CreateThingDialog(session, "Car", folder=tmp_path / "own"))
    fill(dialog.model_size, 80.0, 40.0, 20.0)
    dialog.load_photo(file)
    dialog.crop.set_crop(QRect(50, 20, 100, 60))
    dialog._later.now()
    dialog.accept()
    picture = dialog.created().picture
    assert picture
    kept = QImage.fromData((tmp_path / "own" / "pictures" / f"{picture}.png").read_bytes())
    assert (kept.width(), kept.height()) == (100, 60)
    assert kept.pixelColor(2, 2).alpha() == 0
    assert kept.pixelColor(15, 15).alpha() == 255


def test_a_file_that_is_no_picture_is_said(session, show, tmp_path):
    file = tmp_path / "photo.png"
    file.write_text("no picture")
    dialog = show(CreateThingDialog(session, "Car", folder=tmp_path))
    dialog.load_photo(file)
    assert dialog.problem()
    dialog.load_photo(tmp_path / "gone.png")
    assert "gone.png" in dialog.problem()


def test_the_frame_follows_keys_and_stays_in_the_photo(session, show, qtbot, tmp_path):
    from PySide6.QtCore import Qt

    dialog = show(CreateThingDialog(session, "Car", folder=tmp_path))
    crop = dialog.crop
    crop.set_photo(photo())
    crop.set_crop(QRect(10, 10, 100, 50))
    qtbot.keyClick(crop, Qt.Key.Key_Right)
    assert crop.crop() == QRect(14, 10, 100, 50)
    qtbot.keyClick(crop, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert crop.crop().height() == 54
    for _ in range(60):
        qtbot.keyClick(crop, Qt.Key.Key_Right)
    assert crop.crop().right() == crop.photo().rect().right()
    assert crop.crop().width() == 100


def test_the_frame_is_dragged_by_its_corner(session, show, qtbot, tmp_path):
    from PySide6.QtCore import QPoint, Qt

    dialog = show(CreateThingDialog(session, "Car", folder=tmp_path))
    crop = dialog.crop
    crop.set_photo(photo())
    box = crop._box(crop.crop())
    start = QPoint(round(box.right()), round(box.bottom()))
    qtbot.mousePress(crop, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(crop, start - QPoint(round(crop._factor() * 100), 0))
    qtbot.mouseRelease(crop, Qt.MouseButton.LeftButton, pos=start)
    assert crop.crop().width() == pytest.approx(100, abs=2)
    assert crop.crop().height() == pytest.approx(100, abs=2)


def test_only_what_is_joined_to_the_rim_is_background(app):
    mask = background_mask(pixels_of(photo()), 20)
    assert mask[2, 2]
    assert mask[95, 195]
    assert not mask[50, 70]  # the car
    assert not mask[50, 90]  # its pale window is not the table
    assert int(mask.sum()) == 200 * 100 - 80 * 40


def test_without_tolerance_nothing_goes(app):
    assert not background_mask(pixels_of(photo()), 0).any()


def test_a_large_photo_is_made_small(app):
    large = QImage(4000, 1000, QImage.Format.Format_RGB32)
    large.fill(QColor("#808080"))
    read = read_photo(png_bytes(large))
    assert read.width() == 2 * LARGEST_SIDE
    assert cut_out(read, read.rect(), 0).width() == LARGEST_SIDE
    with pytest.raises(BadFileError):
        read_photo(b"")


def test_the_form_reads_in_the_users_units(show, tmp_path, app):
    session = Session(preferences=Preferences(region="US", length_unit="in", real_unit="ft"))
    dialog = show(CreateThingDialog(session, "Shed", folder=tmp_path))
    dialog.model_size[0].setText("1 1/2")
    dialog.model_size[0].commit()
    assert dialog.model_size[0].value() == pytest.approx(38.1)
