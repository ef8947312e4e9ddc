"""Field defences and kit from above."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, flowing, oval, polar, rounded, smooth, spread, turned
from diorama_planner.symbols.sketch import EDGE, Sketch


def sandbag(s: Sketch, thing: ThingShape) -> None:
    """Draw a filled sandbag: bulging cloth with tied end and weave."""
    s.slots(body="#b7a27a")
    h, w = s.half, s.side
    ring = smooth(
        [
            (h * 0.98, -w * 0.5),
            (h * 0.98, w * 0.5),
            (h * 0.72, w * 0.95),
            (0, w * 0.98),
            (-h * 0.72, w * 0.92),
            (-h * 0.98, w * 0.56),
            (-h * 0.98, -w * 0.56),
            (-h * 0.72, -w * 0.92),
            (0, -w * 0.98),
            (h * 0.72, -w * 0.95),
        ],
        5,
    )
    s.fill(ring, s.across("$body", 0.7, 1.16), edge=EDGE)
    for y in spread(-w * 0.6, w * 0.6, 5):
        s.line([(-h * 0.86, y), (h * 0.84, y)], "$body*0.9", 0.6)
    s.line([(h * 0.82, -w * 0.7), (h * 0.8, 0), (h * 0.82, w * 0.7)], "$body*0.6", 1.6)


def barbed_wire(s: Sketch, thing: ThingShape) -> None:
    """Draw a concertina coil from its end-on pile: overlapping loops with barbs."""
    s.slots(body="#7c828a")
    r = s.half - s.pen_mm
    for i in range(5):
        x, y = polar(0, 0, r * 0.14, 72 * i)
        s.line(disc(x, y, r * 0.84, 40), f"$body*{(0.7, 0.85, 1.0, 1.15, 0.92)[i]:g}", 1.0, closed=True)
    barbs = [
        (polar(0, 0, r * (0.74 + 0.03 * (i % 5)), 15 * i - 3), polar(0, 0, r * (0.84 + 0.03 * (i % 5)), 15 * i + 3))
        for i in range(24)
    ]
    s.strokes(barbs, "$body*0.6", s.pen_mm * 1.4)


def hedgehog(s: Sketch, thing: ThingShape) -> None:
    """Draw a Czech hedgehog: three crossing steel angles with a gusset."""
    s.slots(body="#7a4f38")
    r = s.half * 0.985
    for angle, tone in ((20, 0.8), (80, 0.95), (140, 1.1)):
        beam = box(-r, -r * 0.075, r, r * 0.075)
        s.fill(turned(beam, angle), f"$body*{tone:g}", edge=EDGE)
        s.line(turned(((-r, 0), (r, 0)), angle), f"$body*{tone * 0.7:.2f}", 0.9)
    s.fill(disc(0, 0, r * 0.2), "$body*0.85", edge=EDGE)
    for a in range(0, 360, 60):
        s.fill(disc(*polar(0, 0, r * 0.14, a), r * 0.03, 10), "$body*0.5")


def dragon_tooth(s: Sketch, thing: ThingShape) -> None:
    """Draw a concrete pyramid: four faces in four tones and a blunt top."""
    s.slots(body="#a5a39c")
    h, w = s.half, s.side
    top = 0.26
    corners = ((h, -w), (h, w), (-h, w), (-h, -w))
    for i, tone in enumerate((1.0, 0.82, 0.9, 1.1)):
        (x0, y0), (x1, y1) = corners[i], corners[(i + 1) % 4]
        s.fill([(x0, y0), (x1, y1), (x1 * top, y1 * top), (x0 * top, y0 * top)], f"$body*{tone:g}", edge=0.6)
    s.fill(box(-h * top, -w * top, h * top, w * top), "$body*1.18", edge=0.66)


def foxhole(s: Sketch, thing: ThingShape) -> None:
    """Draw a two-man foxhole: heaped rim of earth round a dark pit."""
    s.slots(body="#8a6d4a", pit="#3a2c1f")
    h, w = s.half, s.side
    dice = s.random()
    rim = smooth(
        [
            (h * dice.uniform(0.93, 0.99) * x, w * dice.uniform(0.93, 0.99) * y)
            for x, y in (
                (1, 0),
                (0.92, 0.8),
                (0.4, 1),
                (-0.3, 0.96),
                (-0.9, 0.86),
                (-1, 0),
                (-0.92, -0.84),
                (-0.3, -1),
                (0.4, -0.95),
                (0.92, -0.8),
            )
        ],
        5,
    )
    s.fill(rim, s.dome(0, 0, h, "$body", 0.8, 1.1), edge=EDGE)
    s.fill(rounded(-h * 0.8, -w * 0.62, h * 0.8, w * 0.62, w * 0.3), "$pit", edge="$body*0.5")
    s.fill(rounded(-h * 0.7, -w * 0.46, h * 0.7, w * 0.5, w * 0.26), "$pit*0.7")
    for _ in range(16):
        a = dice.uniform(0, 360)
        x, y = polar(0, 0, 1, a)
        s.fill(
            disc(x * h * 0.89, y * w * 0.84, w * dice.uniform(0.03, 0.07), 7), f"$body*{dice.choice((0.75, 1.25)):g}"
        )


def helmet(s: Sketch, thing: ThingShape) -> None:
    """Draw a steel helmet: brim, dome, chin strap."""
    s.slots(body="#5c6141")
    h, w = s.half, s.side
    s.fill(
        smooth(
            [
                (h * 0.99, 0),
                (h * 0.8, w * 0.7),
                (0, w * 0.97),
                (-h * 0.8, w * 0.76),
                (-h * 0.98, 0),
                (-h * 0.8, -w * 0.76),
                (0, -w * 0.97),
                (h * 0.8, -w * 0.7),
            ],
            6,
        ),
        "$body*0.82",
        edge=EDGE,
    )
    s.fill(oval(-h * 0.04, 0, h * 0.78, w * 0.8), s.dome(-h * 0.1, w * 0.12, h * 0.9, "$body", 0.78, 1.32), edge=0.66)
    s.line(flowing([(h * 0.72, -w * 0.44), (h * 0.84, 0), (h * 0.72, w * 0.44)]), "#8a7a55", 2.2)


def rifle(s: Sketch, thing: ThingShape) -> None:
    """Draw a rifle lying on its side seen as a slim stock with barrel and bolt."""
    s.slots(body="#7a5230", metal="#3a3d40")
    h, w = s.half, s.side
    s.block(-h * 0.1, -w * 0.2, h * 0.99, w * 0.2, "$metal", w * 0.1)
    stock = smooth(
        [
            (-h * 0.99, -w * 0.62),
            (-h * 0.99, w * 0.62),
            (-h * 0.62, w * 0.5),
            (-h * 0.4, w * 0.34),
            (h * 0.55, w * 0.4),
            (h * 0.62, 0),
            (h * 0.55, -w * 0.4),
            (-h * 0.4, -w * 0.34),
            (-h * 0.62, -w * 0.5),
        ],
        4,
    )
    s.fill(stock, s.across("$body", 0.76, 1.15, w * 0.6), edge=EDGE)
    s.block(-h * 0.3, -w * 0.24, h * 0.04, w * 0.24, "$metal", w * 0.1)
    s.line([(-h * 0.2, w * 0.1), (-h * 0.2, w * 0.9)], "$metal", 3)
    s.fill(disc(-h * 0.2, w * 0.74, w * 0.22, 14), "$metal*1.3")
    s.plate(h * 0.3, -w * 0.5, h * 0.34, w * 0.5, "$metal")
