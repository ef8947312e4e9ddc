"""Which surface a part has: how it takes light, and its repeat as pictures at true size.

The scale of a plan decides how large the repeat of what is measured in real life is; what lies on the bench
(chippings, fibres, foam) has its size there. A repeat is made once, for all colours.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from diorama_planner.painting.noise import fractal
from diorama_planner.rendering.surfaces import skins_built, skins_ground, skins_stuff
from diorama_planner.rendering.surfaces.kept import kept
from diorama_planner.rendering.surfaces.skin import Bytes, Painter, normals_of, openness, to_bytes
from diorama_planner.solids.parts import Finish

BRIGHTEST = 1.4
"""Factor of a colour that is kept as 255: grain is lighter than the colour of a part, too."""


@dataclass(frozen=True, slots=True, eq=False)
class Maps:
    """One repeat as pictures of uint8, for parts of any colour; row 0 is the top.

    Attributes:
        light: (size, size, 4): factors of the colour of the part, 255 being `BRIGHTEST`; and how much is bare of it.
        own: (size, size, 3): what is laid over that colour: mortar, rust, dirt.
        relief: (size, size, 4): whither a pixel faces, to the right, up and out, 128 being 0; and how rough it is.
        depth: (size, size, 4): how open it lies to light, how much of it is bare metal, and how high it stands
            between the lowest and the highest place; the fourth is full.
    """

    light: Bytes
    own: Bytes
    relief: Bytes
    depth: Bytes

    def albedo(self, colour: str) -> Bytes:
        """Give its colours, (size, size, 4) with how much is bare, for a part of a colour `#rrggbb`."""
        factors = np.array(_parts(colour), dtype=np.float32) * np.float32(BRIGHTEST / 255.0)
        found = self.light.copy()
        found[..., :3] = np.clip(self.light[..., :3] * factors + self.own, 0.0, 255.0)
        return found


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a repeat is made.

    Attributes:
        paint: makes it.
        pixels: how many across.
        side_mm: how long a side is.
        real: whether that, and heights, are millimetres in real life; else on the bench.
        unit_mm: width and height of what it is laid of - a brick with its joints, a slab - each of which differs
            from the next by its place; 0 if it is not laid.
        loose: whether it looks the same whichever way it is turned, so that it can be mixed with itself.
    """

    paint: Painter
    pixels: int
    side_mm: float
    real: bool
    unit_mm: tuple[float, float] = (0.0, 0.0)
    loose: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """How a part takes light. Shares are 0 to 1.

    Attributes:
        colour: `#rrggbb`.
        roughness: of all of it; where there are maps, they say it.
        opacity: less than 1 is seen through.
        emissive: how many times its colour it shines.
        maps_name: which of `RECIPES` its pictures are; none if it is plain.
        side_mm: one repeat of the maps, in model millimetres.
        unit_mm: what it is laid of, in model millimetres: see `Recipe`.
        bonded: whether every other course is half a unit on.
        loose: whether it can be mixed with itself turned, to hide its repeat.
        upright: whether it takes light as the ground does out of which it stands: fibres.
        film: a film of resin over it, in which what lies low mirrors.
        stained: how much broad stains of weather lie on it, 0 to 1.
        pool: open water: it mirrors everywhere, and its bed is seen through where it is shallow.
    """

    colour: str = "#ffffff"
    roughness: float = 0.5
    metalness: float = 0.0
    clearcoat: float = 0.0
    clearcoat_roughness: float = 0.05
    opacity: float = 1.0
    emissive: float = 0.0
    specular: float = 0.5
    maps_name: str = ""
    side_mm: float = 0.0
    unit_mm: tuple[float, float] = (0.0, 0.0)
    bonded: bool = False
    loose: bool = False
    upright: bool = False
    film: bool = False
    stained: float = 0.0
    pool: bool = False

    @property
    def maps(self) -> Maps | None:
        """Its pictures, made when they are first asked for; None if it is plain."""
        return maps(self.maps_name) if self.maps_name else None


