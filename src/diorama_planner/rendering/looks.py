"""Looks: what film, tape or grading make of a picture, each a few readable parameters.

The same numbers go into the shader of the preview (`assets/space/look.frag`) and into `developing`, which says what
each of them does; a test holds both to the same picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import TypeAlias

from diorama_planner.core.errors import none_of
from diorama_planner.core.messages import Message, msg

Rgb: TypeAlias = tuple[float, float, float]

GREY: Rgb = (0.5, 0.5, 0.5)
WHITE: Rgb = (1.0, 1.0, 1.0)
BLACK: Rgb = (0.0, 0.0, 0.0)
EMBER: Rgb = (1.0, 0.36, 0.16)
"""What light that comes back through film looks like: red is stopped last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What is made of a picture. All shares are 0 for nothing and 1 for a lot; sizes are shares of its height.

    Attributes:
        title: for people.
        exposure: in stops.
        warmth: from blue, -1, to amber, 1; `tint` from green to magenta.
        contrast, saturation: more or less of it, -1 to 1.
        fade: how far black is lifted.
        shadows, lights: colours that dark and light parts lean to; grey is none.
        glow: bright parts spill their own colour over what is around them; `halation` that of `ember`.
        grain: how strong; `grain_size` of its corns; `grain_colour`: whether they have colours.
        vignette: how dark the corners are.
        fringe: how far red and blue are apart at the edges.
        softness: radius of the blur over all.
        bleed: how much colours run to the right, as on tape.
        lines: how dark the gaps between scan lines are; `line_count`: how many there are.
        wobble: how far lines stray sideways.
        leak: how much light has come into the camera at its side.
        corner: radius of the rounded corners of its gate.
        mat, mat_foot: width of the border, and of its foot; `paper` is its colour.
    """

    title: Message
    exposure: float = 0.0
    warmth: float = 0.0
    tint: float = 0.0
    contrast: float = 0.0
    saturation: float = 0.0
    fade: float = 0.0
    shadows: Rgb = GREY
    lights: Rgb = GREY
    glow: float = 0.0
    halation: float = 0.0
    ember: Rgb = EMBER
    grain: float = 0.0
    grain_size: float = 0.0012
    grain_colour: float = 0.0
    vignette: float = 0.0
    fringe: float = 0.0
    softness: float = 0.0
    bleed: float = 0.0
    lines: float = 0.0
    line_count: float = 240.0
    wobble: float = 0.0
    leak: float = 0.0
    corner: float = 0.0
    mat: float = 0.0
    mat_foot: float = 0.0
    paper: Rgb = BLACK

    @property
    def is_plain(self) -> bool:
        """Whether it leaves pictures as they are."""
        return all(getattr(self, each.name) == each.default for each in fields(self) if each.name != "title")


NEUTRAL = Look(title=msg("Neutral"))

LOOKS: Mapping[str, Look] = MappingProxyType(
    {
        "neutral": NEUTRAL,
        "golden": Look(
            title=msg("Golden hour"),
            exposure=0.08, warmth=0.45, contrast=0.25, saturation=0.10, fade=0.02,
            shadows=(0.47, 0.50, 0.56), lights=(0.60, 0.53, 0.42), glow=0.22, vignette=0.22, grain=0.05,
        ),
        "neon": Look(
            title=msg("Neon night"),
            contrast=0.24, saturation=0.14, fade=0.02,
            shadows=(0.42, 0.50, 0.60), lights=(0.54, 0.49, 0.53), glow=0.14, halation=0.10, vignette=0.28,
            grain=0.07, fringe=0.0009,
        ),
        "35mm": Look(
            title=msg("35 mm film"),
            warmth=0.08, contrast=0.22, saturation=-0.04, fade=0.03,
            shadows=(0.46, 0.51, 0.53), lights=(0.54, 0.51, 0.46), halation=0.45, grain=0.20, grain_size=0.0016,
            vignette=0.18, softness=0.0004,
        ),
        "instant": Look(
            title=msg("Instant film"),
            exposure=0.15, warmth=0.16, tint=-0.10, contrast=-0.12, saturation=-0.22, fade=0.11,
            shadows=(0.42, 0.53, 0.56), lights=(0.57, 0.53, 0.43), glow=0.18, grain=0.08, grain_size=0.0022,
            vignette=0.42, softness=0.0011, mat=0.055, mat_foot=0.19, paper=(0.945, 0.935, 0.905), corner=0.006,
        ),
        "vhs": Look(
            title=msg("VHS"),
            exposure=0.05, tint=0.06, contrast=0.10, saturation=0.18, fade=0.06, glow=0.16, grain=0.16,
            grain_size=0.0045, grain_colour=0.8, softness=0.0022, bleed=0.85, lines=0.16, wobble=0.0016,
            shadows=(0.47, 0.49, 0.56), vignette=0.12, fringe=0.0007,
        ),
        "super8": Look(
            title=msg("Super 8"),
            warmth=0.34, tint=0.05, contrast=0.20, saturation=0.08, fade=0.05, shadows=(0.54, 0.48, 0.46),
            lights=(0.58, 0.53, 0.41), exposure=0.15, halation=0.30, grain=0.27, grain_size=0.0034, grain_colour=0.25,
            vignette=0.38, softness=0.0014, leak=0.35, corner=0.045, mat=0.012,
        ),
    }
)  # fmt: skip
"""All looks by the names that the command line knows them by."""


def look_of(name: str) -> Look:
    """Find a look.

    Raises:
        UsageError: there is none of that name.
    """
    found = LOOKS.get(name)
    if found is None:
        raise none_of(msg("There is no look {name!r}", name=name), LOOKS)
    return found
