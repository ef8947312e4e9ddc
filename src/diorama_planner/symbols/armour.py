"""Tanks, assault guns, carriers, half-tracks and armoured cars from above.

Hull lengths are those of the catalogue's notes; turret places are read off plans (builder's practice).
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.symbols.axles import running_of, wheels
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, flipped, mirrored, oval, rounded, smooth, spread
from diorama_planner.symbols.livery import OLIVE, body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch
from diorama_planner.symbols.tracks import TRACKED, hull_share


@dataclass(frozen=True, slots=True)
class Turret:
    """Ring centre as a share of the hull from its nose, size as shares of the hull width, and form."""

    at: float = 0.45
    radius: float = 0.33
    bustle: float = 0.2
    form: str = "round"


TURRETS: dict[str, Turret] = {
    "tiger1": Turret(0.48, 0.29, 0.12, "horseshoe"),
    "king_tiger": Turret(0.48, 0.28, 0.42, "wedge"),
    "panther_g": Turret(0.5, 0.29, 0.24, "wedge"),
    "pz4_h": Turret(0.47, 0.3, 0.24, "wedge"),
    "pz3_l": Turret(0.45, 0.27, 0.22, "wedge"),
    "sherman_m4a3": Turret(0.45, 0.31, 0.2),
    "sherman_m4a3e8": Turret(0.45, 0.31, 0.34),
    "t34_85": Turret(0.4, 0.3, 0.36),
    "t34_76": Turret(0.37, 0.27, 0.2),
    "kv1": Turret(0.46, 0.27, 0.34),
    "is2": Turret(0.42, 0.31, 0.34),
    "cromwell": Turret(0.42, 0.31, 0.06, "box"),
    "churchill7": Turret(0.42, 0.26, 0.06, "box"),
    "abrams_m1a1": Turret(0.44, 0.36, 0.5, "modern"),
    "leopard2": Turret(0.44, 0.35, 0.46, "modern"),
    "t55": Turret(0.42, 0.33, 0.0),
    "t72": Turret(0.42, 0.34, 0.12),
}


def _colours(s: Sketch, thing: ThingShape) -> None:
    s.slots(body=body_colour(thing.id, OLIVE), track="#35322d", trim="#2a2b28", glass="#26323a", tyre="#1b1c1e")


def _hull(s: Sketch, thing: ThingShape) -> tuple[float, float]:
    """Draw tracks and hull; give the x of the hull's rear and nose."""
    rear, front = -s.half, -s.half + s.length * hull_share(thing)
    w = s.side
    running = TRACKED.get(thing.id, TRACKED["other"])
    band = running.width * s.width
    start = rear + (front - rear) * (0.5 if thing.id in {"sdkfz251", "m3_halftrack"} else 0.0)
    for side in (1, -1):
        x0, x1 = (rear, front) if start == rear else (rear, start)
        s.block(x0, side * (w - band), x1, side * (w - s.pen_mm / 2), "$track", band * 0.3)
        links = spread(x0 + band * 0.2, x1 - band * 0.2, max(9, round((x1 - x0) / 190)))
        s.strokes(
            [((x, side * (w - band)), (x, side * (w - s.pen_mm))) for x in links], "$track*0.62", s.pen_mm * 0.9
        )
    return rear, front


