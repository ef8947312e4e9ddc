"""Whether this computer can show the plan in space, asked before anything of Qt Quick is loaded."""

from __future__ import annotations

import importlib.util
import os

from PySide6.QtGui import QGuiApplication, QOffscreenSurface, QOpenGLContext

from diorama_planner.core.messages import Message, msg

NO_SCREEN = ("offscreen", "minimal", "minimalegl", "linuxfb", "vnc")
"""Platforms of Qt that have no OpenGL."""


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
    if _has_opengl():
        return None
    return msg("No driver of OpenGL answers: install that of the graphics card, or Mesa, and try again")


def _has_opengl() -> bool:
    context, surface = QOpenGLContext(), QOffscreenSurface()
    surface.create()
    found = context.create() and context.makeCurrent(surface)
    if found:
        context.doneCurrent()
    return found
