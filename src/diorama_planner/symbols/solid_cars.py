"""Cars as bodies: the shell of their style with lamps, bumpers, wheels and what is fixed to it."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.forms import ball, shell
from diorama_planner.symbols.axles import CAR
from diorama_planner.symbols.car_styles import OPEN_IDS, STYLES, features, style_name
from diorama_planner.symbols.cars import BODY_SHARE
from diorama_planner.symbols.clay import CHROME, DARK, PAINT, RUBBER, SMOOTH_PAINT, Clay, Ends, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_car_body import ARCH, LINING, CarBody, Trough
from diorama_planner.symbols.solid_car_lines import SIDE_LINES
from diorama_planner.symbols.solid_wheels import add_wheels

LAMP = Stuff("lamp", "$lamp", 40.0)
TAIL = Stuff("lamp", "$tail", 40.0)
AMBER = Stuff("lamp", "#e88a2a", 40.0)
TRIM = Stuff("plastic", "$trim", 40.0)
PLATE = Stuff("metal", "#f1f1ea")
GAP = Stuff("plastic", "#15171a")
TWO_TONE = frozenset({"toyota_ae86_trueno"})
"""Cars whose lower half is dark, as the sprinter's in its well-known livery."""
BUMPERS = {"body": SMOOTH_PAINT, "dark": TRIM, "chrome": CHROME}


def car(clay: Clay, thing: ThingShape) -> None:
    """Model a car, nose to +x."""
    name = style_name(thing)
    style, lines, extras = STYLES[name], SIDE_LINES[name], features(thing)
    body = CarBody(clay, thing, style, lines, CAR)
    open_top = style.open_top or thing.id in OPEN_IDS
    height = clay.height
    ends = (body.at(style.glass_end) + clay.length * 0.03, body.at(style.cowl) - clay.length * 0.02)
    cockpit = Trough(ends, 0.8, lines.sill * height + 0.06 * height)
    body.add_hull([cockpit])
    add_seats(body, cockpit)
    base = body.half_width(body.at((style.cowl + style.glass_end) / 2)) * min(style.belt + 0.09, 0.95)
    body.add_cabin(base, base * style.roof / style.belt, open_top=open_top)
    add_underside(body)
    add_wheels(clay, thing, CAR, lines.spokes)
    if style.fenders:
        add_fenders(body)
    add_ends(body, extras)
    add_flanks(body, thing.id in TWO_TONE)
    if "wing" in extras:
        add_wing(body)
    if "spare" in extras:
        clay.turned(
            RUBBER,
            [(0, 0), (0.27 * height, 0), (0.27 * height, 150), (0, 150)],
            (-clay.half - 60, 0, 0.52 * height),
            "x",
        )


def add_seats(body: CarBody, cockpit: Trough) -> None:
    """Line a cockpit and put seats, a board and a wheel into it."""
    clay, (rear, front) = body.clay, cockpit.ends
    floor, long = cockpit.floor, front - rear
    wide = body.half_width((front + rear) / 2) * cockpit.width
    clay.box(LINING, (rear, front), (-wide * 0.98, wide * 0.98), (floor - 5, floor + 12))
    clay.box(LINING, (front - long * 0.14, front - 5), (-wide * 0.97, wide * 0.97), (floor, body.top(front) - 5))
    backs = [front - long * 0.52] + ([front - long * 0.86] if long > 1500 else [])
    for row, back in enumerate(backs):
        for y in (0.46, -0.46):
            reach = wide * (0.36 if row == 0 else 0.44)
            middle = y * wide
            seat, sides = floor + 0.16 * clay.height, (middle - reach, middle + reach)
            clay.box(LINING, (back, back + long * 0.2), sides, (floor, seat))
            top = min(seat + 0.38 * clay.height, 0.86 * clay.height) - row * 0.06 * clay.height
            slope = [(back - 20, seat - 40), (back + 90, seat - 40), (back - 30, top), (back - 110, top)]
            clay.profile(LINING, slope, *sides)


