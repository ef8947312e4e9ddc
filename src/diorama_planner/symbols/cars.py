"""Cars from above: saloon, coupe, hatchback, roadster, off-roader, racing car.

One drawing for all of them; `car_styles` says where the glass lies and which extras a car has.
"""

from __future__ import annotations

from diorama_planner.symbols.axles import CAR, axle_stations
from diorama_planner.symbols.car_styles import OPEN_IDS, STYLES, CarStyle, features, style_name
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import (
    Points,
    box,
    disc,
    flipped,
    flowing,
    mirrored,
    rounded,
    smooth,
    spread,
)
from diorama_planner.symbols.livery import PAINT_CHART, SKY, body_colour, picked
from diorama_planner.symbols.sketch import EDGE, Sketch

GLASS = "#1b2733"
TYRE = "#17181b"
BODY_SHARE = 0.968
"""Width of the painted body beside the full width: the tyres peek out by the rest."""


def draw(s: Sketch, thing: ThingShape) -> None:
    """Draw a car, nose to +x."""
    name = style_name(thing)
    style = STYLES[name]
    extras = features(thing)
    s.slots(
        body=body_colour(thing.id, picked(PAINT_CHART, thing.id)),
        glass=GLASS,
        tyre=TYRE,
        trim="#2a2d31",
        lamp="#fdf3d0",
        tail="#e0322f",
        stripe="#e3712a" if body_colour(thing.id, "") == SKY else "#f4f4f0",
        interior="#4a3328",
    )
    _wheels(s, thing)
    if "spare" in extras:
        s.plate(-s.half, -s.side * 0.36, -s.half + s.length * 0.05, s.side * 0.36, "$tyre", s.side * 0.1)
    _body(s, style, shift=s.length * 0.045 if "spare" in extras else 0.0)
    _nose(s, style, extras)
    _tail(s, style, extras)
    if "stripes" in extras:
        for y in (-0.13, 0.13):
            s.plate(-s.half * 0.975, s.side * (y - 0.075), s.half * 0.97, s.side * (y + 0.075), "$stripe")
    open_top = style.open_top or thing.id in OPEN_IDS
    if open_top:
        _cockpit(s, style)
    else:
        _cabin(s, style, extras)
    _engine_and_wings(s, style, extras, closed=not open_top)
    _mirrors(s, style)


def _at(s: Sketch, fraction: float) -> float:
    return s.half - fraction * s.length


def _wheels(s: Sketch, thing: ThingShape) -> None:
    front, rear = axle_stations(thing, CAR)
    reach = s.width * 0.19
    for x in (front, rear):
        for side in (1, -1):
            s.plate(x - reach, side * s.side * 0.7, x + reach, side * s.side * 0.996, "$tyre", s.side * 0.05)


def outline(s: Sketch, style: CarStyle, shift: float = 0.0, steps: int = 4) -> Points:
    """Give the painted body as a ring; `shift` leaves room behind the tail, more `steps` make it finer."""
    w = s.side * BODY_SHARE
    h, length = s.half, s.length
    nose, tail = style.nose * length, style.tail * length
    back = -h + shift
    half = [
        (h - s.pen_mm / 2, 0.0),
        (h - nose * 0.25, w * 0.45 * style.taper),
        (h - nose * 0.8, w * 0.78 * style.taper),
        (h - nose * 1.25 - 0.02 * length, w * 0.94 * style.taper),
        (h - max(0.12 * length, nose * 1.25 + 0.06 * length), w * (0.5 + style.taper / 2)),
        (h - 0.2 * length, w),
        (h - 0.36 * length, w * (1 - style.waist * 0.6)),
        (0.0 - 0.02 * length, w * (1 - style.waist)),
        (back + 0.33 * length, w * (1 - style.waist * 0.3)),
        (back + 0.2 * length, w),
        (back + max(0.075 * length, tail * 1.1 + 0.045 * length), w * 0.965),
        (back + tail * 1.1 + 0.012 * length, w * 0.875),
        (back + tail * 0.7, w * 0.72),
        (back + tail * 0.2, w * 0.4),
        (back + s.pen_mm / 2, 0.0),
    ]
    ring = smooth(mirrored(half), steps)
    return tuple((min(max(x, back), h), min(max(y, -w), w)) for x, y in ring)


