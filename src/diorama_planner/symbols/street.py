"""Street furniture from above: benches, bins, boxes, stalls; what has a front shows it at -y."""

from __future__ import annotations

import itertools

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import box, disc, oval, polar, regular, rounded, smooth, spread
from diorama_planner.symbols.livery import body_colour
from diorama_planner.symbols.sketch import EDGE, Sketch, shaded


def _slats(s: Sketch, y0: float, y1: float, count: int, x: float, colour: str = "$body") -> None:
    """Draw planks along x between two y."""
    pitch = (y1 - y0) / count
    for i in range(count):
        y = y0 + pitch * i
        s.fill(
            rounded(-x, y + pitch * 0.06, x, y + pitch * 0.94, abs(pitch) * 0.1),
            shaded(colour, (1.0, 0.94, 1.05)[i % 3]),
            edge=0.6,
            width=0.8,
        )


def bench(s: Sketch, thing: ThingShape) -> None:
    """Draw a park bench: seat planks, back rest behind, iron ends with arms."""
    s.slots(body="#b07b45", iron="#2f3b38")
    h, w = s.half, s.side
    for x in spread(-h * 0.94, h * 0.94, 2 if s.length < 1500 else 3):
        s.block(x - h * 0.03, -w * 0.98, x + h * 0.03, w * 0.98, "$iron", h * 0.02)
    _slats(s, -w * 0.9, w * 0.42, 4, h * 0.97)
    s.fill(box(-h * 0.97, w * 0.42, h * 0.97, w * 0.56), "#000000", opacity=0.35)
    _slats(s, w * 0.54, w * 0.96, 2, h * 0.97, "$body*0.86")
    for side in (1, -1):
        s.block(side * h * 0.9, -w * 0.8, side * h * 0.985, w * 0.6, "$iron*1.3", h * 0.03)


def picnic_table(s: Sketch, thing: ThingShape) -> None:
    """Draw a picnic table: planked top, benches on both sides, beams below."""
    s.slots(body="#b98b56")
    h, w = s.half, s.side
    for x in (-h * 0.62, h * 0.62):
        s.block(x - h * 0.05, -w * 0.96, x + h * 0.05, w * 0.96, "$body*0.66")
    _slats(s, -w * 0.48, w * 0.48, 5, h * 0.99)
    for side in (1, -1):
        _slats(s, side * w * 0.68, side * w * 0.98, 2, h * 0.99)


def planter(s: Sketch, thing: ThingShape) -> None:
    """Draw a round planter with flowers."""
    s.slots(body="#a9a69c", leaf="#5d8a45", bloom="#d2506b")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body", edge=EDGE)
    s.fill(disc(0, 0, r * 0.84), "#4a3a2c", edge=0.6)
    dice = s.random()
    for i in range(16):
        x, y = polar(0, 0, r * 0.58 * (1, 0.4)[i % 2] * dice.uniform(0.9, 1.1), i * 360 / 16 + dice.uniform(-10, 10))
        s.fill(
            smooth([polar(x, y, r * dice.uniform(0.14, 0.24), 60 * k) for k in range(6)], 4),
            f"$leaf*{dice.uniform(0.86, 1.2):.2f}",
            edge=0.7,
            width=0.6,
        )
    for i in range(11):
        x, y = polar(0, 0, r * 0.66 * dice.random() ** 0.5, dice.uniform(0, 360))
        s.fill(disc(x, y, r * 0.075, 12), "$bloom*1.3" if i % 3 else "#f0d060")


def litter_bin(s: Sketch, thing: ThingShape) -> None:
    """Draw a litter bin: domed hood with an opening ring."""
    s.slots(body="#3d5a4c", trim="#1d1f21")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body", edge=EDGE)
    s.strokes(
        [(polar(0, 0, r * 0.8, a), polar(0, 0, r * 0.96, a)) for a in range(0, 360, 20)], "$body*0.6", s.pen_mm * 1.4
    )
    s.fill(disc(0, 0, r * 0.76), "$trim", edge="$body*1.3")
    s.fill(disc(0, 0, r * 0.5), s.dome(0, 0, r * 0.5, "$body*1.1"), edge=EDGE)


