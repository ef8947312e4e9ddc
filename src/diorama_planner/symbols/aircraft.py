"""Aeroplanes and helicopters from above: length along x, span across it.

The plan of each type is in `wings`.
"""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import (
    Points,
    arc,
    box,
    disc,
    flipped,
    flowing,
    mirrored,
    oval,
    scaled,
    shifted,
    smooth,
    spread,
    star,
    turned,
)
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch
from diorama_planner.symbols.wings import Wing, wing_of


def _colours(s: Sketch, thing: ThingShape, default: str) -> None:
    s.slots(body=body_colour(thing.id, default), glass="#22303c", trim="#2b2e32", metal="#b9c0c5", accent="#2f5aa8")


def _surface(
    s: Sketch, x: float, chord: float, tip: float, sweep: float, span: float, *, ellipse: bool = False
) -> Points:
    """Give a wing or tailplane from tip to tip; x is the leading edge at the root."""
    if ellipse:
        edge = [
            arc(x - chord * 0.35, 0, chord * 0.35, span, 0, 90, 14),
            arc(x - chord * 0.35, 0, chord * 0.65, span, 90, 180, 14),
        ]
        return mirrored((*edge[0][:-1], *edge[1]))
    r = min(tip * 0.4, span * 0.08)
    half = [
        (x, 0),
        (x - sweep * 0.985, span - r),
        (x - sweep - r * 0.4, span - r * 0.2),
        (x - sweep - tip * 0.5, span),
        (x - sweep - tip + r * 0.4, span - r * 0.3),
        (x - sweep - tip, span - r),
        (x - chord, 0),
    ]
    return mirrored(half)


def _wings(s: Sketch, wing: Wing, shade: float = 1.0) -> tuple[float, float]:
    """Draw the main wing with its flap lines; give its leading edge and chord at the root."""
    length = s.length
    x, chord = s.half - wing.root * length, wing.chord * length
    tip, sweep = wing.tip * length, wing.sweep * length
    span = s.side - s.pen_mm / 2
    s.fill(_surface(s, x, chord, tip, sweep, span, ellipse=wing.elliptical), f"$body*{shade:g}", edge=EDGE)
    if wing.elliptical:
        hinge: Points = (
            (x - chord * 0.72, span * 0.1),
            (x - chord * 0.72, span * 0.52),
            (x - chord * 0.6, span * 0.84),
        )
    else:
        hinge = (
            (x - chord * 0.76, span * 0.1),
            (x - chord * 0.76 - (sweep + tip * 0.76 - chord * 0.76) * 0.9, span * 0.9),
        )
    s.strokes([hinge, flipped(hinge)], "$body*0.68", s.pen_mm * 0.8)
    return x, chord


def _tailplane(s: Sketch, wing: Wing, sweep: float) -> None:
    length, chord = s.length, wing.tail_chord * s.length
    x = -s.half + chord * 1.15 + sweep * 0.2
    ring = _surface(s, x, chord, chord * 0.55, sweep, wing.tail * length)
    lowest = min(px for px, _ in ring)
    shift = max(0.0, -s.half - lowest)
    s.fill(tuple((px + shift, py) for px, py in ring), "$body*0.97", edge=EDGE)


def _fuselage(s: Sketch, wing: Wing, nose: float = 0.4, tail: float = 0.14) -> None:
    w, h = wing.fuselage * s.length, s.half - s.pen_mm / 2
    half = [
        (h, 0),
        (h - s.length * 0.015, w * nose),
        (h - s.length * 0.08, w * (0.5 + nose / 2)),
        (h - s.length * 0.24, w),
        (0, w * 0.98),
        (-h + s.length * 0.3, w * 0.66),
        (-h + s.length * 0.08, w * (tail + 0.14)),
        (-h, w * tail),
        (-h, 0),
    ]
    s.fill(smooth(mirrored(half), 4), s.across("$body", 0.72, 1.12, w), edge=EDGE)


def _fin(s: Sketch, wing: Wing, long: float = 0.14) -> None:
    w = wing.fuselage * s.length * 0.12
    s.fill(
        [
            (-s.half + s.length * long, 0),
            (-s.half + s.length * 0.03, w),
            (-s.half + s.pen_mm, w * 0.5),
            (-s.half + s.pen_mm, -w * 0.5),
            (-s.half + s.length * 0.03, -w),
        ],
        "$body*1.12",
        edge=EDGE,
    )


def _propeller(s: Sketch, x: float, y: float, radius: float, spinner: float) -> None:
    s.fill(oval(x, y, s.length * 0.006, radius, 24), "$trim", opacity=0.55)
    s.fill(arc(x - spinner * 0.3, y, spinner * 1.3, spinner, -90, 90, 10), "$trim*1.2", edge=EDGE)