def _body(s: Sketch, style: CarStyle, shift: float) -> None:
    ring = outline(s, style, shift)
    if not style.fenders:
        s.fill(ring, s.across("$body", 0.78, 1.03), edge=EDGE)
        return
    s.fill(ring, "$body*0.74", edge=EDGE)
    w = s.side * BODY_SHARE
    inner = mirrored(
        [
            (s.half * 0.985, 0.0),
            (s.half * 0.975, w * 0.2),
            (s.half * 0.93, w * 0.38),
            (s.half * 0.75, w * 0.47),
            (_at(s, style.cowl), w * 0.72),
            (0.0, w * 0.8),
            (-s.half * 0.45, w * 0.78),
            (-s.half * 0.75 + shift, w * 0.66),
            (-s.half * 0.93 + shift, w * 0.42),
            (-s.half * 0.975 + shift, w * 0.2),
            (-s.half * 0.985 + shift, 0.0),
        ]
    )
    s.fill(smooth(inner, 5), s.across("$body", 0.84, 1.04), edge=0.6, width=0.7)


def _nose(s: Sketch, style: CarStyle, extras: frozenset[str]) -> None:
    w, length = s.side * BODY_SHARE, s.length
    cowl, tip = _at(s, style.cowl), s.half - style.nose * length * 0.5
    bonnet = [
        flowing([(cowl - length * 0.01, y * style.belt * w * 0.86), (tip - length * 0.03, y * w * 0.6 * style.taper)])
        for y in (1, -1)
    ]
    s.strokes(bonnet, "$body*0.62", s.pen_mm * 0.7)
    shut = [
        (tip - length * 0.035, -w * 0.74 * style.taper),
        (tip - length * 0.012, -w * 0.4),
        (tip - length * 0.004, 0.0),
        (tip - length * 0.012, w * 0.4),
        (tip - length * 0.035, w * 0.74 * style.taper),
    ]
    s.line(flowing(shut), "$body*0.66", 0.7)
    for side in (1, -1):
        _headlamp(s, style, extras, side)
    if "bonnet_patch" in extras:
        s.plate(cowl + length * 0.02, -w * 0.3, tip - length * 0.05, w * 0.3, "$trim", w * 0.06)
    if "scoop" in extras:
        mid = (cowl + tip) / 2
        s.block(mid - length * 0.03, -w * 0.2, mid + length * 0.025, w * 0.2, "$body*0.9", w * 0.06)
        s.plate(mid + length * 0.012, -w * 0.16, mid + length * 0.02, w * 0.16, "$trim")
    if "vents" in extras:
        mid = (cowl + tip) / 2
        for side in (1, -1):
            s.plate(mid - length * 0.02, side * w * 0.26, mid + length * 0.012, side * w * 0.46, "$trim", w * 0.04)


def _headlamp(s: Sketch, style: CarStyle, extras: frozenset[str], side: int) -> None:
    w, length = s.side * BODY_SHARE, s.length
    x = s.half - style.nose * length * 0.95
    if "popup" in extras:
        ring = rounded(
            x - length * 0.062, w * 0.5 * style.taper, x - length * 0.022, w * 0.78 * style.taper, w * 0.04
        )
        s.fill(ring if side > 0 else flipped(ring), "$body*1.04", edge=0.62, width=0.7)
        lamp = box(x - length * 0.01, w * 0.5 * style.taper, x - length * 0.002, w * 0.7 * style.taper)
        s.fill(lamp if side > 0 else flipped(lamp), "$lamp")
    elif "round" in extras:
        y = side * w * (0.68 if not style.fenders else 0.62) * style.taper
        s.fill(disc(x - length * 0.012, y, w * 0.11, 24), "$lamp", edge="$body*0.5", width=0.8)
    else:
        lamp = (
            (x + length * 0.006, w * 0.5 * style.taper),
            (x - length * 0.008, w * 0.84 * style.taper),
            (x - length * 0.042, w * 0.93 * style.taper),
            (x - length * 0.014, w * 0.52 * style.taper),
        )
        s.fill(lamp if side > 0 else flipped(lamp), "$lamp", edge="$body*0.6", width=0.5)


