"""A small plan for the tests of the drawing exporters."""

from cutting_samples import bar_cutting, sheet_cutting

from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import (
    Fill,
    Gradient,
    Instance,
    Pen,
    Picture,
    Raster,
    Solid,
    Stroke,
    Symbol,
    Text,
    Texture,
    polyline,
    ring,
)
from diorama_planner.exporters.contract import DrawingJob, Template
from diorama_planner.exporters.plain_png import raster_png
from diorama_planner.exporters.shot_cards import ShotCard, ShotPart
from diorama_planner.kinds.cards import Card, CardPart


def box(xmin, ymin, xmax, ymax):
    return ring((xmin, ymin), (xmax, ymin), (xmax, ymax), (xmin, ymax))


CAR = Symbol(
    "car-ae86",
    (
        Fill(box(-2100, -800, 2100, 800), Solid("$body"), Pen("#222222", 30)),
        Fill(box(300, -600, 900, 600), Solid("#1b2634")),
    ),
    (-2100, -800, 2100, 800),
    {"body": "#c8302c"},
)
GROUND = (
    Fill(box(0, 0, 200, 240), Texture("paving", "#9a948c", 64)),
    Fill(box(50, 0, 150, 240), Gradient((50, 0), (150, 0), ((0, "#202430"), (1, "#10121880")))),
    Raster(bytes(range(8)), 4, 2, 1, (10, 10, 20, 15), box(11, 11, 19, 14)),
)
THINGS = (
    Instance(CAR, (100, 95), 70, (1 / 64, 1 / 64), {}, 1.5),
    Instance(CAR, (80, 180), -90, (1 / 64, 1 / 64), {}, 1.5),
    Instance(CAR, (120, 180), 0, (1 / 64, 1 / 64), {"body": "#3556b8"}),
    Stroke(polyline((121, 64), (150, 64)), Pen("#ff5ca8", 0, (2, 1))),
    Text('Midnight <&> "1:64"', (100, 222), 4, "#ff7ac0", bold=True),
    Picture("gone", (30, 30), (20, 10), 15),
)
FOOTPRINTS = (Stroke(box(0, 0, 200, 240), Pen("#000000", 0.2)), Text("AE86", (100, 95), 3, "#000000"))


LAYERS = CardPart(
    msg("Road: epoxy"), ((msg("1"), msg("1 mm"), msg("26.7")),), head=(msg("Layer"), msg("Deep"), msg("Mix ml"))
)
BENCH_CARD = Card(msg("Bench card: Neon alley"), (LAYERS,))

SHOT = ShotCard(
    "Tyre level",
    raster_png(GROUND[2]),
    2.0,
    (ShotPart(msg("Settings"), ((msg("Aperture"), msg("f/8")),), ticked=True),),
)


def plan(**more):
    said = {
        "name": "Neon alley",
        "layers": (("Ground", GROUND), ("Models & more", THINGS)),
        "bounds": (0, 0, 200, 240),
        "scale_text": "1:64",
        "base_size": "200 × 240 mm",
        "footprints": FOOTPRINTS,
        "footprint_bounds": (0, 0, 200, 240),
        "engravings": FOOTPRINTS,
        "bench_card": lambda: BENCH_CARD,
        "cuttings": lambda: [sheet_cutting(), bar_cutting()],
        "shots": lambda pictured: [SHOT],
        "templates": lambda: (
            Template("Hill: slice 1 of 2", FOOTPRINTS, (0, 0, 200, 240)),
            Template("Hill: slice 2 of 2", FOOTPRINTS[:1], (20, 30, 120, 110)),
        ),
    }
    return DrawingJob(**(said | more))
