"""Stamps of materials that are scattered in small patches: the picture of one, by what the material's name says."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import lru_cache

from diorama_planner.drawing.primitives import Colour, Symbol
from diorama_planner.symbols.sketch import Sketch
from diorama_planner.symbols.wild import crumbs, leaf, tuft

STAMP_MM = 1000.0
"""Across a stamp as it is drawn; whoever lays it scales it."""

Draw = Callable[[Sketch, Colour], None]

_LOOKS: tuple[tuple[tuple[str, ...], Draw, Colour], ...] = (
    (("leaf", "leaves"), leaf, "#a8743a"),
    (("tuft", "grass", "reed"), tuft, "#a2ab58"),
    (("flower", "blossom"), crumbs, "#d8b53c"),
    (("gravel", "ballast", "stone", "talus", "rock", "rubble", "sand", "slate"), crumbs, "#8f8a80"),
    (("clump", "foliage", "turf", "lichen", "flock", "moss", "bush"), crumbs, "#66803c"),
    (("snow", "salt"), crumbs, "#eef2f4"),
)
_PLAIN: tuple[Draw, Colour] = (crumbs, "#86694a")


@lru_cache(maxsize=256)
def stamp_of(material_id: str, name: str) -> Symbol:
    """Give the picture of one patch of a material, `STAMP_MM` across; equal materials give the very same one."""
    words = f"{material_id} {name}".lower()
    draw, colour = next(((draw, colour) for keys, draw, colour in _LOOKS if any(k in words for k in keys)), _PLAIN)
    sketch = Sketch(material_id, (STAMP_MM, STAMP_MM, 0.0))
    sketch.slots(stamp=colour)
    draw(sketch, "$stamp")
    return sketch.symbol(f"stamp-{material_id}-{zlib.crc32(words.encode()):08x}")
