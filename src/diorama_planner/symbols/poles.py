"""Poles, lamps and signs from above. Arms, lamps and flags reach beyond the post that stands on the plan."""

from __future__ import annotations

from diorama_planner.drawing.primitives import Colour
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, polar, regular, rounded, smooth, spread
from diorama_planner.symbols.luminaires import outreach
from diorama_planner.symbols.sketch import EDGE, Sketch


def _post(s: Sketch, radius: float, colour: Colour = "$body") -> None:
    s.fill(disc(0, 0, radius * 1.0), f"{colour}*0.8", edge=EDGE)
    s.fill(disc(0, 0, radius * 0.62), s.dome(-radius * 0.1, radius * 0.1, radius * 0.7, colour, 0.86, 1.25))


def street_light(s: Sketch, thing: ThingShape) -> None:
    """Draw a street light: column, arm over the road at -y, lantern with its lit glass."""
    s.slots(body="#6d757b", lamp="#fff0bd")
    r = s.half
    reach = outreach(s.height)
    s.fill(box(-r * 0.3, -reach * 0.7, r * 0.3, 0), "$body", edge=EDGE)
    head = [
        (-r * 0.6, -reach * 0.62),
        (-r * 1.1, -reach * 0.76),
        (-r * 0.95, -reach * 1.2),
        (0, -reach * 1.26),
        (r * 0.95, -reach * 1.2),
        (r * 1.1, -reach * 0.76),
        (r * 0.6, -reach * 0.62),
    ]
    s.fill(smooth(head, 4), "$body*0.9", edge=EDGE)
    s.fill(rounded(-r * 0.62, -reach * 1.18, r * 0.62, -reach * 0.84, r * 0.4), "$lamp", edge=0.8)
    _post(s, r - s.pen_mm / 2)


def lamp_post(s: Sketch, thing: ThingShape) -> None:
    """Draw a gas-style lantern: four glass panes under a cap with finial."""
    s.slots(body="#23302b", lamp="#ffe9b0")
    r = s.half - s.pen_mm / 2
    s.fill(regular(0, 0, r * 1.1, 4, 45), "$lamp", edge="$body", width=1.6)
    s.strokes(
        [(polar(0, 0, r * 0.36, a), polar(0, 0, r * 1.08, a)) for a in (45, 135, 225, 315)], "$body", s.pen_mm * 1.8
    )
    s.fill(regular(0, 0, r * 0.56, 4, 45), "$body*1.3", edge=EDGE)
    s.knob(0, 0, r * 0.18, "$body")
    s.line([(-r * 0.97, 0), (-r * 0.56, 0)], "$body", 2.4)
    s.line([(r * 0.56, 0), (r * 0.97, 0)], "$body", 2.4)


def bus_stop(s: Sketch, thing: ThingShape) -> None:
    """Draw a bus stop: post with a flag to one side."""
    s.slots(body="#5c6268", flag="#2f66c4")
    r = s.half
    s.fill(rounded(r * 0.4, -r * 0.3, r * 8.5, r * 0.3, r * 0.1), "$flag", edge=EDGE)
    s.plate(r * 2.0, -r * 0.16, r * 6.0, r * 0.16, "#f3f0e4")
    _post(s, r - s.pen_mm / 2)


def flagpole(s: Sketch, thing: ThingShape) -> None:
    """Draw a flag flying from its pole."""
    s.slots(body="#d9dcdc", flag="#c9302c", band="#f4f1e6")
    r = s.half
    length, waves = s.height * 0.2, r * 1.6
    line = [(length * t, waves * (0.35 + t) * (1 if i % 2 else -1) * 0.7) for i, t in enumerate(spread(0, 1, 5))]
    top = smooth([*((x, y + r * 2.2) for x, y in line), *((x, y - r * 2.2) for x, y in reversed(line))], 4)
    s.fill(top, s.along("$flag", 0.86, 1.12, length), edge=EDGE)
    s.line(smooth([*line, *reversed(line)], 4)[: 4 * len(line) - 4], "$band", 4)
    _post(s, r - s.pen_mm / 2)


