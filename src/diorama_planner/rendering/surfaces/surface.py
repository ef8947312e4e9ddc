"""Which surface a part has: how it takes light, and its repeat as pictures at true size.

The scale of a plan decides how large the repeat of what is measured in real life is; what lies on the bench (chippings,
fibres, foam) has its size there. Repeats are made once per colour; most are made once for all colours.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np

from diorama_planner.rendering.surfaces import skins_built, skins_ground, skins_stuff
from diorama_planner.rendering.surfaces.skin import Bytes, Painter, hollows, normals_of, to_bytes
from diorama_planner.solids.parts import Finish

WHITE = "#ffffff"


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """One repeat as pictures; row 0 is the top.

    Attributes:
        albedo: (size, size, 4) uint8: red, green, blue, and how far a pixel is covered (a puddle, a leaf).
        relief: (size, size, 4) uint8: where a pixel faces to the right, up and out, 128 being none, and how rough it is.
        depth: (size, size, 4) uint8: how open it lies to light, how much of it is bare metal, and how high it
            stands between its lowest and highest place; the fourth is full.
    """

    albedo: Bytes
    relief: Bytes
    depth: Bytes


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a repeat is made.

    Attributes:
        paint: makes it.
        pixels: how many across.
        side_mm: how long a side is.
        real: whether that, and heights, are millimetres in real life; else on the bench.
        dyed: whether it is made for white and dyed with the colour, so that one serves all.
    """

    paint: Painter
    pixels: int
    side_mm: float
    real: bool
    dyed: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """How a part takes light. Shares are 0 to 1.

    Attributes:
        colour: `#rrggbb`, by which `maps.albedo` is multiplied.
        roughness: of all of it; where there are maps, they say it.
        opacity: less than 1 is seen through.
        emissive: how many times its colour it shines.
        side_mm: one repeat of the maps, in model millimetres; and `real_side_mm` in those of real life.
        film: a wet film over it: `maps.albedo`'s fourth part tells where it lies deep.
        varies: large, so that its repeat is hidden by broad stains.
    """

    colour: str
    roughness: float
    metalness: float = 0.0
    clearcoat: float = 0.0
    clearcoat_roughness: float = 0.05
    opacity: float = 1.0
    emissive: float = 0.0
    specular: float = 0.5
    maps: Maps | None = None
    maps_name: str = ""
    side_mm: float = 0.0
    real_side_mm: float = 0.0
    film: bool = False
    varies: bool = False


RECIPES: Mapping[str, Recipe] = {
    "brick": Recipe(skins_built.brick, 1024, 1800.0, real=True),
    "block": Recipe(skins_built.block, 1024, 3600.0, real=True),
    "paving": Recipe(skins_built.paving, 1024, 4800.0, real=True),
    "corrugated": Recipe(skins_built.corrugated, 512, 1824.0, real=True),
    "concrete": Recipe(skins_built.concrete, 512, 2400.0, real=True),
    "roof": Recipe(skins_built.roof, 512, 2400.0, real=True),
    "plaster": Recipe(skins_built.plaster, 512, 60.0, real=False),
    "board": Recipe(skins_built.board, 512, 40.0, real=False, dyed=True),
    "foam": Recipe(skins_built.foam, 512, 24.0, real=False, dyed=True),
    "asphalt": Recipe(skins_ground.asphalt, 1024, 80.0, real=False),
    "wet": Recipe(skins_ground.wet, 1024, 80.0, real=False),
    "water": Recipe(skins_ground.water, 512, 120.0, real=False, dyed=True),
    "grass": Recipe(skins_ground.grass, 1024, 48.0, real=False),
    "turf": Recipe(skins_ground.turf, 512, 30.0, real=False),
    "gravel": Recipe(skins_ground.gravel, 512, 28.0, real=False),
    "ballast": Recipe(skins_ground.ballast, 512, 20.0, real=False),
    "sand": Recipe(skins_ground.sand, 512, 32.0, real=False, dyed=True),
    "soil": Recipe(skins_ground.soil, 512, 36.0, real=False),
    "snow": Recipe(skins_ground.snow, 512, 48.0, real=False, dyed=True),
    "rock": Recipe(skins_ground.rock, 512, 60.0, real=False),
    "wood": Recipe(skins_stuff.timber, 512, 1200.0, real=True, dyed=True),
    "bark": Recipe(skins_stuff.bark, 512, 1600.0, real=True, dyed=True),
    "leaves": Recipe(skins_stuff.leaves, 512, 20.0, real=False, dyed=True),
    "cloth": Recipe(skins_stuff.cloth, 256, 480.0, real=True, dyed=True),
    "leather": Recipe(skins_stuff.leather, 256, 300.0, real=True, dyed=True),
    "flesh": Recipe(skins_stuff.flesh, 256, 400.0, real=True, dyed=True),
    "fur": Recipe(skins_stuff.fur, 256, 400.0, real=True, dyed=True),
    "steel": Recipe(skins_stuff.steel, 512, 1600.0, real=True),
    "rusted": Recipe(skins_stuff.rusted, 512, 800.0, real=True, dyed=True),
    "rubber": Recipe(skins_stuff.rubber, 256, 600.0, real=True),
    "plastic": Recipe(skins_stuff.plastic, 256, 600.0, real=True, dyed=True),
    "coat": Recipe(skins_stuff.coat, 256, 900.0, real=True, dyed=True),
    "card": Recipe(skins_stuff.card, 256, 600.0, real=True, dyed=True),
    "lens": Recipe(skins_stuff.lens, 256, 400.0, real=True, dyed=True),
}

