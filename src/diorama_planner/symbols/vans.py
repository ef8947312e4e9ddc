"""Vans, pick-ups, small lorries and tow trucks from above: a cab and what it carries."""

from __future__ import annotations

from diorama_planner.symbols.axles import running_of, wheels
from diorama_planner.symbols.classes import class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, disc, flipped, flowing, rounded, spread
from diorama_planner.symbols.livery import PAINT_CHART, body_colour, picked
from diorama_planner.symbols.sketch import EDGE, Sketch

GLASS = "#1b2733"
BEETLE_NOSED = frozenset(["vw_t1", "vw_t2", "vw_t3"])
TWO_TONE = frozenset({"vw_t1", "vw_t2"})


def colours(s: Sketch, thing: ThingShape) -> None:
    """Name the slots that all lorries and vans share."""
    s.slots(
        body=body_colour(thing.id, picked(PAINT_CHART, thing.id)),
        glass=GLASS,
        tyre="#17181b",
        trim="#2a2d31",
        lamp="#fdf3d0",
        tail="#e0322f",
        bed="#8a8f92",
    )


def tyres(s: Sketch, thing: ThingShape) -> None:
    """Draw the wheels that peek out from under the flanks."""
    running = running_of(class_tag(thing), thing)
    for wheel in wheels(thing, running) if running else ():
        reach = min(s.side * 0.998, abs(wheel.y) + wheel.width)
        low, high = sorted((abs(wheel.y) - wheel.width / 2, reach))
        for side in (1, -1):
            s.plate(
                wheel.x - wheel.diameter / 2,
                side * low,
                wheel.x + wheel.diameter / 2,
                side * high,
                "$tyre",
                s.pen_mm * 2,
            )


def mirrors(s: Sketch, x: float, reach: float = 1.1) -> None:
    """Draw a pair of mirrors at a station."""
    deep = s.side * 0.045
    for side in (1, -1):
        s.block(x - deep, side * s.side * 0.96, x + deep, side * s.side * reach, "$trim", s.pen_mm)


def lamps(s: Sketch, front: float, rear: float, high: float = 0.9) -> None:
    """Draw head lamps and tail lamps as pairs at both ends."""
    deep = s.length * 0.01
    for side in (1, -1):
        s.plate(front - deep, side * s.side * 0.6, front, side * s.side * high, "$lamp")
        s.plate(rear, side * s.side * 0.66, rear + deep, side * s.side * high, "$tail")


def screen(s: Sketch, x0: float, x1: float, half: float, bow: float) -> None:
    """Draw a windscreen between its base x0 and its top x1, with a glint."""
    base = flowing([(x0 - bow, -half), (x0, 0), (x0 - bow, half)])
    top = flowing([(x1 - bow * 0.8, -half * 0.88), (x1, 0), (x1 - bow * 0.8, half * 0.88)])
    s.fill((*base, *reversed(top)), "$glass", edge="$body*0.45", width=0.6)
    s.fill((base[7], base[9], top[9], top[7]), "#ffffff", opacity=0.14)


def shell(s: Sketch, x0: float, x1: float, nose: float, share: float = 0.97) -> Points:
    """Give a body with a bowed nose at x1 and round corners behind."""
    w = s.side * share
    r = min(w * 0.14, (x1 - x0) * 0.2)
    front = flowing(
        [
            (x1 - nose * 1.5, -w),
            (x1 - nose * 0.55, -w * 0.8),
            (x1, 0),
            (x1 - nose * 0.55, w * 0.8),
            (x1 - nose * 1.5, w),
        ]
    )
    return (
        (x0 + r, -w),
        *front,
        (x0 + r, w),
        (x0 + r * 0.3, w * 0.97),
        (x0, w - r),
        (x0, r - w),
        (x0 + r * 0.3, -w * 0.97),
    )


