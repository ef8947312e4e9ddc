"""How a material looks by itself, for lists of materials: the texture and colour that it has on the plan.

Covers, pours, facings and boards each know how they are drawn; here it is only asked which of them a material is for.
"""

from __future__ import annotations

from diorama_planner.catalogue.material import Material
from diorama_planner.drawing.primitives import Texture
from diorama_planner.kinds.base import board_look
from diorama_planner.kinds.cover_looks import look as cover_look
from diorama_planner.kinds.facings import FACES
from diorama_planner.kinds.pour_kind import LOOKS as POUR_LOOKS

_BOARDS = frozenset({"foam", "board", "wood"})
_COVERS = frozenset({"static_grass", "turf", "ballast", "ground", "weathering"})
_LOOKS = {
    "styrene": ("board", "#e6e8ea"),
    "plaster": FACES["plaster"],
    "clay": ("plaster", "#b5704f"),
    "resin": POUR_LOOKS["water"],
    "glue": ("plain", "#e9dfae"),
    "paint": ("plain", "#8d8d8d"),
    "varnish": ("plain", "#d9c9a0"),
    "structure": FACES["brick"],
    "track": ("ballast", "#6b625b"),
    "casting": ("plaster", "#cfd3d6"),
    "printing": ("plain", "#a9b4c0"),
    "lighting": ("plain", "#f2c14e"),
}
_OTHER = ("plain", "#9aa4b2")
THING_LOOK, TOOL_LOOK = Texture("plain", "#9aa4b2"), Texture("plain", "#c98a4b")
"""Of things and tools, which have no material of their own."""


def swatch(material: Material, scale: float = 1.0) -> Texture:
    """Give the paint of a material as a small area of it is drawn at a scale of 1:`scale`."""
    if material.category in _BOARDS:
        texture, colour = board_look(material)
    elif material.category in _COVERS:
        texture, colour = cover_look(material)
    elif material.category == "lighting":
        from diorama_planner.catalogue.electrical_parts import wire_look  # not before something is wired

        texture, usual = _LOOKS["lighting"]
        colour = wire_look(material.id) or usual
    else:
        texture, colour = _LOOKS.get(material.category, _OTHER)
    return Texture(texture, colour, scale)
