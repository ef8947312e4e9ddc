"""What a light of the plan gives, from the row of its LED: candela at its current, how wide, and in which colour.

The way of the light from there is in `geometry.lighting`, how night looks in `painting.night`.
"""

from __future__ import annotations

import math

from diorama_planner.catalogue.electrical_rows import Led
from diorama_planner.formulas.photometry import at_current, candela_of, flux_of, lumen_of_power, spread
from diorama_planner.geometry.lighting import Beam
from diorama_planner.kinds.electric import Emitter

Colour = tuple[float, float, float]
"""Red, green and blue in linear sRGB, so that they weigh 1 as luminance."""

USUAL_VIEW_DEG = 120.0
"""View angle where a row tells none: that of most SMD packages."""

USUAL_TEST_MA = 20.0

DIFFUSE_DEG = 120.0
"""View angle of what glows itself, as Lambert has it: paint, a tube, a mask with light behind."""

GLOW_OF_UV = 8.0
"""How much brighter fluorescent paint is than the ultraviolet light that it drinks. General knowledge, unsourced."""

_PLAIN: dict[str, Colour] = {
    "white": (0.47, 0.67, 1.0),
    "warm white": (1.0, 0.64, 0.29),
    "warm": (1.0, 0.53, 0.17),
    "pink": (1.0, 0.05, 0.36),
    "red": (1.0, 0.03, 0.01),
    "orange": (1.0, 0.24, 0.01),
    "amber": (1.0, 0.38, 0.02),
    "yellow": (1.0, 0.60, 0.04),
    "green": (0.04, 1.0, 0.22),
    "blue": (0.05, 0.16, 1.0),
    "UV": (0.25, 0.07, 1.0),
    "RGB": (1.0, 0.35, 0.85),
    "any": (0.10, 0.85, 1.0),
}
"""As a camera sees them whose white is 4300 K: white LEDs of 6500 K look cold, those of 2900 K warm, a bulb of 2600 K
warmer still. White from the colours of black bodies, the others by eye."""

_LUMINANCE = (0.2126, 0.7152, 0.0722)
"""How bright red, green and blue of sRGB are (Rec. 709)."""

_DEEPEST = 0.02


def candela(led: Led, ma: float | None) -> float:
    """Candela on the axis of one LED at a current, None at the one that models use.

    Its intensity if the row has one, else its flux spread over its view angle, else what its power gives by colour;
    each at the test current, and in proportion to the current (`formulas.photometry`).
    """
    test = led.if_test_ma or led.if_max_ma or USUAL_TEST_MA
    current = ma if ma is not None else led.if_hobby_ma or test
    if led.intensity_mcd is not None:
        rated = led.intensity_mcd / 1000.0
    else:
        lumen = led.flux_lm if led.flux_lm is not None else lumen_of_power(_volt(led), test, led.colour)
        rated = candela_of(lumen, _view(led))
    return at_current(rated, current, test)


def beam_of(emitter: Emitter, led: Led) -> Beam:
    """The light of an emitter as it leaves it; from a tube, paint or a mask it leaves to all of one side alike."""
    turn, rise = math.radians(emitter.aim_deg), math.radians(emitter.tilt_deg)
    axis = (math.cos(rise) * math.cos(turn), math.cos(rise) * math.sin(turn), math.sin(rise))
    bright, view = candela(led, emitter.ma), _view(led)
    if emitter.colour:
        lumen = flux_of(bright, view) * (GLOW_OF_UV if led.colour == "UV" else 1.0)
        bright, view = candela_of(lumen, DIFFUSE_DEG), DIFFUSE_DEG
    return Beam((*emitter.at_mm, emitter.height_mm), axis, bright * emitter.share, spread(view))


def _view(led: Led) -> float:
    return led.view_angle_deg or USUAL_VIEW_DEG


def _volt(led: Led) -> float:
    return led.vf_hobby_v or led.vf_typ_v or led.vf_max_v or led.supply_max_v or 0.0


def colour_of(name: str) -> Colour:
    """The light of an LED by the word for its colour, or of a tube by its `#rrggbb`."""
    if name.startswith("#"):
        parts = (int(name[place : place + 2], 16) / 255.0 for place in (1, 3, 5))
        red, green, blue = (max(part**2.2, _DEEPEST) for part in parts)
    else:
        red, green, blue = _PLAIN.get(name, _PLAIN["warm white"])
    bright = sum(weight * part for weight, part in zip(_LUMINANCE, (red, green, blue), strict=True))
    return red / bright, green / bright, blue / bright
