"""Buses from above: school bus, double-decker, city bus and coach."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import flipped, rounded, spread
from diorama_planner.symbols.sketch import EDGE, Sketch
from diorama_planner.symbols.vans import colours, lamps, mirrors, screen, shell, tyres


def school_bus(s: Sketch, thing: ThingShape) -> None:
    """Draw a bonneted bus with a ribbed roof and hatches."""
    colours(s, thing)
    tyres(s, thing)
    length, w = s.length, s.side * 0.97
    cowl = s.half - length * 0.15
    hood = [
        (cowl, -w * 0.86),
        (s.half - length * 0.03, -w * 0.78),
        (s.half, -w * 0.6),
        (s.half, w * 0.6),
        (s.half - length * 0.03, w * 0.78),
        (cowl, w * 0.86),
    ]
    s.fill(hood, s.across("$body", 0.84, 1.04), edge=EDGE)
    s.strokes([((cowl, y * w), (s.half - length * 0.01, y * w * 0.8)) for y in (-0.5, 0.5)], "$body*0.65", s.pen_mm)
    s.fill(rounded(-s.half, -w, cowl, w, w * 0.1), s.across("$body", 0.8, 1.02), edge=EDGE)
    screen(s, cowl - length * 0.004, cowl - length * 0.026, w * 0.88, length * 0.006)
    roof = rounded(-s.half + length * 0.02, -w * 0.88, cowl - length * 0.03, w * 0.88, w * 0.1)
    s.fill(roof, "#f4efe0", edge=0.7, width=0.8)
    s.strokes(
        [((x, -w * 0.86), (x, w * 0.86)) for x in spread(-s.half + length * 0.06, cowl - length * 0.08, 14)],
        "#d9d2bc",
        s.pen_mm,
    )
    for x in (-s.half * 0.55, s.half * 0.25):
        s.block(x - w * 0.22, -w * 0.24, x + w * 0.22, w * 0.24, "#e6e0cd", w * 0.05)
    for side in (1, -1):
        s.knob(cowl - length * 0.05, side * w * 0.66, w * 0.08, "$tail")
        s.knob(-s.half + length * 0.035, side * w * 0.66, w * 0.08, "$tail")
    lamps(s, s.half - length * 0.002, -s.half, 0.72)
    mirrors(s, s.half - length * 0.03, 1.02)


def bus(s: Sketch, thing: ThingShape) -> None:
    """Draw a forward-control bus; the Routemaster has its half cab and its open platform."""
    colours(s, thing)
    tyres(s, thing)
    if thing.id == "routemaster_rm":
        _double_decker(s)
        return
    length, w = s.length, s.side * 0.975
    s.fill(shell(s, -s.half, s.half, length * 0.012, 0.975), s.across("$body", 0.8, 1.02), edge=EDGE)
    screen(s, s.half - length * 0.008, s.half - length * 0.03, w * 0.92, length * 0.008)
    for side in (1, -1):
        glass = rounded(-s.half + length * 0.03, w * 0.91, s.half - length * 0.04, w * 0.97, w * 0.02)
        s.fill(glass if side > 0 else flipped(glass), "$glass")
    roof = rounded(-s.half + length * 0.012, -w * 0.89, s.half - length * 0.034, w * 0.89, w * 0.09)
    s.fill(roof, s.across("$body", 0.94, 1.05, w * 0.89), edge=0.68, width=0.8)
    s.block(-s.half * 0.05, -w * 0.6, s.half * 0.32, w * 0.6, "$body*0.9", w * 0.08)
    s.strokes(
        [((x, -w * 0.5), (x, w * 0.5)) for x in spread(0.02 * s.half, s.half * 0.25, 6)], "$body*0.72", s.pen_mm
    )
    for x in (-s.half * 0.45, s.half * 0.62):
        s.block(x - w * 0.26, -w * 0.3, x + w * 0.26, w * 0.3, "$body*0.98", w * 0.05)
    s.strokes([((x, -w * 0.55), (x, w * 0.55)) for x in spread(-s.half * 0.93, -s.half * 0.76, 6)], "$trim", s.pen_mm)
    s.strokes([((-s.half * 0.9, y * w), (s.half * 0.88, y * w)) for y in (-0.78, 0.78)], "$body*0.84", s.pen_mm * 0.8)
    lamps(s, s.half - length * 0.004, -s.half, 0.84)
    mirrors(s, s.half - length * 0.014, 1.08)


def _double_decker(s: Sketch) -> None:
    length, w = s.length, s.side * 0.975
    s.fill(rounded(-s.half, -w, s.half - length * 0.05, w, w * 0.14), s.across("$body", 0.78, 1.02), edge=EDGE)
    s.fill(
        rounded(s.half - length * 0.1, -w * 0.98, s.half - length * 0.002, -w * 0.1, w * 0.1), "$body*0.92", edge=EDGE
    )
    s.fill(
        rounded(s.half - length * 0.1, -w * 0.04, s.half - length * 0.002, w * 0.9, w * 0.2), "$body*0.84", edge=EDGE
    )
    roof = rounded(-s.half + length * 0.015, -w * 0.9, s.half - length * 0.075, w * 0.9, w * 0.2)
    s.fill(roof, s.across("$body", 0.9, 1.07, w * 0.9), edge=0.62, width=0.8)
    s.plate(s.half - length * 0.078, -w * 0.78, s.half - length * 0.058, w * 0.78, "$glass", w * 0.03)
    s.strokes(
        [((x, -w * 0.84), (x, w * 0.84)) for x in spread(-s.half * 0.86, s.half * 0.74, 7)], "$body*0.74", s.pen_mm
    )
    s.strokes(
        [((-s.half * 0.93, y * w), (s.half * 0.78, y * w)) for y in (-0.62, 0.62)], "$body*0.78", s.pen_mm * 0.8
    )
    s.plate(-s.half + length * 0.002, -w * 0.98, -s.half + length * 0.1, -w * 0.5, "#d9cfa8", w * 0.1)
    s.strokes(
        [((-s.half + length * 0.02, y * w), (-s.half + length * 0.09, y * w)) for y in spread(-0.92, -0.58, 4)],
        "#8f8050",
        s.pen_mm,
    )
    s.line([(-s.half + length * 0.005, -w * 0.52), (-s.half + length * 0.005, -w * 0.93)], "#f0e8d0", 1.5)
    for side in (1, -1):
        s.knob(s.half - length * 0.012, side * w * 0.66, w * 0.08, "$lamp")
