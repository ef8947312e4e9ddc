"""What is seen through the windows of a car: floor, seats, board and steering wheel."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.forms import Place, bars, hoop, icosphere, moved
from diorama_planner.solids.mesh import Mesh
from diorama_planner.symbols.clay import DARK, Stuff
from diorama_planner.symbols.solid_car_body import CarBody, Trough
from diorama_planner.symbols.solid_car_cabin import LINING

CUSHION = Stuff("fabric", "$interior", 180.0)
BLACK = Stuff("plastic", "#191a1d", 60.0)


def add_seats(body: CarBody, cockpit: Trough) -> None:
    """Line a cockpit and put seats, a board and a wheel into it."""
    clay, (rear, front) = body.clay, cockpit.ends
    floor, long = cockpit.floor, front - rear
    wide = body.half_width((front + rear) / 2) * cockpit.width
    clay.box(LINING, (rear, front), (-wide * 0.98, wide * 0.98), (floor - 5, floor + 12))
    high = body.top(front) - 5
    clay.box(
        DARK, (front - long * 0.12, front - 5), (-wide * 0.97, wide * 0.97), (floor + 0.4 * (high - floor), high)
    )
    add_steering(body, (front - long * 0.12, 0.45 * wide, high - 20), 0.105 * clay.side * 2)
    backs = [front - long * 0.52] + ([front - long * 0.86] if long > 1500 else [])
    for row, back in enumerate(backs):
        for y in (0.46, -0.46):
            reach = wide * (0.36 if row == 0 else 0.44)
            middle = y * wide
            seat = floor + 0.16 * clay.height
            top = min(seat + 0.36 * clay.height, 0.84 * clay.height) - row * 0.07 * clay.height
            depth = long * 0.11
            clay.add(
                CUSHION, pillow((back + depth * 0.9, middle, (floor + seat) / 2), (depth, reach, (seat - floor) / 2))
            )
            leaning = pillow((0, 0, 0), (75.0, reach, (top - seat) / 2 + 30))
            clay.add(CUSHION, moved(leaning, (back - 40, middle, (top + seat) / 2 - 10), tilt_deg=-12))
            if row == 0:
                head = pillow((back - 95, middle, top + 62), (42.0, reach * 0.5, 62.0))
                clay.add(CUSHION, head)


def add_steering(body: CarBody, at: Place, radius: float) -> None:
    """Add a steering wheel on its column, tilted towards the driver."""
    ring = hoop([(radius, 0), (radius + 11, 11), (radius, 22), (radius - 11, 11)], 20, axis="x")
    arms: list[tuple[Place, Place]] = [
        ((8.0, -radius, 0.0), (8.0, radius, 0.0)),
        ((8.0, 0.0, 0.0), (8.0, 0.0, -radius)),
    ]
    place = (at[0] - 130, at[1] * body.drive, at[2])
    for mesh in (ring, bars(arms, 12.0), bars([((8.0, 0.0, 0.0), (220.0, 0.0, 0.0))], 22.0)):
        body.clay.add(BLACK, moved(mesh, place, tilt_deg=24))


def pillow(at: Place, halves: Place) -> Mesh:
    """Give a rounded block about its middle."""
    ball = icosphere(2)
    points = ball.vertices / ((ball.vertices**4).sum(axis=1) ** 0.25)[:, None]
    return Mesh(points * np.array(halves) + np.array(at), ball.triangles)