def _deck(s: Sketch, rear: float, front: float, slope: float = 0.2) -> None:
    """Draw the upper hull: mudguards, glacis, engine grilles, hatches."""
    w, hull = s.side, front - rear
    inner = w * 0.9
    guards = rounded(rear + hull * 0.03, -inner, front - hull * 0.06, inner, w * 0.06)
    s.fill(guards, "$body*0.84", edge=EDGE)
    plate = [
        (rear + hull * 0.01, -w * 0.62),
        (front - hull * 0.01, -w * 0.58),
        (front - hull * 0.01, w * 0.58),
        (rear + hull * 0.01, w * 0.62),
    ]
    s.fill(plate, s.across("$body", 0.88, 1.02), edge=EDGE)
    glacis = front - hull * slope
    s.fill(
        [
            (front - hull * 0.012, -w * 0.57),
            (front - hull * 0.012, w * 0.57),
            (glacis, w * 0.62),
            (glacis, -w * 0.62),
        ],
        "$body*1.1",
        edge=0.6,
        width=0.8,
    )
    s.block(glacis - hull * 0.1, w * 0.22, glacis - hull * 0.015, w * 0.5, "$body*0.95", w * 0.06)
    s.block(glacis - hull * 0.1, -w * 0.5, glacis - hull * 0.015, -w * 0.22, "$body*0.95", w * 0.06)
    s.fill(disc(glacis + hull * 0.05, -w * 0.36, w * 0.08, 20), "$body*0.8", edge=EDGE)
    for side in (1, -1):
        y0, y1 = sorted((side * w * 0.1, side * w * 0.52))
        s.fill(box(rear + hull * 0.06, y0, rear + hull * 0.25, y1), "$body*0.78", edge=0.55, width=0.8)
        s.strokes(
            [((x, y0 + w * 0.03), (x, y1 - w * 0.03)) for x in spread(rear + hull * 0.08, rear + hull * 0.23, 6)],
            "$body*0.5",
            s.pen_mm,
        )
        s.knob(rear + hull * 0.035, side * w * 0.3, w * 0.07, "$trim")
        s.strokes(
            [((rear + hull * 0.3, side * w * 0.8), (rear + hull * 0.62, side * w * 0.8))],
            "$body*0.55",
            s.pen_mm * 1.6,
        )


def _barrel(s: Sketch, start: float, y: float, thick: float) -> None:
    """Draw a gun from the mantlet to the length's front end, with a muzzle brake."""
    end = s.half - s.pen_mm / 2
    s.fill(box(start, y - thick / 2, end, y + thick / 2), "$body*0.9", edge=0.45)
    brake = min((end - start) * 0.14, thick * 3)
    s.fill(rounded(end - brake, y - thick * 0.8, end, y + thick * 0.8, thick * 0.2), "$body*0.8", edge=0.45)


FORMS: dict[str, tuple[int, tuple[tuple[float, float, float], ...]]] = {
    "wedge": (
        0,
        ((0.95, 0, 0), (0.92, 0, 0.62), (0.2, 0, 0.98), (-0.7, 0, 0.86), (-0.75, 0.6, 0.62), (-0.78, 0.6, 0)),
    ),
    "modern": (
        0,
        ((1.05, 0, 0), (1.02, 0, 0.4), (0.4, 0, 0.96), (-0.6, 0, 0.94), (-0.8, 0.7, 0.82), (-0.85, 0.7, 0)),
    ),
    "box": (0, ((1, 0, 0), (1, 0, 0.72), (0.8, 0, 0.92), (-0.9, 0, 0.92), (-1, 0, 0.8), (-1, 0.4, 0))),
    "horseshoe": (
        5,
        ((0.92, 0, 0), (0.94, 0, 0.7), (0.3, 0, 0.98), (-0.6, 0, 0.9), (-1.08, 0, 0.5), (-1.2, 0, 0)),
    ),
    "round": (6, ((1.05, 0, 0), (0.85, 0, 0.66), (0, 0, 1), (-0.75, 0, 0.82), (-1, 0.55, 0.5), (-1, 0.62, 0))),
}
"""Half a turret from its front: along in radii, back in bustles, across in radii; steps of rounding, 0 faceted."""


def _turret_ring(turret: Turret, x: float, w: float) -> tuple[tuple[float, float], ...]:
    """Give a turret's outline about its ring centre; w is half the hull's width."""
    r, tail = turret.radius * 2 * w, turret.bustle * 2 * w
    steps, stations = FORMS[turret.form]
    ring = mirrored([(x + r * along - tail * back, r * across) for along, back, across in stations])
    return smooth(ring, steps) if steps else ring


