"""What a surface looks like under its finish: the texture of the build-up in the colour that its coats come to.

A coat that covers all of a surface gives it its own colour, one that covers a part or fades tints it as much, a wash
or a powder less; coats without a colour (sealers, varnishes) change nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.drawing.colours import mixed
from diorama_planner.drawing.primitives import Texture
from diorama_planner.drawing.textures import TEXTURES
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.shared import finish_on
from diorama_planner.model.record import FADE_SHARES, WHOLE, Coat, Item, Point

BARE = "#cfc8bc"
"""What a build-up without colours looks like: raw plaster and board."""

THIN = {"weathering": 0.4, "varnish": 0.0}
"""How much of a full coat a category hides."""


def colour_of(coats: Iterable[Coat], catalogue: Catalogue, under: str = BARE) -> str:
    """Give the colour that coats come to, one laid over the other."""
    colour = under
    for coat in coats:
        if not coat.colour:
            continue
        material = catalogue.material_map.get(coat.material)
        hides = THIN.get(material.category, 1.0) if material is not None else 1.0
        hides *= min(coat.density, 1.0) * FADE_SHARES[coat.fade] * coat.share / WHOLE
        colour = mixed((colour, coat.colour), (1.0 - hides, hides))
    return colour


def finish_paint(name: str, around: Around, angle_deg: float = 0.0, origin: Point = (0.0, 0.0)) -> Texture | None:
    """Give the paint of a build-up at the plan's scale, courses along `angle_deg`; None if nobody knows it."""
    finish = around.finish(name)
    if finish is None:
        return None
    texture = finish.texture if finish.texture in TEXTURES else "plain"
    return Texture(texture, colour_of(finish.coats, around.catalogue), around.scale, angle_deg, origin)


def paint_on(
    item: Item, surface: str, around: Around, angle_deg: float = 0.0, origin: Point = (0.0, 0.0)
) -> Texture | None:
    """Give the paint of the finish on a surface; None for a bare one."""
    name = finish_on(item, surface)
    return finish_paint(name, around, angle_deg, origin) if name else None
