"""Frames of the plan in space that never come onto a screen: drawn by OpenGL into memory, as large as is asked for.

It shows what a `SpaceView` shows, and is one, with a context of its own: the view that the user has open goes on
untouched. Which frames make a still is for `stills`.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from PySide6.QtCore import QObject, QSize, QSizeF
from PySide6.QtGui import QImage, QOffscreenSurface, QOpenGLContext
from PySide6.QtOpenGL import QOpenGLFramebufferObject, QOpenGLFramebufferObjectFormat
from PySide6.QtQuick import QQuickGraphicsDevice, QQuickItem, QQuickRenderControl, QQuickRenderTarget
from PySide6.QtQuick3D import QQuick3D
from shiboken6 import delete

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.rendering.apertures import Frustum
from diorama_planner.rendering.lens_view import INFINITE_MM
from diorama_planner.rendering.moods import Mood
from diorama_planner.rendering.space_view import LENS, SpaceView
from diorama_planner.rendering.stills import BRIGHTEST, MOST_CELL_PX, Light, Pixels

RGBA16F = 0x881A
"""Of OpenGL: what is brighter than white is kept."""
HALF_FLOATS = 2
"""`ShaderEffectSource.RGBA16F`, which has no name in Python; neither have NoAA and `TonemapModeNone`, which are 0."""
TONES = "tonemapMode"
AS_LIGHT = {
    "glowEnabled": False,
    "colorAdjustmentsEnabled": False,
    "ditheringEnabled": False,
    # many frames make edges smooth: what a frame does for that by itself would double its time
    "antialiasingMode": 0,
}
"""The light itself is asked for: what spills in the lens, and how it is shown, is for the whole picture (`glare`)."""
TURN = 1.0
"""Radians from frame to frame by which the blur is gathered elsewhere: its noise is gone from their mean."""

MOVED_PX = 2.0
"""From frame to frame a tile is shifted by less than this; another tile lies farther away."""


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
        environment = self.view.part("environment")
        for name, value in AS_LIGHT.items():
            environment.setProperty(name, value)
        # not that of the environment: the sky would come out otherwise than in the preview
        for effect in environment.findChildren(QObject):
            if effect.metaObject().indexOfProperty(TONES) >= 0:
                effect.setProperty(TONES, 0)
        self.view.part("view", QQuickItem).setProperty("renderFormat", HALF_FLOATS)
        once = {"brightest": BRIGHTEST, "soft": 1.0, "mostRadius": MOST_CELL_PX}
        self._blur: Any = self.view.elements.make("LensBlur.qml", once, self.view)
        self._frames = 0
        self._looked: tuple[float, ...] = (math.inf,) * 5

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

    def frame(self, frustum: Frustum, width: int, height: int) -> Light:
        """Give the light that a frustum sees, (height, width, 3), upper row first; 1 for what shows as white."""
        self._context.makeCurrent(self._surface)
        target = self._sized(width, height)
        self.view.look_through(frustum)
        self._spread(frustum, width)
        if self._is_elsewhere(frustum, width) and self.view.mirror.height_mm is not None:
            self._draw()  # what wet ground mirrors comes one picture late: that of another tile, or none
        self._draw()
        self._context.makeCurrent(self._surface)
        return light_of(target.toImage())

    def _is_elsewhere(self, frustum: Frustum, width: int) -> bool:
        """Whether it sees another part of the whole picture than the frame before, or looks another way."""
        before, self._looked = self._looked, (*frustum.corner, *frustum.forward.tolist())
        return max(abs(one - other) for one, other in zip(before, self._looked, strict=True)) > MOVED_PX / width

    def _draw(self) -> None:
        self._control.polishItems()
        self._control.beginFrame()
        self._control.sync()
        self._control.render()
        self._control.endFrame()

    def _spread(self, frustum: Frustum, width: int) -> None:
        """Blur it as the part of the opening does that it stands for."""
        self.view.set_effect(LENS, self._blur if frustum.cell_mm > 0.0 else None)
        left, right, _, _ = frustum.edges
        near, far = self.view.depths(frustum.eye)
        self._frames += 1
        for name, value in (
            ("focusDepth", min(frustum.focus_mm, INFINITE_MM)),
            ("blurScale", frustum.cell_mm * width / (right - left)),
            ("nearDepth", near),
            ("farDepth", far),
            ("turn", math.fmod(self._frames * TURN, 2.0 * math.pi)),
        ):
            self._blur.setProperty(name, value)

    def _sized(self, width: int, height: int) -> QOpenGLFramebufferObject:
        size = QSize(width, height)
        if self._target is not None and self._target.size() == size:
            return self._target
        sort = QOpenGLFramebufferObjectFormat()
        sort.setAttachment(QOpenGLFramebufferObject.Attachment.CombinedDepthStencil)
        sort.setInternalTextureFormat(RGBA16F)
        self._target = QOpenGLFramebufferObject(size, sort)
        self.view.setGeometry(0, 0, width, height)
        root: Any = self.view.rootObject()
        root.setSize(QSizeF(size))
        self.view.setRenderTarget(QQuickRenderTarget.fromOpenGLTexture(self._target.texture(), RGBA16F, size))
        return self._target


def light_of(image: QImage) -> Light:
    """Give the light in a picture of half floats, (height, width, 3)."""
    rows = np.frombuffer(image.constBits(), np.float16).reshape(image.height(), image.bytesPerLine() // 2)
    return rows[:, : image.width() * 4].reshape(image.height(), image.width(), 4)[..., :3].astype(np.float32)


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
