"""The ground: all heights anew, a landform moved and a brush led until the canvas shows it, laminae as polygons.

Times are those of the processor, since nothing here waits. They hold for 1200 x 800 mm at 1 mm cells with twenty
landforms, and are told for a smaller and a larger base too.
"""

from __future__ import annotations

import math
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator

from benchmarks.landforms import MOVED, ground_plan
from benchmarks.measuring import Figure, child
from diorama_planner.app.session import Session
from diorama_planner.geometry.region import Region, ellipse_region
from diorama_planner.geometry.relief import AreaRelief, Edge, Operation, Roughness
from diorama_planner.geometry.sculpting import Brush, BrushKind
from diorama_planner.kinds.foam import SKIN_MM
from diorama_planner.terrain import strokes
from diorama_planner.terrain.ground import Ground
from diorama_planner.terrain.heightfield import Heightfield, compose

MAIN = (1200.0, 800.0)
SIZES = ((600.0, 400.0), MAIN, (2400.0, 1600.0))
CELL_MM = 1.0
RUNS = 7
LAMINAE = 12
BRUSH_MM = 40.0
LIMITS = {
    "full recompute": 150.0,
    "move a landform": 16.7,
    "move a landform, with colours of slope": 16.7,
    "move a landform, with colours of height": 16.7,
    "one brush dab": 8.0,
    "move the brush": 16.7,
    "twelve laminae": 200.0,
    "twelve laminae over all of the base": 200.0,
}
"""Milliseconds at most on the main size."""


def measure() -> Iterator[Figure]:
    """Measure every size."""
    for size in SIZES:
        for name, value in _figures(size):
            limit = LIMITS.get(name) if size == MAIN else None
            yield Figure(f"{size[0]:g} x {size[1]:g} mm: {name}", value, "ms", limit)


def _figures(size: tuple[float, float]) -> Iterator[tuple[str, float]]:
    session = Session(ground_plan(*size))
    reliefs = [layer.relief for layer in session.ground.field.layers]
    base = session.ground.base
    yield "full recompute", _cpu_ms(lambda: compose(base, reliefs, CELL_MM).heights)
    field = session.ground.field
    for kind in BrushKind:
        yield "one brush dab" if kind is BrushKind.RAISE else f"one brush dab, {kind}", _dab_ms(field, kind)
    moved = next(layer.relief for layer in field.layers if layer.relief.record_id == MOVED)
    thickness = _highest(session) / LAMINAE
    yield "twelve laminae", _cpu_ms(lambda: _cut(session, moved.record_id, thickness))
    yield "twelve laminae over all of the base", _whole_stack_ms(base)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
        found = child("ground_frames", [str(side) for side in size], environment)
    del found["wall_ms"]
    yield from found.items()


def _dab_ms(field: Heightfield, kind: BrushKind) -> float:
    """Time for a dab and the heights of its window, where sculpted ground reaches over all of the base."""
    xmin, ymin, xmax, ymax = field.base.bounds
    middle = ((xmin + xmax) / 2.0, (ymin + ymax) / 2.0)
    begun = strokes.begun(field, "sculpture", math.inf, middle, 0.0)
    stroke = strokes.dabbed(begun, [(xmin, ymin), (xmax, ymax)], Brush(BrushKind.RAISE, BRUSH_MM))
    brush = Brush(kind, BRUSH_MM)
    return _cpu_ms(lambda: strokes.dabbed(stroke, [middle], brush))


def _highest(session: Session) -> float:
    window = session.ground.field.layers[session.ground.field.layer_of(MOVED) or 0].window
    return float(session.ground.field.heights[window.slices].max())


def _cut(session: Session, item_id: str, thickness_mm: float) -> None:
    """Cut a landform of a ground that nobody has asked yet."""
    ground = type(session.ground)(session.ground.field)
    for lamina in ground.laminae(item_id, thickness_mm):
        assert lamina.area_mm2 > 0


def _whole_stack_ms(base: Region) -> float:
    """Time for cutting an uneven hill that covers a base, less a skin; its heights are known."""
    xmin, ymin, xmax, ymax = base.bounds
    middle = ((xmin + xmax) / 2.0, (ymin + ymax) / 2.0)
    outline = ellipse_region(middle, 0.98 * (xmax - xmin), 0.98 * (ymax - ymin))
    rough = Roughness(4.0, 60.0, seed=1)
    hill = AreaRelief("hill", 0, outline, 240.0, Edge.ROUND, (ymax - ymin) / 2.2, Operation.RAISE, roughness=rough)
    field = compose(base, [hill], CELL_MM)
    thickness = float(field.heights.max()) / LAMINAE
    return _cpu_ms(lambda: Ground(field).laminae("hill", thickness, SKIN_MM))


def _cpu_ms(run: Callable[[], object]) -> float:
    """Median time that the processor takes for a run, in milliseconds."""
    found = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        found.append((time.process_time() - start) * 1000)
    return statistics.median(found)
