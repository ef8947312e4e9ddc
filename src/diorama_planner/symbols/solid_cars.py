"""Cars as bodies: the hull of their style with cabin, wheels, ends and what is fixed to the sides and on top."""

from __future__ import annotations

import numpy as np

from diorama_planner.solids.forms import shell
from diorama_planner.symbols.axles import CAR
from diorama_planner.symbols.car_styles import OPEN_IDS, STYLES, features, style_name
from diorama_planner.symbols.cars import BODY_SHARE
from diorama_planner.symbols.clay import CHROME, DARK, PAINT, RUBBER, SMOOTH_PAINT, Clay, Stuff
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.solid_car_body import ARCH, CarBody, Trough
from diorama_planner.symbols.solid_car_cabin import SIDES, add_cabin, add_open_doors, door_ends, door_hinge
from diorama_planner.symbols.solid_car_ends import GAP, TRIM, add_ends, flank, seam, wrap
from diorama_planner.symbols.solid_car_inside import add_seats, pillow
from diorama_planner.symbols.solid_car_lids import add_open_lids, bays, lids_of, on_lid
from diorama_planner.symbols.solid_car_lines import SIDE_LINES
from diorama_planner.symbols.solid_wheels import add_wheels

HOOD = Stuff("fabric", "#26241f", 40.0)
WELL = Stuff("plastic", "#131416", 60.0)
TWO_TONE = frozenset({"toyota_ae86_trueno"})
"""Cars whose lower half is dark, as the sprinter's in its well-known livery."""


def car(clay: Clay, thing: ThingShape) -> None:
    """Model a car, nose to +x."""
    name = style_name(thing)
    style, lines, extras = STYLES[name], SIDE_LINES[name], features(thing)
    body = CarBody(clay, thing, style, lines, CAR)
    open_top = style.open_top or thing.id in OPEN_IDS
    height = clay.height
    ends = (body.at(style.glass_end) + clay.length * 0.03, body.at(style.cowl) - clay.length * 0.02)
    cockpit = Trough(ends, 0.8, lines.sill * height + 0.06 * height)
    body.add_hull([cockpit, *bays(body)], [door_ends(body)])
    add_open_lids(body, name)
    add_seats(body, cockpit)
    base = body.half_width(body.at((style.cowl + style.glass_end) / 2)) * min(style.belt + 0.09, 0.95)
    add_cabin(body, base, base * style.roof / style.belt, open_top=open_top)
    add_open_doors(body)
    add_underside(body)
    add_wheels(clay, thing, CAR, lines.spokes)
    if style.fenders:
        add_fenders(body)
    add_ends(body, extras)
    add_flanks(body, thing.id in TWO_TONE)
    if thing.id in TWO_TONE:
        for front in (True, False):
            wrap(body, TRIM, (-0.97, 0.97), (lines.sill * height + 12, 0.3 * height), front, 4.0)
    add_seams(body)
    if name == "veteran":
        add_hood(body)
    if "wing" in extras:
        with on_lid(body, "boot"):
            add_wing(body)
    if "spare" in extras:
        clay.turned(
            RUBBER,
            [(0, 0), (0.27 * height, 0), (0.27 * height, 150), (0, 150)],
            (-clay.half - 60, 0, 0.52 * height),
            "x",
        )


def add_underside(body: CarBody) -> None:
    """Fill the room between the wheels and line the arches, so that nobody looks through under them."""
    clay, reach = body.clay, body.radius * ARCH
    wide = clay.side * 0.5 * body.narrow
    for axle in body.axles:
        high = min(body.radius + reach * 0.9, *(body.top(axle + dx) - 0.05 * clay.height for dx in (-reach, reach)))
        clay.box(DARK, (axle - reach, axle + reach), (-wide, wide), (body.sill * 0.9, high))
        if body.style.fenders:
            continue
        arc = [(axle + reach * float(np.cos(a)), float(np.sin(a))) for a in np.linspace(0.02, np.pi - 0.02, 15)]
        grid = []
        for x, rise in arc:
            z = body.radius + reach * rise
            grid.append([(x, y, z) for y in np.linspace(wide * 0.9, body.side_at(x, z) - 14, 3).tolist()])
        clay.pair(WELL, shell(grid, (0.0, 0.0, -9.0)))


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


