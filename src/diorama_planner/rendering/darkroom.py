"""Frames of the plan in space that never come onto a screen: drawn by OpenGL into memory, as large as is asked for.

It shows what a `SpaceView` shows, and is one, with a context of its own: the view that the user has open goes on
untouched. Which frames make a still is for `stills`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat
from PySide6.QtQuick import QQuickGraphicsDevice, QQuickRenderControl, QQuickRenderTarget
from PySide6.QtQuick3D import QQuick3D
from shiboken6 import delete

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.rendering.apertures import Frustum
from diorama_planner.rendering.moods import Mood
from diorama_planner.rendering.space_view import SpaceView
from diorama_planner.rendering.stills import Pixels

NO_ANTIALIASING = 0
"""`SceneEnvironment.NoAA`, which has no name in Python."""

FAINT_SUN = 0.1
"""A sun that is no brighter throws no shadows that are seen: drawing them takes most of the time of a frame."""


class SpaceDarkroom:
    """Draws frames of what its `view` is told to show. `close` it; a `with` statement does.

    Raises:
        MissingComponentError: there is no OpenGL here.
    """

    def __init__(self) -> None:
        self._context = QOpenGLContext()
        self._context.setFormat(QQuick3D.idealSurfaceFormat())
        self._surface = QOffscreenSurface()
        can = self._context.create()
        self._surface.setFormat(self._context.format())
        self._surface.create()
        if not (can and self._context.makeCurrent(self._surface)):
            raise MissingComponentError(
                msg("stills need OpenGL, which this screen does not offer"),
                msg("On a machine without a screen start it under xvfb-run."),
            )
        self._control = QQuickRenderControl()
        self.view = SpaceView(self._control)
        self.view.setGraphicsDevice(QQuickGraphicsDevice.fromOpenGLContext(self._context))
        if not self._control.initialize():
            raise MissingComponentError(msg("the graphics card does not draw the view in space"))
        self._target: QOpenGLFramebufferObject | None = None
        # many frames make edges smooth: what a frame does for that by itself would double its time
        self.view.part("environment").setProperty("antialiasingMode", NO_ANTIALIASING)

    def __enter__(self) -> SpaceDarkroom:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give back what the graphics card was lent."""
        self._context.makeCurrent(self._surface)
        self.view.setRenderTarget(QQuickRenderTarget())
        self._control.invalidate()
        self._target = None
        delete(self.view)  # now, as long as there is what it was drawn with
        delete(self._control)
        self._context.doneCurrent()

    def light(self, mood: Mood) -> None:
        """Light what is shown by a mood."""
        self.view.atmosphere.set_mood(mood)
        self.view.part("sun").setProperty("castsShadow", mood.sun > FAINT_SUN)

    def frame(self, frustum: Frustum, width: int, height: int) -> Pixels:
        """Give what a frustum sees, (height, width, 3), upper row first."""
        self._context.makeCurrent(self._surface)
        target = self._sized(width, height)
        self.view.look_through(frustum)
        self._control.polishItems()
        self._control.beginFrame()
        self._control.sync()
        self._control.render()
        self._control.endFrame()
        self._context.makeCurrent(self._surface)
        return pixels_of(target.toImage())

    def _sized(self, width: int, height: int) -> QOpenGLFramebufferObject:
        size = QSize(width, height)
        if self._target is not None and self._target.size() == size:
            return self._target
        sort = QOpenGLFramebufferObjectFormat()
        sort.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
        self._target = QOpenGLFramebufferObject(size, sort)
        self.view.setGeometry(0, 0, width, height)
        root: Any = self.view.rootObject()
        root.setSize(QSizeF(size))
        self.view.setRenderTarget(QQuickRenderTarget.fromOpenGLTexture(self._target.texture(), size))
        return self._target


def pixels_of(image: QImage) -> Pixels:
    """Give the pixels of a picture, (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def image_of(pixels: Pixels) -> QImage:
    """Give a picture of pixels, (height, width, 3)."""
    height, width = pixels.shape[:2]
    image = QImage(np.ascontiguousarray(pixels).tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    return image.copy()