def signal_post(s: Sketch, thing: ThingShape) -> None:
    """Draw a traffic signal on a post: head with three visors at -y."""
    s.slots(body="#3a3f44", red="#d93a30", amber="#e9b02e", green="#3fae5a")
    r = s.half
    s.block(-r * 0.97, -r * 1.5, r * 0.97, -r * 0.2, "$body*0.8", r * 0.1)
    for x, colour in ((-0.6, "$red"), (0.0, "$amber"), (0.6, "$green")):
        s.fill(box(r * (x - 0.2), -r * 1.9, r * (x + 0.2), -r * 1.5), "$body*0.6", edge=EDGE, width=0.7)
        s.fill(disc(r * x, -r * 1.5, r * 0.16, 16), colour)
    _post(s, r * 0.5)


def signal_head(s: Sketch, thing: ThingShape) -> None:
    """Draw a hanging signal head: housing with visor in front."""
    s.slots(body="#e0ae2a", trim="#2b2e32", red="#d93a30")
    h, w = s.half, s.side
    s.block(-h, -w * 0.2, h, w, "$body", w * 0.16)
    s.fill(
        [(-h * 0.8, -w * 0.2), (-h * 0.72, -w * 0.98), (h * 0.72, -w * 0.98), (h * 0.8, -w * 0.2)], "$trim", edge=EDGE
    )
    s.fill(rounded(-h * 0.5, -w * 0.86, h * 0.5, -w * 0.4, w * 0.2), "$red")
    s.knob(0, w * 0.4, w * 0.22, "$trim")


def semaphore(s: Sketch, thing: ThingShape) -> None:
    """Draw a semaphore: post, ladder behind, red arm with white band to the side."""
    s.slots(body="#e4e2d8", arm="#c9302c", trim="#2b2e32")
    r = s.half
    reach = s.height * 0.19
    s.strokes([((x, r * 0.5), (x, r * 1.3)) for x in (-r * 0.5, r * 0.5)], "$trim", s.pen_mm * 1.4)
    s.strokes([((-r * 0.5, y), (r * 0.5, y)) for y in (r * 0.7, r * 1.0, r * 1.3)], "$trim", s.pen_mm)
    s.fill(box(-reach, -r * 0.7, r * 0.5, -r * 0.36), "$arm", edge=EDGE)
    s.plate(-reach * 0.82, -r * 0.7, -reach * 0.68, -r * 0.36, "#f6f3ea")
    s.block(r * 0.16, -r * 0.9, r * 0.86, -r * 0.2, "$trim", r * 0.1)
    s.fill(disc(r * 0.5, -r * 0.55, r * 0.2, 16), "#4fbf6a")
    _post(s, r * 0.42)


def parking_meter(s: Sketch, thing: ThingShape) -> None:
    """Draw a meter or a push-button box on its post."""
    s.slots(body="#6d757b" if thing.id == "parking_meter" else "#e0ae2a", glass="#bcd6df", trim="#2b2e32")
    r = s.half - s.pen_mm / 2
    s.fill(
        rounded(-r * 0.96, -r * 0.7, r * 0.96, r * 0.7, r * 0.5), s.across("$body", 0.74, 1.15, r * 0.7), edge=EDGE
    )
    s.fill(rounded(-r * 0.66, -r * 0.62, r * 0.66, -r * 0.2, r * 0.2), "$glass", edge="$body*0.5")
    s.knob(0, r * 0.24, r * 0.26, "$trim*1.4")