def bollard(s: Sketch, thing: ThingShape) -> None:
    """Draw a bollard or a pipe from above: rings and a lit head."""
    s.slots(body="#33373c" if thing.id == "bollard" else "#8d969c")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body*0.86", edge=EDGE)
    s.fill(disc(0, 0, r * 0.72), s.dome(-r * 0.15, r * 0.15, r * 0.8, "$body*1.3", 0.8, 1.3), edge=0.7)
    s.line(disc(0, 0, r * 0.86), "$body*1.4", 0.8, closed=True)


def manhole(s: Sketch, thing: ThingShape) -> None:
    """Draw a cast cover: rim, chequer pattern, two keyholes."""
    s.slots(body="#5d5f60")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body*0.8", edge=EDGE)
    s.fill(disc(0, 0, r * 0.86), "$body*1.08", edge=0.6)
    for share, count in ((0.7, 24), (0.5, 18), (0.3, 10)):
        s.strokes(
            [
                (polar(0, 0, r * (share - 0.06), a * 360 / count), polar(0, 0, r * (share + 0.06), a * 360 / count))
                for a in range(count)
            ],
            "$body*0.7",
            s.pen_mm * 2,
        )
    for side in (1, -1):
        s.fill(oval(side * r * 0.6, 0, r * 0.09, r * 0.05, 16), "#161718")
    s.fill(disc(0, 0, r * 0.14), "$body*0.9", edge=0.6)


def grate(s: Sketch, thing: ThingShape) -> None:
    """Draw a gully grate: frame and slots."""
    s.slots(body="#66696b")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.06)
    for x in (-0.42, 0.42):
        for y in spread(-0.68, 0.68, 6):
            s.fill(rounded((x - 0.34) * h, (y - 0.075) * w, (x + 0.34) * h, (y + 0.075) * w, w * 0.06), "#191a1c")


def bag_pile(s: Sketch, thing: ThingShape) -> None:
    """Draw a full rubbish bag with its knot and creases."""
    s.slots(body="#3a3f46")
    dice = s.random()
    r = s.half - s.pen_mm
    ring = smooth([polar(0, 0, r * dice.uniform(0.86, 1.0), a) for a in range(0, 360, 36)], 5)
    s.fill(ring, s.dome(-r * 0.2, r * 0.2, r * 1.2, "$body", 0.66, 1.35), edge=EDGE)
    for a in range(0, 360, 45):
        s.line(
            [polar(0, 0, r * 0.16, a), polar(r * 0.05, 0, r * dice.uniform(0.5, 0.76), a + dice.uniform(-16, 16))],
            f"$body*{dice.choice((0.6, 1.5))}",
            1.1,
        )
    s.fill(smooth([polar(0, 0, r * (0.2 if k % 2 else 0.1), 45 * k) for k in range(8)], 4), "$body*1.25", edge=EDGE)


def lantern(s: Sketch, thing: ThingShape) -> None:
    """Draw a paper lantern: glowing body with ribs, black cap ring."""
    s.slots(body="#d8402f", glow="#ffcf6b", trim="#1f1a18")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), s.dome(0, 0, r, "$body", 0.8, 1.3), edge=EDGE)
    for share in (0.88, 0.72):
        s.line(disc(0, 0, r * share), "$body*0.76", 0.8, closed=True)
    s.strokes(
        [(polar(0, 0, r * 0.56, a), polar(0, 0, r * 0.98, a)) for a in range(0, 360, 30)],
        "$body*0.82",
        s.pen_mm * 0.7,
    )
    s.fill(disc(0, 0, r * 0.54), "$trim", edge=0.6)
    s.fill(disc(0, 0, r * 0.36), "$glow")


