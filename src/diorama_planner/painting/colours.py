"""Colours of `drawing` as colours of Qt."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor

from diorama_planner.drawing.colours import rgba
from diorama_planner.drawing.primitives import Colour


@lru_cache(maxsize=1024)
def qcolour(colour: Colour) -> QColor:
    """Turn `#rrggbb` or `#rrggbbaa` into a Qt colour."""
    return QColor(*rgba(colour))
