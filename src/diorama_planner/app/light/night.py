"""The plan at night: how much light falls where, kept lamp by lamp, so that an edit costs only what it touched.

A view of the document like the others: what it knows of an item is forgotten when the scene calls that dirty. What
gives light and what mirrors is said by kinds, what a lamp adds is in `light_fields`. Nothing is darkened or
coloured here: `painting.night` does that with what falls here.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from diorama_planner.app.light.electrics import PlanElectrics, is_electric
from diorama_planner.app.light.lamplight import Colour, beam_of, colour_of
from diorama_planner.app.light.light_fields import DARK, FINE_BEAMS, Field, Stage, Total, field_of
from diorama_planner.app.light.skyline import Bodies, skyline_of, wet_share
from diorama_planner.app.scene import Scene
from diorama_planner.core.errors import PlannerError
from diorama_planner.geometry.boxes import BoxIndex
from diorama_planner.geometry.lighting import Beam, Nightlight, Spot
from diorama_planner.geometry.points import Bounds
from diorama_planner.geometry.rasters import Grid
from diorama_planner.kinds.electric import Emitter
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.record import Circuit, Item, RecordId
from diorama_planner.solids.staging import LitLamp
from diorama_planner.terrain.heightfield import Heightfield

Charge: TypeAlias = Literal["fresh", "half", "end"]
"""Of batteries: fresh, half used, or at the end of their life."""

MOST_CELLS, FEWEST_CELLS = 90_000, 20_000
ALL_FIELDS = 9_000_000
"""Cells of a plan, and of the fields of all its lamps together: many lamps share a coarser grid."""

CELLS_MM = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0, 12.0, 16.0, 24.0)
"""Sizes that cells may have: one lamp more seldom means that all are worked out anew."""

_NO_BODIES = Bodies((), ())


class Night:
    """Lazily follows a scene: `touch` marks items, the next question looks at the marked ones."""

    def __init__(self, scene: Scene, electrics: Callable[[], PlanElectrics]) -> None:
        self._scene = scene
        self._electrics = electrics
        self._charge: Charge = "half"
        self._stale: set[RecordId] = set()
        self._bodies: dict[RecordId, Bodies] = {}
        self._places = BoxIndex()
        self._emitters: dict[RecordId, tuple[Emitter, ...]] = {}
        self._fields: dict[RecordId, Field] = {}
        self._outdated: set[RecordId] = set()
        self._imagined: Mapping[RecordId, tuple[Emitter, ...]] = {}
        self._heights: Heightfield | None = None
        self._stage: Stage | None = None
        self._light: Nightlight | None = None
        self._begun: Total | None = None
        self.worked_out = 0
        """How many fields of lamps were worked out so far."""
        self.is_complete = False
        """Whether what was last told holds every lamp."""
        self.rebuild()

    def rebuild(self) -> None:
        """Look at everything again when next asked."""
        self._bodies, self._emitters, self._fields = {}, {}, {}
        self._places, self._outdated, self._imagined = BoxIndex(), set(), {}
        self._stage = self._light = self._begun = None
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

    def lamps(self, charge: Charge = "half") -> dict[RecordId, tuple[LitLamp, ...]]:
        """Every lamp as it shines, for whoever shows it in space; one that is switched off with a share of 0."""
        if self._stale:
            self._follow()
        lit = dict(self._lit(charge))
        return {
            name: tuple(LitLamp(beam, colour, lit.get(name, 0.0)) for beam, colour in self._beams(emitters))
            for name, emitters in sorted(self._emitters.items())
            if emitters
        }

    def shining(self) -> list[RecordId]:
        """The records that give light, be it on or off."""
        return [name for name, emitters in self._emitters.items() if emitters]

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
                if not emitters:
                    self._fields.pop(name, None)
            boxes += self._follow_bodies(name, self._bodies_of(item))
            if changed or boxes or record is None or is_electric(record):
                self._light = self._begun = None
        self._stale.clear()
        self._follow_ground(boxes)
        self._outdated |= changed

    def _follow_bodies(self, name: RecordId, now: Bodies) -> list[Bounds]:
        """Keep what stands of an item; give the boxes in which that differs."""
        before = self._bodies.get(name, _NO_BODIES)
        if now == before:
            return []
        self._bodies[name] = now
        box = now.box()
        if box is not None:
            self._places.set(name, box)
        elif name in self._places:
            self._places.remove(name)
        return [each for each in (box, before.box()) if each is not None]

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
        """Make the skyline anew where it differs; fields of lamps that see the place are shown until made anew."""
        field, grid, stage = self._scene.ground.field, self._grid(), self._stage
        if stage is None or stage.sky.grid != grid:
            self._fields = {}
        if stage is None or stage.sky.grid != grid or self._heights is not field:
            windows, self._heights = [grid.whole], field
            stage = self._light = self._begun = None
        else:
            windows = [grid.window(box, grid.cell) for box in boxes]
        windows = [window for window in windows if not window.is_empty]
        for window in windows:
            near = self._near(grid.bounds_of(window))
            sky = skyline_of(near, field, grid, window, stage.sky if stage is not None else None)
            stage = Stage(sky, wet_share(near, sky, field, window, stage.wet if stage is not None else None))
        self._stage = stage
        self._outdated |= {
            name for name, lit in self._fields.items() if any(lit.window.meets(each) for each in windows)
        }

    def _near(self, bounds: Bounds) -> list[Bodies]:
        return [self._bodies[name] for name in self._places.query(bounds)]

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
        lit, grid = dict(self._lit(self._charge)), self._grid()
        self.is_complete = self._work_out(lit, until)
        total = self._begun
        if total is None or self.is_complete:  # in the end all in one order, so that the sum is the same bit for bit
            total = Total.nothing(grid)
        for name, share in lit.items():
            imagined = self._imagined.get(name)
            field = self._field(imagined, coarsely=True) if imagined else self._fields.get(name)
            if field is not None and name not in total.names:
                total.add(name, field, share)
        self._begun = None if self.is_complete else total
        return Nightlight(grid, total.lux.copy(), total.sheen.copy(), tuple(self._spots()), self._metered(grid))

    def _work_out(self, names: Iterable[RecordId], until: float) -> bool:
        """Make the fields that are missing or outdated, as many as there is time for; say whether that was all."""
        begun = self.worked_out
        for name in names:
            if name in self._imagined or (name in self._fields and name not in self._outdated):
                continue
            if self.worked_out > begun and time.perf_counter() > until:
                return False
            if name in self._fields:
                self._begun = None  # it may hold what this one was before
            self._fields[name] = self._field(self._emitters[name])
            self._outdated.discard(name)
        return True

    def _metered(self, grid: Grid) -> float:
        lumen = sum(beam.lumen for emitters in self._emitters.values() for beam, _ in self._beams(emitters))
        return lumen / (grid.rows * grid.columns * grid.cell**2 * 1e-6)

    def _lit(self, charge: Charge) -> Iterator[tuple[RecordId, float]]:
        """What gives light and is not switched off, and how bright its supply makes it.

        What hangs on no circuit or supply yet is shown as it is meant to be, and what burns out as no brighter.
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
            share = 1.0 if bright is None else float(getattr(bright, charge))
            yield name, min(share, 1.0) if plan is not None and name in plan.overdriven else share

    def _beams(self, emitters: Sequence[Emitter]) -> Iterator[tuple[Beam, Colour]]:
        for emitter in emitters:
            led = self._scene.catalogue.led_map.get(emitter.led)
            if led is not None and led.colour != "IR":
                yield beam_of(emitter, led), colour_of(emitter.colour or led.colour)

    def _spots(self) -> Iterator[Spot]:
        for name, share in self._lit(self._charge):
            beams = list(self._beams(self._imagined.get(name) or self._emitters[name]))
            if len(beams) > FINE_BEAMS:
                (beam, colour), line = beams[0], tuple(beam.at[:2] for beam, _ in beams)
                yield Spot(line, colour, beam.candela * share)
            else:
                yield from (Spot((beam.at[:2],), colour, beam.candela * share) for beam, colour in beams)

    def _field(self, emitters: Sequence[Emitter], *, coarsely: bool = False) -> Field:
        beams = list(self._beams(emitters))
        if not beams or self._stage is None:
            return DARK
        self.worked_out += 1
        colour = beams[0][1]
        return field_of([beam for beam, _ in beams], colour, self._stage, coarsely=coarsely)


def out_of_sight(items: Iterable[Item]) -> frozenset[RecordId]:
    """What lies under the base: a plan shows it with dashes, a photograph does not."""
    return frozenset(item.id for item in items if getattr(item, "under_base", False))
