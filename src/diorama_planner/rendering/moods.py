"""Moods of light: what sky is above the model, which sun is in it, how much lamps count, how the lens sees it.

Plain values. Brightness is told in shares of what shows as white: a sun of 1 makes a white sheet that faces it white.
A mood sets its own exposure, as a photographer would: at night the lamps of the plan are what the lens is set to, by
day they are hardly seen. Skies are made in `skies`, lamps chosen in `lamps`; `atmosphere` sets all that on the view.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from diorama_planner.core.errors import none_of
from diorama_planner.core.messages import Message, msg

MOONLIGHT = 6.5
"""How many times brighter the moon is for its sky where no lamp outshines it. By eye."""

Linear = tuple[float, float, float]
"""Red, green and blue of linear sRGB."""


@dataclass(frozen=True, slots=True)
class Mood:
    """How a model is lit, and how a lens takes that.

    Attributes:
        zenith: colour and brightness of the sky above.
        horizon: of the sky at the level of the eye, and of what is far away.
        glow: of the sky round the sun, at the horizon.
        softboxes: how bright the lamps of a studio are that hang over the model; 0 for none.
        windows: how many lit windows of a far town are out of focus behind it, as a share of the horizon.
        sun: brightness of the sun or moon, whose light falls as shadows.
        sun_colour: its colour.
        sun_deg: its height over the horizon.
        turn_deg: from where it shines on the plan, anticlockwise from +x; the same as in Day.
        lamps: how bright the lamps of the plan show what they light, on an average of the base.
        shine: how many times brighter than white a neon tube or a lit sign is.
        bloom: how much of what is brighter than white spills over.
        streak: how long and bright the flares of an anamorphic lens are.
        crosstalk: how far colours run into each other on film, 1 for all the way to grey; where there are streaks.
            The layers of a film, and the dyes before the cells of a sensor, each take some of the light that is meant
            for the others: so neon that is bright enough turns white, and leaves walls a trace of their own colour.
        shade: how dark corners and gaps are, where little of the sky is seen.
        contrast: of the picture, 1 for as it is.
        saturation: of the picture, 1 for as it is.
        table: brightness and colour of what the model stands on.
        unlit: how many times longer the lens is open where no lamp is lit, and only sky and moon are left.
    """

    zenith: Linear
    horizon: Linear
    glow: Linear = (0.0, 0.0, 0.0)
    softboxes: float = 0.0
    windows: float = 0.0
    sun: float = 0.0
    sun_colour: Linear = (1.0, 1.0, 1.0)
    sun_deg: float = 50.0
    turn_deg: float = 235.0
    lamps: float = 0.05
    shine: float = 2.0
    bloom: float = 0.25
    streak: float = 0.0
    crosstalk: float = 0.0
    shade: float = 60.0
    contrast: float = 1.0
    saturation: float = 1.0
    table: Linear = (0.5, 0.5, 0.5)
    unlit: float = 1.0

    @property
    def floor(self) -> Linear:
        """What the table throws back of all that light, to how far it is seen: what lights from beneath."""
        sun = self.sun * math.sin(math.radians(self.sun_deg))
        red, green, blue = (
            tone * (sun * part + 0.6 * above + 0.4 * level)
            for tone, part, above, level in zip(self.table, self.sun_colour, self.zenith, self.horizon, strict=True)
        )
        return red, green, blue

    @property
    def without_lamps(self) -> Mood:
        """The same where no lamp of the plan is lit: exposed for what light is left."""
        if self.unlit == 1.0:
            return self
        zenith, horizon, glow = (
            (red * self.unlit, green * self.unlit, blue * self.unlit)
            for red, green, blue in (self.zenith, self.horizon, self.glow)
        )
        # the moon comes out of the clouds: what has no lamps has its shadows to be read by
        return replace(
            self,
            zenith=zenith,
            horizon=horizon,
            glow=glow,
            sun=self.sun * self.unlit * MOONLIGHT,
            windows=self.windows / MOONLIGHT,
        )

    @property
    def sun_towards(self) -> Linear:
        """Where its light comes from, a unit vector of the plan with z up."""
        rise, turn = math.radians(self.sun_deg), math.radians(self.turn_deg)
        return math.cos(rise) * math.cos(turn), math.cos(rise) * math.sin(turn), math.sin(rise)


STUDIO = Mood(
    zenith=(0.33, 0.34, 0.36), horizon=(0.25, 0.255, 0.265), softboxes=2.1,
    sun=1.0, sun_colour=(1.0, 0.96, 0.90), sun_deg=48.0, turn_deg=252.0, lamps=0.015, shine=1.3,
    table=(0.30, 0.295, 0.29),
)  # fmt: skip
DAY = Mood(
    zenith=(0.14, 0.26, 0.52), horizon=(0.52, 0.60, 0.70), glow=(0.35, 0.32, 0.25),
    sun=1.65, sun_colour=(1.0, 0.95, 0.86), sun_deg=48.0, turn_deg=232.0, lamps=0.02, shine=1.2,
    table=(0.30, 0.225, 0.155),
)  # fmt: skip
GOLDEN = Mood(
    zenith=(0.10, 0.16, 0.31), horizon=(0.55, 0.33, 0.18), glow=(2.6, 1.15, 0.36),
    sun=1.9, sun_colour=(1.0, 0.60, 0.26), sun_deg=14.0, turn_deg=215.0, lamps=0.1, shine=2.0,
    bloom=0.5, streak=0.3, crosstalk=0.08, saturation=1.04, table=(0.27, 0.18, 0.11),
)  # fmt: skip
DUSK = Mood(
    zenith=(0.035, 0.075, 0.19), horizon=(0.20, 0.17, 0.22), glow=(0.7, 0.28, 0.14), windows=0.4,
    sun=0.10, sun_colour=(0.55, 0.72, 1.0), sun_deg=34.0, turn_deg=215.0, lamps=0.35, shine=5.0,
    bloom=0.7, streak=0.6, crosstalk=0.18, saturation=1.08, table=(0.16, 0.115, 0.08),
    unlit=1.15,
)  # fmt: skip
NIGHT = Mood(
    zenith=(0.014, 0.034, 0.058), horizon=(0.024, 0.055, 0.072), windows=1.0,
    sun=0.058, sun_colour=(0.40, 0.80, 1.0), sun_deg=56.0, turn_deg=205.0, lamps=1.0, shine=6.0,
    bloom=0.95, streak=0.9, crosstalk=0.25, saturation=1.06, table=(0.06, 0.055, 0.05),
    unlit=1.85,
)  # fmt: skip

MOODS: Mapping[str, tuple[Message, Mood]] = {
    "studio": (msg("Studio"), STUDIO),
    "day": (msg("Day"), DAY),
    "golden": (msg("Golden hour"), GOLDEN),
    "dusk": (msg("Dusk"), DUSK),
    "night": (msg("Night"), NIGHT),
}
"""Moods by their ids, with the words for them."""

HOURS: Mapping[str, float] = {"day": 0.0, "golden": 1 / 3, "dusk": 2 / 3, "night": 1.0}
"""Where moods lie between day and night."""

_HOURS = tuple(MOODS[name][1] for name in HOURS)


def mood_named(name: str) -> Mood:
    """Find a mood.

    Raises:
        UsageError: there is none of that name.
    """
    found = MOODS.get(name)
    if found is None:
        raise none_of(msg("There is no mood {name!r}", name=name), MOODS)
    return found[1]


def mood_at(hour: float) -> Mood:
    """The mood of an hour between day (0), the golden hour (1/3), dusk (2/3) and night (1).

    Brightness is blended by its logarithm, as evening falls for the eye.
    """
    place = min(max(hour, 0.0), 1.0) * (len(_HOURS) - 1)
    number = min(int(place), len(_HOURS) - 2)
    return blended(_HOURS[number], _HOURS[number + 1], place - number)


def blended(one: Mood, other: Mood, share: float) -> Mood:
    """A mood between two: the first at a share of 0, the second at 1."""
    if share <= 0.0:
        return one
    if share >= 1.0:
        return other
    values: dict[str, Any] = {each.name: _between(one, other, each.name, share) for each in fields(Mood)}
    return Mood(**values)


_STRAIGHT = frozenset({"sun_deg", "turn_deg", "contrast", "saturation", "shade"})
_DARKEST = 1e-3


def _between(one: Mood, other: Mood, name: str, share: float) -> float | Linear:
    before, after = getattr(one, name), getattr(other, name)
    if isinstance(before, tuple):
        red, green, blue = (_shaded(a, b, share) for a, b in zip(before, after, strict=True))
        return red, green, blue
    if name in _STRAIGHT:
        return float(before + (after - before) * share)
    return _shaded(before, after, share)


def _shaded(before: float, after: float, share: float) -> float:
    return math.pow(before + _DARKEST, 1.0 - share) * math.pow(after + _DARKEST, share) - _DARKEST