def wheelie_bin(s: Sketch, thing: ThingShape) -> None:
    """Draw a wheelie bin: ribbed lid, grab lip at the front, handle bar and wheels behind."""
    s.slots(body=body_colour(thing.id, "#2d5f4a"), trim="#1c1d20")
    h, w = s.half, s.side
    for side in (1, -1):
        s.block(side * h * 0.84, w * 0.56, side * (h - s.pen_mm / 2), w * 0.92, "$trim", h * 0.05)
    s.fill(rounded(-h * 0.93, -w, h * 0.93, w * 0.76, w * 0.12), "$body", edge=EDGE)
    s.fill(rounded(-h * 0.8, -w * 0.84, h * 0.8, w * 0.6, w * 0.1), s.across("$body*1.1", 0.92, 1.06), edge=0.66)
    s.strokes([((x * h, -w * 0.64), (x * h, w * 0.44)) for x in (-0.4, 0.0, 0.4)], "$body*0.8", s.pen_mm * 1.2)
    s.block(-h * 0.78, w * 0.84, h * 0.78, w * 0.97, "$body*0.7", w * 0.06)
    for side in (1, -1):
        s.plate(side * h * 0.5, w * 0.72, side * h * 0.66, w * 0.92, "$body*0.7")


def large_bin(s: Sketch, thing: ThingShape) -> None:
    """Draw a four-wheel bin: curved lid with two grips, castors at the corners."""
    s.slots(body=body_colour(thing.id, "#3d464f"), trim="#1c1d20", lid="#c9a227")
    h, w = s.half, s.side
    for x in (-h * 0.86, h * 0.86):
        for y in (-w * 0.93, w * 0.93):
            s.knob(x, y, w * 0.06, "$trim")
    s.fill(rounded(-h, -w * 0.95, h, w * 0.95, w * 0.1), "$body", edge=EDGE)
    s.fill(rounded(-h * 0.94, -w * 0.86, h * 0.94, w * 0.88, w * 0.12), s.across("$lid", 0.8, 1.1), edge=EDGE)
    s.strokes([((x, -w * 0.76), (x, w * 0.78)) for x in spread(-h * 0.7, h * 0.7, 5)], "$lid*0.82", s.pen_mm * 1.2)
    for x in (-0.45, 0.45):
        s.block(x * h - h * 0.16, -w * 0.86, x * h + h * 0.16, -w * 0.72, "$trim", w * 0.04)


def hydrant(s: Sketch, thing: ThingShape) -> None:
    """Draw a hydrant: flange with bolts, side outlets, big one in front, pentagon nut on the dome."""
    s.slots(body=body_colour(thing.id, "#c8332b"), cap="#d9dcda")
    r = s.half - s.pen_mm / 2
    for i in range(8):
        s.fill(disc(*polar(0, 0, r * 0.76, 22.5 + 45 * i), r * 0.07, 10), "$body*0.5")
    s.rings([disc(0, 0, r * 0.86)], "$body*0.8", edge=EDGE)
    for side in (1, -1):
        s.block(side * r * 0.4, -r * 0.2, side * r * 0.98, r * 0.2, "$cap", r * 0.06)
    s.block(-r * 0.26, -r * 0.99, r * 0.26, -r * 0.3, "$cap", r * 0.06)
    s.fill(disc(0, 0, r * 0.6), s.dome(-r * 0.1, r * 0.1, r * 0.66, "$body", 0.82, 1.25), edge=EDGE)
    s.fill(regular(0, 0, r * 0.2, 5, 90), "$cap", edge=EDGE)


