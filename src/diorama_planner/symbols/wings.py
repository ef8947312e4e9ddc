"""The plans of aircraft: where wings, tail and engines lie, read off three-view drawings (general knowledge).

Data only; `aircraft` draws from it.
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.symbols.contract import ThingShape


@dataclass(frozen=True, slots=True)
class Wing:
    """A plan: root leading edge, root and tip chord and sweep back in shares of the length; the rest of the span.

    `tail` is the half span of the tailplane and `fuselage` half the body's width, as shares of the length;
    `engines` are places along the half span. `bend` makes leading and trailing edge elliptical.
    """

    root: float = 0.24
    chord: float = 0.26
    tip: float = 0.12
    sweep: float = 0.05
    tail: float = 0.19
    tail_chord: float = 0.1
    fuselage: float = 0.055
    engines: tuple[float, ...] = ()
    elliptical: bool = False
    marks: str = ""


WINGS: dict[str, Wing] = {
    "propeller_plane": Wing(),
    "spitfire_vb": Wing(0.24, 0.27, 0.02, 0.1, 0.17, 0.12, 0.045, elliptical=True, marks="roundel"),
    "hurricane_2c": Wing(0.24, 0.26, 0.12, 0.06, 0.17, 0.12, 0.05, marks="roundel"),
    "p51d": Wing(0.27, 0.28, 0.13, 0.07, 0.2, 0.12, 0.048, marks="star"),
    "p47d": Wing(0.24, 0.27, 0.14, 0.06, 0.22, 0.13, 0.07, elliptical=True, marks="star"),
    "f4u_1d": Wing(0.28, 0.25, 0.14, 0.05, 0.24, 0.12, 0.058, marks="star"),
    "a6m2": Wing(0.22, 0.27, 0.11, 0.06, 0.24, 0.12, 0.052, marks="sun"),
    "bf109g6": Wing(0.26, 0.24, 0.12, 0.06, 0.16, 0.11, 0.045, marks="cross"),
    "fw190a8": Wing(0.24, 0.25, 0.14, 0.05, 0.2, 0.12, 0.058, marks="cross"),
    "ju87b": Wing(0.27, 0.26, 0.15, 0.05, 0.22, 0.14, 0.05, marks="cross"),
    "b17g": Wing(0.26, 0.24, 0.1, 0.09, 0.29, 0.13, 0.052, (0.28, 0.56), marks="star"),
    "lancaster": Wing(0.24, 0.24, 0.1, 0.06, 0.24, 0.12, 0.05, (0.24, 0.5), marks="roundel"),
    "c47": Wing(0.27, 0.24, 0.08, 0.12, 0.21, 0.13, 0.06, (0.2,), marks="star"),
    "c172": Wing(0.24, 0.2, 0.145, 0.01, 0.2, 0.13, 0.062),
    "twin_boom": Wing(0.32, 0.25, 0.1, 0.06, 0.2, 0.1, 0.05, (0.3,), marks="star"),
    "jet_fighter": Wing(0.4, 0.3, 0.1, 0.3, 0.2, 0.16, 0.055),
    "mig15": Wing(0.26, 0.28, 0.15, 0.33, 0.22, 0.12, 0.068, marks="red_star"),
    "f86f": Wing(0.28, 0.28, 0.14, 0.3, 0.2, 0.12, 0.062, marks="star"),
    "f4e": Wing(0.36, 0.36, 0.1, 0.3, 0.15, 0.12, 0.062, (0.0,), marks="star"),
    "f14a": Wing(0.36, 0.24, 0.07, 0.12, 0.26, 0.16, 0.08, marks="star"),
    "f15c": Wing(0.36, 0.36, 0.07, 0.32, 0.23, 0.16, 0.085, marks="star"),
    "f16c": Wing(0.4, 0.34, 0.08, 0.27, 0.19, 0.14, 0.06, marks="star"),
    "a10": Wing(0.4, 0.2, 0.12, 0.04, 0.18, 0.12, 0.05, marks="star"),
    "airliner": Wing(0.33, 0.22, 0.05, 0.23, 0.19, 0.12, 0.052, (0.33,)),
    "b747_400": Wing(0.29, 0.25, 0.05, 0.3, 0.16, 0.13, 0.046, (0.37, 0.67)),
}


def wing_of(tag: str, thing: ThingShape) -> Wing:
    """Give the plan of a type or of its class."""
    return WINGS.get(thing.id) or WINGS.get(tag, WINGS["propeller_plane"])
