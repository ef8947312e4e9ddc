"""The fallback: a box or a round thing with an edge and a lit top; and what has an outline of its own."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, oval, rounded
from diorama_planner.symbols.sketch import EDGE, Sketch, shaded


def box_thing(s: Sketch, thing: ThingShape) -> None:
    """Draw a rounded box with a raised top."""
    s.slots(body="#9aa3a8")
    h, w = s.half, s.side
    inset = min(h, w) * 0.12
    s.fill(rounded(-h, -w, h, w, inset * 0.8), "$body", edge=EDGE)
    s.fill(rounded(-h + inset, -w + inset, h - inset, w - inset, inset * 0.6), "$body*1.14", edge=0.8, width=0.7)
    s.line([(-h + inset * 1.6, w - inset * 1.6), (h - inset * 1.6, w - inset * 1.6)], "$body*1.45", 0.8)


def round_thing(s: Sketch, thing: ThingShape) -> None:
    """Draw a round thing with a rim and a highlight."""
    s.slots(body="#9aa3a8")
    rx, ry = s.half - s.pen_mm / 2, s.side - s.pen_mm / 2
    s.fill(oval(0, 0, rx, ry), "$body*0.9", edge=EDGE)
    s.fill(
        oval(0, 0, rx * 0.84, ry * 0.84),
        s.dome(-rx * 0.15, ry * 0.15, max(rx, ry), "$body*1.06"),
        edge=0.8,
        width=0.7,
    )
    s.fill(oval(-rx * 0.3, ry * 0.32, rx * 0.2, ry * 0.14, 24), "#ffffff", opacity=0.3)


def outlined(s: Sketch, thing: ThingShape) -> None:
    """Draw what has an outline of its own: filled, and lighter tier by tier the higher it is."""
    s.slots(body="#9aa3a8")
    s.rings(thing.outline_mm or (box(-s.half, -s.side, s.half, s.side),), "$body*0.76", edge=EDGE)
    for step, (_, rings) in enumerate(thing.tiers_mm, 1):
        s.rings(rings, shaded("$body", 0.76 + 0.1 * step), edge=0.8, width=0.5)