def post_box(s: Sketch, thing: ThingShape) -> None:
    """Draw a street collection box: barrel top, pull-down door at the front."""
    s.slots(body=body_colour(thing.id, "#2c4f94"))
    h, w = s.half, s.side
    s.fill(rounded(-h, -w, h, w, w * 0.06), s.across("$body", 0.68, 1.2), edge=EDGE)
    s.fill(rounded(-h * 0.8, -w * 0.92, h * 0.8, -w * 0.5, w * 0.06), "$body*1.15", edge=0.6)
    s.block(-h * 0.34, -w * 0.86, h * 0.34, -w * 0.76, "$body*0.6", w * 0.04)
    for x in (-0.86, 0.86):
        s.line([(x * h, -w * 0.9), (x * h, w * 0.9)], "$body*0.7", 1)
    s.plate(-h * 0.5, w * 0.1, h * 0.5, w * 0.4, "#e6e9ee", w * 0.05)
    s.plate(-h * 0.5, w * 0.2, h * 0.5, w * 0.28, "#c9302c")


def pillar_box(s: Sketch, thing: ThingShape) -> None:
    """Draw a pillar box: overhanging round cap with a moulded rim, slot hood in front."""
    s.slots(body="#c2212b", trim="#1d1f21")
    r = s.half - s.pen_mm / 2
    s.fill(disc(0, 0, r), "$body*0.82", edge=EDGE)
    s.fill(disc(0, 0, r * 0.86), s.dome(-r * 0.15, r * 0.15, r, "$body", 0.86, 1.22), edge=0.7)
    s.line(disc(0, 0, r * 0.62), "$body*0.76", 1, closed=True)
    s.fill(rounded(-r * 0.46, -r * 0.97, r * 0.46, -r * 0.8, r * 0.06), "$trim", edge="$body*0.6")


def phone_box(s: Sketch, thing: ThingShape) -> None:
    """Draw a telephone kiosk: domed or flat roof, signs on every side, door at the front."""
    glassy = thing.id == "phone_booth_us"
    s.slots(body="#b9bfc4" if glassy else "#c2212b", glass="#a9cbd8", sign="#f3efe0" if not glassy else "#2f66c4")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body*0.9", w * 0.05)
    for a, b in ((0.66, 0.96), (-0.96, -0.66)):
        s.plate(-h * 0.66, a * w, h * 0.66, b * w, "$sign", w * 0.03)
        s.plate(a * h, -w * 0.66, b * h, w * 0.66, "$sign", w * 0.03)
    s.fill(
        rounded(-h * 0.84, -w * 0.84, h * 0.84, w * 0.84, w * (0.1 if glassy else 0.3)),
        s.dome(0, 0, h * 1.1, "$body", 0.84, 1.24),
        edge=EDGE,
    )
    if glassy:
        s.fill(rounded(-h * 0.6, -w * 0.6, h * 0.6, w * 0.6, w * 0.06), "$glass", edge=0.6)
    else:
        s.line(rounded(-h * 0.62, -w * 0.62, h * 0.62, w * 0.62, w * 0.28), "$body*0.78", 1, closed=True)
        s.fill(disc(0, -w * 0.9, w * 0.06, 18), "#d9a93c")


def newspaper_box(s: Sketch, thing: ThingShape) -> None:
    """Draw a newspaper box: sloped glass front with a paper behind it, coin slot."""
    s.slots(body=body_colour(thing.id, "#c8452f"), trim="#2b2e32")
    h, w = s.half, s.side
    s.block(-h, -w, h, w, "$body", w * 0.1)
    s.fill(rounded(-h * 0.74, -w * 0.95, h * 0.74, -w * 0.3, w * 0.06), "#dfe6e8", edge="$body*0.5")
    s.strokes([((-h * 0.56, y * w), (h * 0.56, y * w)) for y in (-0.8, -0.62, -0.46)], "#8a9094", s.pen_mm)
    s.block(-h * 0.8, w * 0.0, h * 0.8, w * 0.8, "$body*1.12", w * 0.06)
    s.block(h * 0.3, w * 0.2, h * 0.6, w * 0.5, "$trim", w * 0.04)


