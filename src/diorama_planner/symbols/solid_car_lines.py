"""How cars differ from the side: heights of bonnet, belt and tail, which windows, bumpers and wheels they have.

The counterpart of `car_styles`, which has the stations along the length. Heights are shares of the height of the car,
read off side views of typical cars of the style (builder's practice, unsourced).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Window = tuple[float, float]
"""Where a side window begins and ends, as shares of the cabin between screen and rear glass."""


@dataclass(frozen=True, slots=True)
class SideLines:
    """Heights along the side, as shares of the height of the car.

    `nose` is the front edge of the bonnet, `cowl` the foot of the screen, `deck` the foot of the rear glass, `tail`
    the rear edge of what lies behind it; `sill` the clearance under the doors. `windows` are those of one side, the
    first of them in the door. `crisp` bodies have an edge along the shoulder, as those of the eighties.
    """

    nose: float = 0.52
    cowl: float = 0.66
    deck: float = 0.68
    tail: float = 0.66
    sill: float = 0.155
    windows: tuple[Window, ...] = ((0.07, 0.46), (0.5, 0.82))
    bumper: Literal["body", "dark", "chrome", "none"] = "body"
    spokes: int = 5
    crisp: bool = False


TWO_DOORS: tuple[Window, ...] = ((0.08, 0.58), (0.615, 0.82))
THREE: tuple[Window, ...] = ((0.05, 0.34), (0.37, 0.64), (0.67, 0.95))

SIDE_LINES: dict[str, SideLines] = {
    "saloon": SideLines(0.545, 0.665, 0.68, 0.66, bumper="dark", crisp=True),
    "coupe": SideLines(0.51, 0.66, 0.685, 0.67, windows=TWO_DOORS, crisp=True),
    "hatch": SideLines(0.53, 0.64, 0.65, 0.62, windows=((0.06, 0.45), (0.49, 0.86)), bumper="dark", crisp=True),
    "liftback": SideLines(
        0.5, 0.665, 0.69, 0.675, windows=((0.075, 0.5), (0.535, 0.79)), bumper="dark", spokes=8, crisp=True
    ),
    "fastback": SideLines(0.46, 0.66, 0.69, 0.61, windows=((0.09, 0.6), (0.63, 0.8))),
    "long_bonnet": SideLines(0.49, 0.68, 0.7, 0.6, windows=((0.1, 0.66), (0.69, 0.84)), bumper="chrome"),
    "muscle": SideLines(0.53, 0.67, 0.7, 0.67, windows=TWO_DOORS, bumper="chrome"),
    "estate": SideLines(0.53, 0.64, 0.65, 0.6, windows=THREE, bumper="dark", crisp=True),
    "mid_engine": SideLines(0.4, 0.65, 0.74, 0.71, sill=0.12, windows=((0.13, 0.78),)),
    "wedge": SideLines(0.37, 0.64, 0.75, 0.74, sill=0.13, windows=((0.15, 0.8),), bumper="dark", crisp=True),
    "rear_engine": SideLines(0.5, 0.67, 0.69, 0.5, windows=((0.09, 0.56), (0.6, 0.84))),
    "beetle": SideLines(0.4, 0.61, 0.63, 0.34, windows=((0.1, 0.52), (0.56, 0.86)), bumper="chrome"),
    "micro": SideLines(0.47, 0.62, 0.62, 0.5, windows=((0.07, 0.5), (0.54, 0.88)), bumper="chrome"),
    "bubble": SideLines(0.4, 0.6, 0.6, 0.42, windows=((0.1, 0.5), (0.54, 0.88)), bumper="chrome"),
    "roadster": SideLines(0.5, 0.67, 0.68, 0.6),
    "open_long": SideLines(0.47, 0.7, 0.7, 0.56, bumper="chrome"),
    "cruiser": SideLines(0.56, 0.665, 0.69, 0.66, windows=((0.07, 0.5), (0.52, 0.84)), bumper="chrome"),
    "offroad": SideLines(0.585, 0.62, 0.63, 0.62, sill=0.22, windows=THREE, bumper="dark", crisp=True),
    "jeep": SideLines(
        0.57, 0.6, 0.57, 0.56, sill=0.24, windows=((0.05, 0.4), (0.44, 0.94)), bumper="dark", crisp=True
    ),
    "veteran": SideLines(0.56, 0.6, 0.52, 0.46, sill=0.28, bumper="none", spokes=12),
    "prototype": SideLines(0.42, 0.62, 0.66, 0.66, sill=0.08, windows=((0.12, 0.8),), bumper="none"),
}
