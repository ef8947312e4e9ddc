"""The window on the plan in space: the stage, the camera, pictures of what it shows, and what goes wrong with it.

What stands on the stage is `scene`. It is a window of its own that a panel embeds, so that a graphics card that
fails harms nothing else.
"""

from __future__ import annotations

import os
from typing import Any

import numpy as np
from PySide6.QtCore import (
    Q_ARG,
    Q_RETURN_ARG,
    QEventLoop,
    QMetaObject,
    QObject,
    QPointF,
    QSize,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import QImage, QSurfaceFormat, QVector3D
from PySide6.QtQuick import QQuickItem, QQuickRenderControl, QQuickView
from PySide6.QtQuick3D import QQuick3D, QQuick3DObject

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.core.resources import asset_path
from diorama_planner.optics.lenses import Point3, View
from diorama_planner.optics.orbit import OrbitPose, pose_around
from diorama_planner.optics.projection import Pinhole, Vectors, pinhole_of
from diorama_planner.rendering.apertures import Frustum, framed
from diorama_planner.rendering.atmosphere import Atmosphere
from diorama_planner.rendering.elements import Elements, put_into, rotation_of
from diorama_planner.rendering.fineness import Sight
from diorama_planner.rendering.finishing import Finishing
from diorama_planner.rendering.mirror import Mirror
from diorama_planner.rendering.moods import Mood
from diorama_planner.rendering.pacing import Pace
from diorama_planner.rendering.scene import SpaceScene
from diorama_planner.solids.staging import SpaceChange

NEAREST_MM, FARTHEST_SHARE = 0.5, 12.0
"""Nearest that is shown, and the farthest as a share of the size of all that is shown."""

PATIENCE = 2.5
"""Nobody waits for a picture that never comes onto the screen: it may have so many times as many triangles."""

ALONE = "QSSG_MODEL_DATA_THREAD_POOL_THRESHOLD", "1000000"
"""So many models have places before Qt 6.11 works these out on threads of its own. Where two are not free at once, as
on one core, it warns of that in every picture and does it by itself."""

LOOK_MS = 100
"""So often it is looked whether a picture that is waited for can still come."""

LENS, FLARE = "lens", "flare"
EFFECTS = (LENS, FLARE)
"""What is done to a picture before it is shown, in this order."""


class SpaceView(QQuickView):
    """Shows what it is told (`apply`) as it is seen from a view.

    Attributes:
        scene: what stands on the stage.
        atmosphere: the light that falls on it.
        mirror: what is seen in wet ground.
        pace: how finely it is drawn.
        finishing: what brings the surfaces of which drafts are seen at first; None if it is never on the screen.
    """

    failed = Signal(object)
    """The graphics card cannot show this, or no more; why, a `Message` or as the driver has it."""
    shown = Signal()
    """A picture has come onto the screen."""
    changed = Signal(bool)
    """What stands on the stage has; whether it is another plan."""

    def __init__(self, control: QQuickRenderControl | None = None) -> None:
        """With a `control` it never comes onto the screen: whoever has that draws it."""
        os.environ.setdefault(*ALONE)
        if control is None:
            super().__init__()
        else:
            super().__init__(QUrl(), control)
        self.setFormat(QSurfaceFormat(QQuick3D.idealSurfaceFormat()))
        self.setResizeMode(QQuickView.ResizeMode.SizeRootObjectToView)
        self.sceneGraphError.connect(lambda _error, text: self.failed.emit(text))
        # later, but before Qt draws anew: Qt Quick 3D does not live through that, so the window must be gone then
        self.sceneGraphInvalidated.connect(self._tell_lost, Qt.ConnectionType.QueuedConnection)
        self.frameSwapped.connect(self._tell_shown)  # by a method: it is the drawing thread that emits it
        self.setSource(QUrl.fromLocalFile(str(asset_path("space", "stage.qml"))))
        if self.status() is not QQuickView.Status.Ready:
            why = "\n".join(error.toString() for error in self.errors())
            raise MissingComponentError(msg("the view in space cannot be made: {why}", why=why))
        self.elements = Elements(self.engine())
        self.scene = SpaceScene(self.elements, self.part("bodies"))
        picture = self.part("mirror-view", QObject)
        self.mirror = Mirror(self.part("mirror-camera"), picture, self.part("mirror"))
        self.atmosphere = Atmosphere(
            self.scene.materials, self.elements, *map(self.part, ("environment", "sun", "lamps", "table"))
        )
        self.pace = Pace(self, self.part("view", QQuickItem))
        self._effects: dict[str, QObject] = {}
        self._flare = self.elements.make("Flare.qml", owner=self)
        self._both = self.elements.make("LensFlare.qml", owner=self)
        self._pose: OrbitPose | Pinhole = OrbitPose((0.0, 0.0, 0.0), 500.0)
        self._frustum = framed(self.pinhole)
        self._copied = 0
        self._is_on_screen = control is None
        self.pace.paced.connect(self._look)
        self.pace.spared.connect(self._spare)
        self._notice = self.part("notice", QQuickItem)
        self._finishing_words = ""
        self.finishing: Finishing | None = None
        if control is None:
            self.finishing = Finishing(self.scene.materials.drafts, self.pace, self.shown)
            self.finishing.dressed.connect(self._lay_mirror)
            self.finishing.changed.connect(self._say)

    def _tell_shown(self) -> None:
        self.shown.emit()

    def set_words(self, finishing: str) -> None:
        """Say something in a corner of the picture until it is finished."""
        self._finishing_words = finishing
        self._say()

    def _say(self) -> None:
        is_busy = self.finishing is not None and self.finishing.is_busy
        self._notice.setProperty("words", self._finishing_words if is_busy else "")

    def _tell_lost(self) -> None:
        if self.isVisible() and not self.isSceneGraphInitialized():
            self.failed.emit(msg("The graphics card has let go of the picture; the plan is as it was"))

    def part(self, name: str, sort: type[QObject] = QQuick3DObject) -> Any:
        """Give a part of the stage by its name: stage, camera, bodies, lights, sun, marks, environment."""
        found = self.rootObject().findChild(sort, name)
        if found is None:
            raise MissingComponentError(msg("the view in space has no part {name}", name=name))
        return found

    def apply(self, change: SpaceChange) -> None:
        """Show what has changed; another plan is shown whole."""
        if change.is_anew and self.finishing is not None:
            self.finishing.begin()
        self.scene.apply(change)
        self.atmosphere.apply(change)
        self.mirror.apply(change)
        self._lay_mirror()
        self.set_view(pose_around(*change.bounds) if change.is_anew else self._pose)
        self.changed.emit(change.is_anew)

    def _lay_mirror(self) -> None:
        self.mirror.lay(self.scene.materials.films)

    def _spare(self, on: bool) -> None:
        """Leave out what makes a picture slow, or show it again."""
        self.part("environment").setProperty("sparing", on)
        self.atmosphere.set_shadows(not on)

    def set_effect(self, place: str, effect: QObject | None) -> None:
        """Put one of the `EFFECTS` on the picture, or take it off."""
        if self._effects.get(place) is effect:
            return
        self._effects.pop(place, None)
        if effect is not None:
            self._effects[place] = effect
        found = [self._effects[name] for name in EFFECTS if name in self._effects]
        if len(found) > 1:
            for name, part in self._effects.items():
                self._both.setProperty(name, part)
            found = [self._both]
        put_into(self.part("environment"), "effects", *found)

    def set_mood(self, mood: Mood) -> None:
        """Show it in another light."""
        self.pace.stir()
        self.atmosphere.set_mood(mood)
        self.set_effect(FLARE, self._flare if mood.streak > 0.0 else None)
        self._flare.setProperty("strength", mood.streak)
        self._flare.setProperty("crosstalk", mood.crosstalk)

    # -- the camera ------------------------------------------------------------------------------------------

    @property
    def pose(self) -> OrbitPose | Pinhole:
        """Whence it is seen."""
        return self._pose

    @property
    def aspect(self) -> float:
        """How many times as wide as high it is."""
        return max(self.width(), 1) / max(self.height(), 1)

    @property
    def pinhole(self) -> Pinhole:
        """Whence it is seen, as a pinhole whose frame fills the window."""
        if isinstance(self._pose, OrbitPose):
            return self._pose.pinhole(self.aspect)
        return fitted(self._pose, self.aspect)

    def set_view(self, view: OrbitPose | View | Pinhole) -> None:
        """See it from elsewhere. The whole picture of a camera is seen, with more beside it or above it.

        Raises:
            UsageError: the lens cannot focus as the view says.
        """
        self._pose = pinhole_of(view) if isinstance(view, View) else view
        self._place_camera()

    def _place_camera(self) -> None:
        self.look_through(framed(self.pinhole))

    def look_through(self, frustum: Frustum) -> None:
        """See what a frustum sees, skewed as it may be, until the view is set again."""
        self._frustum = frustum
        self.pace.stir()
        camera = self.part("camera")
        near, far = self.depths(frustum.eye)
        turn = np.column_stack((frustum.right, frustum.up, -frustum.forward))
        camera.setProperty("position", QVector3D(*frustum.eye.tolist()))
        camera.setProperty("rotation", rotation_of(turn))
        camera.setProperty("clipNear", near)
        camera.setProperty("clipFar", far)
        for name, value in zip(("left", "right", "bottom", "top"), frustum.edges, strict=True):
            camera.setProperty(name, value * near)
        self.mirror.follow(frustum, near, far)
        self._look()

    def _look(self) -> None:
        """Draw what there are many of as fine as the pixels that are drawn now can tell."""
        left, right, _, _ = self._frustum.edges
        pixels = max(self.width() * self.effectiveDevicePixelRatio() * self.pace.share, 1.0)
        times = 1.0 if self._is_on_screen else PATIENCE
        self.scene.look(Sight(self._frustum.eye, self._frustum.forward, (right - left) / pixels, times))

    def depths(self, eye: Vectors) -> tuple[float, float]:
        """Between which depths things are shown: as near as what is there allows, for the sake of exact depths."""
        low, high = map(np.array, self.scene.bounds)
        away = float(np.linalg.norm(np.maximum(np.maximum(low - eye, eye - high), 0.0)))
        size = float(np.linalg.norm(high - low))
        return max(NEAREST_MM, away * 0.5), away + max(size, 1.0) * FARTHEST_SHARE

    # -- pictures and picking --------------------------------------------------------------------------------

    def grab(self, width: int, height: int) -> QImage:
        """Give a picture of what is seen, in pixels; the window gets that size if it is not shown."""
        if not self.isVisible():
            self.resize(QSize(width, height))
        is_new = self.finishing is not None and self.finishing.is_busy
        if self.finishing is not None and is_new:
            self.finishing.finish()
        self.pace.settle()
        if is_new or self.scene.rebuilt != self._copied:
            self._copied = self.scene.rebuilt
            for _ in range(2):  # the first may have been begun before
                self._await_picture()
        image = self.grabWindow()
        return image.scaled(
            width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )

    def _await_picture(self) -> None:
        """Let what is new come to the card. `grabWindow` holds Python back, and so the thread that copies it.

        `update` promises a picture that is shown in every render loop; `requestUpdate` may draw without showing.
        """
        if not self.isExposed():
            return
        waiting, looking = QEventLoop(), QTimer()
        self.shown.connect(waiting.quit)
        self.failed.connect(waiting.quit)
        # nothing is shown of a window that is covered or closed meanwhile, and none of these tells so
        looking.timeout.connect(lambda: None if self.isExposed() else waiting.quit())
        looking.start(LOOK_MS)
        self.update()
        waiting.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def pick(self, x: float, y: float) -> tuple[str, Point3, Point3] | None:
        """Give what is seen at a pixel: the record, the place and the normal of its surface there in plan mm."""
        found = self._ask("pickAt", x, y)
        if not found:
            return None
        at, normal = found["at"], found["normal"]
        normal = normal.normalized()
        record = self.scene.record_at(found["name"], int(found["instance"]))
        return record, (at.x(), at.y(), at.z()), (normal.x(), normal.y(), normal.z())

    def on_screen(self, at: Point3) -> QPointF:
        """Give the pixel at which a place of the plan is seen."""
        found = self._ask("onScreen", QVector3D(*at))
        return QPointF(found.x(), found.y())

    def _ask(self, function: str, *values: Any) -> Any:
        arguments = [Q_ARG("QVariant", value) for value in values]
        found = QMetaObject.invokeMethod(self.rootObject(), function, Q_RETURN_ARG("QVariant"), *arguments)
        return found.toVariant() if hasattr(found, "toVariant") else found

    def resizeEvent(self, event: Any) -> None:
        """Keep the frame as the window's shape has it."""
        super().resizeEvent(event)
        if hasattr(self, "_pose"):
            self._place_camera()


def fitted(pinhole: Pinhole, aspect: float) -> Pinhole:
    """Widen the frame of a pinhole to another shape, so that all of it is still seen."""
    wide, high = pinhole.half_width, pinhole.half_height
    if aspect * high >= wide:
        wide = aspect * high
    else:
        high = wide / aspect
    return Pinhole(pinhole.eye, pinhole.right, pinhole.up, pinhole.forward, wide, high)