def bus_shelter(s: Sketch, thing: ThingShape) -> None:
    """Draw a bus shelter: glass roof on beams, bench under it, back wall at +y."""
    s.slots(body="#4a555c", glass="#bcd6df", bench="#b07b45")
    h, w = s.half, s.side
    s.fill(box(-h * 0.9, w * 0.2, h * 0.6, w * 0.55), "$bench", edge=0.6)
    s.fill(rounded(-h, -w, h, w, w * 0.05), "$glass", edge="$body", width=1.6, opacity=0.78)
    xs = spread(-h * 0.98, h * 0.98, 4)
    s.strokes([((x, -w * 0.97), (x, w * 0.97)) for x in xs], "$body", s.pen_mm * 2.2)
    s.strokes([((x, -w * 0.9), (x, w * 0.9)) for x in spread(xs[0], xs[-1], 10)], "#ffffff", s.pen_mm * 0.6)
    s.plate(-h, w * 0.86, h, w, "$body")
    s.plate(-h, -w, h, -w * 0.92, "$body*1.2")
    s.fill(
        [(-h * 0.6, w * 0.8), (-h * 0.3, w * 0.8), (-h * 0.6, -w * 0.8), (-h * 0.9, -w * 0.8)],
        "#ffffff",
        opacity=0.18,
    )


def a_board(s: Sketch, thing: ThingShape) -> None:
    """Draw an A-board: two leaves that meet at a ridge, chalk lines on the front one."""
    s.slots(body="#8a5f3a", board="#2f3a36")
    h, w = s.half, s.side
    for side in (1, -1):
        s.fill(box(-h, side * w, h, side * w * 0.03), "$body", edge=EDGE)
        s.fill(
            box(-h * 0.86, side * w * 0.86, h * 0.86, side * w * 0.14),
            "$board" if side < 0 else "$board*0.8",
            edge=0.7,
        )
    for i, y in enumerate((-0.3, -0.48, -0.66)):
        s.line([(-h * 0.6, y * w), (h * (0.56, 0.3, 0.46)[i], y * w)], "#eae6d8", 1.8)
    s.line([(-h, 0), (h, 0)], "$body*0.6", 2)


def satellite_dish(s: Sketch, thing: ThingShape) -> None:
    """Draw a dish on a wall arm, its feed in front."""
    s.slots(body="#d5d8d6", trim="#5c6268")
    h, w = s.half, s.side
    s.block(-h * 0.14, w * 0.5, h * 0.14, w, "$trim", w * 0.04)
    s.line([(0, w * 0.8), (0, w * 0.1)], "$trim", 4)
    ring = smooth(
        [
            (-h, -w * 0.18),
            (-h * 0.7, w * 0.16),
            (0, w * 0.34),
            (h * 0.7, w * 0.16),
            (h, -w * 0.18),
            (h * 0.6, -w * 0.02),
            (0, w * 0.1),
            (-h * 0.6, -w * 0.02),
        ],
        5,
    )
    s.fill(ring, s.along("$body", 0.78, 1.06), edge=EDGE)
    s.line([(0, w * 0.1), (0, -w * 0.84)], "$trim", 2.4)
    s.block(-h * 0.1, -w * 0.98, h * 0.1, -w * 0.74, "$trim*1.3", w * 0.05)


def bike_rack(s: Sketch, thing: ThingShape) -> None:
    """Draw a hoop of steel tube."""
    s.slots(body="#a9b0b5")
    s.fill(rounded(-s.half, -s.side, s.half, s.side, s.side), s.across("$body", 0.66, 1.25), edge=EDGE)
    for side in (1, -1):
        s.fill(disc(side * (s.half - s.side), 0, s.side * 0.66, 16), "$body*1.15", edge=0.6)


def _stripes(s: Sketch, x0: float, y0: float, x1: float, y1: float, count: int, one: str, other: str) -> None:
    xs = spread(x0, x1, count + 1)
    for i, (a, b) in enumerate(itertools.pairwise(xs)):
        s.plate(a, y0, b, y1, one if i % 2 else other)


