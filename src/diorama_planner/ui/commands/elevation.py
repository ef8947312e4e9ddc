"""Real places: elevation files that are chosen or dropped become landforms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from diorama_planner.ui.actions import ActionSpec
from diorama_planner.ui.commands import files
from diorama_planner.ui.texts import tr

if TYPE_CHECKING:
    from diorama_planner.app.jobs import Job
    from diorama_planner.model.record import Point
    from diorama_planner.terrain.elevation import Elevation
    from diorama_planner.ui.main_window import MainWindow


def insert_elevation(window: MainWindow) -> None:
    """Ask for a file of elevation and lay it."""
    from diorama_planner.painting.elevation_image import ELEVATION_ENDINGS, IMAGE_ENDINGS

    endings = " ".join(f"*{ending}" for ending in (*ELEVATION_ENDINGS, *IMAGE_ENDINGS))
    kinds = f"{tr('Elevation')} ({endings})"
    name, _ = QFileDialog.getOpenFileName(window, tr("Elevation"), str(files.start_folder(window)), kinds)
    if name:
        lay_elevation(window, Path(name))


def lay_elevation(window: MainWindow, path: Path, at: Point | None = None) -> None:
    """Let a file of elevation be made a landform, with its middle at a point or in the middle of the base.

    Raises:
        BadFileError: it cannot be read.
    """
    from diorama_planner.painting.elevation_image import read_elevation_file
    from diorama_planner.ui.dialogs.import_elevation import ImportElevationDialog
    from diorama_planner.ui.dialogs.waiting import waited

    def work(job: Job[Elevation]) -> Elevation:
        return read_elevation_file(path, job.report)

    title = tr("Reading {name}", name=path.name)
    elevation = waited(title, work, window.session.document, window)
    if elevation is not None:
        ImportElevationDialog(window.session, elevation, path.stem, window, at=at).exec()


def take_picture(window: MainWindow, path: Path, at: Point | None = None) -> None:
    """Take a picture that was dropped: one that may be elevation is asked about, all others become underlays.

    Raises:
        BadFileError: it cannot be read.
    """
    from diorama_planner.painting.elevation_image import is_elevation_image
    from diorama_planner.ui.commands.pictures import lay_file
    from diorama_planner.ui.dialogs.picture_or_place import Meant, ask_what_is_meant

    meant = ask_what_is_meant(path.name, window) if is_elevation_image(path) else Meant.UNDERLAY
    if meant is Meant.PLACE:
        lay_elevation(window, path, at)
    elif meant is Meant.UNDERLAY:
        lay_file(window, path, at)


ACTIONS = (
    ActionSpec(
        "elevation",
        "Insert",
        "Elevation from a file…",
        insert_elevation,
        (),
        "mountain",
        words="real place terrain heightmap dem srtm hgt asc esri tiff map import",
    ),
)
"""What brings real places in."""