def utility_pole(s: Sketch, thing: ThingShape) -> None:
    """Draw a pole with its crossarm and insulators; the Japanese one with a transformer too."""
    concrete = thing.id == "utility_pole_jp"
    s.slots(body="#a9a69c" if concrete else "#7d5f42", arm="#7c8287" if concrete else "#8d6d4c", glass="#dfe6e4")
    r = s.half
    reach = min(s.height * 0.12, 1200.0)
    arms = (-r * 0.3, r * 1.0) if not concrete else (0.0,)
    for y in arms[:1] if thing.id != "utility_pole_uk" else arms:
        s.fill(box(-reach, y - r * 0.24, reach, y + r * 0.24), "$arm", edge=EDGE)
        for x in (-0.92, -0.56, 0.56, 0.92):
            s.fill(disc(x * reach, y, r * 0.26, 18), "$glass", edge="#5c6268")
    if concrete:
        s.fill(disc(0, r * 1.9, r * 0.95), s.dome(0, r * 1.9, r, "#8f989d", 0.8, 1.2), edge="#4a5056")
        s.fill(disc(0, r * 1.9, r * 0.3), "#5c6268")
    _post(s, r - s.pen_mm / 2)


def catenary(s: Sketch, thing: ThingShape) -> None:
    """Draw a catenary mast: H-section with a cantilever over the track at +y."""
    s.slots(body="#6d757b", insulator="#7a4a34")
    r = s.half
    reach = min(s.height * 0.38, 3000.0)
    s.strokes([((-r * 0.4, 0), (0, reach)), ((r * 0.4, 0), (0, reach))], "$body", s.pen_mm * 2)
    s.block(-r * 0.3, r * 1.2, r * 0.3, r * 2.6, "$insulator", r * 0.2)
    s.line([(-r * 1.5, reach * 0.96), (r * 1.5, reach * 0.96)], "#2b2e32", 1.2)
    h = r - s.pen_mm / 2
    s.fill(
        [
            (-h, -h),
            (h, -h),
            (h, -h * 0.6),
            (h * 0.2, -h * 0.6),
            (h * 0.2, h * 0.6),
            (h, h * 0.6),
            (h, h),
            (-h, h),
            (-h, h * 0.6),
            (-h * 0.2, h * 0.6),
            (-h * 0.2, -h * 0.6),
            (-h, -h * 0.6),
        ],
        "$body",
        edge=EDGE,
    )


def crossarm(s: Sketch, thing: ThingShape) -> None:
    """Draw a crossarm with insulators."""
    s.slots(body="#8d6d4c", glass="#dfe6e4")
    s.block(-s.half, -s.side * 0.8, s.half, s.side * 0.8, "$body")
    for x in (-0.93, -0.6, 0.6, 0.93):
        s.fill(disc(x * s.half, 0, s.side * 0.9, 18), "$glass", edge="#5c6268")
    s.knob(0, 0, s.side * 0.5, "#3a3f44")


def transformer(s: Sketch, thing: ThingShape) -> None:
    """Draw a pole transformer: can, lid, three bushings, cooling fins."""
    s.slots(body="#8f989d", bushing="#7a4a34")
    r = s.half - s.pen_mm / 2
    s.strokes(
        [(polar(0, 0, r * 0.8, a), polar(0, 0, r * 0.98, a)) for a in range(200, 341, 20)], "$body*0.7", s.pen_mm * 2
    )
    s.fill(disc(0, 0, r * 0.9), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.76), s.dome(0, 0, r * 0.8, "$body*1.1"), edge=0.66)
    for a in (60, 120, 270):
        s.knob(*polar(0, 0, r * 0.44, a), r * 0.15, "$bushing")


