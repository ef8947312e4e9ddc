"""Locomotives from above: steam engines with tender, hood and cab diesels."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import disc, mirrored, polar, rounded, smooth, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch

TENDER = {"big_boy": 0.36, "br01": 0.34, "br52": 0.36, "a3_scotsman": 0.36, "d51": 0.34}


def rail_colours(s: Sketch, thing: ThingShape, default: str) -> None:
    """Name the slots that rail vehicles share."""
    s.slots(
        body=body_colour(thing.id, default),
        glass="#22303c",
        trim="#2b2c2e",
        metal="#8f979c",
        coal="#1e1e20",
        accent="#c9302c",
    )


def buffers(s: Sketch, front: float, rear: float) -> None:
    """Draw buffers at both ends of a European vehicle."""
    deep = s.side * 0.12
    for x, way in ((front, 1), (rear, -1)):
        for y in (0.56, -0.56):
            s.plate(x - way * deep * 2, s.side * y - deep * 0.3, x, s.side * y + deep * 0.3, "$trim*1.3")
            s.block(x - way * deep * 0.5, s.side * y - deep, x, s.side * y + deep, "$trim*1.5", deep * 0.3)


def steam_engine(s: Sketch, thing: ThingShape) -> None:
    """Draw a steam engine: boiler with chimney and domes, running boards, cab, tender with coal."""
    rail_colours(s, thing, "#33363b")
    w, length = s.side, s.length
    split = -s.half + length * TENDER.get(thing.id, 0.36)
    front = s.half - w * 0.16
    buffers(s, s.half - s.pen_mm / 2, -s.half + s.pen_mm / 2)
    s.fill(rounded(split + w * 0.3, -w * 0.9, front, w * 0.9, w * 0.06), "$trim*1.2", edge=EDGE)
    for side in (1, -1):
        s.block(front - w * 1.6, side * w * 0.55, front - w * 0.5, side * w * 0.96, "$body*0.8", w * 0.08)
        s.line([(split + w * 1.6, side * w * 0.8), (front - w * 0.4, side * w * 0.8)], "$accent*0.9", 1.2)
    r = w * 0.56
    s.fill(rounded(split + w * 1.4, -r, front - w * 0.2, r, w * 0.1), s.across("$body", 0.62, 1.34, r), edge=0.42)
    s.strokes(
        [((x, -r * 0.98), (x, r * 0.98)) for x in spread(split + w * 2.2, front - w * 1.4, 6)], "$body*0.7", s.pen_mm
    )
    s.fill(rounded(front - w * 1.3, -r * 1.03, front - w * 0.16, r * 1.03, w * 0.1), "$trim*0.9", edge=EDGE)
    s.fill(disc(front - w * 0.75, 0, w * 0.27), "$trim*1.4", edge=EDGE)
    s.fill(disc(front - w * 0.75, 0, w * 0.17), "#0d0d0e")
    span = front - split
    for share in (0.42, 0.58) if thing.id != "a3_scotsman" else (0.5,):
        s.fill(
            disc(split + span * share + w * 0.4, 0, w * 0.25),
            s.dome(split + span * share + w * 0.4, 0, w * 0.25, "$body*1.2"),
            edge=0.42,
        )
    if thing.id in {"br01", "br52"}:
        for side in (1, -1):
            s.block(front - w * 1.6, side * w * 0.78, front - w * 0.1, side * w * 0.86, "$body*1.2", w * 0.03)
    cab = (split + w * 0.14, split + w * 1.55)
    s.fill(rounded(cab[0], -w * 0.97, cab[1], w * 0.97, w * 0.1), s.across("$body", 0.7, 1.2, w), edge=0.42)
    s.block(cab[0] + w * 0.3, -w * 0.34, cab[1] - w * 0.4, w * 0.34, "$body*1.3", w * 0.06)
    s.knob(front - w * 0.12, 0, w * 0.13, "#fdf3d0")
    _tender(s, split)


def _tender(s: Sketch, split: float) -> None:
    w = s.side
    x0, x1 = -s.half + w * 0.16, split - w * 0.06
    s.fill(rounded(x0, -w * 0.95, x1, w * 0.95, w * 0.1), "$body*0.95", edge=0.42)
    coal = (x0 + (x1 - x0) * 0.34, x1 - w * 0.2)
    s.fill(rounded(coal[0], -w * 0.74, coal[1], w * 0.74, w * 0.12), "$coal", edge="$body*0.5")
    dice = s.random()
    for _ in range(16):
        x, y = dice.uniform(coal[0] + w * 0.2, coal[1] - w * 0.2), dice.uniform(-w * 0.56, w * 0.56)
        s.fill(disc(x, y, w * dice.uniform(0.07, 0.14), 7), "$coal*1.18")
    s.fill(disc((x0 + coal[0]) / 2, 0, w * 0.22), "$body*1.25", edge=0.42)


def _roof_fan(s: Sketch, x: float, radius: float) -> None:
    s.fill(disc(x, 0, radius), "$trim*1.1", edge=EDGE)
    spokes = [(polar(x, 0, radius * 0.92, a), polar(x, 0, radius * 0.92, a + 180)) for a in (0, 45, 90, 135)]
    s.strokes(spokes, "$metal*0.8", s.pen_mm)


def hood_diesel(s: Sketch, thing: ThingShape) -> None:
    """Draw a hood diesel: narrow hoods with fans, walkways with railings, a cab across."""
    rail_colours(s, thing, "#2f4f8a")
    w, length = s.side, s.length
    shunter = thing.id == "class08"
    s.fill(rounded(-s.half + s.pen_mm, -w * 0.96, s.half - s.pen_mm, w * 0.96, w * 0.08), "$trim*1.45", edge=EDGE)
    if shunter:
        buffers(s, s.half - s.pen_mm / 2, -s.half + s.pen_mm / 2)
    s.strokes(
        [
            ((x, side * w * 0.9), (x, side * w * 0.6))
            for x in spread(-s.half * 0.9, s.half * 0.9, 9)
            for side in (1, -1)
        ],
        "$metal*0.7",
        s.pen_mm * 0.7,
    )
    cab_x = -s.half + length * 0.02 if shunter else s.half - length * 0.29
    cab = (cab_x, cab_x + length * (0.24 if shunter else 0.13))
    long_hood = (cab[1], s.half - length * 0.05) if shunter else (-s.half + length * 0.05, cab[0])
    s.fill(
        rounded(long_hood[0], -w * 0.56, long_hood[1], w * 0.56, w * 0.1),
        s.across("$body", 0.76, 1.1, w * 0.56),
        edge=EDGE,
    )
    if not shunter:
        s.fill(
            rounded(cab[1], -w * 0.54, s.half - length * 0.045, w * 0.54, w * 0.1),
            s.across("$body", 0.76, 1.1, w * 0.56),
            edge=EDGE,
        )
    hood = long_hood[1] - long_hood[0]
    for share in (0.12, 0.24, 0.62) if not shunter else (0.86,):
        _roof_fan(s, long_hood[0] + hood * share, w * 0.36)
    for share in (0.4, 0.5) if not shunter else (0.4, 0.55):
        x = long_hood[0] + hood * share
        s.block(x - w * 0.12, -w * 0.18, x + w * 0.12, w * 0.18, "$trim", w * 0.03)
    s.fill(rounded(cab[0], -w * 0.93, cab[1], w * 0.93, w * 0.14), s.across("$body", 0.84, 1.14), edge=EDGE)
    for x in (cab[0] + length * 0.004, cab[1] - length * 0.012):
        for side in (1, -1):
            s.plate(x, side * w * 0.56, x + length * 0.008, side * w * 0.88, "$glass")
    if not shunter:
        s.plate(s.half - length * 0.05, -w * 0.5, s.half - length * 0.043, w * 0.5, "#f2c230")
        s.plate(-s.half + length * 0.043, -w * 0.5, -s.half + length * 0.05, w * 0.5, "#f2c230")


def cab_diesel(s: Sketch, thing: ThingShape) -> None:
    """Draw a diesel with full-width body: rounded noses, windscreens, roof panels and fans."""
    rail_colours(s, thing, "#b32a2c")
    w = s.side
    one_cab = thing.id == "f7a"
    flat = thing.id == "br218"
    if not one_cab:
        buffers(s, s.half - s.pen_mm / 2, -s.half + s.pen_mm / 2)
    edge = 0.0 if one_cab else w * 0.2
    bow = w * (0.2 if flat else 0.75)
    half = [
        (s.half - edge - s.pen_mm, 0),
        (s.half - edge - bow * 0.2, w * 0.55),
        (s.half - edge - bow, w * 0.9),
        (s.half - edge - bow * 1.8, w * 0.96),
    ]
    if one_cab:
        half += [(-s.half + s.pen_mm, w * 0.96), (-s.half + s.pen_mm, 0)]
    else:
        half += [(-x, y) for x, y in reversed(half)]
    s.fill(mirrored(half), s.across("$body", 0.72, 1.05), edge=EDGE)
    for way in (1,) if one_cab else (1, -1):
        x = s.half - edge - bow * (0.75 if not flat else 0.35)
        ring = [(x, 0), (x - w * 0.1, w * 0.7), (x - w * 0.34, w * 0.78), (x - w * 0.24, 0)]
        s.fill(tuple((way * px, py) for px, py in smooth(mirrored(ring), 3)), "$glass", edge=EDGE)
        for y in (0.5, -0.5):
            s.knob(way * (s.half - edge - bow * 0.24), w * y, w * 0.08, "#fdf3d0")
    roof = (-s.half + w * (0.4 if one_cab else 1.6), s.half - w * 1.9)
    s.fill(
        rounded(roof[0], -w * 0.66, roof[1], w * 0.66, w * 0.12), s.across("$metal", 0.78, 1.1, w * 0.66), edge=0.6
    )
    s.strokes(
        [((x, -w * 0.66), (x, w * 0.66)) for x in spread(roof[0] + w * 0.5, roof[1] - w * 0.5, 7)],
        "$metal*0.72",
        s.pen_mm * 0.8,
    )
    span = roof[1] - roof[0]
    for share in (0.14, 0.24, 0.34, 0.44) if one_cab else (0.2, 0.78):
        x = roof[0] + span * share
        _roof_fan(s, x, w * 0.38)
    x = roof[0] + span * 0.58
    s.block(x - w * 0.3, -w * 0.24, x + w * 0.3, w * 0.24, "$trim", w * 0.05)
