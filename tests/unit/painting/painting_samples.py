"""Drawings that use all of the vocabulary, for the tests of this folder."""

import math

from diorama_planner.drawing.primitives import (
    Fill,
    Gradient,
    Instance,
    Path,
    Pen,
    Picture,
    Radial,
    Raster,
    Solid,
    Stroke,
    Subpath,
    Symbol,
    Text,
    Texture,
    polyline,
    ring,
)


def box(xmin, ymin, xmax, ymax):
    return ring((xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax))


def disc(x, y, radius, corners=24):
    turns = [2 * math.pi * i / corners for i in range(corners)]
    return ring(*((x + radius * math.cos(a), y + radius * math.sin(a)) for a in turns))


CAR = Symbol(
    "test-car",
    (
        Fill(
            box(-2100, -800, 2100, 800),
            Gradient((0, 800), (0, -800), ((0, "$body"), (1, "$body*0.7"))),
            Pen("#222222", 30),
        ),
        Fill(box(300, -600, 900, 600), Solid("#1b2634")),
        Fill(box(-1500, -600, -1100, 600), Solid("#1b2634")),
        Stroke(polyline((950, -500), (2000, -400)), Pen("$body*0.5", 30)),
        Stroke(polyline((950, 500), (2000, 400)), Pen("$body*0.5", 30)),
    ),
    (-2100, -800, 2100, 800),
    {"body": "#c8302c"},
)
DRUM = Symbol(
    "test-drum",
    (Fill(disc(0, 0, 290), Radial((-80, 80), 420, ((0, "$body*1.3"), (1, "$body*0.8"))), Pen("$body*0.5", 16)),),
    (-300, -300, 300, 300),
    {"body": "#2f73c0"},
)
PIXELS = bytes(level for _ in range(8) for level in range(0, 256, 4))
WITH_HOLE = Path((Subpath(((5, 5), (35, 5), (35, 35), (5, 35))), Subpath(((15, 15), (25, 15), (25, 25), (15, 25)))))


def everything():
    """One of each, on a plan of 120 x 100 mm."""
    return [
        Fill(box(0, 0, 120, 100), Texture("paving", "#9a948c", 64)),
        Fill(box(60, 0, 120, 50), Texture("asphalt", "#4a4c50")),
        Fill(WITH_HOLE, Solid("#3f7f5f"), Pen("#103020", 0.8)),
        Fill(box(40, 5, 58, 35), Gradient((40, 5), (58, 35), ((0, "#ff0000"), (1, "#0000ff"))), opacity=0.6),
        Fill(disc(75, 25, 10), Radial((75, 25), 10, ((0, "#ffffff"), (1, "#00000000")))),
        Stroke(polyline((5, 45), (55, 45), (55, 40)), Pen("#ffffff", 1.2, (3, 2), round=False)),
        Stroke(polyline((5, 48), (55, 48)), Pen("#ffff00")),
        Text("Midnight 1:64", (60, 90), 5, "#101010", bold=True),
        Text("turned", (112, 55), 3, "#101010", "start", 90),
        Raster(PIXELS, 64, 8, 1, (10, 75, 50, 85)),
        Raster(PIXELS, 16, 8, 4, (60, 75, 80, 85), disc(70, 80, 5)),
        Picture("missing", (95, 80), (16, 10), 15),
        Instance(CAR, (35, 62), 20, (1 / 87, 1 / 87), {}, 1.2),
        Instance(CAR, (90, 25), 100, (1 / 87, -1 / 87), {"body": "#e8e8e0"}, 1.2),
        Instance(DRUM, (20, 20), 0, (1 / 43, 1 / 43), {}, 0.8),
    ]