def _marks(s: Sketch, wing: Wing, x: float, chord: float) -> None:
    """Draw national marks in the middle of each half wing."""
    r = chord * 0.2
    y = s.side * 0.64
    cx = x - wing.sweep * s.length * 0.64 - chord * 0.36
    rings: dict[str, tuple[tuple[float, str], ...]] = {
        "roundel": ((1.0, "#2b3f73"), (0.42, "#a8322f")),
        "sun": ((0.95, "#b4332c"),),
        "star": ((1.0, "#2b3a5e"),),
    }
    for side in (1, -1):
        for share, colour in rings.get(wing.marks, ()):
            s.fill(disc(cx, side * y, r * share, 28), colour)
        if wing.marks in {"star", "red_star"}:
            s.fill(star(cx, side * y, r * 0.95, r * 0.38, 5, 90), "#e9eae6" if wing.marks == "star" else "#b4332c")
        if wing.marks == "cross":
            for a, b in ((0.95, 0.36), (0.36, 0.95)):
                s.fill(box(cx - r * a, side * y - r * b, cx + r * a, side * y + r * b), "#e9e8e2")
            for a, b in ((0.8, 0.2), (0.2, 0.8)):
                s.fill(box(cx - r * a, side * y - r * b, cx + r * a, side * y + r * b), "#26282b")


def propeller_plane(s: Sketch, thing: ThingShape) -> None:
    """Draw a propeller aeroplane with one, two or four engines."""
    _colours(s, thing, "#70745a")
    wing = wing_of("propeller_plane", thing)
    _tailplane(s, wing, wing.tail_chord * s.length * 0.25)
    high = thing.id == "c172"
    if high:
        _fuselage(s, wing, 0.6, 0.1)
    x, chord = _wings(s, wing)
    _marks(s, wing, x, chord)
    _nacelles(s, wing, x)
    if not high:
        _fuselage(s, wing, 0.55, 0.12)
    _fin(s, wing)
    if high:
        _high_wing(s, wing, x, chord)
    elif wing.engines:
        w = wing.fuselage * s.length
        s.fill(disc(s.half - s.length * 0.03, 0, w * 0.5), "$glass", edge=EDGE)
        s.fill(disc(-s.half + s.length * 0.25, 0, w * 0.34), "$glass", edge=EDGE)
        _canopy(s, wing, s.half - s.length * 0.11, s.half - s.length * 0.19)
    else:
        _propeller(s, s.half - s.length * 0.012, 0, s.length * 0.16, wing.fuselage * s.length * 0.42)
        _canopy(s, wing, x - chord * 0.25, x - chord * 0.95)


def _nacelles(s: Sketch, wing: Wing, x: float) -> None:
    """Draw engines with propellers along the leading edge that starts at x."""
    for place in wing.engines:
        for side in (1, -1):
            y = side * place * s.side
            lead = x - wing.sweep * s.length * place
            r = s.length * 0.028
            half = [
                (lead + r * 2.6, 0),
                (lead + r * 2.4, r * 0.8),
                (lead, r),
                (lead - r * 4, r * 0.5),
                (lead - r * 5, 0),
            ]
            s.fill(shifted(smooth(mirrored(half), 4), 0, y), "$body*0.94", edge=EDGE)
            _propeller(s, lead + r * 2.7, y, s.length * 0.07, r * 0.4)


def _high_wing(s: Sketch, wing: Wing, x: float, chord: float) -> None:
    """Draw the middle of a wing over the cabin, its screen, a cheat line and the propeller."""
    w = wing.fuselage * s.length
    _propeller(s, s.half - s.length * 0.012, 0, s.length * 0.12, w * 0.42)
    s.fill(_surface(s, x, chord, chord * 0.95, 0, w * 1.15), "$body*1.06", edge=0.75)
    screen = ((x + w * 0.5, -w * 0.62), (x + w * 0.5, w * 0.62), (x, w * 0.85), (x, -w * 0.85))
    s.fill(screen, "$glass", edge=EDGE)
    lines = [((s.half - s.length * 0.1, y * w), (-s.half + s.length * 0.2, y * w * 0.4)) for y in (0.82, -0.82)]
    s.strokes(lines, "$accent", s.pen_mm * 1.6)


def _canopy(s: Sketch, wing: Wing, front: float, rear: float) -> None:
    """Draw a framed canopy between two stations."""
    w = wing.fuselage * s.length
    half = [(front, 0), (front - w * 0.3, w * 0.5), (rear + w * 0.5, w * 0.52), (rear, 0)]
    s.fill(smooth(mirrored(half), 5), "$glass", edge=EDGE)
    frames = [((x, -w * 0.5), (x, w * 0.5)) for x in spread(front - w * 0.4, rear + w * 0.4, 3)]
    s.strokes(frames, "$body*0.9", s.pen_mm)