def pylon(s: Sketch, thing: ThingShape) -> None:
    """Draw a lattice tower: four legs, bracing that narrows to the top, cross arms."""
    s.slots(body="#7c858b")
    h, w = s.half, s.side
    steel = s.length * 0.012
    for share in (0.97, 0.62, 0.36, 0.16):
        s.strokes([box(-h * share, -w * share, h * share, w * share)], "$body", steel * 0.7, closed=True)
    for a, b in ((0.97, 0.62), (0.62, 0.36), (0.36, 0.16)):
        braces = [
            ((x * h * a, y * w * a), (x2 * h * b, y2 * w * b))
            for x, y, x2, y2 in (
                (1, 1, -1, 1),
                (-1, 1, 1, 1),
                (1, -1, -1, -1),
                (-1, -1, 1, -1),
                (1, 1, 1, -1),
                (1, -1, 1, 1),
                (-1, 1, -1, -1),
                (-1, -1, -1, 1),
            )
        ]
        s.strokes(braces, "$body*1.15", steel * 0.45)
    s.strokes([((x * h * 0.97, y * w * 0.97), (0, 0)) for x in (1, -1) for y in (1, -1)], "$body*0.7", steel)
    s.fill([(-h * 0.9, 0), (0, w * 0.1), (h * 0.9, 0), (0, -w * 0.1)], "$body*0.9", edge=EDGE, width=0.6)
    for x in (1, -1):
        for y in (1, -1):
            s.fill(
                box(
                    x * h * 0.97 - s.length * 0.02,
                    y * w * 0.97 - s.length * 0.02,
                    x * h * 0.97 + s.length * 0.02,
                    y * w * 0.97 + s.length * 0.02,
                ),
                "#a9a69c",
                edge=0.6,
                width=0.4,
            )


def fire_extinguisher(s: Sketch, thing: ThingShape) -> None:
    """Draw an extinguisher: red cylinder, handle, hose."""
    s.slots(body="#c8231f", trim="#1d1f21", metal="#c3c8cc")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), s.dome(-r * 0.2, r * 0.2, r * 1.2, "$body", 0.7, 1.3), edge=EDGE)
    s.line([polar(0, 0, r * 0.66, a) for a in range(90, 291, 20)], "$trim", 3.4)
    s.knob(0, 0, r * 0.28, "$metal")
    s.block(-r * 0.14, -r * 0.84, r * 0.14, r * 0.2, "$trim", r * 0.08)


SIGN_FACES: dict[str, Colour] = {"speed_sign_eu": "#f4f2ea", "yield_us": "#c9302c"}


def sign(s: Sketch, thing: ThingShape) -> None:
    """Draw a traffic sign from above: a thin plate, its face at -y, on its post."""
    s.slots(
        body=SIGN_FACES.get(thing.id, "#c9302c"),
        post="#8d969c",
        rim="#f4f2ea" if thing.id != "speed_sign_eu" else "#c9302c",
    )
    h, w = s.half, s.side
    _round_post(s, w * 0.94)
    s.fill(box(-h, -w, h, -w * 0.1), "$body", edge=EDGE)
    for side in (1, -1):
        s.plate(side * h * 0.86, -w, side * h, -w * 0.1, "$rim")
    s.fill(box(-h, -w * 0.3, h, -w * 0.1), "#8d969c")
    s.line(box(-h, -w, h, -w * 0.1), "$body*0.5", 0.8, closed=True)


def _round_post(s: Sketch, radius: float) -> None:
    s.fill(disc(0, s.side - radius, radius), "$post", edge=EDGE)


def mirror_post(s: Sketch, thing: ThingShape) -> None:
    """Draw a convex mirror: orange hood, bulging glass at -y, post behind."""
    s.slots(body="#e27a22", glass="#bcd6df", post="#e27a22")
    h, w = s.half, s.side
    s.fill(disc(0, w * 0.55, w * 0.4), "$post", edge=EDGE)
    ring = smooth(
        [
            (-h, -w * 0.1),
            (-h * 0.6, -w * 0.72),
            (0, -w * 0.97),
            (h * 0.6, -w * 0.72),
            (h, -w * 0.1),
            (h * 0.5, w * 0.24),
            (-h * 0.5, w * 0.24),
        ],
        5,
    )
    s.fill(ring, "$body", edge=EDGE)
    glass = smooth(
        [
            (-h * 0.84, -w * 0.26),
            (-h * 0.5, -w * 0.66),
            (0, -w * 0.84),
            (h * 0.5, -w * 0.66),
            (h * 0.84, -w * 0.26),
            (0, -w * 0.36),
        ],
        5,
    )
    s.fill(glass, "$glass", edge="$body*0.6")


