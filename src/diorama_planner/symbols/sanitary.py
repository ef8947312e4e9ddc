"""Bathroom things from above; a toilet faces +x, the rest turn their front to -y."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, mirrored, oval, polar, rounded, smooth
from diorama_planner.symbols.sketch import EDGE, Sketch


def _white(s: Sketch) -> None:
    s.slots(body="#f3f4f2", inside="#dfe6e8", metal="#b3bac0", water="#b8d8e2")


def bathtub(s: Sketch, thing: ThingShape) -> None:
    """Draw a bathtub: broad rim, sloping back, taps and drain at one end."""
    _white(s)
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.08)
    tub = smooth(
        [
            (h * 0.9, -w * 0.5),
            (h * 0.92, 0),
            (h * 0.9, w * 0.5),
            (h * 0.78, w * 0.78),
            (0, w * 0.8),
            (-h * 0.74, w * 0.74),
            (-h * 0.9, w * 0.4),
            (-h * 0.92, 0),
            (-h * 0.9, -w * 0.4),
            (-h * 0.74, -w * 0.74),
            (0, -w * 0.8),
            (h * 0.78, -w * 0.78),
        ],
        5,
    )
    s.fill(tub, "$inside*0.92", edge=0.68)
    s.fill(tuple((x * 0.86 + h * 0.06, y * 0.8) for x, y in tub), "$inside*1.04", edge=0.86, width=0.8)
    s.fill(disc(h * 0.7, 0, w * 0.07, 20), "$metal*0.7", edge=EDGE)
    s.block(h * 0.88, -w * 0.08, h * 0.985, w * 0.08, "$metal", w * 0.04)
    for y in (-0.24, 0.24):
        s.knob(h * 0.95, y * w, w * 0.08, "$metal")


def basin(s: Sketch, thing: ThingShape) -> None:
    """Draw a washbasin: bowl, tap at the back."""
    _white(s)
    h, w = s.half, s.side
    ring = smooth(
        [
            (-h, w * 0.98),
            (h, w * 0.98),
            (h * 0.98, -w * 0.1),
            (h * 0.66, -w * 0.84),
            (0, -w * 0.99),
            (-h * 0.66, -w * 0.84),
            (-h * 0.98, -w * 0.1),
        ],
        6,
    )
    s.fill(tuple((max(-h, min(h, x)), max(-w, min(w, y))) for x, y in ring), "$body", edge=EDGE)
    s.fill(oval(0, -w * 0.16, h * 0.74, w * 0.6), "$inside*0.9", edge=0.66)
    s.fill(oval(0, -w * 0.14, h * 0.62, w * 0.48), "$inside*1.05")
    s.fill(disc(0, -w * 0.1, w * 0.07, 18), "$metal*0.6", edge=EDGE)
    s.block(-h * 0.06, w * 0.2, h * 0.06, w * 0.8, "$metal", h * 0.05)
    for x in (-0.3, 0.3):
        s.knob(x * h, w * 0.72, w * 0.1, "$metal")


def shower(s: Sketch, thing: ThingShape) -> None:
    """Draw a shower tray: raised rim, fall to the drain, rose above, glass front."""
    _white(s)
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.06)
    s.fill(rounded(-h * 0.88, -w * 0.88, h * 0.88, w * 0.88, w * 0.12), "$inside", edge=0.76)
    s.strokes(
        [((x * h * 0.88, y * w * 0.88), (x * h * 0.1, y * w * 0.1)) for x in (1, -1) for y in (1, -1)],
        "$inside*0.88",
        s.pen_mm,
    )
    s.fill(disc(0, 0, w * 0.09), "$metal*0.7", edge=EDGE)
    s.block(-h * 0.03, w * 0.36, h * 0.03, w * 0.98, "$metal", w * 0.02)
    s.fill(disc(0, w * 0.42, w * 0.2), "$metal", edge=EDGE)
    for i in range(8):
        s.fill(disc(*polar(0, w * 0.42, w * 0.12, 45 * i), w * 0.018, 8), "$metal*0.5")
    s.fill(box(-h, -w, h, -w * 0.95), "#a9cbd8", edge=0.6)


def toilet(s: Sketch, thing: ThingShape) -> None:
    """Draw a toilet: cistern with button behind, oval seat, water."""
    _white(s)
    h, w = s.half, s.side
    s.block(-h, -w, -h * 0.44, w, "$body", w * 0.14)
    s.fill(rounded(-h * 0.96, -w * 0.9, -h * 0.5, w * 0.9, w * 0.12), "$body*1.04", edge=0.8, width=0.8)
    s.fill(oval(-h * 0.74, 0, h * 0.06, w * 0.2, 20), "$metal", edge=EDGE)
    seat = smooth(
        mirrored(
            [
                (h * 0.985, 0),
                (h * 0.92, w * 0.5),
                (h * 0.6, w * 0.86),
                (h * 0.1, w * 0.9),
                (-h * 0.3, w * 0.72),
                (-h * 0.42, w * 0.5),
                (-h * 0.42, 0),
            ]
        ),
        6,
    )
    s.fill(seat, "$body", edge=EDGE)
    s.fill(tuple((x * 0.66 + h * 0.14, y * 0.62) for x, y in seat), "$inside*0.86", edge=0.62)
    s.fill(oval(h * 0.3, 0, h * 0.28, w * 0.34), "$water", edge=0.76)
    for y in (-0.44, 0.44):
        s.block(-h * 0.44, y * w - w * 0.1, -h * 0.32, y * w + w * 0.1, "$metal", w * 0.04)