def van(s: Sketch, thing: ThingShape) -> None:
    """Draw a van: short nose, one long roof with ribs."""
    colours(s, thing)
    tyres(s, thing)
    flat = thing.id in BEETLE_NOSED
    nose = s.length * (0.035 if flat else 0.03)
    w = s.side * 0.97
    bonnet = s.length * (0.045 if s.length < 4800 else 0.13)
    if thing.id == "citroen_h":
        bonnet = s.length * 0.2
    s.fill(shell(s, -s.half, s.half, nose), s.across("$body", 0.8, 1.03), edge=EDGE)
    base = s.half - bonnet
    screen(s, base, base - s.length * 0.075, w * 0.86, s.length * 0.02)
    for side in (1, -1):
        glass = [
            (base - s.length * 0.04, w * 0.965),
            (base - s.length * 0.09, w * 0.9),
            (-s.half * 0.9, w * 0.9),
            (-s.half * 0.93, w * 0.965),
        ]
        s.fill(glass if side > 0 else flipped(glass), "$glass")
    roof_front = base - s.length * 0.085
    roof = rounded(-s.half + s.length * 0.03, -w * 0.86, roof_front, w * 0.86, w * 0.14)
    s.fill(
        roof,
        s.across("#f1efe6" if thing.id in TWO_TONE else "$body*1.03", 0.93, 1.05, w * 0.86),
        edge=0.66,
        width=0.7,
    )
    lines = [
        ((-s.half + s.length * 0.08, y * w), (roof_front - s.length * 0.07, y * w)) for y in spread(-0.66, 0.66, 7)
    ]
    s.strokes(lines, "$body*0.82" if thing.id not in TWO_TONE else "#d8d4c4", s.pen_mm * 0.7)
    if bonnet > s.length * 0.1:
        s.strokes(
            [((base - s.length * 0.01, y * w * 0.6), (s.half - nose * 1.6, y * w * 0.45)) for y in (1, -1)],
            "$body*0.62",
            s.pen_mm * 0.7,
        )
    lamps(s, s.half - nose * 1.1, -s.half + s.pen_mm, 0.82)
    mirrors(s, base - s.length * 0.02)


def _cab_roof(s: Sketch, x0: float, x1: float, share: float = 0.84) -> None:
    w = s.side * share
    s.fill(rounded(x0, -w, x1, w, w * 0.12), s.across("$body", 0.92, 1.06, w), edge=0.62, width=0.8)


def _load_bed(s: Sketch, x0: float, x1: float, share: float = 0.955) -> None:
    """Draw an open bed with side walls and planks along it."""
    w = s.side * share
    s.fill(rounded(x0, -w, x1, w, s.pen_mm * 2), "$body*0.93", edge=EDGE)
    wall = w * 0.06
    s.fill(rounded(x0 + wall, -w + wall, x1 - wall, w - wall, s.pen_mm), "$bed*0.8", edge="$body*0.45", width=0.8)
    s.strokes(
        [((x0 + wall * 1.6, y * w), (x1 - wall * 1.6, y * w)) for y in spread(-0.78, 0.78, 9)],
        "$bed*0.62",
        s.pen_mm * 0.8,
    )


def pickup(s: Sketch, thing: ThingShape) -> None:
    """Draw a pick-up with a bonnet, a cab and an open bed."""
    colours(s, thing)
    tyres(s, thing)
    w, length = s.side * 0.97, s.length
    s.fill(shell(s, -s.half, s.half, length * 0.025), s.across("$body", 0.8, 1.03), edge=EDGE)
    single = thing.id == "chevy_c10"
    cowl = s.half - length * (0.32 if single else 0.29)
    rear = s.half - length * (0.56 if single else 0.63)
    _load_bed(s, -s.half + length * 0.012, rear - length * 0.02)
    for side in (1, -1):
        glass = [
            (cowl - length * 0.03, w * 0.93),
            (cowl - length * 0.1, w * 0.82),
            (rear + length * 0.02, w * 0.82),
            (rear + length * 0.01, w * 0.93),
        ]
        s.fill(glass if side > 0 else flipped(glass), "$glass")
    screen(s, cowl, cowl - length * 0.09, w * 0.86, length * 0.022)
    s.plate(rear, -w * 0.72, rear + length * 0.03, w * 0.72, "$glass", w * 0.06)
    _cab_roof(s, rear + length * 0.022, cowl - length * 0.085, 0.78)
    s.strokes(
        [((cowl, y * w * 0.72), (s.half - length * 0.05, y * w * 0.6)) for y in (1, -1)], "$body*0.62", s.pen_mm * 0.7
    )
    s.plate(s.half - length * 0.02, -w * 0.5, s.half - length * 0.008, w * 0.5, "$trim")
    lamps(s, s.half - length * 0.018, -s.half + s.pen_mm, 0.86)
    mirrors(s, cowl - length * 0.03)


def kei_truck(s: Sketch, thing: ThingShape) -> None:
    """Draw a forward-control small truck: cab over the front axle, long open bed."""
    _forward_control(s, thing, 0.37)


def flatbed(s: Sketch, thing: ThingShape) -> None:
    """Draw a small lorry with an open bed; the Unimog has a short bonnet before its cab."""
    if thing.id == "unimog_406":
        _bonneted(s, thing)
    else:
        _forward_control(s, thing, 0.33)