def add_hood(body: CarBody) -> None:
    """Add a hood of canvas on its bows, from over the screen to behind the seats."""
    clay, style = body.clay, body.style
    front, rear = body.at(style.roof_front) + 0.02 * clay.length, body.at(max(style.glass_end, 0.93))
    wide, high = 0.62 * clay.side, clay.height
    xs = np.linspace(front, rear, 7)
    rises = (0.99, 0.997, 0.995, 1.0, 0.995, 0.985, 0.95)
    grid = []
    for x, rise in zip(xs.tolist(), rises, strict=True):
        line = [(x, y, high * (rise - 0.03 * (y / wide) ** 2)) for y in np.linspace(-wide, wide, 7).tolist()]
        grid.append([(x, -wide, high * (rise - 0.08)), *line, (x, wide, high * (rise - 0.08))])
    grid.append([(rear - 0.02 * clay.length, y, 0.72 * high) for _, y, _ in grid[-1]])
    clay.add(HOOD, shell(grid, (0.0, 0.0, -14.0)))
    foot = body.top(body.at(0.8)) - 20
    for share in (0.35, 0.62, 0.86):
        x = front + share * (rear - front)
        for y in (-wide, wide):
            clay.rod(DARK, (front + 0.7 * (rear - front), y * 1.04, foot), (x, y * 0.99, 0.93 * high), 11, 6)


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


def add_flanks(body: CarBody, two_tone: bool) -> None:
    """Add the gaps of the doors, handles, mirrors, strips along the side."""
    clay, lines, style = body.clay, body.lines, body.style
    height, reach = clay.height, body.radius * ARCH + 8
    span = style.glass_end - style.cowl
    first, low = door_ends(body)[1], body.sill + 0.05 * height
    stops = [first, *(body.at(style.cowl + span * (end + 0.02)) for _, end in lines.windows if end < 0.7)]
    dark = lines.bumper == "dark"
    trims: list[tuple[Stuff, float, float, float]] = []
    if two_tone or dark:
        trims.append((TRIM, body.sill + 4, body.sill + (0.2 if two_tone else 0.03) * height, 3.0))
    if dark and not two_tone:
        trims.append((TRIM, body.sill + 0.24 * height, body.sill + 0.275 * height, 9.0))
    if lines.bumper == "chrome":
        trims.append((CHROME, body.sill + 0.22 * height, body.sill + 0.232 * height, 6.0))
    front, rear = body.axles
    spans = [(rear + reach, stops[-1]), *zip(stops[1:], stops, strict=False), (first, front - reach)]
    for side in SIDES:
        for number, (start, end) in enumerate(spans):
            with door_hinge(body, side if 0 < number == len(spans) - 2 else 0.0):
                for stuff, bottom, top, proud in trims:
                    if end > start:
                        flank(body, stuff, (start, end), (bottom, top), proud, (side,))
        for number, x in enumerate(stops):
            is_open = clay.pose.opens(side) and number < 2
            if not is_open:
                flank(body, GAP, (x - 3.5, x + 3.5), (low, body.top(x) - 0.01 * height), 3.5, (side,))
            if number:
                with door_hinge(body, side if number == 1 else 0.0):
                    _handle(body, x, side)
        if len(stops) > 1 and not clay.pose.opens(side):
            flank(body, GAP, (stops[1], first), (low - 3.5, low + 3.5), 3.5, (side,))
        if not style.fenders:
            with door_hinge(body, side):
                _mirror(body, side)


def _handle(body: CarBody, x: float, side: float) -> None:
    """Add the handle of a door in its dark recess, ahead of the door's rear edge."""
    middle = body.top(x) - 0.115 * body.clay.height
    flank(body, GAP, (x + 45, x + 200), (middle - 22, middle + 22), 2.5, (side,))
    flank(body, TRIM, (x + 52, x + 193), (middle - 2, middle + 17), 16, (side,))


def _mirror(body: CarBody, side: float) -> None:
    """Add a mirror on its foot, with the glass to the rear."""
    style, height = body.style, body.clay.height
    x = body.at(style.cowl + 0.055)
    out, size = body.side_at(x, body.top(x)), 0.042 * height
    stuff = TRIM if body.lines.crisp else SMOOTH_PAINT
    middle = (x, side * (out * 0.985 + size * 1.9), body.top(x) + size * 1.15)
    body.clay.add(stuff.reaching(), pillow(middle, (size * 0.75, size * 1.6, size)))
    back = size * 0.72
    glass = pillow((middle[0] - back, middle[1], middle[2]), (size * 0.12, size * 1.35, size * 0.8))
    body.clay.add(CHROME.reaching(), glass)
    foot = pillow(
        (x, side * (out * 0.97 + size * 0.4), body.top(x) + size * 0.5), (size * 0.6, size * 0.9, size * 0.4)
    )
    body.clay.add(stuff.reaching(), foot)


def add_seams(body: CarBody) -> None:
    """Add the gaps round the bonnet and the lid of the boot."""
    near = body.clay.length * 0.014
    for lid in lids_of(body):
        if body.clay.pose.lifts(lid.name):
            continue
        xs = [body.at(f) for f in np.linspace(lid.start, lid.end, 16).tolist()]
        seam(body, [(x, lid.width * body.half_width(x)) for x in xs])
        for x in (xs[0],) if lid.name == "bonnet" else ():
            ys = np.linspace(0.0, lid.width * body.half_width(x), 12)
            seam(body, [(x + near * float(1 - (y / max(ys[-1], 1.0)) ** 2), float(y)) for y in ys])