def _tail(s: Sketch, style: CarStyle, extras: frozenset[str]) -> None:
    w, length = s.side * BODY_SHARE, s.length
    back = -s.half + (length * 0.045 if "spare" in extras else 0.0)
    tail = style.tail * length
    x = back + tail * 0.7
    for side in (1, -1):
        inner, outer = back + tail * 0.3 + length * 0.005, back + tail * 0.95 + length * 0.013
        lamp = (
            (inner, w * 0.42),
            (inner + length * 0.013, w * 0.43),
            (outer + length * 0.016, w * 0.85),
            (outer, w * 0.83),
        )
        s.fill(lamp if side > 0 else flipped(lamp), "$tail")
    if style.glass_end < 0.93:
        y = w * style.belt * 0.9
        lid = [(_at(s, style.glass_end) - length * 0.012, y), (x + length * 0.04, y * 0.95)]
        s.strokes(
            [
                lid,
                flipped(lid),
                ((x + length * 0.04, y * 0.95), (x + length * 0.03, 0), (x + length * 0.04, -y * 0.95)),
            ],
            "$body*0.62",
            s.pen_mm * 0.7,
        )
    if "fins" in extras:
        for side in (1, -1):
            s.fill(
                [(x, side * w * 0.96), (x, side * w * 0.8), (_at(s, 0.62), side * w * 0.93)],
                "$body*1.25",
                edge=0.6,
                width=0.6,
            )


def _bowed(x: float, y: float, bow: float) -> Points:
    """Give a glass edge across the car: its middle lies `bow` ahead of its ends, from -y to y."""
    return flowing([(x - bow, -y), (x - bow * 0.28, -y * 0.55), (x, 0), (x - bow * 0.28, y * 0.55), (x - bow, y)], 4)


def _cabin(s: Sketch, style: CarStyle, extras: frozenset[str]) -> None:
    w, length = s.side * BODY_SHARE, s.length
    bow = style.bow * length
    belt, roof = style.belt * w, style.roof * w
    front = _bowed(_at(s, style.cowl), belt * 0.94, bow)
    rear = _bowed(_at(s, style.glass_end), belt * 0.8, -bow * 0.55)
    sides = flowing(
        [
            (front[-1][0], front[-1][1]),
            (0.5 * (_at(s, style.roof_front) + _at(s, style.roof_rear)), belt),
            (rear[-1][0], rear[-1][1]),
        ]
    )
    house = (*front, *sides[1:], *reversed(rear[1:-1]), *flipped(reversed(sides))[:-1])
    s.fill(house, "$glass", edge="$body*0.45", width=0.6)
    top_front = _bowed(_at(s, style.roof_front), roof * 0.96, bow * 0.72)
    top_rear = _bowed(_at(s, style.roof_rear), roof * 0.9, -bow * 0.45)
    s.strokes(
        [
            line
            for a, b in ((top_front[-1], front[-1]), (top_rear[-1], rear[-1]))
            for line in ((a, b), flipped((a, b)))
        ],
        "$body*0.97",
        length * 0.0125,
    )
    middle = _at(s, (style.roof_front + style.roof_rear) / 2 + 0.01)
    s.strokes(
        [
            ((middle, roof * 0.95), (middle - length * 0.006, belt * 0.985)),
            ((middle, -roof * 0.95), (middle - length * 0.006, -belt * 0.985)),
        ],
        "$body*0.9",
        length * 0.011,
    )
    edge = flowing([top_front[-1], (middle, roof), top_rear[-1]])
    top = (*top_front, *edge[1:], *reversed(top_rear[1:-1]), *flipped(reversed(edge))[:-1])
    s.fill(top, s.across("$body", 0.9, 1.07, roof), edge=0.62, width=0.7)
    s.fill(
        (
            (front[3][0] - length * 0.012, belt * 0.55),
            (front[2][0] - length * 0.01, belt * 0.16),
            (top_front[8][0] + length * 0.012, roof * 0.1),
            (top_front[10][0] + length * 0.012, roof * 0.42),
        ),
        "#ffffff",
        opacity=0.13,
    )
    _doors(s, style)
    _roof_extras(s, style, extras)


def _doors(s: Sketch, style: CarStyle) -> None:
    w, length = s.side * BODY_SHARE, s.length
    stations = (style.cowl + 0.055, (style.roof_front + style.roof_rear) / 2 + 0.02)
    lines = [
        ((_at(s, f), y * style.belt * w * 1.01), (_at(s, f), y * w * (0.985 - style.waist)))
        for f in stations
        for y in (1, -1)
    ]
    s.strokes(lines, "$body*0.6", s.pen_mm * 0.7)
    for side in (1, -1):
        x = _at(s, stations[1]) + length * 0.03
        s.plate(x - length * 0.014, side * w * 0.925, x + length * 0.014, side * w * 0.95, "$body*0.55")


