"""People from above: head, shoulders, arms and feet; facing -y (their shoulders lie along x)."""

from __future__ import annotations

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import Points, disc, flipped, mirrored, oval, rounded, smooth, turned
from diorama_planner.symbols.livery import picked
from diorama_planner.symbols.sketch import EDGE, Sketch

SHIRTS: tuple[Colour, ...] = ("#3c5f8f", "#9a4338", "#56745a", "#c08a3e", "#6d5a86")


def standing(s: Sketch, thing: ThingShape) -> None:
    """Draw a standing person: feet, shoulders, both arms, head with hair."""
    s.slots(body=picked(SHIRTS, thing.id), skin="#e0ab84", hair="#4a3527", trousers="#2f3540")
    long_hair = thing.id == "adult_woman"
    _feet(s)
    _torso(s, "$body")
    _head(s, 0.0, "$hair", long=long_hair)


def _feet(s: Sketch) -> None:
    for side in (1, -1):
        s.fill(oval(side * s.half * 0.34, -s.side * 0.42, s.half * 0.2, s.side * 0.54, 24), "$trousers", edge=EDGE)


def _torso(s: Sketch, colour: Colour) -> None:
    w, d = s.half, s.side
    for side in (1, -1):
        hand = disc(side * w * 0.82, -d * 0.46, w * 0.13, 20)
        s.fill(hand, "$skin", edge=0.7)
    ring = [
        (w * 0.985, 0),
        (w * 0.92, d * 0.42),
        (w * 0.5, d * 0.62),
        (0, d * 0.66),
        (-w * 0.5, d * 0.62),
        (-w * 0.92, d * 0.42),
        (-w * 0.985, 0),
        (-w * 0.93, -d * 0.42),
        (-w * 0.66, -d * 0.36),
        (-w * 0.3, -d * 0.58),
        (0, -d * 0.62),
        (w * 0.3, -d * 0.58),
        (w * 0.66, -d * 0.36),
        (w * 0.93, -d * 0.42),
    ]
    s.fill(smooth(ring, 5), s.dome(0, 0, w, colour, 0.76, 1.14), edge=EDGE)
    for side in (1, -1):
        s.line([(side * w * 0.6, d * 0.4), (side * w * 0.62, -d * 0.24)], "$body*0.72", 0.8)


def _head(s: Sketch, y: float, hair: Colour, *, long: bool = False) -> None:
    r = min(s.half * 0.4, s.side * 0.68)
    s.fill(oval(0, y - r * 0.96, r * 0.16, r * 0.2, 16), "$skin", edge=0.7)
    s.fill(oval(0, y - r * 0.08, r * 0.82, r, 32), "$skin", edge=0.62)
    tuft = [
        (r * 0.86, y - r * 0.1),
        (r * 0.8, y + r * 0.7),
        (0, y + r * (1.25 if long else 1.02)),
        (-r * 0.8, y + r * 0.7),
        (-r * 0.86, y - r * 0.1),
        (-r * 0.5, y - r * 0.5),
        (0, y - r * 0.62),
        (r * 0.5, y - r * 0.5),
    ]
    s.fill(smooth(tuft, 5), s.dome(0, y + r * 0.2, r * 1.2, hair, 0.8, 1.25), edge=EDGE)


def soldier(s: Sketch, thing: ThingShape) -> None:
    """Draw a soldier: pack behind, helmet, rifle held across."""
    s.slots(
        body="#5f6343",
        skin="#e0ab84",
        helmet="#4f5439",
        trousers="#45482f",
        pack="#7a7350",
        wood="#6b4a2f",
        metal="#3a3d40",
    )
    w = s.half
    s.fill(rounded(-w * 0.5, w * 0.2, w * 0.5, w * 0.92, w * 0.12), "$pack", edge=EDGE)
    s.line([(-w * 0.5, w * 0.56), (w * 0.5, w * 0.56)], "$pack*0.7", 1.0)
    for side in (1, -1):
        s.fill(oval(side * w * 0.28, -w * 0.42, w * 0.15, w * 0.3, 20), "$trousers", edge=EDGE)
    ring = [
        (w * 0.86, w * 0.02),
        (w * 0.72, w * 0.28),
        (0, w * 0.36),
        (-w * 0.72, w * 0.28),
        (-w * 0.86, w * 0.02),
        (-w * 0.7, -w * 0.3),
        (0, -w * 0.34),
        (w * 0.7, -w * 0.3),
    ]
    s.fill(smooth(ring, 5), s.dome(0, 0, w, "$body", 0.76, 1.12), edge=EDGE)
    gun: Points = turned(rounded(-w * 0.9, -w * 0.05, w * 0.9, w * 0.05, w * 0.04), -14, (0, 0))
    gun = tuple((x, y - w * 0.52) for x, y in gun)
    s.fill(gun, "$wood", edge=EDGE)
    s.line([(w * 0.2, -w * 0.57), (w * 0.9, -w * 0.74)], "$metal", 2.2)
    for x, y in ((-w * 0.36, -w * 0.42), (w * 0.4, -w * 0.6)):
        s.fill(disc(x, y, w * 0.1, 18), "$skin", edge=0.7)
    s.fill(oval(0, 0, w * 0.36, w * 0.42), s.dome(0, w * 0.04, w * 0.42, "$helmet*1.06", 0.72, 1.24), edge=EDGE)
    s.line(oval(0, 0, w * 0.29, w * 0.34), "$helmet*0.8", 0.7, closed=True)


def seated(s: Sketch, thing: ThingShape) -> None:
    """Draw a seated person on a chair, knees to the front."""
    s.slots(body=picked(SHIRTS, thing.id), skin="#e0ab84", hair="#4a3527", trousers="#39414f", seat="#8a6238")
    w, back = s.half, s.side
    s.block(-w * 0.86, -back * 0.1, w * 0.86, back * 0.86, "$seat", w * 0.14)
    s.block(-w * 0.9, back * 0.8, w * 0.9, back * 0.985, "$seat*0.8", w * 0.08)
    for side in (1, -1):
        s.fill(oval(side * w * 0.4, -back * 0.86, w * 0.17, back * 0.13, 20), "$hair*0.8", edge=EDGE)
        leg = rounded(side * w * 0.14, -back * 0.82, side * w * 0.62, back * 0.36, w * 0.2)
        s.fill(leg, "$trousers", edge=EDGE)
    torso = mirrored(
        [
            (back * 0.62, 0),
            (back * 0.6, w * 0.5),
            (back * 0.42, w * 0.86),
            (back * 0.16, w * 0.84),
            (-back * 0.16, w * 0.66),
            (-back * 0.02, w * 0.4),
            (back * 0.14, 0),
        ]
    )
    s.fill(tuple((-y, x) for x, y in flipped(smooth(torso, 5))), "$body", edge=EDGE)
    for side in (1, -1):
        s.fill(disc(side * w * 0.54, -back * 0.22, w * 0.12, 18), "$skin", edge=0.7)
    r = w * 0.42
    s.fill(oval(0, back * 0.34, r * 0.84, r), "$skin", edge=0.62)
    tuft = [
        (r * 0.86, back * 0.34),
        (r * 0.74, back * 0.34 + r * 0.8),
        (0, back * 0.34 + r * 1.05),
        (-r * 0.74, back * 0.34 + r * 0.8),
        (-r * 0.86, back * 0.34),
        (0, back * 0.34 - r * 0.5),
    ]
    s.fill(smooth(tuft, 5), "$hair", edge=EDGE)
