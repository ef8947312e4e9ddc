"""Taking a still of a stage: the darkroom is opened, lit and closed again. How stills are made is in `stills`."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QGuiApplication, QImageWriter

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.rendering.apertures import Shutter
from diorama_planner.rendering.availability import NO_SCREEN, what_is_missing
from diorama_planner.rendering.darkroom import SpaceDarkroom, image_of
from diorama_planner.rendering.moods import Mood
from diorama_planner.rendering.stills import Pixels, Progress, Still, render_still
from diorama_planner.solids.staging import SpaceChange


def open_darkroom(stage: SpaceChange, mood: Mood) -> SpaceDarkroom:
    """Open a darkroom with everything on its stage.

    Raises:
        MissingComponentError: this screen cannot show the view in space.
    """
    missing = what_is_missing()
    if missing is not None:
        hint = msg("On a machine without a screen start it under xvfb-run.")
        raise MissingComponentError(missing, hint if QGuiApplication.platformName() in NO_SCREEN else "")
    room = SpaceDarkroom()
    room.view.apply(stage)
    room.light(mood)
    return room


def take_still(stage: SpaceChange, shutter: Shutter, still: Still, progress: Progress) -> Pixels:
    """Take a still, (height, width, 3).

    Raises:
        MissingComponentError: this screen cannot show the view in space.
        UsageError: the lens cannot focus there.
        StillCancelledError: `progress` said so.
    """
    with open_darkroom(stage, still.mood) as room:
        return render_still(room, shutter, still, progress)


def still_bytes(pixels: Pixels, told: Mapping[str, str]) -> bytes:
    """Encode a still as PNG, with what is told of it and no date.

    Raises:
        MissingComponentError: this Qt cannot write PNG.
    """
    image, buffer = image_of(pixels), QBuffer()
    for key, words in told.items():
        image.setText(key, words)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise MissingComponentError(msg("this installation of Qt cannot write PNG"), msg("install PySide6 again"))
    return bytes(buffer.data().data())
