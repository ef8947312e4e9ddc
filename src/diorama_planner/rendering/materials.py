"""What surfaces look like: the material of a part of a body, made once for all parts that look the same."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor

from diorama_planner.rendering.elements import Elements
from diorama_planner.solids.parts import BodyPart


class Materials:
    """Makes materials and keeps them."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self._known: dict[object, Any] = {}

    def material_for(self, part: BodyPart, denominator: float) -> Any:
        """Give the material of a part; the texture of its mesh is in mm, `denominator` of which are so many real ones.

        Things are modelled in real millimetres: theirs is 1.
        """
        key = (part.finish, part.colour, part.texture, part.closed, denominator)
        if key not in self._known:
            self._known[key] = self._made(part)
        return self._known[key]

    def _made(self, part: BodyPart) -> Any:
        shine = {"glass": 0.05, "resin": 0.08, "chrome": 0.1, "paint": 0.35, "water": 0.05, "metal": 0.4}
        properties: dict[str, Any] = {
            "baseColor": QColor(part.colour),
            "roughness": shine.get(part.finish, 0.8),
            "metalness": 1.0 if part.finish in ("chrome", "metal") else 0.0,
        }
        return self._elements.make("PrincipledMaterial", properties)