def _roof_extras(s: Sketch, style: CarStyle, extras: frozenset[str]) -> None:
    w, length = s.side * BODY_SHARE, s.length
    front, rear, roof = _at(s, style.roof_front), _at(s, style.roof_rear), style.roof * w
    if "taxi" in extras:
        mid = front + (rear - front) * 0.3
        s.block(mid - length * 0.016, -roof * 0.5, mid + length * 0.016, roof * 0.5, "#f7f3e2", w * 0.05)
    if "roll_top" in extras:
        s.plate(rear + length * 0.03, -roof * 0.74, front - length * 0.05, roof * 0.74, "$trim*1.2", w * 0.06)
        xs = spread(rear + length * 0.08, front - length * 0.09, 3)
        s.strokes([((x, -roof * 0.7), (x, roof * 0.7)) for x in xs], "$trim*0.8", s.pen_mm)
    if "rack" in extras:
        xs = spread(rear + length * 0.05, front - length * 0.08, 7)
        rails = [((xs[0], y), (xs[-1], y)) for y in (-roof * 0.8, roof * 0.8)]
        s.strokes([*(((x, -roof * 0.8), (x, roof * 0.8)) for x in xs), *rails], "$trim", s.pen_mm * 1.2)


def _cockpit(s: Sketch, style: CarStyle) -> None:
    w, length = s.side * BODY_SHARE, s.length
    belt = style.belt * w
    front = _bowed(_at(s, style.cowl), belt * 0.9, style.bow * length)
    inner = _bowed(_at(s, style.roof_front) + length * 0.012, belt * 0.88, style.bow * length * 0.9)
    tub = rounded(
        _at(s, style.glass_end), -belt * 0.86, _at(s, style.roof_front) + length * 0.02, belt * 0.86, w * 0.22
    )
    s.fill(tub, "$interior*0.55", edge=0.6)
    seat = length * 0.105
    x = _at(s, style.roof_rear) + length * 0.015
    rows = (
        (x,) if style.roof_rear - style.roof_front < 0.3 else (x, (x + _at(s, style.roof_front)) / 2 + length * 0.02)
    )
    for back in rows:
        for side in (1, -1):
            y = side * belt * 0.42
            s.block(back, y - w * 0.25, back + seat, y + w * 0.25, "$interior*1.15", w * 0.09)
            s.block(
                back - length * 0.01, y - w * 0.22, back + length * 0.026, y + w * 0.22, "$interior*0.9", w * 0.08
            )
    s.line(disc(_at(s, style.roof_front) - length * 0.012, belt * 0.42, w * 0.17, 20), "$trim", 1.6, closed=True)
    s.fill((*front, *reversed(inner)), "$glass", edge="$trim", width=0.8, opacity=0.9)
    s.fill((front[3], front[6], inner[6], inner[3]), "#ffffff", opacity=0.16)
    hood = _at(s, style.glass_end)
    s.block(hood - length * 0.02, -belt * 0.8, hood + length * 0.035, belt * 0.8, "$trim*1.3", w * 0.1)


def _engine_and_wings(s: Sketch, style: CarStyle, extras: frozenset[str], *, closed: bool) -> None:
    w, length = s.side * BODY_SHARE, s.length
    back = -s.half + style.tail * length
    if "slats" in extras and closed:
        first = _at(s, style.glass_end) - length * 0.015
        last = max(back + length * 0.055, first - length * 0.17)
        if style.glass_end > 0.7:
            first = min(first, back + length * 0.13)
        reach = w * (0.52 if style.glass_end < 0.7 else 0.36)
        s.strokes([((x, -reach), (x, reach)) for x in spread(first, last, 6)], "$body*0.42", length * 0.007)
    if "wing" in extras:
        x = back + length * 0.028
        s.plate(x - length * 0.022, -w * 0.84, x + length * 0.018, w * 0.84, "$trim", w * 0.03)
        s.block(x - length * 0.03, -w * 0.86, x + length * 0.012, w * 0.86, "$body*0.96", w * 0.05)
    if "whale_tail" in extras:
        ring = smooth(
            [
                (back + length * 0.09, -w * 0.55),
                (back + length * 0.09, w * 0.55),
                (back + length * 0.01, w * 0.7),
                (back - length * 0.002, 0.0),
                (back + length * 0.01, -w * 0.7),
            ],
            5,
        )
        s.fill(ring, "$trim*1.1", edge=EDGE)


def _mirrors(s: Sketch, style: CarStyle) -> None:
    w, length = s.side, s.length
    x = _at(s, style.cowl + 0.075)
    for side in (1, -1):
        ring = smooth(
            [
                (x + length * 0.014, w * 0.95),
                (x + length * 0.009, w * 1.085),
                (x - length * 0.011, w * 1.1),
                (x - length * 0.014, w * 0.96),
            ],
            3,
        )
        s.fill(ring if side > 0 else flipped(ring), "$body*0.92", edge=EDGE, width=0.8)