RECIPES: Mapping[str, Recipe] = {
    "brick": Recipe(skins_built.brick, 512, 900.0, real=True, unit_mm=(225.0, 75.0)),
    "block": Recipe(skins_built.block, 512, 1800.0, real=True, unit_mm=(450.0, 225.0)),
    "paving": Recipe(skins_built.paving, 512, 2400.0, real=True, unit_mm=(600.0, 600.0)),
    "corrugated": Recipe(skins_built.corrugated, 512, 1824.0, real=True),
    "concrete": Recipe(skins_built.concrete, 512, 2400.0, real=True),
    "roof": Recipe(skins_built.roof, 512, 2400.0, real=True, unit_mm=(300.0, 300.0)),
    "plaster": Recipe(skins_built.plaster, 512, 60.0, real=False, loose=True),
    "board": Recipe(skins_built.board, 512, 40.0, real=False, loose=True),
    "foam": Recipe(skins_built.foam, 512, 24.0, real=False, loose=True),
    "asphalt": Recipe(skins_ground.asphalt, 512, 40.0, real=False, loose=True),
    "water": Recipe(skins_ground.water, 512, 120.0, real=False),
    "grass": Recipe(skins_ground.grass, 512, 24.0, real=False, loose=True),
    "fibres": Recipe(skins_ground.fibres, 64, 3.0, real=False),
    "turf": Recipe(skins_ground.turf, 512, 30.0, real=False, loose=True),
    "gravel": Recipe(skins_ground.gravel, 512, 28.0, real=False, loose=True),
    "ballast": Recipe(skins_ground.ballast, 512, 20.0, real=False, loose=True),
    "sand": Recipe(skins_ground.sand, 512, 32.0, real=False, loose=True),
    "soil": Recipe(skins_ground.soil, 512, 36.0, real=False, loose=True),
    "snow": Recipe(skins_ground.snow, 512, 48.0, real=False, loose=True),
    "rock": Recipe(skins_ground.rock, 512, 60.0, real=False, loose=True),
    "wood": Recipe(skins_stuff.planed, 512, 140.0, real=False),
    "timber": Recipe(skins_stuff.timber, 512, 1200.0, real=True),
    "bark": Recipe(skins_stuff.bark, 512, 1600.0, real=True),
    "leaves": Recipe(skins_stuff.leaves, 512, 20.0, real=False, loose=True),
    "cloth": Recipe(skins_stuff.cloth, 256, 480.0, real=True),
    "leather": Recipe(skins_stuff.leather, 256, 300.0, real=True),
    "flesh": Recipe(skins_stuff.flesh, 256, 400.0, real=True),
    "fur": Recipe(skins_stuff.fur, 256, 400.0, real=True),
    "steel": Recipe(skins_stuff.steel, 512, 1600.0, real=True),
    "bright": Recipe(skins_stuff.bright, 256, 600.0, real=True),
    "rusted": Recipe(skins_stuff.rusted, 512, 800.0, real=True, loose=True),
    "rubber": Recipe(skins_stuff.rubber, 256, 600.0, real=True),
    "plastic": Recipe(skins_stuff.plastic, 256, 600.0, real=True),
    "coat": Recipe(skins_stuff.enamel, 256, 900.0, real=True),
    "card": Recipe(skins_stuff.card, 256, 600.0, real=True),
    "lens": Recipe(skins_stuff.lens, 256, 400.0, real=True),
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
    "wood": "timber",
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
    "resin": "asphalt",
    "foam": "foam",
}
"""What a finish wears that names no texture of the plan."""

LOOKS: Mapping[Finish, Surface] = {
    "paint": Surface(roughness=0.42, clearcoat=0.8, clearcoat_roughness=0.06),
    "glass": Surface(roughness=0.03, opacity=0.32, clearcoat=1.0, clearcoat_roughness=0.02, specular=1.0),
    "lamp": Surface(roughness=0.15, clearcoat=1.0, clearcoat_roughness=0.03),
    "emissive": Surface(roughness=0.4, emissive=1.0),
    "chrome": Surface(roughness=0.12, metalness=1.0, specular=1.0),
    "metal": Surface(roughness=0.42, specular=0.5),
    "plastic": Surface(roughness=0.45, specular=0.4),
    "rubber": Surface(roughness=0.82, specular=0.25),
    "leather": Surface(roughness=0.5, specular=0.5),
    "skin": Surface(roughness=0.6, specular=0.35),
    "water": Surface(roughness=0.05, specular=1.0, pool=True),
    "resin": Surface(roughness=0.35, clearcoat=1.0, clearcoat_roughness=0.03, specular=0.8, film=True),
    "tile": Surface(roughness=0.6, specular=0.5),
}
"""How finishes take light that are not `MATT`."""
MATT = Surface(roughness=0.85, specular=0.3)

