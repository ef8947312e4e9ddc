"""A look on what is seen live: the figures of `looks` go into the shader of `assets/space/look.frag`.

Stills are developed by `developing`, which does the same in numpy.
"""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import QObject
from PySide6.QtGui import QVector3D

from diorama_planner.core.errors import MissingComponentError
from diorama_planner.core.messages import msg
from diorama_planner.rendering.looks import Look


def show_look(root: QObject, look: Look, seed: int = 1) -> None:
    """Show a look on the stage whose root this is.

    Raises:
        MissingComponentError: the stage has no layer for looks.
    """
    layer, effect = root.findChild(QObject, "look-layer"), root.findChild(QObject, "look")
    if layer is None or effect is None:
        raise MissingComponentError(msg("the view in space cannot show looks"), msg("install the program again"))
    for each in fields(look):
        value = getattr(look, each.name)
        if isinstance(value, tuple):
            effect.setProperty(each.name, QVector3D(*value))
        elif isinstance(value, float):
            effect.setProperty(each.name, value)
    effect.setProperty("seed", float(seed))
    layer.setProperty("plain", look.is_plain)