def twin_boom(s: Sketch, thing: ThingShape) -> None:
    """Draw a fighter with two booms and a pod between them."""
    _colours(s, thing, "#b9c0c5")
    wing = wing_of("twin_boom", thing)
    boom = s.side * wing.engines[0]
    length = s.length
    tail = (-s.half + s.pen_mm, -s.half + length * 0.11)
    s.fill(box(tail[0] + length * 0.01, -boom * 1.3, tail[1], boom * 1.3), "$body*0.96", edge=EDGE)
    x, chord = _wings(s, wing)
    _marks(s, wing, x, chord)
    for side in (1, -1):
        r = length * 0.036
        half = [
            (s.half - length * 0.1, 0),
            (s.half - length * 0.12, r * 0.7),
            (s.half - length * 0.3, r),
            (-length * 0.1, r * 0.9),
            (tail[1], r * 0.45),
            (tail[0], r * 0.4),
            (tail[0], 0),
        ]
        s.fill(tuple((px, py + side * boom) for px, py in smooth(mirrored(half), 4)), "$body", edge=EDGE)
        _propeller(s, s.half - length * 0.095, side * boom, length * 0.14, r * 0.5)
        s.knob(length * 0.02, side * boom, r * 0.6, "$trim")
        s.fill(oval(tail[0] + length * 0.05, side * boom, length * 0.05, r * 0.2), "$body*1.15", edge=EDGE)
    w = length * 0.042
    pod = [
        (s.half - s.pen_mm, 0),
        (s.half - length * 0.05, w * 0.6),
        (s.half - length * 0.22, w),
        (s.half - length * 0.45, w * 0.85),
        (s.half - length * 0.62, 0),
    ]
    s.fill(smooth(mirrored(pod), 5), s.across("$body", 0.78, 1.1, w), edge=EDGE)
    s.fill(oval(s.half - length * 0.31, 0, length * 0.07, w * 0.62), "$glass", edge=EDGE)


def jet_fighter(s: Sketch, thing: ThingShape) -> None:
    """Draw a jet: swept wing, pointed nose, bubble canopy, nozzle; the A-10 has its engines in pods."""
    _colours(s, thing, "#9aa4ab")
    wing = wing_of("jet_fighter", thing)
    w, length = wing.fuselage * s.length, s.length
    straight = wing.sweep < 0.06
    _tailplane(s, wing, wing.tail_chord * length * (0.3 if straight else 0.75))
    x, chord = _wings(s, wing, 0.98)
    _marks(s, wing, x, chord)
    if thing.id in {"f15c", "f14a", "f4e", "f16c"}:
        strake = [
            (s.half - length * 0.27, w * 0.5),
            (x + length * 0.02, w * 1.1),
            (x - chord * 0.3, w * 1.7),
            (x - chord * 0.3, 0),
        ]
        s.fill(strake, "$body*0.95", edge=EDGE)
        s.fill(flipped(strake), "$body*0.95", edge=EDGE)
    _fuselage(s, wing, 0.12 if thing.id not in {"mig15", "f86f"} else 0.5, 0.34)
    _jet_tail(s, thing, wing)
    front = s.half - length * (0.13 if thing.id not in {"mig15", "f86f"} else 0.2)
    canopy = [
        (front, 0),
        (front - length * 0.03, w * 0.4),
        (front - length * 0.1, w * 0.46),
        (front - length * 0.16, 0),
    ]
    s.fill(smooth(mirrored(canopy), 5), "$glass", edge=EDGE)
    s.fill(oval(front - length * 0.06, w * 0.14, length * 0.03, w * 0.08, 20), "#ffffff", opacity=0.25)


def _jet_tail(s: Sketch, thing: ThingShape, wing: Wing) -> None:
    """Draw nozzles or engine pods, and one fin or two."""
    w, length = wing.fuselage * s.length, s.length
    twin = thing.id in {"f4e", "f14a", "f15c"}
    fins: tuple[float, ...] = (0.62, -0.62) if thing.id in {"f14a", "f15c"} else (0.0,)
    if thing.id == "a10":
        reach = wing.tail * length / w * 0.97
        fins = (reach, -reach)
        for side in (1, -1):
            s.fill(oval(-length * 0.17, side * w * 1.7, length * 0.085, w * 0.62), "$body*0.92", edge=EDGE)
            s.fill(oval(-length * 0.09, side * w * 1.7, length * 0.012, w * 0.5), "$trim")
    else:
        for y in (0.42, -0.42) if twin else (0.0,):
            nozzle = box(-s.half + s.pen_mm, w * (y - 0.3), -s.half + length * 0.05, w * (y + 0.3))
            s.fill(nozzle, "$trim*1.3", edge=EDGE)
    fin = ((0.26, 0.0), (0.1, 0.08), (0.06, 0.0), (0.1, -0.08))
    for y in fins:
        s.fill([(-s.half + length * a, w * (y + b)) for a, b in fin], "$body*1.15", edge=EDGE)


