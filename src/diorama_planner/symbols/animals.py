"""Animals from above, nose to +x: barrel, legs that show beside it, neck, head, tail."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import disc, flipped, mirrored, oval, smooth
from diorama_planner.symbols.sketch import EDGE, Sketch


@dataclass(frozen=True, slots=True)
class Build:
    """Stations along the length (from -1 to 1) and widths as shares of half the width."""

    rump: float
    chest: float
    neck: float
    neck_width: float
    head_width: float
    tail: float = -1.0


def _body(s: Sketch, build: Build, colour: str = "$body") -> None:
    h, w = s.half, s.side
    for x in (build.rump * h * 0.78, build.chest * h * 0.82):
        for side in (1, -1):
            s.fill(oval(x, side * w * 0.64, h * 0.09, w * 0.26, 20), "$body*0.7", edge=EDGE)
    ring = mirrored(
        [
            (build.chest * h, 0),
            (build.chest * h * 0.96, w * 0.5),
            (build.chest * h * 0.6, w * 0.86),
            (0, w * 0.97),
            (build.rump * h * 0.7, w * 0.9),
            (build.rump * h * 0.98, w * 0.48),
            (build.rump * h, 0),
        ]
    )
    s.fill(smooth(ring, 6), s.across(colour, 0.74, 1.1), edge=EDGE)


def _head(s: Sketch, build: Build, ears: float) -> None:
    h, w = s.half, s.side
    neck = mirrored(
        [
            (build.neck * h, 0),
            (build.neck * h, w * build.neck_width * 0.8),
            (build.chest * h * 0.8, w * build.neck_width * 1.3),
            (build.chest * h * 0.6, 0),
        ]
    )
    s.fill(neck, "$body*0.96", edge=EDGE)
    for side in (1, -1):
        ear = smooth(
            [
                (build.neck * h, side * w * build.head_width * 0.7),
                (build.neck * h - h * 0.03, side * w * (build.head_width + ears)),
                (build.neck * h + h * 0.06, side * w * build.head_width),
            ],
            4,
        )
        s.fill(ear, "$body*0.82", edge=EDGE)
    head = mirrored(
        [
            (h - s.pen_mm, 0),
            (h * 0.985, w * build.head_width * 0.5),
            (h * 0.9, w * build.head_width * 0.66),
            (build.neck * h + h * 0.05, w * build.head_width),
            (build.neck * h - h * 0.06, w * build.head_width * 0.7),
            (build.neck * h - h * 0.08, 0),
        ]
    )
    s.fill(smooth(head, 5), s.across("$body", 0.82, 1.1, w * build.head_width), edge=EDGE)


def horse(s: Sketch, thing: ThingShape) -> None:
    """Draw a horse with mane and long tail."""
    s.slots(body="#8a5a33", mane="#3b291d", muzzle="#4a3426")
    build = Build(-0.76, 0.44, 0.66, 0.34, 0.36)
    h, w = s.half, s.side
    s.fill(
        smooth(mirrored([(-h * 0.72, 0), (-h * 0.8, w * 0.14), (-h * 0.93, w * 0.2), (-h + s.pen_mm, 0)]), 5),
        "$mane",
        edge=EDGE,
    )
    _body(s, build)
    s.line([(-h * 0.72, 0), (h * 0.3, 0)], "$body*0.78", 1.0)
    _head(s, build, 0.2)
    s.fill(
        smooth(mirrored([(h * 0.76, 0), (h * 0.66, w * 0.12), (h * 0.42, w * 0.13), (h * 0.26, 0)]), 5),
        "$mane",
        edge=EDGE,
    )
    s.fill(oval(h * 0.95, 0, h * 0.045, w * 0.19, 20), "$muzzle")


def cow(s: Sketch, thing: ThingShape) -> None:
    """Draw a cow with patches and horns."""
    s.slots(body="#f0ebe2", patch="#2f2a28", horn="#d8cba8", muzzle="#d9a79a")
    build = Build(-0.84, 0.52, 0.7, 0.4, 0.3)
    h, w = s.half, s.side
    s.line([(-h * 0.8, 0), (-h * 0.95, w * 0.1), (-h + s.pen_mm * 2, w * 0.04)], "$body*0.7", 2.5)
    _body(s, build)
    dice = s.random()
    spots = ((-0.52, 0.42, 0.2, 0.4), (0.05, -0.42, 0.24, 0.42), (0.28, 0.46, 0.14, 0.34), (-0.6, -0.44, 0.13, 0.26))
    for x, y, rx, ry in spots:
        ring = [
            (x * h + rx * h * dice.uniform(0.75, 1.1) * px, y * w + ry * w * dice.uniform(0.8, 1.1) * py)
            for px, py in ((1, 0), (0.6, 0.8), (-0.3, 0.95), (-1, 0.2), (-0.6, -0.8), (0.4, -0.9))
        ]
        s.fill(smooth(ring, 5), "$patch")
    s.line([(-h * 0.8, 0), (h * 0.4, 0)], "$body*0.8", 0.9)
    _head(s, build, 0.34)
    for side in (1, -1):
        horn = [(h * 0.68, w * 0.2), (h * 0.7, w * 0.42), (h * 0.78, w * 0.5)]
        s.line(horn if side > 0 else flipped(horn), "$horn", 2.6)
    s.fill(oval(h * 0.78, 0, h * 0.05, w * 0.2, 20), "$patch", opacity=0.85)
    s.fill(oval(h * 0.94, 0, h * 0.05, w * 0.2, 20), "$muzzle", edge=0.7)


def dog(s: Sketch, thing: ThingShape) -> None:
    """Draw a dog: ears, collar, a curved tail."""
    s.slots(body="#a9763f", collar="#b8322d", nose="#2a211c")
    build = Build(-0.62, 0.36, 0.52, 0.5, 0.62)
    h, w = s.half, s.side
    s.fill(
        smooth(
            [
                (-h * 0.56, w * 0.14),
                (-h * 0.8, w * 0.3),
                (-h * 0.985, w * 0.62),
                (-h * 0.86, w * 0.16),
                (-h * 0.58, -w * 0.14),
            ],
            5,
        ),
        "$body*0.9",
        edge=EDGE,
    )
    _body(s, build)
    s.line([(-h * 0.54, 0), (h * 0.22, 0)], "$body*0.78", 1.0)
    _head(s, build, 0.3)
    s.fill(
        smooth(
            [
                (h * 0.42, -w * 0.5),
                (h * 0.45, 0),
                (h * 0.42, w * 0.5),
                (h * 0.37, w * 0.5),
                (h * 0.4, 0),
                (h * 0.37, -w * 0.5),
            ],
            4,
        ),
        "$collar",
    )
    s.fill(disc(h * 0.955, 0, w * 0.16, 18), "$nose")
