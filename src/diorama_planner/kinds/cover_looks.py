"""How a cover looks from above: the texture and colour of its layers, thinner where it is less dense."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.drawing.colours import mixed
from diorama_planner.drawing.primitives import Fill, Path, Primitive, Texture
from diorama_planner.geometry.region import Region
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.cover_layers import mixes_of
from diorama_planner.kinds.shared import region_path
from diorama_planner.model.record import Coat

if TYPE_CHECKING:
    from diorama_planner.kinds.cover_fades import Fading

_LOOKS = {
    "static_grass": ("grass", "#6f9440"),
    "turf": ("turf", "#76884a"),
    "ballast": ("ballast", "#8a8680"),
    "ground": ("soil", "#86694a"),
    "weathering": ("soil", "#7a5f48"),
    "plaster": ("plaster", "#d8d2c6"),
    "paint": ("plain", "#8d8d8d"),
}
_WORDS = (("snow", "snow", "#f2f5f7"), ("sand", "sand", "#d3bd8d"), ("gravel", "gravel", "#9a958c"))
_CLEAR = frozenset({"glue", "varnish"})
"""Categories that dry clear: they are not seen under or over the rest."""

_FAINT = 0.2
"""Below this density a cover fades away to nothing."""


def look(material: Material | None) -> tuple[str, str]:
    """Texture and colour of a material as a cover."""
    if material is None:
        return "plain", "#b04040"
    for word, texture, colour in _WORDS:
        if word in material.id or word in material.name.lower():
            return texture, colour
    return _LOOKS.get(material.category, ("turf", "#7b8450"))


def opacity_of(density: float) -> float:
    """How much of what is under a cover it hides."""
    return min(1.0, 0.35 + 0.65 * density)


def _faded(density: float) -> float:
    """The same where the density changes: it ends in nothing."""
    if density < _FAINT:
        return opacity_of(_FAINT) * density / _FAINT
    return opacity_of(density)


def seen_mixes(layers: Sequence[Coat], catalogue: Catalogue) -> list[tuple[Coat, ...]]:
    """The mixes that are seen, the lowest first; all if none would be."""
    every = mixes_of(layers)
    if len(every) == 1:
        return every
    known = catalogue.material_map
    clear = {
        layer.material for layer in layers if layer.material in known and known[layer.material].category in _CLEAR
    }
    found = [mix for mix in every if any(part.material not in clear for part in mix)]
    return found or every


def paint_of(mix: Sequence[Coat], colour: str, around: Around, seed: int) -> Texture:
    """The texture of the largest part of a mix, in the colours of all by their shares."""
    known = around.catalogue.material_map
    looks = [look(known.get(part.material)) for part in mix]
    largest = max(range(len(mix)), key=lambda place: mix[place].share)
    colours = tuple(part.colour or colour or usual for part, (_, usual) in zip(mix, looks, strict=True))
    tint = _tint(colours, tuple(part.share for part in mix))
    return Texture(looks[largest][0], tint, around.scale, seed=seed)


_tint = lru_cache(maxsize=1024)(mixed)


def cover_fills(
    item: Fading, area: Callable[[], Region], path: Path, paints: Sequence[tuple[Texture, float]], around: Around
) -> Iterator[Primitive]:
    """The fills of a cover: each paint once, or in steps where its density changes.

    `paints` are textures with the density of their layer beside that of the cover; `path` is all of the cover,
    `area` gives it as a region where it fades.
    """
    if item.soft_mm <= 0 and not item.gradient:
        for paint, density in paints:
            yield Fill(path, paint, opacity=opacity_of(item.density * density))
        return
    from diorama_planner.kinds.cover_fades import shells_of  # few covers fade

    shells = [(density, region_path(region)) for density, region in shells_of(item, area(), around)]
    for paint, share in paints:
        hidden = 0.0
        for density, shell in shells:
            wanted = _faded(density * share)
            if wanted > hidden:
                yield Fill(shell, paint, opacity=(wanted - hidden) / (1.0 - hidden))
                hidden = wanted
