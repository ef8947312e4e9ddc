"""Rugs, trays, crockery, trolleys and the grand piano from above."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, box, disc, flowing, oval, regular, rounded, smooth, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def rug(s: Sketch, thing: ThingShape) -> None:
    """Draw a rug: fringes, borders, a field with a medallion."""
    s.slots(body=body_colour(thing.id, "#9b3a3a"), field="#2f4468", line="#e0c98f")
    h, w = s.half, s.side
    fringe = h * 0.03
    for side in (1, -1):
        s.strokes(
            [((side * (h - fringe), y), (side * h * 0.998, y)) for y in spread(-w * 0.97, w * 0.97, 45)],
            "$line*1.3",
            s.pen_mm * 0.7,
        )
    x = h - fringe
    s.fill(box(-x, -w, x, w), "$body", edge=EDGE)
    for share, colour in ((0.93, "$line"), (0.91, "$body*0.8"), (0.78, "$line"), (0.765, "$field")):
        gap = w * (1 - share)
        s.fill(box(-x + gap, -w + gap, x - gap, w - gap), colour)
    for sx in (1, -1):
        for sy in (1, -1):
            s.fill(
                [
                    (sx * (x - w * 0.235), sy * w * 0.765),
                    (sx * (x - w * 0.6), sy * w * 0.765),
                    (sx * (x - w * 0.235), sy * w * 0.4),
                ],
                "$body",
            )
    s.fill(oval(0, 0, w * 0.62, w * 0.44), "$line")
    s.fill(oval(0, 0, w * 0.58, w * 0.4), "$body")
    s.fill(regular(0, 0, w * 0.3, 8, 22.5), "$line")
    s.fill(regular(0, 0, w * 0.24, 8, 22.5), "$field")
    s.fill(disc(0, 0, w * 0.1), "$line")


def tray(s: Sketch, thing: ThingShape) -> None:
    """Draw a tea tray with its raised rim and two grips."""
    s.slots(body=body_colour(thing.id, "#7a3b28"))
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.2)
    s.fill(rounded(-h * 0.9, -w * 0.87, h * 0.9, w * 0.87, w * 0.14), "$body*1.16", edge=0.66)
    for side in (1, -1):
        s.fill(rounded(side * h * 0.93, -w * 0.3, side * h * 0.98, w * 0.3, w * 0.04), "$body*0.5")
    s.fill(disc(h * 0.3, w * 0.2, w * 0.24), "#e8e2d2", edge=0.6)
    s.line(disc(h * 0.3, w * 0.2, w * 0.17), "#c9bda0", 0.8, closed=True)


def basket(s: Sketch, thing: ThingShape) -> None:
    """Draw a shopping basket: open mesh, two folded handles."""
    s.slots(body=body_colour(thing.id, "#c83f38"), metal="#b3bac0")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.16)
    s.fill(rounded(-h * 0.9, -w * 0.86, h * 0.9, w * 0.86, w * 0.12), "$body*0.6", edge=0.7)
    s.strokes(
        [
            *(((x, -w * 0.8), (x, w * 0.8)) for x in spread(-h * 0.8, h * 0.8, 11)),
            *(((-h * 0.85, y), (h * 0.85, y)) for y in spread(-w * 0.7, w * 0.7, 7)),
        ],
        "$body*0.85",
        s.pen_mm * 0.9,
    )
    for y in (-0.18, 0.18):
        s.line(
            [(-h * 0.93, y * w * 0.4), (-h * 0.6, y * w), (h * 0.6, y * w), (h * 0.93, y * w * 0.4)], "$metal", 2.4
        )


def cup(s: Sketch, thing: ThingShape) -> None:
    """Draw a cup of tea."""
    s.slots(body="#f4f1e8", tea="#a8672f")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.82), "$tea", edge=0.7)
    s.fill(disc(-r * 0.2, r * 0.2, r * 0.44), "$tea*1.22", opacity=0.7)


def teapot(s: Sketch, thing: ThingShape) -> None:
    """Draw a teapot: spout at +x, handle behind, lid with a knob."""
    s.slots(body="#3d6f8f")
    h, w = s.half, s.side
    s.line(
        flowing(
            [
                (-h * 0.36, w * 0.14),
                (-h * 0.86, w * 0.1),
                (-h * 0.93, 0),
                (-h * 0.86, -w * 0.1),
                (-h * 0.36, -w * 0.14),
            ]
        ),
        "$body*0.7",
        4,
    )
    s.fill(
        [(h * 0.3, -w * 0.34), (h * 0.98, -w * 0.13), (h * 0.98, w * 0.13), (h * 0.3, w * 0.34)],
        "$body*0.9",
        edge=EDGE,
    )
    s.fill(oval(h * 0.94, 0, h * 0.04, w * 0.1, 16), "#1d2a33")
    s.fill(disc(-h * 0.02, 0, w - s.pen_mm / 2), s.dome(-h * 0.1, w * 0.12, w * 1.1, "$body", 0.74, 1.26), edge=EDGE)
    s.fill(disc(-h * 0.02, 0, w * 0.5), "$body*1.1", edge=0.66)
    s.knob(-h * 0.02, 0, w * 0.16, "$body*0.86")


def grand_piano(s: Sketch, thing: ThingShape) -> None:
    """Draw a grand piano: keyboard at +x, the wing of its case curving away behind."""
    s.slots(body="#1f2023", key="#f6f3ea", brass="#c9a24a", board="#b98552")
    h, w = s.half, s.side
    case = _piano_case(h, w)
    s.fill(case, "$body", edge=EDGE)
    inner = tuple((x * 0.93 - h * 0.01, y * 0.92) for x, y in _piano_case(h * 0.98, w))
    s.line(inner, "$body*1.5", 0.8, closed=True)
    board = tuple((x * 0.8 - h * 0.13, y * 0.82) for x, y in case)
    s.fill(board, "$board", edge=0.6)
    strings = [
        ((h * 0.5, y * w), (-h * (0.86 if y > 0.2 else 0.6 - 0.5 * (0.2 - y)), y * w * 0.94))
        for y in spread(-0.7, 0.7, 13)
    ]
    s.strokes(strings, "$brass", s.pen_mm * 0.6)
    s.fill(box(h * 0.44, -w * 0.82, h * 0.52, w * 0.82), "$brass*0.8", edge=EDGE)
    for side in (1, -1):
        s.block(h * 0.56, side * w * 0.9, h, side * w * 0.998, "$body*1.3")
    _keys_to_front(s, h, w)


def _piano_case(h: float, w: float) -> Points:
    curve = flowing(
        [
            (h * 0.5, -w),
            (h * 0.06, -w * 0.94),
            (-h * 0.3, -w * 0.4),
            (-h * 0.62, w * 0.02),
            (-h * 0.92, w * 0.24),
            (-h, w * 0.6),
            (-h * 0.9, w * 0.94),
            (-h * 0.7, w),
        ],
        5,
    )
    return tuple((max(-h, x), min(w, max(-w, y))) for x, y in (*reversed(curve), (h, -w), (h, w)))


def _keys_to_front(s: Sketch, h: float, w: float) -> None:
    """Draw the keyboard turned so that its player sits at +x."""
    s.fill(box(h * 0.72, -w * 0.9, h * 0.96, w * 0.9), "$key", edge="#5a4a3a")
    ys = spread(-w * 0.9, w * 0.9, 53)
    s.strokes([((h * 0.72, y), (h * 0.96, y)) for y in ys[1:-1]], "#b9b3a6", s.pen_mm * 0.4)
    black = [y for i, y in enumerate(ys[1:-1]) if i % 7 not in {1, 4}]
    s.strokes([((h * 0.73, y), (h * 0.86, y)) for y in black], "#1a1614", w * 1.8 / 52 * 0.55)


def trolley(s: Sketch, thing: ThingShape) -> None:
    """Draw a shopping trolley: wire basket that narrows forward, child seat, red handle."""
    s.slots(body="#a9b0b5", handle="#c9302c", trim="#2b2e32")
    h, w = s.half, s.side
    for x, y in ((h * 0.86, 0.6), (-h * 0.7, 0.9)):
        for side in (1, -1):
            s.block(x - h * 0.06, side * w * y - w * 0.05, x + h * 0.06, side * w * y + w * 0.05, "$trim", w * 0.03)
    rim: Points = ((h * 0.985, -w * 0.7), (h * 0.985, w * 0.7), (-h * 0.72, w * 0.97), (-h * 0.72, -w * 0.97))
    s.fill(rim, "$body*0.9", opacity=0.25)
    lines = [
        ((x, -w * (0.7 + 0.27 * (h * 0.985 - x) / (1.7 * h))), (x, w * (0.7 + 0.27 * (h * 0.985 - x) / (1.7 * h))))
        for x in spread(-h * 0.62, h * 0.9, 11)
    ]
    lines += [((-h * 0.72, y * w * 0.97), (h * 0.985, y * w * 0.7)) for y in spread(-0.8, 0.8, 9)]
    s.strokes(lines, "$body*0.72", s.pen_mm * 0.8)
    s.line(rim, "$body", 2.6, closed=True)
    s.line([(-h * 0.36, -w * 0.9), (-h * 0.36, w * 0.9)], "$body*0.7", 2)
    for side in (1, -1):
        s.line([(-h * 0.72, side * w * 0.9), (-h * 0.92, side * w * 0.9)], "$body", 2.4)
    s.block(-h * 0.985, -w * 0.96, -h * 0.88, w * 0.96, "$handle", w * 0.06)
    s.fill(
        smooth([(-h * 0.66, -w * 0.6), (-h * 0.42, -w * 0.6), (-h * 0.42, w * 0.6), (-h * 0.66, w * 0.6)], 3),
        "$handle*1.1",
        opacity=0.5,
    )
