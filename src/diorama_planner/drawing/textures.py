"""The names of surfaces that a `Texture` may ask for, and the real sizes that shape them.

What a texture looks like in pixels is painted in `painting.textures`; here is only what every interpreter
must agree on, so that a kind can name one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TextureKind:
    """`tile_mm` is the side of one repeat: real millimetres if `real`, otherwise model millimetres."""

    name: str
    tile_mm: float
    real: bool


TEXTURES: dict[str, TextureKind] = {
    kind.name: kind
    for kind in (
        TextureKind("plain", 10, real=False),
        TextureKind("foam", 12, real=False),
        TextureKind("wood", 140, real=False),
        TextureKind("board", 20, real=False),
        TextureKind("brick", 900, real=True),
        TextureKind("block", 1800, real=True),
        TextureKind("paving", 2400, real=True),
        TextureKind("corrugated", 912, real=True),
        TextureKind("asphalt", 40, real=False),
        TextureKind("wet", 160, real=False),
        TextureKind("water", 60, real=False),
        TextureKind("grass", 24, real=False),
        TextureKind("turf", 20, real=False),
        TextureKind("gravel", 16, real=False),
        TextureKind("ballast", 12, real=False),
        TextureKind("sand", 16, real=False),
        TextureKind("soil", 24, real=False),
        TextureKind("snow", 24, real=False),
        TextureKind("plaster", 24, real=False),
        TextureKind("rock", 40, real=False),
    )
}
