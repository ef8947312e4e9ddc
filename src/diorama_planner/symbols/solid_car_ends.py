"""What is fixed to nose and tail of a car: bumpers, lamps, grille, plates, exhaust; and how it follows the hull."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from diorama_planner.solids.forms import Place, block, shell
from diorama_planner.symbols.clay import CHROME, SMOOTH_PAINT, STEEL, Ends, Hinge, Stuff
from diorama_planner.symbols.solid_car_body import ARCH, CarBody

LAMP = Stuff("lamp", "$lamp", 40.0)
TAIL = Stuff("lamp", "$tail", 40.0)
AMBER = Stuff("lamp", "#e88a2a", 40.0)
CLEAR = Stuff("lamp", "#e9ecee", 40.0)
TRIM = Stuff("plastic", "$trim", 40.0)
PLATE = Stuff("metal", "#f1f1ea")
INK = Stuff("plastic", "#1f5a3c")
GAP = Stuff("plastic", "#101114", 40.0)
BUMPERS = {"body": SMOOTH_PAINT, "dark": TRIM, "chrome": CHROME}
POPUP_DEG = 52.0
POPUP_ALONG: Ends = (0.034, 0.1)
"""Where the lids of pop-up lamps lie, as shares of the length: in the nose, before the bonnet."""


def add_ends(body: CarBody, extras: frozenset[str]) -> None:
    """Add bumpers, lamps, grille and plates."""
    lines, height = body.lines, body.clay.height
    nose, tail = lines.nose * height, lines.tail * height
    low = body.sill + 0.03 * height
    if lines.bumper != "none":
        _bumpers(body, min(nose, tail) * 0.8, low)
    _tail_lamps(body, tail)
    _plates(body, low, front=not extras & {"split"})
    _exhaust(body)
    if body.has_popups:
        add_popups(body)
        wrap(body, GAP, (0.55, 0.88), (nose * 0.62, nose * 0.74), True, 25, mirrored=True)
        wrap(body, AMBER, (0.57, 0.86), (nose * 0.64, nose * 0.72), True, 30, mirrored=True)
        _grille(body, 0.46, (nose * 0.81, nose * 0.91), 3)
    elif "round" in extras:
        add_round_lamps(body, nose)
        _grille(body, 0.4, (nose * 0.78, nose * 0.93), 5)
    else:
        wrap(body, GAP, (0.49, 0.955), (nose * 0.8, nose * 0.965), True, 8, mirrored=True)
        wrap(body, LAMP, (0.52, 0.8), (nose * 0.82, nose * 0.945), True, 13, mirrored=True)
        wrap(body, AMBER, (0.815, 0.94), (nose * 0.82, nose * 0.945), True, 12, mirrored=True)
        _grille(body, 0.48, (nose * 0.83, nose * 0.94), 4)
    # the mouth under the bumper, which every car breathes through
    wrap(body, GAP, (-0.4, 0.4), (low + 0.005 * height, low + 0.055 * height), True, 5)


def _bumpers(body: CarBody, top: float, low: float) -> None:
    lines, height = body.lines, body.clay.height
    stuff = BUMPERS[lines.bumper]
    proud = 6.0 if lines.bumper == "body" else 24.0
    bottom = max(low, top - (0.08 if lines.bumper == "chrome" else 0.15) * height)
    reach = body.radius * ARCH + 8
    ends = ((body.axles[0] + reach, body.at(0.07)), (body.at(0.93), body.axles[1] - reach))
    for front, sides in zip((True, False), ends, strict=True):
        wrap(body, stuff, (-0.99, 0.99), (bottom, top), front, proud, levels=6)
        if lines.bumper == "dark":  # a groove along it, as bumpers of steel with a cover have
            middle = bottom + 0.62 * (top - bottom)
            wrap(body, GAP, (-0.97, 0.97), (middle, middle + 0.008 * height), front, proud + 1.5)
        if lines.bumper != "body" and sides[1] > sides[0] and not body.style.fenders:
            flank(body, stuff, sides, (bottom, top), proud * 0.5)
    if lines.bumper == "body":
        for front in (True, False):  # where cover and wing meet
            wrap(body, GAP, (-0.98, 0.98), (top, top + 0.006 * height), front, 2.0)


def _tail_lamps(body: CarBody, tail: float) -> None:
    """Add the cluster: red outside, amber, and white for reversing, in a dark surround between which is a panel."""
    low, high = tail * 0.83, tail * 0.96
    wrap(body, GAP, (-0.46, 0.46), (tail * 0.85, tail * 0.945), False, 8)
    wrap(body, GAP, (0.465, 0.945), (low - 6, high + 6), False, 9, mirrored=True)
    for stuff, across in ((TAIL, (0.72, 0.935)), (AMBER, (0.6, 0.71)), (CLEAR, (0.48, 0.59))):
        wrap(body, stuff, across, (low, high), False, 14, mirrored=True)
    middle = (low + high) / 2
    wrap(body, GAP, (0.7, 0.935), (middle - 2, middle + 2), False, 15, mirrored=True)


def _plates(body: CarBody, low: float, *, front: bool) -> None:
    """Add number plates of 330 by 165 mm, as those of Japan are, with a line of signs on each."""
    height, wide = 165.0, body.half_width(body.clay.half * 0.85)
    half = 165.0 / max(wide, 200.0)
    bottom = low + 0.02 * body.clay.height
    for is_front in (True, False) if front else (False,):
        lift = bottom + (0.01 if is_front else 0.06) * body.clay.height
        wrap(body, PLATE, (-half, half), (lift, lift + height * 0.85), is_front, 30)
        for left, right in ((-0.8, -0.72), (-0.55, -0.3), (-0.2, 0.05), (0.18, 0.43), (0.5, 0.75)):
            signs = (lift + height * 0.14, lift + height * 0.5)
            wrap(body, INK, (left * half, right * half), signs, is_front, 32)
        wrap(body, INK, (-0.3 * half, 0.3 * half), (lift + height * 0.6, lift + height * 0.7), is_front, 32)


def _exhaust(body: CarBody) -> None:
    y = -0.55 * body.clay.side * body.narrow
    x, z = body.nose_at(y, front=False) - 6, body.sill + 0.012 * body.clay.height
    body.clay.hoop(STEEL, [(29, 0), (36, 0), (36, 260), (29, 260)], (x, y, z), "x", 14)


def _grille(body: CarBody, reach: float, heights: Ends, bars: int) -> None:
    """Add a dark opening with bars across."""
    wrap(body, GAP, (-reach, reach), heights, True, 8)
    step = (heights[1] - heights[0]) / (bars + 1)
    for i in range(1, bars + 1):
        z = heights[0] + i * step
        wrap(body, TRIM, (-reach * 0.98, reach * 0.98), (z - 3, z + 3), True, 13)


def add_popups(body: CarBody) -> None:
    """Add a pair of pop-up lamps: lids that lie in the nose, and stand up with a lamp in front."""
    along, across = POPUP_ALONG, (0.46, 0.79)
    on_top(body, GAP, (along[0] - 0.002, along[1] + 0.002), (across[0] - 0.012, across[1] + 0.012), 1.0)
    front, rear = body.at(along[0]), body.at(along[1])
    wide = body.half_width(rear)
    inner, outer = across[0] * wide, across[1] * wide
    pivot = (rear, 0.0, body.lid_at(rear, inner))
    with body.clay.turning(Hinge(pivot, "y", -POPUP_DEG if body.clay.pose.lamps_up else 0.0)):
        on_top(body, SMOOTH_PAINT, along, across, 3.0, deep=24.0)
        top = body.lid_at(front, outer) - 12
        pod = block((rear, inner + 8, top - 190), (front - 14, outer - 8, top - 4))
        lens = block((front - 15, inner + 26, top - 170), (front - 6, outer - 26, top - 22))
        body.clay.pair(SMOOTH_PAINT, pod)
        body.clay.pair(GAP, block((front - 15, inner + 12, top - 184), (front - 10, outer - 12, top - 8)))
        body.clay.pair(LAMP, lens)


def add_round_lamps(body: CarBody, nose: float) -> None:
    """Add a pair of round lamps with a bright ring."""
    size = 0.062 * body.clay.height
    for way in (0.72, -0.72):
        y = way * body.half_width(body.at(0.07))
        place = (body.nose_at(y, front=True), y, nose * 0.86)
        body.clay.hoop(CHROME, [(size, -60), (size * 1.18, -60), (size * 1.14, 24), (size, 30)], place, "x", 24)
        bulge = [(0, -60), (size * 1.02, -60), (size * 1.02, 8), (size * 0.8, 24), (size * 0.4, 33), (0, 36)]
        body.clay.turned(LAMP, bulge, place, "x", 24)


def flank(
    body: CarBody,
    stuff: Stuff,
    along: Ends,
    heights: Ends,
    proud: float,
    sides: Sequence[float] = (1.0, -1.0),
) -> None:
    """Add a strip on the sides that follows the body."""
    xs = np.linspace(*along, max(2, int((along[1] - along[0]) / 90)))
    zs = np.linspace(*heights, max(2, int((heights[1] - heights[0]) / 60)))
    for side in sides:
        grid = [[(x, side * (body.side_at(x, z) + proud), z) for z in zs.tolist()] for x in xs.tolist()]
        body.clay.add(stuff, shell(grid, (0.0, -side * (30.0 + proud), 0.0)))


def wrap(
    body: CarBody,
    stuff: Stuff,
    across: Ends,
    heights: Ends,
    front: bool,
    proud: float,
    *,
    mirrored: bool = False,
    levels: int = 2,
) -> None:
    """Add a band that follows the nose or the tail, `across` in shares of half the width there.

    With more `levels` it is rounded at its upper and its lower edge.
    """
    way = 1.0 if front else -1.0
    wide = body.half_width(way * (body.clay.half - 0.075 * body.clay.length)) + proud * 0.7
    ys = np.linspace(across[0], across[1], max(2, int((across[1] - across[0]) * 20))) * wide
    line = [(body.nose_at(float(y) * wide / (wide + proud), front) + way * proud * 0.6, y) for y in ys]
    shares = np.linspace(-1, 1, levels)
    sunk = proud * 0.7 * np.abs(shares) ** 4 if levels > 2 else np.zeros(levels)
    zs = np.linspace(*heights, levels)
    grid = [[(x - way * s, y, z) for s, z in zip(sunk, zs, strict=True)] for x, y in line]
    mesh = shell(grid, (-way * (60.0 + proud), 0.0, 0.0))
    if mirrored:
        body.clay.pair(stuff, mesh)
    else:
        body.clay.add(stuff, mesh)


def on_top(body: CarBody, stuff: Stuff, along: Ends, across: Ends, proud: float, deep: float = 30.0) -> None:
    """Add a pair of lids on bonnet or deck, by shares of the length and of half the width at their rear edge."""
    xs = [body.at(f) for f in np.linspace(*along, 7).tolist()]
    wide = body.half_width(xs[-1])
    grid = [[(x, y * wide, body.lid_at(x, y * wide) + proud) for y in np.linspace(*across, 5).tolist()] for x in xs]
    body.clay.pair(stuff, shell(grid, (0.0, 0.0, -deep)))


def seam(body: CarBody, line: Sequence[tuple[float, float]], width: float = 7.0) -> None:
    """Add a gap between panels on bonnet or deck, along places of the plan, and its mirror image."""
    points = np.array(line)
    ways = np.gradient(points, axis=0)
    ways /= np.maximum(np.linalg.norm(ways, axis=1, keepdims=True), 1e-9)
    aside = np.column_stack((-ways[:, 1], ways[:, 0])) * width / 2
    rows = [[_on_lid(body, *place) for place in pair] for pair in zip(points - aside, points + aside, strict=True)]
    body.clay.pair(GAP, shell(rows, (0.0, 0.0, -20.0)))


def _on_lid(body: CarBody, x: float, y: float) -> Place:
    return float(x), float(y), body.lid_at(float(x), float(y)) + 1.5
