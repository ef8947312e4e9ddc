"""Vans, pick-ups and kei trucks as bodies: the shell of a car with a longer cabin or a bed let into it."""

from __future__ import annotations

from diorama_planner.symbols.axles import RUNNING
from diorama_planner.symbols.car_styles import CarStyle
from diorama_planner.symbols.clay import Clay
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_car_body import CarBody, Trough
from diorama_planner.symbols.solid_car_cabin import add_cabin, add_open_doors, door_ends
from diorama_planner.symbols.solid_car_ends import add_ends
from diorama_planner.symbols.solid_car_inside import add_seats
from diorama_planner.symbols.solid_car_lines import SideLines, Window
from diorama_planner.symbols.solid_cars import add_flanks, add_underside
from diorama_planner.symbols.solid_wheels import add_wheels

FRONT_ONLY: tuple[Window, ...] = ((0.05, 0.24),)
ALL_ROUND: tuple[Window, ...] = ((0.04, 0.24), (0.265, 0.5), (0.525, 0.74), (0.765, 0.96))
PANEL_VANS = frozenset({"ford_transit_1", "mb_sprinter_w906", "citroen_h", "chevy_express"})
FLAT_FACED = frozenset({"vw_t1", "vw_t2", "vw_t3", "toyota_hiace_200", "toyota_hiace_200_sl", "suzuki_every"})
ROUND = frozenset({"round"})

VAN = CarStyle(0.03, 0.125, 0.975, 0.995, belt=0.9, roof=0.82, nose=0.025, tail=0.006, waist=0.0, taper=0.94)
VAN_WITH_BONNET = CarStyle(0.15, 0.25, 0.975, 0.995, belt=0.9, roof=0.82, nose=0.03, tail=0.006, waist=0.0)
PICKUP = CarStyle(0.27, 0.37, 0.56, 0.605, belt=0.86, roof=0.72, nose=0.025, tail=0.006, waist=0.0)
KEI = CarStyle(0.025, 0.115, 0.355, 0.375, belt=0.9, roof=0.8, nose=0.015, tail=0.004, waist=0.0, taper=0.96)


def van(clay: Clay, thing: ThingShape) -> None:
    """Model a van or a minibus."""
    flat = thing.id in FLAT_FACED
    windows = FRONT_ONLY if thing.id in PANEL_VANS else ALL_ROUND
    lines = SideLines(0.46 if flat else 0.42, 0.5, 0.52, 0.5, sill=0.12, windows=windows, bumper="dark")
    round_lamps = ROUND if thing.id in {"vw_t1", "vw_t2", "vw_t3", "citroen_h"} else frozenset[str]()
    body = _finished(clay, thing, VAN if flat else VAN_WITH_BONNET, lines, "van", round_lamps)
    middle = (body.at(body.style.cowl) - 0.02 * clay.length, body.at(0.96))
    hold = Trough((middle[1], middle[0]), 0.84, 0.2 * clay.height)
    body.add_hull([hold], [door_ends(body)])
    add_seats(body, hold)


def pickup(clay: Clay, thing: ThingShape) -> None:
    """Model a pick-up with an open bed."""
    lines = SideLines(0.55, 0.61, 0.62, 0.61, sill=0.2, windows=((0.08, 0.5), (0.55, 0.9)), bumper="dark")
    body = _finished(clay, thing, PICKUP, lines, "pickup", frozenset())
    cockpit = Trough((body.at(0.59), body.at(0.29)), 0.8, 0.28 * clay.height)
    bed = Trough((body.at(0.985), body.at(0.625)), 0.86, 0.36 * clay.height)
    body.add_hull([cockpit, bed], [door_ends(body)], crown=0.006)
    add_seats(body, cockpit)


def kei_truck(clay: Clay, thing: ThingShape) -> None:
    """Model a small flat-faced truck with a low bed."""
    lines = SideLines(0.48, 0.5, 0.5, 0.5, sill=0.16, windows=((0.1, 0.78),), bumper="dark")
    body = _finished(clay, thing, KEI, lines, "kei_truck", frozenset())
    cockpit = Trough((body.at(0.37), body.at(0.04)), 0.82, 0.3 * clay.height)
    bed = Trough((body.at(0.99), body.at(0.4)), 0.95, 0.38 * clay.height)
    body.add_hull([cockpit, bed], [door_ends(body)], crown=0.004)
    add_seats(body, cockpit)


def _finished(
    clay: Clay, thing: ThingShape, style: CarStyle, lines: SideLines, tag: str, extras: frozenset[str]
) -> CarBody:
    """Give a body with all but its hull."""
    body = CarBody(clay, thing, style, lines, RUNNING[tag])
    base = clay.side * (0.9 if tag == "van" else min(style.belt + 0.06, 0.92))
    add_cabin(body, base, base * style.roof / style.belt)
    add_open_doors(body)
    add_underside(body)
    add_wheels(clay, thing, RUNNING[tag])
    add_ends(body, extras)
    add_flanks(body, two_tone=False)
    return body
