"""Underlays, and whatever else comes from files that are dropped on the window or lie on the clipboard."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from diorama_planner.core.errors import BadFileError
from diorama_planner.core.messages import msg
from diorama_planner.ui.actions import ActionSpec, has_plan
from diorama_planner.ui.commands import elevation, files
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.jobs import Job
    from diorama_planner.kinds.underlay import Underlay
    from diorama_planner.model.record import Point
    from diorama_planner.painting.picture_files import ReadPicture
    from diorama_planner.ui.main_window import MainWindow

_RAW = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/tiff")
"""What a clipboard may hold as a file, whose header can be looked at before its pixels are believed."""


def insert_underlay(window: MainWindow) -> None:
    """Ask for pictures and lay them."""
    from diorama_planner.painting.picture_files import PICTURE_ENDINGS

    kinds = f"{tr('Pictures')} ({' '.join(f'*{ending}' for ending in PICTURE_ENDINGS)})"
    names, _ = QFileDialog.getOpenFileNames(window, tr("Underlay"), str(files.start_folder(window)), kinds)
    for name in names:
        lay_file(window, Path(name))


def lay_file(window: MainWindow, path: Path, at: Point | None = None) -> None:
    """Let a picture file be made an underlay, with its middle at a point or in the middle of the view.

    Raises:
        BadFileError: it is no picture that can be read.
    """
    from diorama_planner.painting.picture_files import read_picture_file

    lay_picture(window, read_picture_file(path), path.stem, at)


def lay_picture(window: MainWindow, read: ReadPicture, name: str, at: Point | None = None) -> None:
    """Let a picture be made an underlay."""
    from diorama_planner.app.editing.underlays import lay
    from diorama_planner.ui.dialogs.underlay import UnderlayDialog

    dialog = UnderlayDialog(window.session, read, name, window)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return
    picture = dialog.picture() or b""
    place = window.plan.view_centre() if at is None else at
    with window.session.edit(tr("Lay an underlay")) as draft:
        item_id = lay(draft, picture, dialog.laid(), place, name)
    window.session.selection.set([item_id])


def edit_underlay(window: MainWindow) -> None:
    """Measure, crop or straighten the selected underlay again.

    Raises:
        BadFileError: its picture is not in the project.
    """
    from diorama_planner.app.editing.underlays import lay_anew
    from diorama_planner.painting.picture_files import read_picture
    from diorama_planner.ui.dialogs.underlay import UnderlayDialog

    item = chosen_underlay(window)
    if item is None:
        return
    data = window.session.document.assets.get(item.picture, b"")
    read = read_picture(data, item.label or tr("The underlay"))
    dialog = UnderlayDialog(window.session, read, item.label or tr("Underlay"), window, item=item)
    if dialog.exec() == QDialog.DialogCode.Accepted:
        with window.session.edit(tr("Change an underlay")) as draft:
            lay_anew(draft, item, dialog.picture(), dialog.laid())


def chosen_underlay(window: MainWindow) -> Underlay | None:
    """The underlay that is selected alone."""
    from diorama_planner.kinds.underlay import Underlay

    ids = window.session.selection.ids
    item = window.session.document.records.get(next(iter(ids))) if len(ids) == 1 else None
    return item if isinstance(item, Underlay) else None


def import_placements(window: MainWindow) -> None:
    """Ask for a table of placements and import it."""
    kinds = tr("Tables of placements (*.csv)")
    name, _ = QFileDialog.getOpenFileName(window, tr("Import placements"), str(files.start_folder(window)), kinds)
    if name:
        preview_placements(window, Path(name))


def preview_placements(window: MainWindow, path: Path) -> None:
    """Show what a table of placements would put on the plan, and let it be done.

    Raises:
        BadFileError: it is no table of placements.
    """
    from diorama_planner.ui.dialogs.import_placements import ImportPlacementsDialog

    ImportPlacementsDialog(window.session, path, window).exec()


def insert_meshes(window: MainWindow) -> None:
    """Ask for meshes and let them be made things."""
    from diorama_planner.app.space.mesh_files import MESH_ENDINGS

    kinds = f"{tr('Meshes')} ({' '.join(f'*{ending}' for ending in MESH_ENDINGS)})"
    names, _ = QFileDialog.getOpenFileNames(window, tr("Mesh"), str(files.start_folder(window)), kinds)
    for name in names:
        take_mesh(window, Path(name))


def take_mesh(window: MainWindow, path: Path, at: Point | None = None) -> None:
    """Let a mesh be made a thing, with its middle at a point or in the middle of the view.

    Raises:
        BadFileError: it cannot be read.
    """
    from diorama_planner.app.space.mesh_files import MeshFile, read_mesh_file
    from diorama_planner.ui.dialogs.import_mesh import ImportMeshDialog
    from diorama_planner.ui.dialogs.waiting import waited

    def work(job: Job[MeshFile]) -> MeshFile:
        return read_mesh_file(path, tell=job.report)

    file = waited(tr("Reading {name}", name=path.name), work, window.session.document, window)
    if file is not None:
        place = window.plan.view_centre() if at is None else at
        ImportMeshDialog(window.session, file, place, window).exec()


def toggle_board(window: MainWindow) -> None:
    """Show or hide the reference board beside the plan."""
    workspace = window.workspace
    board = workspace.board
    if board is None:
        board = workspace.make_board()
        board.problem.connect(window.show_error)
        board.closed.connect(lambda: _close_board(window))
        board.wanted_below.connect(partial(_lay_reference, window))
    else:
        board.setVisible(board.isHidden())
    if not board.isHidden():
        board.view.setFocus()


def shows_board(window: MainWindow) -> bool:
    """Whether the reference board is shown."""
    board = window.workspace.board if window.has_plan else None
    return board is not None and not board.isHidden()


def _close_board(window: MainWindow) -> None:
    if shows_board(window):
        toggle_board(window)
    window.refresh()


def _lay_reference(window: MainWindow, data: bytes, name: str) -> None:
    from diorama_planner.painting.picture_files import read_picture

    window.attempt(lambda: lay_picture(window, read_picture(data, name), name))


# -- what comes from elsewhere -----------------------------------------------------------------------------------


def take_files(window: MainWindow, names: Sequence[str], at: Point | None = None) -> None:
    """Take files that were dropped: a plan is opened, pictures become underlays, meshes things, places are laid."""
    from diorama_planner.app.space.mesh_files import MESH_ENDINGS
    from diorama_planner.painting.elevation_image import ELEVATION_ENDINGS
    from diorama_planner.painting.picture_files import PICTURE_ENDINGS

    paths = [Path(name) for name in names]
    plan = next((path for path in paths if path.suffix.lower() == files.SUFFIX), None)
    if plan is not None:
        files.open_project(window, plan)
        return
    pictures = [path for path in paths if path.suffix.lower() in PICTURE_ENDINGS]
    tables = [path for path in paths if path.suffix.lower() == ".csv"]
    places = [path for path in paths if path.suffix.lower() in ELEVATION_ENDINGS]
    meshes = [path for path in paths if path.suffix.lower() in MESH_ENDINGS]
    if not window.has_plan and (pictures or tables or places or meshes):
        window.say(tr("Open or begin a plan first."))
    elif not (pictures or tables or places or meshes):
        window.say(
            tr("Plans (.diorama), pictures, elevation, meshes and tables of placements (.csv) can be dropped here.")
        )

    def take() -> None:
        for path in pictures:
            window.attempt(partial(elevation.take_picture, window, path, at))
        for path in places:
            window.attempt(partial(elevation.lay_elevation, window, path, at))
        for path in meshes:
            window.attempt(partial(take_mesh, window, path, at))
        for path in tables:
            window.attempt(partial(preview_placements, window, path))

    if window.has_plan:
        QTimer.singleShot(0, window, take)  # whoever drags them waits until the drop has been answered


def takes(data: QMimeData) -> bool:
    """Whether something that is dragged can be taken: files, or a picture from a browser."""
    return data.hasImage() or any(url.isLocalFile() for url in data.urls())


def take_drop(window: MainWindow, data: QMimeData, at: Point | None = None) -> None:
    """Take what was dropped: files, or a picture that is none."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if names or not data.hasImage():
        take_files(window, names, at)
        return
    copy = _kept(data)
    QTimer.singleShot(0, window, lambda: window.attempt(lambda: paste_picture(window, copy, at)))


