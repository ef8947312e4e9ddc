"""A mesh is dropped on the plan: it is seen, stood up, measured, kept and placed; a bad one is told."""

import struct

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from diorama_planner.app.space.mesh_files import MeshFile
from diorama_planner.core.errors import BadFileError
from diorama_planner.geometry.region import polygon_region
from diorama_planner.kinds.registry import KINDS
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import CatalogueEntry
from diorama_planner.solids.shapes import extrude
from diorama_planner.tools.place import Holding, held
from diorama_planner.ui.commands import pictures
from diorama_planner.ui.dialogs.import_mesh import ImportMeshDialog

ELL = [(0, 0), (40, 0), (40, 10), (10, 10), (10, 30), (0, 30)]


def _ell():
    return extrude(polygon_region(ELL), 0, 50)


def _file(path, mesh):
    with path.open("wb") as file:
        file.write(bytes(80) + struct.pack("<I", len(mesh.triangles)))
        for face in mesh.vertices[mesh.triangles]:
            file.write(struct.pack("<12fH", 0, 0, 0, *face.ravel(), 0))
    return path


def _things(window):
    return [item for item in window.session.document.items() if isinstance(item, Thing)]


def _once_shown(act):
    def look():
        found = next((each for each in QApplication.topLevelWidgets() if _is_open(each)), None)
        if found is None:
            QTimer.singleShot(20, look)
        else:
            act(found)

    QTimer.singleShot(0, look)


def _is_open(widget):
    return isinstance(widget, ImportMeshDialog) and widget.isVisible()


def test_a_mesh_that_is_dropped_becomes_a_thing_of_the_plan(window, tmp_path, qtbot):
    before = len(_things(window))

    def fill_in(dialog):
        assert dialog.views.accessibleDescription() == "; ".join(
            ("From above  40 × 30 mm", "From the front  40 × 50 mm", "From the right  30 × 50 mm")
        )
        dialog.grab()
        QTest.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
        dialog.longest.setText("100")
        dialog.longest.commit()
        dialog.kept.choose("plan")
        dialog.name.setText("Ell")
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    _once_shown(fill_in)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(tmp_path / "ell.stl", _ell())))])
    pictures.take_drop(window, data, (50.0, 60.0))
    qtbot.waitUntil(lambda: len(_things(window)) > before, timeout=8000)
    (item,) = [item for item in _things(window) if item.thing == "my_ell"]
    assert (item.source, item.at_mm, item.casting_mm) == ("print", (50.0, 60.0), pytest.approx((60, 80, 100)))
    (entry,) = window.session.document.every(CatalogueEntry)
    assert entry.entry["mesh"] in window.session.document.assets
    again = held(KINDS["thing"], "my_ell", Holding(item_id="again"), (90.0, 90.0), window.plan.canvas.desk.context)
    assert again.source == "print"
    window.session.undo()
    assert len(_things(window)) == before


def test_the_real_thing_is_made_smaller_and_z_need_not_be_up(session, qtbot):
    file = MeshFile("big_ell", _ell(), 20, 3, None, "", "z", {"points and lines": 1})
    dialog = ImportMeshDialog(session, file, (0, 0))
    qtbot.addWidget(dialog)
    dialog.unit.set_value("m")
    dialog.unit.committed.emit("m", False)
    dialog.meant.choose("real")
    dialog.meant.chosen.emit("real")
    assert dialog.longest.value() == pytest.approx(50_000 / session.scale)
    dialog.up.choose("y")
    dialog.up.chosen.emit("y")
    assert "From above  625 × 781.2 mm" in dialog.views.accessibleDescription()
    dialog.name.setText("")
    dialog.accept()
    assert "printable" in dialog.problem()


def test_a_bad_mesh_is_told_and_changes_nothing(window, tmp_path, monkeypatch):
    (tmp_path / "cut.stl").write_bytes(bytes(80) + struct.pack("<I", 2**32 - 1))
    before = window.session.document
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(tmp_path / "cut.stl")], ""))
    with pytest.raises(BadFileError, match="4,294,967,295 triangles"):
        pictures.insert_meshes(window)
    assert window.session.document is before