def add_underside(body: CarBody) -> None:
    """Fill the room between the wheels, so that nobody looks through under the arches."""
    clay, reach = body.clay, body.radius * ARCH
    wide = clay.side * 0.66 * body.narrow
    for axle in body.axles:
        high = min(body.radius + reach * 0.9, *(body.top(axle + dx) - 0.05 * clay.height for dx in (-reach, reach)))
        clay.box(DARK, (axle - reach, axle + reach), (-wide, wide), (body.sill * 0.9, high))


def add_fenders(body: CarBody) -> None:
    """Add wings that stand free of a narrow body, and the boards between them."""
    clay, reach = body.clay, body.radius * 1.16
    inner, outer = clay.side * 0.62, clay.side * BODY_SHARE
    angles = np.radians((-8, 15, 40, 65, 90, 115, 140, 165, 188))
    for axle in body.axles:
        arc = [(axle + reach * np.cos(a), body.radius + reach * np.sin(a)) for a in angles]
        grid = [[(x, y, z) for y in (inner, (inner + outer) / 2, outer)] for x, z in arc]
        clay.pair(SMOOTH_PAINT, shell(grid, (0.0, 0.0, -0.03 * clay.height)))
    front, rear = body.axles
    board = shell(
        [
            [(x, y, body.sill + 0.06 * clay.height) for y in (inner, outer * 0.97)]
            for x in (front - reach, rear + reach)
        ],
        (0.0, 0.0, -0.03 * clay.height),
    )
    clay.pair(TRIM, board)


def add_wing(body: CarBody) -> None:
    """Add a wing on two posts over the tail."""
    clay = body.clay
    x, deck = body.at(0.965), body.top(body.at(0.95))
    wide, high = 0.9 * body.half_width(body.at(0.93)), deck + 0.14 * clay.height
    depth = 0.045 * clay.length
    foil = [(x - depth, high + 14), (x - depth * 0.8, high - 6), (x + depth, high - 16), (x + depth * 0.4, high + 12)]
    clay.profile(SMOOTH_PAINT, foil, -wide, wide)
    for y in (0.72 * wide, -0.72 * wide):
        clay.box(PAINT, (x - depth * 0.3, x + depth * 0.5), (y - 12, y + 12), (deck - 30, high))


def add_ends(body: CarBody, extras: frozenset[str]) -> None:
    """Add bumpers, lamps, grille and plates."""
    lines, height = body.lines, body.clay.height
    nose, tail = lines.nose * height, lines.tail * height
    low = body.sill + 0.03 * height
    if lines.bumper != "none":
        proud = 6.0 if lines.bumper == "body" else 22.0
        top = min(nose, tail) * 0.8
        bottom = max(low, top - (0.08 if lines.bumper == "chrome" else 0.15) * height)
        ends = (
            (body.axles[0] + body.radius * ARCH + 8, body.at(0.07)),
            (body.at(0.93), body.axles[1] - body.radius * ARCH - 8),
        )
        for front, sides in zip((True, False), ends, strict=True):
            wrap(body, BUMPERS[lines.bumper], (-0.99, 0.99), (bottom, top), front, proud)
            if lines.bumper != "body" and sides[1] > sides[0] and not body.style.fenders:
                flank(body, BUMPERS[lines.bumper], sides, (bottom, top), proud * 0.5)
    wrap(body, PLATE, (-0.18, 0.18), (low + 0.08 * height, low + 0.155 * height), False, 28)
    wrap(body, GAP, (-0.46, 0.46), (tail * 0.86, tail * 0.94), False, 9)
    wrap(body, TAIL, (0.48, 0.93), (tail * 0.83, tail * 0.96), False, 12, mirrored=True)
    if "popup" in extras:
        on_top(body, GAP, (0.032, 0.1), (0.43, 0.81), -2.0)
        on_top(body, SMOOTH_PAINT, (0.035, 0.097), (0.45, 0.79), 3.0)
        wrap(body, AMBER, (0.55, 0.88), (nose * 0.64, nose * 0.72), True, 28, mirrored=True)
        wrap(body, GAP, (-0.46, 0.46), (nose * 0.82, nose * 0.9), True, 12)
    elif "round" in extras:
        add_round_lamps(body, nose)
        wrap(body, GAP, (-0.4, 0.4), (nose * 0.78, nose * 0.93), True, 12)
    else:
        wrap(body, LAMP, (0.52, 0.93), (nose * 0.82, nose * 0.95), True, 12, mirrored=True)
        wrap(body, GAP, (-0.48, 0.48), (nose * 0.83, nose * 0.94), True, 12)