def _forward_control(s: Sketch, thing: ThingShape, cab: float) -> None:
    colours(s, thing)
    tyres(s, thing)
    length, w = s.length, s.side * 0.97
    rear = s.half - length * cab
    s.plate(-s.half, -w * 0.5, s.half * 0.6, w * 0.5, "$trim")
    _load_bed(s, -s.half, rear - length * 0.015, 0.98)
    s.fill(shell(s, rear, s.half, length * 0.025), s.across("$body", 0.82, 1.03), edge=EDGE)
    screen(s, s.half - length * 0.03, s.half - length * 0.105, w * 0.88, length * 0.02)
    for side in (1, -1):
        s.plate(rear + length * 0.04, side * w * 0.86, s.half - length * 0.1, side * w * 0.95, "$glass")
    s.plate(rear + length * 0.006, -w * 0.7, rear + length * 0.03, w * 0.7, "$glass", w * 0.05)
    _cab_roof(s, rear + length * 0.025, s.half - length * 0.105, 0.83)
    lamps(s, s.half - length * 0.012, -s.half + s.pen_mm, 0.84)
    mirrors(s, s.half - length * 0.06, 1.12)


def _bonneted(s: Sketch, thing: ThingShape) -> None:
    colours(s, thing)
    tyres(s, thing)
    length, w = s.length, s.side
    cab_front, cab_rear = s.half - length * 0.2, s.half - length * 0.48
    s.plate(-s.half, -w * 0.4, s.half * 0.8, w * 0.4, "$trim")
    _load_bed(s, -s.half, cab_rear - length * 0.02, 0.97)
    s.fill(
        rounded(cab_front - length * 0.02, -w * 0.66, s.half, w * 0.66, w * 0.12),
        s.across("$body", 0.84, 1.04, w * 0.66),
        edge=EDGE,
    )
    s.strokes([((cab_front, 0), (s.half - length * 0.03, 0))], "$body*0.62", s.pen_mm * 0.7)
    s.fill(
        rounded(cab_rear, -w * 0.86, cab_front, w * 0.86, w * 0.1), s.across("$body", 0.84, 1.02, w * 0.86), edge=EDGE
    )
    screen(s, cab_front - length * 0.005, cab_front - length * 0.06, w * 0.76, length * 0.012)
    _cab_roof(s, cab_rear + length * 0.02, cab_front - length * 0.06, 0.74)
    for side in (1, -1):
        s.knob(s.half - length * 0.03, side * w * 0.46, w * 0.1, "$lamp")
    mirrors(s, cab_front - length * 0.04, 1.0)


def tow_truck(s: Sketch, thing: ThingShape) -> None:
    """Draw a tow truck: cab, steel deck, a boom that reaches to the tail."""
    colours(s, thing)
    bonneted = thing.id == "tow_truck_us"
    tyres(s, thing)
    length, w = s.length, s.side * 0.97
    cab_front = s.half - length * (0.25 if bonneted else 0.02)
    rear = s.half - length * (0.45 if bonneted else 0.34)
    s.fill(rounded(-s.half + length * 0.06, -w, rear - length * 0.01, w, w * 0.08), "$bed", edge=EDGE)
    s.strokes(
        [((x, -w * 0.9), (x, w * 0.9)) for x in spread(-s.half + length * 0.1, rear - length * 0.06, 7)],
        "$bed*0.78",
        s.pen_mm * 0.8,
    )
    s.fill(shell(s, rear, s.half, length * 0.025), s.across("$body", 0.82, 1.03), edge=EDGE)
    screen(s, cab_front, cab_front - length * 0.07, w * 0.86, length * 0.02)
    _cab_roof(s, rear + length * 0.02, cab_front - length * 0.068, 0.82)
    s.block(rear + length * 0.05, -w * 0.55, rear + length * 0.085, w * 0.55, "#f0a02c", w * 0.06)
    s.block(rear - length * 0.14, -w * 0.36, rear - length * 0.03, w * 0.36, "$body*0.9", w * 0.05)
    boom = (
        (rear - length * 0.08, w * 0.2),
        (-s.half + length * 0.015, w * 0.09),
        (-s.half + length * 0.015, -w * 0.09),
        (rear - length * 0.08, -w * 0.2),
    )
    s.fill(boom, "$body", edge=EDGE)
    s.line(disc(-s.half + length * 0.03, 0, w * 0.06, 16), "$trim", 1.5, closed=True)
    lamps(s, s.half - length * 0.014, -s.half + length * 0.06 + s.pen_mm, 0.86)
    mirrors(s, cab_front - length * 0.04, 1.12)