def tank(s: Sketch, thing: ThingShape) -> None:
    """Draw a tank: tracks, deck, turret with cupola and hatch, gun to the front end of its length."""
    _colours(s, thing)
    rear, front = _hull(s, thing)
    _deck(s, rear, front)
    w = s.side
    turret = TURRETS.get(thing.id, Turret())
    x = front - (front - rear) * turret.at
    r = turret.radius * 2 * w
    _barrel(s, x + r * 0.8, 0.0, w * 0.095)
    ring = _turret_ring(turret, x, w)
    s.fill(tuple((px - w * 0.03, py - w * 0.03) for px, py in ring), "#000000", opacity=0.2)
    s.fill(ring, s.dome(x, 0, r * 1.3, "$body*1.06", 0.86, 1.06), edge=EDGE)
    s.fill(rounded(x + r * 0.78, -r * 0.42, x + r * 1.06, r * 0.42, r * 0.1), "$body*0.92", edge=EDGE)
    s.knob(x - r * 0.25, r * 0.42, r * 0.25, "$body*0.95")
    s.fill(disc(x - r * 0.25, r * 0.42, r * 0.15, 22), "$body*1.14", edge=0.6, width=0.8)
    s.knob(x - r * 0.2, -r * 0.44, r * 0.19, "$body*1.1")
    s.line([(x - r * 0.36, -r * 0.44), (x - r * 0.04, -r * 0.44)], "$body*0.6", 0.8)
    s.strokes([((x - r * 0.7, -r * 0.62), (x - r * 0.7 - w * 0.02, -r * 0.64))], "$trim", s.pen_mm * 3)


def assault_gun(s: Sketch, thing: ThingShape) -> None:
    """Draw a fixed casemate, or a boxy carrier such as the M113."""
    _colours(s, thing)
    rear, front = _hull(s, thing)
    w, hull = s.side, front - rear
    if thing.id == "m113":
        _box_carrier(s, rear, front)
        return
    _deck(s, rear, front, 0.16)
    roof_front, roof_rear = front - hull * 0.3, front - hull * 0.7
    gun = -w * 0.18 if thing.id == "hetzer" else 0.0
    _barrel(s, front - hull * 0.2, gun, w * 0.09)
    case = [
        (front - hull * 0.17, -w * 0.6),
        (front - hull * 0.17, w * 0.6),
        (roof_front, w * 0.82),
        (roof_rear - hull * 0.03, w * 0.78),
        (roof_rear - hull * 0.03, -w * 0.78),
        (roof_front, -w * 0.82),
    ]
    s.fill(case, "$body*0.93", edge=EDGE)
    s.fill(
        [(roof_front, -w * 0.52), (roof_front, w * 0.52), (roof_rear, w * 0.5), (roof_rear, -w * 0.5)],
        "$body*1.08",
        edge=0.6,
    )
    s.fill(oval(front - hull * 0.22, gun, hull * 0.05, w * 0.2, 24), "$body*0.82", edge=EDGE)
    s.knob(roof_rear + hull * 0.09, w * 0.3, w * 0.15, "$body*0.95")
    s.block(roof_rear + hull * 0.04, -w * 0.42, roof_rear + hull * 0.16, -w * 0.12, "$body*1.15", w * 0.03)


def _box_carrier(s: Sketch, rear: float, front: float) -> None:
    w, hull = s.side, front - rear
    s.fill(
        rounded(rear + hull * 0.01, -w * 0.93, front - hull * 0.02, w * 0.93, w * 0.05),
        s.across("$body", 0.86, 1.02),
        edge=EDGE,
    )
    s.fill(box(front - hull * 0.14, -w * 0.86, front - hull * 0.025, w * 0.86), "$body*1.1", edge=0.6)
    s.block(front - hull * 0.38, -w * 0.6, front - hull * 0.18, -w * 0.02, "$body*0.8", w * 0.03)
    s.strokes(
        [((x, -w * 0.55), (x, -w * 0.08)) for x in spread(front - hull * 0.36, front - hull * 0.2, 6)],
        "$body*0.5",
        s.pen_mm,
    )
    s.knob(front - hull * 0.26, w * 0.42, w * 0.17, "$body*1.08")
    s.knob(front - hull * 0.52, 0, w * 0.24, "$body*0.95")
    s.knob(front - hull * 0.52, 0, w * 0.15, "$body*1.12")
    s.line([(front - hull * 0.46, 0), (front - hull * 0.26, 0)], "$trim", 3)
    s.block(rear + hull * 0.1, -w * 0.5, rear + hull * 0.36, w * 0.5, "$body*1.1", w * 0.06)