def airliner(s: Sketch, thing: ThingShape) -> None:
    """Draw an airliner: tube fuselage, swept wing, engines hung ahead of it."""
    _colours(s, thing, "#e6e9ea")
    wing = wing_of("airliner", thing)
    length, w = s.length, wing.fuselage * s.length
    _tailplane(s, wing, wing.tail * length * 0.62)
    x = s.half - wing.root * length
    for place in wing.engines:
        for side in (1, -1):
            lead = x - wing.sweep * length * place
            y, r = side * place * s.side, w * 0.5
            s.fill(oval(lead + r * 0.9, y, r * 2.0, r, 28), "$body*0.9", edge=EDGE)
            s.fill(oval(lead + r * 2.4, y, r * 0.5, r * 0.82, 20), "$trim*1.2")
    _wings(s, wing, 0.93)
    half = [
        (s.half - s.pen_mm / 2, 0),
        (s.half - w * 0.6, w * 0.6),
        (s.half - w * 1.9, w),
        (-s.half + length * 0.32, w),
        (-s.half + length * 0.12, w * 0.6),
        (-s.half + s.pen_mm, w * 0.1),
        (-s.half + s.pen_mm, 0),
    ]
    s.fill(smooth(mirrored(half), 4), s.across("$body", 0.76, 1.06, w), edge=EDGE)
    s.fill(
        flowing([(s.half - w * 0.7, -w * 0.5), (s.half - w * 0.55, 0), (s.half - w * 0.7, w * 0.5)])
        + flowing([(s.half - w * 1.05, w * 0.62), (s.half - w * 0.9, 0), (s.half - w * 1.05, -w * 0.62)]),
        "$glass",
    )
    s.strokes(
        [((s.half - w * 2.2, y * w), (-s.half + length * 0.24, y * w * 0.98)) for y in (0.86, -0.86)],
        "$accent",
        s.pen_mm * 1.5,
    )
    s.fill(
        [
            (-s.half + length * 0.2, 0),
            (-s.half + length * 0.05, w * 0.12),
            (-s.half + s.pen_mm, 0),
            (-s.half + length * 0.05, -w * 0.12),
        ],
        "$accent",
        edge=EDGE,
    )


def helicopter(s: Sketch, thing: ThingShape) -> None:
    """Draw a helicopter: cabin, tail boom, two-bladed rotor across its length."""
    _colours(s, thing, "#5f6343")
    length = s.length
    rotor = s.side - s.pen_mm
    hub = s.half - rotor - s.pen_mm
    nose, w = hub + length * 0.22, length * 0.075
    tail = -s.half + length * 0.05
    s.fill(
        [(hub - length * 0.1, -w * 0.55), (hub - length * 0.1, w * 0.55), (tail, w * 0.16), (tail, -w * 0.16)],
        "$body*0.95",
        edge=EDGE,
    )
    s.fill(_surface(s, tail + length * 0.14, length * 0.05, length * 0.04, 0, length * 0.08), "$body*0.9", edge=EDGE)
    for side in (1, -1):
        s.line([(nose - length * 0.02, side * w * 1.2), (hub - length * 0.16, side * w * 1.2)], "$trim", 3)
        s.strokes(
            [((hub + dx * length, side * w * 0.8), (hub + dx * length, side * w * 1.2)) for dx in (0.1, -0.08)],
            "$trim",
            s.pen_mm * 2,
        )
    cabin = [
        (nose, 0),
        (nose - length * 0.02, w * 0.6),
        (nose - length * 0.09, w),
        (hub - length * 0.08, w),
        (hub - length * 0.18, w * 0.5),
        (hub - length * 0.2, 0),
    ]
    s.fill(smooth(mirrored(cabin), 5), s.across("$body", 0.82, 1.08, w), edge=EDGE)
    screen = ((-0.01, 0), (-0.03, 0.6), (-0.085, 0.8), (-0.075, 0))
    s.fill(shifted(smooth(mirrored(scaled(screen, length, w)), 4), nose, 0), "$glass", edge=EDGE)
    s.block(hub - length * 0.11, -w * 0.5, hub + length * 0.03, w * 0.5, "$body*0.88", w * 0.2)
    s.fill(box(tail - length * 0.05 + s.pen_mm, w * 0.2, tail + length * 0.045, w * 0.28), "$trim")
    s.knob(tail, w * 0.2, w * 0.12, "$trim*1.4")
    s.fill(disc(hub, 0, rotor, 60), "#8a9096", opacity=0.13)
    blade = length * 0.011
    for angle in (35, 215):
        s.fill(shifted(turned(box(0, -blade, rotor, blade), angle), hub, 0), "$metal*0.72", edge=0.5, width=0.6)
    s.knob(hub, 0, w * 0.24, "$metal")