def price_sign(s: Sketch, thing: ThingShape) -> None:
    """Draw a price totem from above: lit box on two posts."""
    s.slots(body="#2f62a8", face="#f3f0e2", trim="#3a3f44")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.12)
    s.plate(-h * 0.96, -w * 0.98, h * 0.96, -w * 0.7, "$face")
    s.plate(-h * 0.96, w * 0.7, h * 0.96, w * 0.98, "$face")
    s.strokes([((x, -w * 0.6), (x, w * 0.6)) for x in spread(-h * 0.8, h * 0.8, 9)], "$body*0.8", s.pen_mm)
    for x in (-0.5, 0.5):
        s.block(x * h - w * 0.2, -w * 0.2, x * h + w * 0.2, w * 0.2, "$trim*1.4", w * 0.04)


def billboard(s: Sketch, thing: ThingShape) -> None:
    """Draw a billboard from above: poster face at -y, catwalk, lamps on arms, posts behind."""
    s.slots(body="#6d757b", face="#d98b3c", lamp="#fff0bd")
    h, w = s.half, s.side
    for x in spread(-h * 0.7, h * 0.7, 4):
        s.block(x - w * 0.24, w * 0.3, x + w * 0.24, w, "$body*0.7")
    s.block(-h, -w * 0.1, h, w * 0.36, "$body")
    s.plate(-h, -w * 0.24, h, -w * 0.02, "$face")
    s.strokes([((-h, -w * 0.6), (h, -w * 0.6))], "$body*1.2", s.pen_mm)
    for x in spread(-h * 0.8, h * 0.8, 5):
        s.line([(x, -w * 0.1), (x, -w * 0.86)], "$body*0.8", 1.4)
        s.fill(rounded(x - w * 0.34, -w * 0.99, x + w * 0.34, -w * 0.74, w * 0.08), "$lamp", edge="#5c6268")


def rural_mailbox(s: Sketch, thing: ThingShape) -> None:
    """Draw a rural mailbox: barrel top along x, red flag, post under it."""
    s.slots(body="#b9bfc4", flag="#c9302c", post="#8a6a48")
    h, w = s.half, s.side
    s.fill(rounded(-h, -w * 0.8, h * 0.98, w * 0.8, w * 0.1), s.across("$body", 0.62, 1.2, w * 0.8), edge=EDGE)
    s.line([(h * 0.86, -w * 0.78), (h * 0.86, w * 0.78)], "$body*0.6", 1.4)
    s.fill(box(-h * 0.1, w * 0.78, h * 0.5, w * 0.98), "$flag", edge=EDGE)
    s.knob(h * 0.92, 0, w * 0.12, "#5c6268")


def basketball(s: Sketch, thing: ThingShape) -> None:
    """Draw a hoop: board, ring with net at -y, arm back to the pole."""
    s.slots(body="#eceae2", ring="#e2622a", post="#3a3f44")
    h, w = s.half, s.side
    s.block(-h * 0.05, -w * 0.1, h * 0.05, w * 0.9, "$post", h * 0.02)
    s.fill(disc(0, w * 0.88, w * 0.11), "$post*1.3", edge=EDGE)
    s.block(-h, -w * 0.16, h, -w * 0.06, "$body")
    r = w * 0.38
    s.line(disc(0, -w * 0.16 - r, r), "$ring", 3, closed=True)
    s.strokes(
        [(polar(0, -w * 0.16 - r, r * 0.98, a), polar(0, -w * 0.16 - r, r * 0.4, a + 40)) for a in range(0, 360, 30)],
        "#ffffff",
        s.pen_mm * 0.8,
    )