def carrier(s: Sketch, thing: ThingShape) -> None:
    """Draw an open carrier: engine in the middle, benches in wells on both sides."""
    _colours(s, thing)
    rear, front = _hull(s, thing)
    w, hull = s.side, front - rear
    s.fill(rounded(rear + hull * 0.02, -w * 0.84, front - hull * 0.04, w * 0.84, w * 0.08), "$body*0.9", edge=EDGE)
    for side in (1, -1):
        s.block(rear + hull * 0.06, side * w * 0.26, front - hull * 0.42, side * w * 0.76, "$trim", w * 0.04)
        s.block(rear + hull * 0.1, side * w * 0.34, rear + hull * 0.24, side * w * 0.7, "#6a5a3f", w * 0.06)
    s.block(front - hull * 0.38, -w * 0.74, front - hull * 0.16, w * 0.74, "$trim", w * 0.05)
    for side in (1, -1):
        s.block(front - hull * 0.36, side * w * 0.2, front - hull * 0.26, side * w * 0.6, "#6a5a3f", w * 0.06)
    s.fill(box(front - hull * 0.14, -w * 0.78, front - hull * 0.05, w * 0.78), "$body*1.12", edge=0.6)
    s.block(rear + hull * 0.08, -w * 0.22, front - hull * 0.44, w * 0.22, "$body*1.08", w * 0.05)
    s.line([(front - hull * 0.2, w * 0.42), (front - s.pen_mm * 2, w * 0.42)], "$trim", 3)


def halftrack(s: Sketch, thing: ThingShape) -> None:
    """Draw a half-track: bonnet over the front wheels, open troop box over the tracks."""
    _colours(s, thing)
    w, length = s.side, s.length
    _hull(s, thing)
    for side in (1, -1):
        s.block(s.half - length * 0.27, side * w * 0.76, s.half - length * 0.1, side * w * 0.99, "$tyre", w * 0.08)
        s.block(
            s.half - length * 0.3, side * w * 0.56, s.half - length * 0.06, side * w * 0.92, "$body*0.84", w * 0.2
        )
    cab = s.half - length * 0.36
    _half_track_bonnet(s, cab)
    _troop_box(s, cab)


def _half_track_bonnet(s: Sketch, cab: float) -> None:
    w, length = s.side, s.length
    s.fill(
        [
            (cab, -w * 0.62),
            (s.half - length * 0.03, -w * 0.4),
            (s.half - s.pen_mm, 0),
            (s.half - length * 0.03, w * 0.4),
            (cab, w * 0.62),
        ],
        s.across("$body", 0.86, 1.06, w * 0.6),
        edge=EDGE,
    )
    s.line([(cab, 0), (s.half - length * 0.02, 0)], "$body*0.6", 0.9)