def _kept(data: QMimeData) -> QMimeData:
    """What is dragged is gone after the drop: keep its picture."""
    kept = QMimeData()
    for form in _RAW:
        if data.hasFormat(form):
            kept.setData(form, data.data(form))
            return kept
    kept.setImageData(data.imageData())
    return kept


def paste_picture(window: MainWindow, data: QMimeData, at: Point | None = None) -> bool:
    """Lay the picture or the picture files of a clipboard. Says whether there were any.

    Raises:
        BadFileError: the picture is too large or damaged.
    """
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    if names:
        take_files(window, names, at)
        return True
    if not data.hasImage() and not any(data.hasFormat(form) for form in _RAW):
        return False
    lay_picture(window, picture_of(data), tr("Pasted picture"), at)
    return True


def picture_of(data: QMimeData) -> ReadPicture:
    """Read the picture that is dragged or lies on the clipboard.

    Raises:
        BadFileError: there is none, or it is too large or damaged.
    """
    from diorama_planner.painting.picture_files import LONGEST_SIDE, ReadPicture, fitted, read_picture

    for form in _RAW:
        if data.hasFormat(form):
            return read_picture(bytes(data.data(form).data()), tr("The picture on the clipboard"))
    if not data.hasImage():
        raise BadFileError(msg("there is no picture on the clipboard"), msg("copy one first, or drop a file"))
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        raise BadFileError(
            msg("the picture on the clipboard is too large or damaged"), msg("save it and drop the file")
        )
    return ReadPicture(fitted(image, LONGEST_SIDE))


ACTIONS = (
    ActionSpec(
        "underlay", "Insert", "Underlay…", insert_underlay, (), "image", words="photo scan sketch picture trace"
    ),
    ActionSpec(
        "edit-underlay",
        "Insert",
        "Measure and crop the underlay…",
        edit_underlay,
        (),
        "scan",
        lambda window: has_plan(window) and chosen_underlay(window) is not None,
        words="calibrate straighten photo",
    ),
    ActionSpec(
        "reference-board",
        "View",
        "Reference board",
        toggle_board,
        ("F10",),
        "image-plus",
        has_plan,
        shows_board,
        section=3,
        words="pictures mood photos",
    ),
    ActionSpec(
        "mesh",
        "Insert",
        "Mesh…",
        insert_meshes,
        (),
        "cuboid",
        words="stl obj glb gltf 3mf model print import own thing",
    ),
    ActionSpec(
        "placements",
        "Insert",
        "Placements from a table…",
        import_placements,
        (),
        "file-spreadsheet",
        words="csv import",
    ),
)
"""What can be brought in from files."""