def food_cart(s: Sketch, thing: ThingShape) -> None:
    """Draw a food cart: striped roof, wheels at the side, push handle."""
    s.slots(body="#c8452f", stripe="#f3ecd8", trim="#2b2e32")
    h, w = s.half, s.side
    for side in (1, -1):
        s.block(-h * 0.3, side * w * 0.9, h * 0.1, side * (w - s.pen_mm / 2), "$trim", w * 0.03)
    s.line([(-h * 0.86, -w * 0.5), (-h * 0.985, -w * 0.5), (-h * 0.985, w * 0.5), (-h * 0.86, w * 0.5)], "$trim", 2.6)
    _stripes(s, -h * 0.88, -w * 0.93, h * 0.99, w * 0.93, 11, "$body", "$stripe")
    s.line(box(-h * 0.88, -w * 0.93, h * 0.99, w * 0.93), "$body*0.5", 1, closed=True)
    s.line([(-h * 0.88, 0), (h * 0.99, 0)], "$body*0.5", 1.2)
    s.fill(box(-h * 0.88, 0, h * 0.99, w * 0.93), "#000000", opacity=0.1)


def yatai(s: Sketch, thing: ThingShape) -> None:
    """Draw a food stall: pitched cloth roof, counter and stools in front, lanterns."""
    s.slots(body="#b03a30", cloth="#2f3f66", wood="#a8774a", glow="#f2b24a")
    h, w = s.half, s.side
    for x in spread(-h * 0.7, h * 0.7, 5):
        s.knob(x, -w * 0.86, w * 0.1, "$wood")
    s.block(-h * 0.92, -w * 0.72, h * 0.92, -w * 0.5, "$wood*1.1", w * 0.02)
    s.fill(box(-h, w * 0.25, h, w), "$body*0.86", edge=EDGE)
    s.fill(box(-h, -w * 0.5, h, w * 0.25), "$body*1.05", edge=EDGE)
    s.strokes([((x, -w * 0.5), (x, w)) for x in spread(-h * 0.8, h * 0.8, 9)], "$body*0.7", s.pen_mm)
    s.line([(-h, w * 0.25), (h, w * 0.25)], "$body*1.4", 2)
    _stripes(s, -h * 0.98, -w * 0.58, h * 0.98, -w * 0.48, 8, "$cloth", "$cloth*1.3")
    for x in (-h * 0.9, h * 0.9):
        s.fill(disc(x, -w * 0.62, w * 0.09), "$glow", edge="#b0532a")


def cafe_table(s: Sketch, thing: ThingShape) -> None:
    """Draw a small round table with a cup on it."""
    s.slots(body="#e2ddd0", cup="#fbfaf5")
    r = s.half - s.pen_mm / 2
    _round_top(s, 0, 0, r)


def _round_top(s: Sketch, x: float, y: float, r: float) -> None:
    s.fill(disc(x, y, r), s.dome(x, y, r, "$body", 0.9, 1.04), edge=EDGE)
    s.line(disc(x, y, r * 0.9), "$body*0.84", 0.8, closed=True)
    s.fill(disc(x + r * 0.3, y - r * 0.2, r * 0.2), "$cup", edge="$body*0.6")
    s.fill(disc(x + r * 0.3, y - r * 0.2, r * 0.11), "#6b4630")


def cafe_set(s: Sketch, thing: ThingShape) -> None:
    """Draw a cafe table between two chairs."""
    s.slots(body="#e2ddd0", cup="#fbfaf5", chair="#4f7f6c")
    w = s.side
    for side in (1, -1):
        x = side * (s.half - w * 0.66)
        s.block(x - w * 0.6, -w * 0.6, x + w * 0.6, w * 0.6, "$chair", w * 0.24)
        s.strokes([((x - w * 0.4, y * w), (x + w * 0.4, y * w)) for y in (-0.3, 0.0, 0.3)], "$chair*0.7", s.pen_mm)
        back = side * (s.half - w * 0.1)
        s.block(back - w * 0.1, -w * 0.62, back + w * 0.1 - s.pen_mm / 2, w * 0.62, "$chair*0.8", w * 0.08)
    _round_top(s, 0, 0, w - s.pen_mm / 2)
