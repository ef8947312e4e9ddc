"""Things of a yard from above: drums, pallets, crates, cartons, cylinders, ladders, cans."""

from __future__ import annotations

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, oval, rounded, smooth, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch


def drum(s: Sketch, thing: ThingShape) -> None:
    """Draw a steel drum with rolled rim and two bungs, or a bin with a handle on its lid."""
    r = s.half - s.pen_mm / 2
    if thing.id == "trash_can_us":
        s.slots(body="#a7adb1")
        s.fill(disc(0, 0, r), s.dome(0, 0, r, "$body", 0.72, 1.2), edge=EDGE)
        for share in (0.82, 0.5):
            s.line(disc(0, 0, r * share), "$body*0.76", 0.8, closed=True)
        s.block(-r * 0.28, -r * 0.09, r * 0.28, r * 0.09, "$body*0.8", r * 0.08)
        return
    s.slots(body=body_colour(thing.id, "#2f6fb5"), bung="#1d2a38")
    s.fill(disc(0, 0, r), "$body*0.86", edge=EDGE)
    s.fill(disc(0, 0, r * 0.88), s.dome(0, 0, r * 0.9, "$body", 0.94, 1.06))
    s.line(disc(0, 0, r * 0.84), "$body*1.45", 1.1, closed=True)
    s.fill(disc(r * 0.5, -r * 0.02, r * 0.13, 24), "$bung", edge="$body*0.6", width=0.8)
    s.fill(disc(-r * 0.52, -r * 0.14, r * 0.075, 20), "$bung", edge="$body*0.6", width=0.8)


def pallet(s: Sketch, thing: ThingShape) -> None:
    """Draw a pallet: deck boards over three stringers."""
    s.slots(body="#c9a26c")
    s.slots(gap="#6f563a")
    w = s.side
    for y in (-0.84, 0.0, 0.84):
        s.fill(box(-s.half * 0.985, w * y - w * 0.13, s.half * 0.985, w * y + w * 0.13), "$body*0.62", edge=0.7)
    count = 7 if s.length > 1150 else 6
    gap = 0.22
    pitch = s.length / count
    for i, x in enumerate(spread(-s.half + pitch / 2, s.half - pitch / 2, count)):
        tone = 1.06 if i in {0, count - 1} else (0.97, 1.03)[i % 2]
        half = pitch * (0.5 - gap / 2)
        s.fill(box(x - half, -w + s.pen_mm / 2, x + half, w - s.pen_mm / 2), f"$body*{tone:g}", edge=0.58, width=0.7)
        for y in (-0.84, 0.84):
            s.fill(disc(x, y * w, s.pen_mm, 8), "$gap")


def crate(s: Sketch, thing: ThingShape) -> None:
    """Draw a wooden crate: lid boards, battens and corner nails."""
    s.slots(body="#c19a62")
    w, h = s.side, s.half
    s.fill(box(-h, -w, h, w), "$body", edge=EDGE)
    count = max(3, round(s.width / 130)) if s.width < 900 else 7
    s.strokes([((-h, y * w), (h, y * w)) for y in spread(-1, 1, count + 1)[1:-1]], "$body*0.66", s.pen_mm * 0.8)
    batten = min(w, h) * 0.2
    for x in (-h, h - batten) if s.length < 2000 else (-h, -batten / 2, h - batten):
        s.fill(box(x, -w, x + batten, w), "$body*1.12", edge=0.6, width=0.8)
        for y in (-0.86, 0.86):
            s.fill(disc(x + batten / 2, y * w, s.pen_mm * 1.1, 10), "$body*0.45")
    s.line(box(-h + s.pen_mm, -w + s.pen_mm, h - s.pen_mm, w - s.pen_mm), "$body*0.8", 0.7, closed=True)


