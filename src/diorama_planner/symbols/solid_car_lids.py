"""Bonnets and boots that stand open: the room under them, what lies in it, the lid on its hinges.

Closed ones are only gaps in the hull, which `solid_cars` adds.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np

from diorama_planner.solids.forms import block, shell, turned
from diorama_planner.symbols.clay import CHROME, DARK, RUBBER, SMOOTH_PAINT, STEEL, Ends, Hinge, Stuff
from diorama_planner.symbols.solid_car_body import CarBody, Trough
from diorama_planner.symbols.solid_car_ends import POPUP_ALONG

LEAST = 0.05
"""Lids that are shorter than this share of the length are not modelled."""
BEHIND_POPUPS = 0.008
"""So far behind pop-up lamps a bonnet begins, as a share of the length."""
LEAST_COWL = 0.2
"""What has its screen further ahead has no bonnet."""
BONNET_DEG, BOOT_DEG = 52.0, 68.0
SHEET_MM = 24.0
REAR_ENGINED = frozenset({"rear_engine", "mid_engine", "wedge", "beetle", "prototype", "micro", "bubble"})
BAY = Stuff("plastic", "#1a1b1d", 40.0)
COVER = Stuff("paint", "#8c2a22", 40.0)
CARPET = Stuff("fabric", "#2a2a2c", 40.0)


@dataclass(frozen=True, slots=True)
class Lid:
    """A lid between shares of the length, hinged at the end that is nearer to the cabin."""

    name: str
    start: float
    end: float
    width: float

    def ends(self, body: CarBody) -> Ends:
        """Give where it ends along x, the rear end first."""
        return body.at(self.end), body.at(self.start)


def lids_of(body: CarBody) -> tuple[Lid, ...]:
    """Give the bonnet and the lid of the boot, as far as a car has them; pop-up lamps stay before the bonnet."""
    style = body.style
    if style.cowl < LEAST_COWL:
        return ()
    start = POPUP_ALONG[1] + BEHIND_POPUPS if body.has_popups else 0.03
    both = (Lid("bonnet", start, style.cowl - 0.012, 0.8), Lid("boot", style.glass_end + 0.012, 0.982, 0.78))
    return tuple(lid for lid in both if lid.end - lid.start >= LEAST)


def open_lids(body: CarBody) -> tuple[Lid, ...]:
    """Give those that stand open."""
    return tuple(lid for lid in lids_of(body) if body.clay.pose.lifts(lid.name))


def bays(body: CarBody) -> list[Trough]:
    """Give the rooms under open lids, to be let into the hull."""
    height = body.clay.height
    return [Trough(lid.ends(body), lid.width * 0.96, body.sill + 0.1 * height) for lid in open_lids(body)]


@contextmanager
def on_lid(body: CarBody, name: str) -> Iterator[None]:
    """Let what is added meanwhile be on a lid, open or not."""
    lid = next((lid for lid in open_lids(body) if lid.name == name), None)
    if lid is None:
        yield
        return
    rear, front = lid.ends(body)
    x, turn = (rear, -BONNET_DEG) if name == "bonnet" else (front, BOOT_DEG)
    with body.clay.turning(Hinge((x, 0.0, body.top(x)), "y", turn)):
        yield


def add_open_lids(body: CarBody, style_name: str) -> None:
    """Add lids that stand open, their stays, and what is seen under them."""
    for lid in open_lids(body):
        rear, front = lid.ends(body)
        with on_lid(body, lid.name):
            grid = []
            for x in np.linspace(front, rear, 14).tolist():
                wide = lid.width * body.half_width(x)
                grid.append([(x, y, body.lid_at(x, y)) for y in np.linspace(-wide, wide, 11).tolist()])
            body.clay.add(SMOOTH_PAINT, shell(grid, (0.0, 0.0, -SHEET_MM)))
        has_engine = (lid.name == "bonnet") != (style_name in REAR_ENGINED)
        (_engine if has_engine else _hold)(body, (rear, front), lid.width)


def _hold(body: CarBody, ends: Ends, width: float) -> None:
    """Line a boot with carpet and lay a spare wheel into it."""
    (rear, front), clay = ends, body.clay
    floor, middle = body.sill + 0.1 * clay.height, (rear + front) / 2
    wide = width * 0.9 * min(body.half_width(rear + 10), body.half_width(front))
    clay.box(CARPET, (rear + 20, front - 5), (-wide, wide), (floor - 5, floor + 14))
    radius = min(body.radius * 0.95, 0.45 * (front - rear), 0.6 * wide)
    tyre = [(radius * 0.62, 0), (radius, 20), (radius, 130), (radius * 0.62, 150)]
    clay.hoop(RUBBER, tyre, (middle, 0.25 * wide, floor + 14), sides=24)
    clay.turned(
        STEEL, [(0, 30), (radius * 0.64, 30), (radius * 0.64, 90), (0, 70)], (middle, 0.25 * wide, floor + 14)
    )


def _engine(body: CarBody, ends: Ends, width: float) -> None:
    """Add an engine along the car with its cover, intake, radiator, battery and strut towers."""
    (rear, front), clay = ends, body.clay
    floor, long = body.sill + 0.1 * clay.height, front - rear
    wide, high = width * body.half_width((rear + front) / 2), body.top((rear + front) / 2)
    deep = high - floor
    clay.box(BAY, (rear + 5, front - 10), (-wide * 0.94, wide * 0.94), (floor - 5, floor + 10))
    clay.box(BAY, (front - 0.12 * long, front - 0.05 * long), (-wide * 0.6, wide * 0.6), (floor, floor + 0.75 * deep))
    block_x = (rear + 0.12 * long, rear + 0.62 * long)
    clay.box(STEEL, block_x, (-0.24 * wide, 0.24 * wide), (floor, floor + 0.55 * deep))
    clay.box(
        COVER,
        (block_x[0] + 20, block_x[1] - 20),
        (-0.17 * wide, 0.17 * wide),
        (floor + 0.55 * deep, floor + 0.7 * deep),
    )
    for share in (0.2, 0.4, 0.6, 0.8):
        x = block_x[0] + share * (block_x[1] - block_x[0])
        clay.rod(CHROME, (x, 0.2 * wide, floor + 0.5 * deep), (x, 0.5 * wide, floor + 0.34 * deep), 18, 8)
        clay.rod(DARK, (x, -0.2 * wide, floor + 0.5 * deep), (x, -0.45 * wide, floor + 0.5 * deep), 22, 8)
    clay.rod(
        DARK, (block_x[0], -0.47 * wide, floor + 0.5 * deep), (block_x[1], -0.47 * wide, floor + 0.5 * deep), 36, 10
    )
    clay.turned(
        DARK,
        [(0, 0), (0.16 * wide, 0), (0.16 * wide, 90), (0, 100)],
        (block_x[1] + 0.1 * long, -0.5 * wide, floor + 0.4 * deep),
    )
    clay.box(
        RUBBER, (rear + 0.06 * long, rear + 0.22 * long), (0.6 * wide, 0.85 * wide), (floor, floor + 0.55 * deep)
    )
    tower = turned(
        [(0, floor), (0.15 * wide, floor), (0.12 * wide, floor + 0.7 * deep), (0, floor + 0.74 * deep)],
        14,
        (body.axles[0], 0.8 * wide, 0),
    )
    clay.pair(BAY, tower)
    clay.pair(
        STEEL, block((front - 0.05 * long, 0.7 * wide, floor), (front - 0.02 * long, 0.9 * wide, floor + 0.4 * deep))
    )
