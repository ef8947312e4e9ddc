"""The plan at night: how much light falls where, kept lamp by lamp, so that an edit costs only what it touched.

A view of the document like the others: what it knows of an item is forgotten when the scene calls that dirty. What
gives light and what mirrors is said by kinds; the way of the light is in `geometry.lighting`. Nothing is darkened or
coloured here: `painting.night` does that with what falls here.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from diorama_planner.app.electrics import PlanElectrics, is_electric
from diorama_planner.app.lamplight import Colour, beam_of, colour_of
from diorama_planner.app.scene import Scene
from diorama_planner.app.skyline import Bodies, skyline_of, wet_share
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.lighting import (
    Beam,
    Light,
    Nightlight,
    Skyline,
    Spot,
    illuminance,
    led_out,
    mirrored,
)
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Grid, Window
from diorama_planner.geometry.shading import visibility
from diorama_planner.kinds.electric import Emitter
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Circuit, Item, RecordId
from diorama_planner.terrain.heightfield import Heightfield

Charge: TypeAlias = Literal["fresh", "half", "end"]
"""Of batteries: fresh, half used, or at the end of their life."""

LEAST_LX = 0.03
"""Light that is weaker is not followed further: on a photograph it would not be seen."""

MOST_CELLS, FEWEST_CELLS = 90_000, 20_000
ALL_FIELDS = 9_000_000
"""Cells of a plan, and of the fields of all its lamps together: many lamps share a coarser grid."""

CELLS_MM = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0)
ROUGHNESS = 0.09
"""Of wet asphalt and cured resin, so that a lamp is drawn into a streak (alpha of GGX). By eye."""

FINE_LAMPS = 3
"""A record of more lights than these - a tape, a tube - has soft shadows: they are worked out in coarser cells."""

COARSER = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Field:
    """What one record adds, in its window of the grid, and its colour."""

    window: Window
    lux: Light
    sheen: Light | None
    colour: Colour


_DARK = _Field(Window(0, 0, 0, 0), np.zeros((0, 0), dtype=np.float32), None, (1.0, 1.0, 1.0))


@dataclass(slots=True)
class _Total:
    """A sum of fields under way, and of which records."""

    lux: Light
    sheen: Light
    names: set[RecordId]

    @classmethod
    def nothing(cls, grid: Grid) -> _Total:
        dark = np.zeros((3, grid.rows, grid.columns), dtype=np.float32)
        return cls(dark, dark.copy(), set())

    def add(self, name: RecordId, field: _Field, share: float) -> None:
        self.names.add(name)
        for plane, part in enumerate(field.colour):
            self.lux[plane][field.window.slices] += field.lux * np.float32(part * share)
            if field.sheen is not None:
                self.sheen[plane][field.window.slices] += field.sheen * np.float32(part * share)


class Night:
    """Lazily follows a scene: `touch` marks items, the next question looks at the marked ones."""

    def __init__(self, scene: Scene, electrics: Callable[[], PlanElectrics]) -> None:
        self._scene = scene
        self._electrics = electrics
        self._charge: Charge = "half"
        self._stale: set[RecordId] = set()
        self._bodies: dict[RecordId, Bodies] = {}
        self._emitters: dict[RecordId, tuple[Emitter, ...]] = {}
        self._fields: dict[RecordId, _Field] = {}
        self._imagined: Mapping[RecordId, tuple[Emitter, ...]] = {}
        self._heights: Heightfield | None = None
        self._sky: Skyline | None = None
        self._coarse: Skyline | None = None
        self._wet: Light | None = None
        self._light: Nightlight | None = None
        self._begun: _Total | None = None
        self.worked_out = 0
        """How many fields of lamps were worked out so far."""
        self.is_complete = False
        """Whether what was last told holds every lamp."""
        self.rebuild()

    def rebuild(self) -> None:
        """Look at everything again when next asked."""
        self._bodies, self._emitters, self._fields = {}, {}, {}
        self._sky = self._light = self._begun = None
        self._stale = {item.id for item in self._scene.document.items()}

    def touch(self, ids: Iterable[RecordId]) -> None:
        """Look at these again when next asked."""
        self._stale.update(ids)

    def light(self, within_s: float = math.inf, charge: Charge = "half") -> Nightlight:
        """What falls on the plan of the lamps whose circuit is on; the same object until that differs.

        With a time, only as many lamps are worked out anew as that allows, but one at least; `is_complete` tells
        whether there are more. `charge` is what is left in batteries, on which depends how bright they light.
        """
        if self._stale:
            self._follow()
        if charge != self._charge:
            self._charge, self._light, self._begun = charge, None, None
        if self._light is None or not self.is_complete:
            self._light = self._summed(time.perf_counter() + within_s)
        return self._light

    def imagine(self, emitters: Mapping[RecordId, tuple[Emitter, ...]]) -> bool:
        """Let records shine as they would under the hand, worked out coarsely; say if that is new."""
        is_new = emitters != self._imagined
        if is_new:
            self._imagined, self._light, self._begun = emitters, None, None
        return is_new

    # -- following -------------------------------------------------------------------------------------------

    def _follow(self) -> None:
        records, changed, boxes = self._scene.document.records, set[RecordId](), list[Bounds]()
        for name in self._stale:
            record = records.get(name)
            item = record if isinstance(record, Item) and self._scene.is_shown(record) else None
            emitters = self._asked(item)
            if emitters != self._emitters.get(name, ()):
                changed.add(name)
                self._emitters[name] = emitters
            bodies, before = self._bodies_of(item), self._bodies.get(name, _NO_BODIES)
            if bodies != before:
                boxes += [*bodies.boxes(), *before.boxes()]
                self._bodies[name] = bodies
            if changed or boxes or record is None or is_electric(record):
                self._light = self._begun = None
        self._stale.clear()
        self._follow_ground(boxes)
        for name in changed:
            self._fields.pop(name, None)

    def _asked(self, item: Item | None) -> tuple[Emitter, ...]:
        if item is None:
            return ()
        try:
            return tuple(kind_of(item).shines(item, self._scene.around))
        except PlannerError:
            return ()  # what is wrong with the item is told by its own findings

    def _bodies_of(self, item: Item | None) -> Bodies:
        if item is None:
            return _NO_BODIES
        try:
            return Bodies(
                tuple(prism for prism in self._scene.solids(item) if not prism.soft),
                tuple(kind_of(item).mirrors(item, self._scene.around)),
            )
        except PlannerError:
            return _NO_BODIES

    def _follow_ground(self, boxes: Sequence[Bounds]) -> None:
        """Make the skyline anew where it differs, and forget the fields of lamps that see the place."""
        field, grid = self._scene.ground.field, self._grid()
        if self._sky is None or self._sky.grid != grid or self._heights is not field:
            windows, self._heights = [grid.whole], field
            self._sky = self._light = self._begun = None
        else:
            windows = [grid.window(box, grid.cell) for box in boxes]
        windows = [window for window in windows if not window.is_empty]
        if not windows:
            return
        for window in windows:
            near = self._near(grid.bounds_of(window))
            self._sky = skyline_of(near, field, grid, window, self._sky)
            self._wet = wet_share(near, self._sky, field, window, self._wet)
        self._coarse = None
        self._fields = {
            name: lit for name, lit in self._fields.items() if not any(lit.window.meets(each) for each in windows)
        }

    def _near(self, bounds: Bounds) -> list[Bodies]:
        every = self._bodies.values()
        return [bodies for bodies in every if any(_meet(box, bounds) for box in bodies.boxes())]

    def _grid(self) -> Grid:
        """Cells as fine as the size of the base and the number of lamps allow."""
        base = self._scene.base
        bounds = base.bounds if not base.is_empty else self._scene.boxes.extent() or (0.0, 0.0, 100.0, 100.0)
        wide, deep = bounds[2] - bounds[0], bounds[3] - bounds[1]
        lamps = sum(1 for emitters in self._emitters.values() if emitters)
        most = min(MOST_CELLS, max(FEWEST_CELLS, ALL_FIELDS // max(lamps, 1)))
        fine = math.sqrt(wide * deep / most)
        cell = next((size for size in CELLS_MM if size >= fine), fine)
        return Grid(bounds[0], bounds[1], cell, max(1, math.ceil(wide / cell)), max(1, math.ceil(deep / cell)))

    # -- light -----------------------------------------------------------------------------------------------

    def _summed(self, until: float) -> Nightlight:
        lit, grid = dict(self._lit()), self._grid()
        self.is_complete = self._work_out(lit, until)
        total = self._begun
        if total is None or self.is_complete:  # in the end all in one order, so that the sum is the same bit for bit
            total = _Total.nothing(grid)
        for name, share in lit.items():
            imagined = self._imagined.get(name)
            field = self._field(imagined, coarsely=True) if imagined else self._fields.get(name)
            if field is not None and name not in total.names:
                total.add(name, field, share)
        self._begun = None if self.is_complete else total
        return Nightlight(grid, total.lux.copy(), total.sheen.copy(), tuple(self._spots()), self._metered(grid))

    def _work_out(self, names: Iterable[RecordId], until: float) -> bool:
        """Make the fields that are missing, as many as there is time for, but one; say whether that was all."""
        begun = self.worked_out
        for name in names:
            if name in self._fields or name in self._imagined:
                continue
            if self.worked_out > begun and time.perf_counter() > until:
                return False
            self._fields[name] = self._field(self._emitters[name])
        return True

    def _metered(self, grid: Grid) -> float:
        lumen = sum(beam.lumen for emitters in self._emitters.values() for beam, _ in self._beams(emitters))
        return lumen / (grid.rows * grid.columns * grid.cell**2 * 1e-6)

    def _lit(self) -> Iterator[tuple[RecordId, float]]:
        """What gives light and is not switched off, and how bright its supply makes it.

        What hangs on no circuit or supply yet is shown as it is meant to be.
        """
        shining = {**self._emitters, **self._imagined}
        plans = self._electrics().plan.circuits if any(shining.values()) else {}
        for name in sorted(shining):
            emitters = shining[name]
            circuit = self._scene.document.records.get(emitters[0].circuit) if emitters else None
            if not emitters or (isinstance(circuit, Circuit) and not circuit.on):
                continue
            plan = plans.get(circuit.id) if isinstance(circuit, Circuit) else None
            is_fed = plan is not None and plan.volt.highest > 0.0
            bright = plan.brightness.get(name) if plan is not None and is_fed else None
            yield name, 1.0 if bright is None else float(getattr(bright, self._charge))

    def _beams(self, emitters: Sequence[Emitter]) -> Iterator[tuple[Beam, Colour]]:
        for emitter in emitters:
            led = self._scene.catalogue.led_map.get(emitter.led)
            if led is not None and led.colour != "IR":
                yield beam_of(emitter, led), colour_of(emitter.colour or led.colour)

    def _spots(self) -> Iterator[Spot]:
        for name, share in self._lit():
            beams = list(self._beams(self._imagined.get(name) or self._emitters[name]))
            if len(beams) > FINE_LAMPS:
                (beam, colour), line = beams[0], tuple(beam.at[:2] for beam, _ in beams)
                yield Spot(line, colour, beam.candela * share)
            else:
                yield from (Spot((beam.at[:2],), colour, beam.candela * share) for beam, colour in beams)

    def _field(self, emitters: Sequence[Emitter], *, coarsely: bool = False) -> _Field:
        beams = list(self._beams(emitters))
        if not beams or self._sky is None or self._wet is None:
            return _DARK
        self.worked_out += 1
        window = _reached(self._sky.grid, [beam for beam, _ in beams])
        coarsely = coarsely or len(beams) > FINE_LAMPS
        if coarsely and self._coarse is None:
            self._coarse = self._sky.coarse(COARSER)
        sky = self._coarse if coarsely and self._coarse is not None else self._sky
        part = sky.grid.window(self._sky.grid.bounds_of(window)) if coarsely else window
        wet = self._wet[window.slices]
        is_wet = bool(wet.any())
        lux = np.zeros(part.shape, dtype=np.float32)
        sheen = np.zeros_like(lux)
        for beam, _ in beams:
            out = led_out(beam, sky)
            seen = visibility(out, sky, part)
            lux += illuminance(out, sky, part) * seen
            if is_wet:
                sheen += mirrored(out, sky, part, ROUGHNESS) * seen
        if coarsely:
            lux, sheen = (_finer(values, part, sky.grid, window, self._sky.grid) for values in (lux, sheen))
        return _Field(window, lux, sheen * _softened(wet) if is_wet else None, beams[0][1])


_NO_BODIES = Bodies((), ())


def _meet(one: Bounds, other: Bounds) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _reached(grid: Grid, beams: Sequence[Beam]) -> Window:
    """The cells that any of the beams may light."""
    boxes = [(*beam.at[:2], beam.reach_mm(LEAST_LX)) for beam in beams]
    windows = [grid.window((x - far, y - far, x + far, y + far)) for x, y, far in boxes]
    found = windows[0]
    for window in windows[1:]:
        found = found.join(window)
    return found


def _softened(share: Light) -> Light:
    """A share per cell with the means of its neighbours, so that borders are not jagged."""
    for axis in (0, 1):
        rim = np.pad(share, [(1, 1) if axis == side else (0, 0) for side in (0, 1)], mode="edge")
        before, after = (
            np.take(rim, range(share.shape[axis]), axis),
            np.take(rim, range(2, share.shape[axis] + 2), axis),
        )
        share = (before + share + after) / np.float32(3.0)
    return share


def _finer(values: Light, part: Window, coarse: Grid, window: Window, fine: Grid) -> Light:
    """Values of coarse cells at the centres of fine ones, between the nearest four."""
    rows, columns = part.shape
    xs, ys = fine.centres(window)
    across = np.clip((xs - coarse.x0) / coarse.cell - 0.5 - part.column0, 0.0, columns - 1.0)
    up = np.clip((ys - coarse.y0) / coarse.cell - 0.5 - part.row0, 0.0, rows - 1.0)
    left, below = across.astype(np.int64), up.astype(np.int64)
    right, above = np.minimum(left + 1, columns - 1), np.minimum(below + 1, rows - 1)
    x, y = (across - left).astype(np.float32)[None, :], (up - below).astype(np.float32)[:, None]
    wide = values[:, left] * (1.0 - x) + values[:, right] * x
    return np.asarray(wide[below] * (1.0 - y) + wide[above] * y)