def add_round_lamps(body: CarBody, nose: float) -> None:
    """Add a pair of round lamps with a bright ring."""
    size = 0.062 * body.clay.height
    for way in (0.72, -0.72):
        y = way * body.half_width(body.at(0.07))
        place = (body.nose_at(y, front=True), y, nose * 0.86)
        body.clay.turned(CHROME, [(0, -120), (size * 1.15, -120), (size * 1.15, 20), (0, 20)], place, "x", 12)
        body.clay.turned(LAMP, [(0, 0), (size, 20), (size * 0.8, 34), (0, 42)], place, "x", 12)


def add_flanks(body: CarBody, two_tone: bool) -> None:
    """Add the gaps of the doors, handles, mirrors, strips along the side."""
    clay, lines, style = body.clay, body.lines, body.style
    height, reach = clay.height, body.radius * ARCH + 8
    span = style.glass_end - style.cowl
    first = body.at(style.cowl) - 0.03 * clay.length
    stops = [first, *(body.at(style.cowl + span * (end + 0.02)) for _, end in lines.windows if end < 0.7)]
    for x in stops:
        flank(body, GAP, (x - 4, x + 4), (body.sill + 0.05 * height, body.top(x) - 0.045 * height), 2.5)
    for x in stops[1:]:
        flank(body, TRIM, (x + 45, x + 190), (body.top(x) - 0.125 * height, body.top(x) - 0.1 * height), 14)
    front, rear = body.axles
    if two_tone or lines.bumper == "dark":
        top = body.sill + (0.2 if two_tone else 0.03) * height
        flank(body, TRIM, (rear + reach, front - reach), (body.sill + 4, top), 5)
    if lines.bumper == "chrome":
        middle = body.sill + 0.22 * height
        flank(body, CHROME, (rear + reach, front - reach), (middle, middle + 0.012 * height), 6)
    if style.fenders:
        return
    x, size = body.at(style.cowl + 0.05), 0.045 * height
    out = body.half_width(x) * 1.04
    clay.pair(SMOOTH_PAINT.reaching(), ball((x, out, body.top(x) + size), (size * 0.7, size * 1.5, size), 8))


def flank(body: CarBody, stuff: Stuff, along: Ends, heights: Ends, proud: float) -> None:
    """Add a strip on both sides that follows the body."""
    xs = np.linspace(along[0], along[1], 5 if along[1] - along[0] > 300 else 2)
    grid = [[(x, body.half_width(float(x)) + proud, z) for z in heights] for x in xs]
    body.clay.pair(stuff, shell(grid, (0.0, -40.0 - proud, 0.0)))


def wrap(
    body: CarBody, stuff: Stuff, across: Ends, heights: Ends, front: bool, proud: float, *, mirrored: bool = False
) -> None:
    """Add a band that follows the nose or the tail, `across` in shares of half the width there."""
    way = 1.0 if front else -1.0
    wide = body.half_width(way * (body.clay.half - 0.075 * body.clay.length)) + proud * 0.7
    ys = np.linspace(across[0], across[1], 11 if across[0] < 0 else 5) * wide
    line = [(body.nose_at(float(y) * wide / (wide + proud), front) + way * proud * 0.6, y) for y in ys]
    grid = [[(x, y, z) for z in heights] for x, y in line]
    mesh = shell(grid, (-way * (60.0 + proud), 0.0, 0.0))
    if mirrored:
        body.clay.pair(stuff, mesh)
    else:
        body.clay.add(stuff, mesh)


def on_top(body: CarBody, stuff: Stuff, along: Ends, across: Ends, proud: float) -> None:
    """Add a pair of lids on bonnet or deck, by shares of the length and of half the width."""
    xs = [body.at(f) for f in np.linspace(along[0], along[1], 4)]
    wide = body.half_width(xs[-1])
    grid = [
        [(x, y * wide, body.top(x) + 0.012 * body.clay.height + proud) for y in np.linspace(*across, 3)] for x in xs
    ]
    body.clay.pair(stuff, shell(grid, (0.0, 0.0, -30.0)))