PANEL, _PALE = 0.15, 0.8
"""White that shines is a lit panel, so much as bright as a neon tube; a colour is white from so much grey on."""
_GREY = 26
"""Metal whose red, green and blue are within so much of each other is bare."""

_STAINED: Mapping[str, float] = {
    **dict.fromkeys(("brick", "block", "concrete", "corrugated", "roof"), 1.0),
    **dict.fromkeys(("paving", "asphalt", "plaster"), 0.8),
    **dict.fromkeys(("grass", "turf", "gravel", "ballast", "sand", "soil", "rock"), 0.5),
}
"""How much weather lies on what is laid over areas so large that a repeat would be seen."""


def surface(finish: Finish, texture: str, colour: str, denominator: float) -> Surface:
    """Give the surface of a part.

    Args:
        finish: what it is of.
        texture: a texture of the plan (`drawing.textures`), or none; one that is not known is none.
        colour: `#rrggbb`.
        denominator: of the scale, 64 for 1:64: what is measured in real life is so many times smaller.

    Sizes are those of `RECIPES`: bricks of 215 by 65 mm with joints of 10, slabs of 600 mm; chippings, fibres and
    foam as they are sold. Roughness and reflection are builder's estimates, unsourced.
    """
    name = recipe_of(finish, texture, colour)
    look = replace(LOOKS.get(finish, MATT), colour=colour)
    if finish == "emissive" and min(_parts(colour)) > _PALE * max(_parts(colour)):
        return replace(look, emissive=PANEL)
    if not name:
        return look
    recipe = RECIPES[name]
    times = 1.0 / denominator if recipe.real else 1.0
    return replace(
        look,
        maps_name=name,
        side_mm=recipe.side_mm * times,
        unit_mm=(recipe.unit_mm[0] * times, recipe.unit_mm[1] * times),
        bonded=name in ("brick", "block"),
        loose=recipe.loose,
        upright=name == "fibres",
        stained=_STAINED.get(name, 0.0),
    )


def recipe_of(finish: Finish, texture: str, colour: str) -> str:
    """Tell which of `RECIPES` a part wears; none if it is plain."""
    name = texture if texture in RECIPES else _OF_FINISH[finish]
    if name == "steel" and _is_grey(colour):
        return "bright"  # zinc, aluminium, silvered parts: what is painted has a colour
    return name


def prepare(names: Iterable[str]) -> None:
    """Make repeats side by side that will be asked for, or read what is kept of them."""
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        list(pool.map(maps, sorted(filter(None, set(names)))))


def _is_grey(colour: str) -> bool:
    parts = _parts(colour)
    return max(parts) - min(parts) < _GREY


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


@cache
def maps(name: str) -> Maps:
    """Give one repeat, the same in every run; made only if it is not kept.

    Raises:
        KeyError: there is no such recipe.
    """
    recipe = RECIPES[name]
    return Maps(*kept(name, lambda: made(name, recipe)))


def made(name: str, recipe: Recipe) -> tuple[Bytes, Bytes, Bytes, Bytes]:
    """Make the pictures of `Maps`."""
    skin = recipe.paint(np.random.default_rng(zlib.crc32(name.encode())), recipe.pixels)
    pixel_mm = recipe.side_mm / recipe.pixels
    facing = normals_of(skin.height, pixel_mm)
    low, high = float(skin.height.min()), float(skin.height.max())
    stands = (skin.height - low) / max(high - low, 1e-9)
    return (
        to_bytes(*(skin.coat.light * np.float32(1.0 / BRIGHTEST)), skin.coat.bare),
        to_bytes(*skin.coat.own),
        to_bytes(*(facing * 0.5 + 0.5), skin.rough),
        to_bytes(openness(skin.height, pixel_mm), skin.metal, stands, 1.0),
    )


@cache
def stains() -> Bytes:
    """Give broad stains that lie over what is large: four fields, (256, 256, 4), that repeat."""
    return kept("stains", _stains)[0]


def _stains() -> tuple[Bytes]:
    random = np.random.default_rng(77)
    fields = [fractal(random, 256, across, octaves, 0.55) for across, octaves in ((3, 6), (5, 6), (4, 5), (3, 5))]
    return (to_bytes(*(0.5 + 0.19 * field for field in fields)),)
