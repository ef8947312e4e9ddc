from dataclasses import replace

from diorama_planner.drawing.primitives import (
    Fill,
    Gradient,
    Instance,
    Pen,
    Picture,
    Radial,
    Raster,
    Solid,
    Stroke,
    Symbol,
    Text,
    Texture,
    polyline,
    ring,
)
from diorama_planner.drawing.recorder import record

BOX = ring((0, 0), (10, 0), (10, 5))
SYMBOL = Symbol("car", (), (-1, -1, 1, 1))
DRAWING = [
    Fill(BOX, Solid("#ff0000"), Pen("#000000", 0.25), 0.5),
    Fill(BOX, Texture("brick", "#9a4e3a", 64, 90, (1, 2), 7)),
    Fill(BOX, Gradient((0, 0), (0, 5), ((0, "#ffffff"), (1, "#000000")))),
    Fill(BOX, Radial((5, 2.5), 4, ((0, "#ffffff"), (1, "#000000")))),
    Stroke(polyline((0, 0), (-0.0001, 3)), Pen("#123456", 0, (2, 1), round=False)),
    Text("It's", (1, 2), 2.5, "#000000", "start", 90, bold=True),
    Picture("abc", (1, 1), (4, 3), 10, 0.5),
    Raster(bytes(4), 2, 2, 1, (0, 0, 2, 2), BOX),
    Instance(SYMBOL, (1, 2), 45, (0.5, 0.5), {"roof": "#222222", "body": "#111111"}, 1.5),
]


def test_a_drawing_is_told_line_by_line():
    assert record(DRAWING) == [
        "fill [0,0 10,0 10,5 z] #ff0000 pen #000000 0.25 opacity 0.5",
        "fill [0,0 10,0 10,5 z] brick #9a4e3a 1:64 90 1,2 seed 7",
        "fill [0,0 10,0 10,5 z] gradient 0,0 0,5 0:#ffffff 1:#000000",
        "fill [0,0 10,0 10,5 z] radial 5,2.5 4 0:#ffffff 1:#000000",
        "stroke [0,0 0,3] pen #123456 0 dashes 2 1 square",
        'text "It\'s" 1,2 2.5 #000000 start 90 bold',
        "picture abc 1,1 4,3 10 0.5",
        "raster 2x2x1 c78f272212a3 0 0 2 2 clip [0,0 10,0 10,5 z]",
        "instance car 1,2 45 0.5,0.5 1.5 body=#111111 roof=#222222",
    ]


def test_other_pixels_and_other_places_read_otherwise():
    raster, instance = DRAWING[7], DRAWING[8]
    assert record([raster]) != record([replace(raster, pixels=b"\1\0\0\0")])
    assert record([instance]) != record([replace(instance, at=(1, 2.01))])
    assert record([instance]) == record([replace(instance, at=(1, 2.0001))])