def carton(s: Sketch, thing: ThingShape) -> None:
    """Draw a cardboard box: two flaps and a strip of tape."""
    s.slots(body="#c9a273", tape="#e3cfa5")
    s.block(-s.half, -s.side, s.half, s.side, "$body")
    s.line([(-s.half, 0), (s.half, 0)], "$body*0.6", 0.9)
    s.fill(box(-s.half, -s.side * 0.13, s.half, s.side * 0.13), "$tape", opacity=0.75)
    s.fill(box(s.half * 0.3, -s.side * 0.72, s.half * 0.72, -s.side * 0.4), "#efe9dc", edge=0.7, width=0.7)


def bag(s: Sketch, thing: ThingShape) -> None:
    """Draw a paper sack with folded ends."""
    s.slots(body="#c8bda6", print="#b0452f")
    h, w = s.half, s.side
    ring = smooth(
        [
            (h * 0.99, -w * 0.8),
            (h * 0.95, 0),
            (h * 0.99, w * 0.8),
            (h * 0.86, w * 0.97),
            (0, w * 0.9),
            (-h * 0.86, w * 0.97),
            (-h * 0.99, w * 0.8),
            (-h * 0.95, 0),
            (-h * 0.99, -w * 0.8),
            (-h * 0.86, -w * 0.97),
            (0, -w * 0.9),
            (h * 0.86, -w * 0.97),
        ],
        4,
    )
    s.fill(ring, s.across("$body", 0.8, 1.1), edge=EDGE)
    s.strokes([((x * h, -w * 0.8), (x * h, w * 0.8)) for x in (-0.84, 0.84)], "$body*0.7", s.pen_mm)
    s.plate(-h * 0.5, -w * 0.34, h * 0.5, w * 0.34, "$print", w * 0.08)
    s.strokes([((-h * 0.4, y * w), (h * 0.4, y * w)) for y in (0.1, -0.12)], "#f2ead8", s.pen_mm * 2)


def cable_drum(s: Sketch, thing: ThingShape) -> None:
    """Draw a cable drum lying flat: boarded flange, bolts, spindle hole."""
    s.slots(body="#b98f5c", bolt="#3f3a35")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r, 56), "$body", edge=EDGE)
    for y in spread(-0.75, 0.75, 7):
        reach = r * (1 - y * y) ** 0.5
        s.line([(-reach, y * r), (reach, y * r)], "$body*0.68", 0.9)
    s.line(disc(0, 0, r * 0.94, 56), "$body*0.8", 1.0, closed=True)
    s.fill(disc(0, 0, r * 0.36), "$body*1.1", edge=0.62, width=0.8)
    for angle in range(0, 360, 60):
        x, y = disc(0, 0, r * 0.5, 360)[angle]
        s.fill(disc(x, y, r * 0.045, 14), "$bolt")
    s.fill(disc(0, 0, r * 0.11, 24), "#2a241e", edge=EDGE)


def gas_cylinder(s: Sketch, thing: ThingShape) -> None:
    """Draw a cylinder: domed shoulder, guard ring, valve."""
    s.slots(body=body_colour(thing.id, "#5e7d5a"), valve="#c9a23c")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), s.dome(-r * 0.2, r * 0.2, r * 1.2, "$body", 0.66, 1.32), edge=EDGE)
    if thing.id == "propane_bbq":
        s.line(disc(0, 0, r * 0.56), "$body*0.62", 3, closed=True)
    s.fill(disc(0, 0, r * 0.34), "$body*0.72", edge=EDGE)
    s.block(-r * 0.1, -r * 0.16, r * 0.44, r * 0.16, "$valve", r * 0.08)
    s.knob(0, 0, r * 0.19, "$valve*1.1")