def _troop_box(s: Sketch, cab: float) -> None:
    w, length = s.side, s.length
    box_ring = [
        (-s.half + length * 0.01, -w * 0.72),
        (-s.half + length * 0.06, -w * 0.88),
        (cab - length * 0.02, -w * 0.9),
        (cab + length * 0.03, -w * 0.64),
        (cab + length * 0.03, w * 0.64),
        (cab - length * 0.02, w * 0.9),
        (-s.half + length * 0.06, w * 0.88),
        (-s.half + length * 0.01, w * 0.72),
    ]
    s.fill(box_ring, "$body", edge=EDGE)
    s.fill(rounded(-s.half + length * 0.04, -w * 0.66, cab - length * 0.14, w * 0.66, w * 0.08), "$trim", edge=EDGE)
    s.fill(
        [
            (cab - length * 0.13, -w * 0.7),
            (cab + length * 0.02, -w * 0.58),
            (cab + length * 0.02, w * 0.58),
            (cab - length * 0.13, w * 0.7),
        ],
        "$body*1.1",
        edge=0.6,
    )
    for side in (1, -1):
        s.block(-s.half + length * 0.06, side * w * 0.38, cab - length * 0.17, side * w * 0.62, "#6a5a3f", w * 0.04)
    s.fill(
        [(cab - length * 0.1, -w * 0.24), (cab - length * 0.06, 0), (cab - length * 0.1, w * 0.24)],
        "$body*0.9",
        edge=EDGE,
    )
    s.line([(cab - length * 0.1, 0), (cab + length * 0.08, 0)], "$trim", 3)


def armoured_car(s: Sketch, thing: ThingShape) -> None:
    """Draw an armoured car: faceted hull, wheels outside, open turret with a gun."""
    _colours(s, thing)
    _guarded_wheels(s, thing)
    _faceted_hull(s)
    _open_turret(s)


def _guarded_wheels(s: Sketch, thing: ThingShape) -> None:
    running = running_of("armoured_car", thing)
    for wheel in wheels(thing, running) if running else ():
        s.block(
            wheel.x - wheel.diameter / 2,
            wheel.y - wheel.width / 2,
            wheel.x + wheel.diameter / 2,
            wheel.y + wheel.width / 2,
            "$tyre",
            wheel.width * 0.3,
        )
        low, high = sorted((wheel.y * 0.7, wheel.y * 1.06))
        s.block(
            wheel.x - wheel.diameter * 0.54,
            low,
            wheel.x + wheel.diameter * 0.54,
            high,
            "$body*0.84",
            wheel.width * 0.3,
        )


def _faceted_hull(s: Sketch) -> None:
    w, length = s.side, s.length
    hull = mirrored(
        [
            (s.half - s.pen_mm, 0),
            (s.half - length * 0.03, w * 0.36),
            (s.half - length * 0.3, w * 0.74),
            (-length * 0.1, w * 0.86),
            (-s.half + length * 0.1, w * 0.64),
            (-s.half + s.pen_mm, w * 0.4),
            (-s.half + s.pen_mm, 0),
        ]
    )
    s.fill(hull, s.across("$body", 0.85, 1.04), edge=EDGE)
    s.fill(
        [
            (s.half - length * 0.26, -w * 0.48),
            (s.half - length * 0.26, w * 0.48),
            (-length * 0.2, w * 0.52),
            (-length * 0.2, -w * 0.52),
        ],
        "$body*1.07",
        edge=0.62,
    )
    for side in (1, -1):
        bars = spread(-s.half + length * 0.08, -s.half + length * 0.22, 6)
        s.strokes([((x, side * w * 0.08), (x, side * w * 0.36)) for x in bars], "$body*0.5", s.pen_mm)
    s.line([(length * 0.1, 0), (s.half - length * 0.1, 0)], "$trim*1.3", 4)


def _open_turret(s: Sketch) -> None:
    w, length = s.side, s.length
    turret = mirrored(
        [
            (length * 0.17, 0),
            (length * 0.15, w * 0.28),
            (0.03 * length, w * 0.46),
            (-length * 0.1, w * 0.42),
            (-length * 0.15, 0),
        ]
    )
    s.fill(turret, "$body*0.95", edge=EDGE)
    inner = tuple((x * 0.72 + length * 0.004, y * 0.72) for x, y in turret)
    s.fill(inner, "$trim*1.2", edge=0.6)
    s.strokes([inner[:3], flipped(inner[:3]), ((length * 0.1, 0), (-length * 0.1, 0))], "$body*0.8", s.pen_mm)
