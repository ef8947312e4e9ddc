"""Whether this computer can show the plan in space, asked before anything of Qt Quick is loaded."""

from __future__ import annotations

import importlib.util
import os

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext, QSurfaceFormat

from diorama_planner.core.messages import Message, msg

NO_SCREEN = ("offscreen", "minimal", "minimalegl", "linuxfb", "vnc")
"""Platforms of Qt that have no OpenGL."""

LEAST_OPENGL, LEAST_OPENGL_ES = (3, 3), (3, 0)
"""What Qt Quick 3D draws with; older ones show black without an error. Source: its system requirements."""


def what_is_missing() -> Message | None:
    """Say what is missing for the view in space; None if nothing is."""
    platform = QGuiApplication.platformName()
    if platform in NO_SCREEN:
        return msg("There is no OpenGL on this display ({platform})", platform=platform)
    if importlib.util.find_spec("PySide6.QtQuick3D") is None:
        return msg("Qt Quick 3D is not installed: add it with `pip install PySide6-Addons`")
    if "software" in (os.environ.get("QT_QUICK_BACKEND", ""), os.environ.get("QMLSCENE_DEVICE", "")):
        return msg("Qt Quick is told to paint without OpenGL: unset QT_QUICK_BACKEND and start again")
    if platform in ("windows", "cocoa"):
        return None  # there Qt draws with Direct3D or Metal
    found = _opengl()
    if found is None:
        return msg("No driver of OpenGL answers: install that of the graphics card, or Mesa, and try again")
    version, least = found
    if version >= least:
        return None
    return msg(
        "The driver offers OpenGL {version}, the view in space needs {least}: install a newer one, or Mesa",
        version=".".join(map(str, version)),
        least=".".join(map(str, least)),
    )


def _opengl() -> tuple[tuple[int, ...], tuple[int, int]] | None:
    """Give the version of OpenGL that a driver offers, and the least that would do; None if there is no driver."""
    asked = QSurfaceFormat()
    asked.setVersion(*LEAST_OPENGL)
    asked.setProfile(QSurfaceFormat.OpenGLContextProfile.CoreProfile)
    context, surface = QOpenGLContext(), QOffscreenSurface()
    context.setFormat(asked)
    surface.setFormat(asked)
    surface.create()
    if not (context.create() and context.makeCurrent(surface)):
        return None
    context.doneCurrent()
    return tuple(context.format().version()), LEAST_OPENGL_ES if context.isOpenGLES() else LEAST_OPENGL