def ibc(s: Sketch, thing: ThingShape) -> None:
    """Draw an IBC tote: white tank in a cage with a red cap."""
    s.slots(body="#e9ecea", cage="#8f979c", cap="#c63a30")
    h, w = s.half, s.side
    s.fill(rounded(-h, -w, h, w, w * 0.08), "$cage*0.6", edge=EDGE)
    s.fill(
        rounded(-h * 0.95, -w * 0.94, h * 0.95, w * 0.94, w * 0.16),
        s.dome(0, 0, h * 1.2, "$body", 0.84, 1.05),
        edge=0.66,
    )
    s.strokes(
        [*(((x * h, -w), (x * h, w)) for x in (-0.5, 0.5)), *(((-h, y * w), (h, y * w)) for y in (-0.5, 0.5))],
        "$cage",
        s.pen_mm * 2.2,
    )
    s.line(rounded(-h * 0.985, -w * 0.98, h * 0.985, w * 0.98, w * 0.08), "$cage", 2.6, closed=True)
    s.knob(0, 0, w * 0.22, "$body*0.92")
    s.knob(0, 0, w * 0.16, "$cap")


def ladder(s: Sketch, thing: ThingShape) -> None:
    """Draw a ladder lying down: stiles and rungs."""
    s.slots(body="#b9bfc4")
    rail = s.side * 0.16
    for x in spread(-s.half * 0.93, s.half * 0.93, max(5, round(s.length / 280))):
        s.fill(
            box(x - rail * 0.55, -s.side + rail, x + rail * 0.55, s.side - rail), "$body*0.86", edge=EDGE, width=0.8
        )
    for side in (1, -1):
        s.block(-s.half, side * s.side, s.half, side * (s.side - rail), "$body*1.05", rail * 0.2)


def beer_crate(s: Sketch, thing: ThingShape) -> None:
    """Draw a crate of bottles: five by four caps in their cells."""
    s.slots(body=body_colour(thing.id, "#d8b02d"), bottle="#4a3220", cap="#d9d2c0")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.1)
    s.fill(rounded(-h * 0.9, -w * 0.88, h * 0.9, w * 0.88, w * 0.06), "$body*0.55")
    for x in spread(-h * 0.71, h * 0.71, 5):
        for y in spread(-w * 0.65, w * 0.65, 4):
            s.fill(disc(x, y, w * 0.17, 18), "$bottle")
            s.fill(disc(x, y, w * 0.09, 14), "$cap")


def jerrycan(s: Sketch, thing: ThingShape) -> None:
    """Draw a jerrycan: three handles and a spout."""
    s.slots(body="#5f6343")
    h, w = s.half, s.side
    s.fill(rounded(-h, -w, h, w, w * 0.36), s.across("$body", 0.74, 1.1), edge=EDGE)
    s.line([(-h * 0.9, 0), (h * 0.9, 0)], "$body*0.7", 0.9)
    for y in (-0.5, 0.0, 0.5):
        s.block(-h * 0.52, w * y - w * 0.13, h * 0.3, w * y + w * 0.13, "$body*1.18", w * 0.1)
    s.block(h * 0.44, -w * 0.34, h * 0.84, w * 0.34, "$body*0.9", w * 0.16)
    s.knob(h * 0.64, 0, w * 0.24, "$body*0.7")


def ammo_box(s: Sketch, thing: ThingShape) -> None:
    """Draw an ammunition box: lid, hinges, handle, stencil."""
    s.slots(body="#6a6b45" if thing.id == "ammo_can_50" else "#8b7a4e", metal="#3a3b36", print="#e2c33c")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.06)
    s.line(rounded(-h * 0.93, -w * 0.86, h * 0.93, w * 0.86, w * 0.06), "$body*0.74", 0.9, closed=True)
    s.line([(-h * 0.42, 0), (-h * 0.36, w * 0.22), (h * 0.36, w * 0.22), (h * 0.42, 0)], "$metal", 2.2)
    for x in (-0.6, 0.6):
        s.block(x * h - h * 0.09, -w, x * h + h * 0.09, -w * 0.66, "$metal*1.4")
    s.strokes(
        [((-h * 0.4, -w * 0.3), (h * 0.4, -w * 0.3)), ((-h * 0.3, -w * 0.52), (h * 0.2, -w * 0.52))],
        "$print",
        s.pen_mm * 1.6,
    )
    s.fill(oval(h * 0.7, w * 0.5, h * 0.06, w * 0.1, 16), "$metal")