_OF_FINISH: Mapping[Finish, str] = {
    "paint": "coat",
    "glass": "",
    "lamp": "lens",
    "emissive": "",
    "chrome": "",
    "metal": "steel",
    "rust": "rusted",
    "rubber": "rubber",
    "plastic": "plastic",
    "wood": "wood",
    "bark": "bark",
    "foliage": "leaves",
    "fabric": "cloth",
    "leather": "leather",
    "paper": "card",
    "skin": "flesh",
    "fur": "fur",
    "stone": "rock",
    "brick": "brick",
    "concrete": "concrete",
    "plaster": "plaster",
    "asphalt": "asphalt",
    "tile": "roof",
    "soil": "soil",
    "sand": "sand",
    "water": "water",
    "resin": "wet",
    "foam": "foam",
}
"""What a finish wears that names no texture of the plan."""

_Look: TypeAlias = Mapping[str, float]
_LOOKS: Mapping[str, _Look] = {
    "paint": {"roughness": 0.42, "clearcoat": 0.25, "clearcoat_roughness": 0.25},
    "glass": {"roughness": 0.03, "opacity": 0.32, "clearcoat": 1.0, "clearcoat_roughness": 0.02, "specular": 1.0},
    "lamp": {"roughness": 0.15, "clearcoat": 1.0, "clearcoat_roughness": 0.03},
    "emissive": {"roughness": 0.4, "emissive": 1.0},
    "chrome": {"roughness": 0.12, "metalness": 1.0, "specular": 1.0},
    "metal": {"roughness": 0.42},
    "plastic": {"roughness": 0.45, "specular": 0.4},
    "rubber": {"roughness": 0.82, "specular": 0.25},
    "leather": {"roughness": 0.5},
    "skin": {"roughness": 0.6, "specular": 0.35},
    "water": {"roughness": 0.05, "opacity": 0.86, "clearcoat": 1.0, "clearcoat_roughness": 0.02, "specular": 1.0},
    "resin": {"roughness": 0.35, "clearcoat": 1.0, "clearcoat_roughness": 0.03, "specular": 0.8},
    "tile": {"roughness": 0.6},
}
_MATT: _Look = {"roughness": 0.85, "specular": 0.3}

_BROAD = frozenset(
    ("brick", "block", "paving", "corrugated", "concrete", "plaster", "asphalt", "wet", "grass", "turf", "gravel",
     "ballast", "sand", "soil", "snow", "rock", "roof", "board", "foam")
)  # fmt: skip
"""What is laid over areas so large that its repeat would be seen."""


def surface(finish: Finish, texture: str, colour: str, denominator: float) -> Surface:
    """Give the surface of a part.

    Args:
        finish: what it is of.
        texture: a texture of the plan (`drawing.textures`), or none; one that is not known is none.
        colour: `#rrggbb`.
        denominator: of the scale, 64 for 1:64: what is measured in real life is so many times smaller.

    Sizes are those of `RECIPES`: bricks of 215 by 65 mm with joints of 10, slabs of 600 mm; chippings, fibres and foam as
    they are sold. Roughness and reflection are builder's estimates, unsourced.
    """
    name = texture if texture in RECIPES else _OF_FINISH[finish]
    look = _LOOKS.get(finish, _MATT)
    if not name:
        return Surface(colour, **look)
    recipe = RECIPES[name]
    side = recipe.side_mm / denominator if recipe.real else recipe.side_mm
    return Surface(
        colour if recipe.dyed else WHITE,
        **look,
        maps=maps(name, WHITE if recipe.dyed else colour),
        maps_name=f"{name} {WHITE if recipe.dyed else colour}",
        side_mm=side,
        real_side_mm=side * denominator,
        film=name == "wet",
        varies=name in _BROAD,
    )


@lru_cache(maxsize=96)
def maps(name: str, colour: str) -> Maps:
    """Make one repeat: the same in every run.

    Raises:
        KeyError: there is no such recipe.
    """
    recipe = RECIPES[name]
    base = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)], dtype=np.float32) / 255
    size = recipe.pixels
    skin = recipe.paint(base, np.random.default_rng(zlib.crc32(name.encode())), size)
    facing = normals_of(skin.height, recipe.side_mm / size)
    full = np.ones((size, size), dtype=np.float32)
    low, high = float(skin.height.min()), float(skin.height.max())
    stands = (skin.height - low) / (high - low) if high > low else full
    return Maps(
        _stacked(*skin.albedo, skin.cover if skin.cover is not None else full),
        _stacked(*(facing * 0.5 + 0.5), skin.rough),
        _stacked(hollows(skin.height), skin.metal if skin.metal is not None else 0 * full, stands, full),
    )


def _stacked(*fields: np.ndarray) -> Bytes:
    return np.ascontiguousarray(np.stack([to_bytes(field) for field in fields], axis=-1))
