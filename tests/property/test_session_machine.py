"""Whatever is done to a plan, what is derived from it is what a fresh start would derive.

A state machine edits one session at random and compares it with a new session on the same document.
"""

import math
import random
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)

from diorama_planner.app import verbs
from diorama_planner.app.editing import finishes
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import PlannerError
from diorama_planner.core.scale import Scale
from diorama_planner.drawing.recorder import record
from diorama_planner.kinds.base import BaseLayer
from diorama_planner.kinds.fence import Fence
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.patch import Patch
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.road import Road
from diorama_planner.kinds.scatter import MixPart, Scatter
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.track import Track
from diorama_planner.kinds.wall import Wall
from diorama_planner.model import record as record_module
from diorama_planner.model import transforms
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PRICES_ID, Coat, Item, Layer, PriceList
from diorama_planner.project_io.container import contents_of, project_bytes

CATALOGUE = load_catalogue()
WIDTH, DEPTH = 200.0, 150.0
OWN = "own"
"""The one build-up of the plan."""

THINGS = ("toyota_ae86_trueno", "oil_drum", "oak_50", "vending_jp", "tyre_185_60_14", "cow")

grid_x = st.integers(-2, 42).map(lambda n: n * 5.0)
grid_y = st.integers(-2, 32).map(lambda n: n * 5.0)
points = st.tuples(grid_x, grid_y)
sizes = st.integers(2, 16).map(lambda n: n * 5.0)
heights = st.sampled_from([2.3, 3.0, 10.0, 24.0])


@st.composite
def outlines(draw: Any) -> tuple[tuple[float, float], ...]:
    x, y = draw(points)
    width, depth = draw(sizes), draw(sizes)
    corner = (
        ((x + width, y + depth),) if draw(st.booleans()) else ((x + width, y + depth / 2), (x + width / 2, y + depth))
    )
    return ((x, y), (x + width, y), *corner, (x, y + depth))


@st.composite
def lines(draw: Any) -> tuple[tuple[float, float], ...]:
    x, y = draw(points)
    return ((x, y), (x + draw(sizes), y + draw(sizes)), *([(x + 90.0, y)] if draw(st.booleans()) else []))


def same(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-7)


def _place_of(line: TakeoffLine) -> tuple[str, ...]:
    return line.item, line.surface, line.material, line.measured_unit, line.unit


class Editing(RuleBasedStateMachine):
    """A user at work."""

    ids = Bundle("ids")
    walls = Bundle("walls")

    def __init__(self) -> None:
        super().__init__()
        record_module.secrets = random.Random(0)  # what can be done depends on ids too: a replay needs the same
        self.now = 0.0
        document = new_document("Machine", Scale(64), (WIDTH, DEPTH))
        self.session = Session(document, catalogue=CATALOGUE, clock=self._clock)
        self.start = document

    def _clock(self) -> float:
        self.now += 10.0
        return self.now

    def _add(self, item: Item) -> str:
        with self.session.edit("Add") as draft:
            (item_id,) = verbs.add_items(draft, [item])
        return item_id

    def _there(self, *item_ids: str) -> list[str]:
        return [item_id for item_id in dict.fromkeys(item_ids) if item_id in self.session.document.records]

    # -- adding ---------------------------------------------------------------------------------------------

    @initialize()
    def layers(self) -> None:
        with self.session.edit("Layer") as draft:
            draft.put(Layer(id="yard", name="Yard"))

    @rule(
        target=ids,
        thing=st.sampled_from(THINGS),
        at=points,
        turn=st.sampled_from([0.0, 90.0, 33.0]),
        lift=st.sampled_from([0.0, 5.0]),
        layer=st.sampled_from(["", "Yard"]),
    )
    def add_thing(self, thing: str, at: tuple[float, float], turn: float, lift: float, layer: str) -> str:
        return self._add(Thing(thing=thing, at_mm=at, rotation_deg=turn, z_mm=lift, layer=layer))

    @rule(target=walls, path=lines(), height=heights, on=st.sampled_from(["ground", "base"]))
    def add_wall(self, path: Any, height: float, on: str) -> str:
        return self._add(Wall(path_mm=path, height_mm=height, thickness_mm=6.0, stands_on=on))

    @rule(target=ids, host=walls, at=sizes, sill=st.sampled_from([0.0, 8.0]), depth=st.sampled_from([None, 2.0]))
    def add_opening(self, host: str, at: float, sill: float, depth: float | None) -> Any:
        if not self._there(host):
            return multiple()
        return self._add(Opening(host=host, at_mm=at, width_mm=12.0, height_mm=18.0, sill_mm=sill, depth_mm=depth))

    @rule(
        target=ids,
        outline=outlines(),
        height=heights,
        edge=st.sampled_from(["cliff", "slope", "round"]),
        operation=st.sampled_from(["raise", "raise", "carve", "level"]),
    )
    def add_landform(self, outline: Any, height: float, edge: str, operation: str) -> str:
        return self._add(
            Landform(outline_mm=outline, height_mm=height, edge=edge, edge_width_mm=8.0, operation=operation)
        )

    @rule(target=ids, outline=outlines(), density=st.sampled_from([0.0, 0.6, 1.0]))
    def add_cover(self, outline: Any, density: float) -> str:
        return self._add(GroundCover(outline_mm=outline, density=density))

    @rule(target=ids, outline=outlines(), level=st.sampled_from([None, -2.0, 4.0]), depth=st.sampled_from([1.0, 4.0]))
    def add_pour(self, outline: Any, level: float | None, depth: float) -> str:
        film = depth if level is None else None
        return self._add(Pour(outline_mm=outline, level_mm=level, depth_mm=film, material="epoxy_coating"))

    @rule(target=ids, line=lines(), kerb=st.sampled_from([None, Kerb(width_mm=3.0, height_mm=5.0)]))
    def add_path(self, line: Any, kerb: Kerb | None) -> str:
        return self._add(Path(line_mm=line, width_mm=25.0, kerb=kerb))

    @rule(target=ids, line=lines(), pavement=st.sampled_from(["none", "left", "both"]))
    def add_road(self, line: Any, pavement: str) -> str:
        return self._add(Road(line_mm=line, lane_width_mm=14.0, pavement=pavement, pavement_width_mm=9.0))

    @rule(target=ids, line=lines(), style=st.sampled_from(["picket", "hedge"]), gate=st.sampled_from([None, 12.0]))
    def add_fence(self, line: Any, style: str, gate: float | None) -> str:
        return self._add(Fence(line_mm=line, style=style, gate_mm=gate))

    @rule(target=ids, line=lines(), roadbed=st.sampled_from(["", "cork_roadbed_ho"]))
    def add_track(self, line: Any, roadbed: str) -> str:
        return self._add(Track(line_mm=line, roadbed=roadbed))

    @rule(target=ids, outline=outlines(), thing=st.sampled_from(["crate_s", ""]))
    def add_scatter(self, outline: Any, thing: str) -> str:
        mix = (MixPart(thing=thing, material="" if thing else "tufts_6mm"),)
        return self._add(Scatter(outline_mm=outline, mix=mix, by="spacing", spacing_mm=15.0))

    @rule(target=ids, host=walls, x=sizes, material=st.sampled_from(["", "ws_turf_bag"]))
    def add_patch(self, host: str, x: float, material: str) -> Any:
        if not self._there(host):
            return multiple()
        outline = ((x, 1.0), (x + 15.0, 1.0), (x + 15.0, 20.0), (x, 12.0))
        return self._add(Patch(host=host, outline_mm=outline, material=material, fade="up"))

    @rule(
        one=ids | walls | st.just(BASE_ID),
        surface=st.sampled_from(
            ["front", "back", "top", "end-a", "reveal", "ground", "cut", "fascia", "side", "patch"]
        ),
        finish=st.sampled_from(["", "brick_weathered", "brick_sheet_weathered", OWN]),
    )
    def finish_surface(self, one: str, surface: str, finish: str) -> None:
        if finish == OWN and OWN not in self.session.document.records:
            return
        for item_id in self._there(one):
            if hasattr(self.session.document.get(item_id), "finishes"):
                with self.session.edit("Finish") as draft:
                    finishes.set_finish(draft, [item_id], surface, finish)

    @rule(density=st.sampled_from([0.3, 1.0]), material=st.sampled_from(["wall_paint_1l", "spray_primer_400"]))
    def change_build_up(self, density: float, material: str) -> None:
        with self.session.edit("Build-up") as draft:
            finishes.keep(draft, "Own", (Coat(material=material, density=density),), record_id=OWN)

    @rule()
    @precondition(lambda self: OWN in self.session.document.records)
    def remove_build_up(self) -> None:
        with self.session.edit("Remove") as draft:
            draft.remove(OWN)

    @rule(amount=st.sampled_from([0.0, 40.0, 1e6]), price=st.sampled_from(["", "3.50", "free"]))
    def change_prices(self, amount: float, price: str) -> None:
        with self.session.edit("Prices") as draft:
            draft.put(PriceList(id=PRICES_ID, prices={"xps_eu_10": price}, on_hand={"xps_eu_10": amount}))

    @rule(target=ids, at=points, text=st.sampled_from(["", "Garage"]))
    def add_label(self, at: tuple[float, float], text: str) -> str:
        return self._add(Label(text=text, at_mm=at))

    # -- changing -------------------------------------------------------------------------------------------

    @rule(
        one=ids | walls,
        other=ids | walls,
        dx=st.sampled_from([-35.0, 5.0, 60.0]),
        dy=st.sampled_from([-40.0, 0.0, 15.0]),
    )
    def move(self, one: str, other: str, dx: float, dy: float) -> None:
        chosen = [each for each in self._there(one, other) if self.session.document.records[each].kind != "opening"]
        with self.session.edit("Move", merge_key="move") as draft:
            verbs.move(draft, chosen, dx, dy)

    @rule(one=ids | walls, angle=st.sampled_from([15.0, 90.0, -120.0]))
    def turn(self, one: str, angle: float) -> None:
        with self.session.edit("Turn") as draft:
            verbs.rotate(draft, self._there(one), angle)

    @rule(target=ids, one=ids | walls, dx=st.sampled_from([5.0, 40.0]))
    def duplicate(self, one: str, dx: float) -> Any:
        with self.session.edit("Copy") as draft:
            made = verbs.duplicate(draft, self._there(one), dx, 10.0)
        return multiple(*made)

    @rule(one=consumes(ids) | consumes(walls))
    def delete(self, one: str) -> None:
        with self.session.edit("Delete") as draft:
            verbs.delete(draft, self._there(one))

    @rule(one=ids | walls, factor=st.sampled_from([0.5, 1.5]))
    def change_lengths(self, one: str, factor: float) -> None:
        for item_id in self._there(one):
            item = self.session.document.records[item_id]
            names = [
                name
                for name in ("height_mm", "width_mm", "thickness_mm", "depth_mm", "level_mm", "z_mm")
                if getattr(item, name, None)
            ]
            with self.session.edit("Set") as draft:
                verbs.set_fields(draft, item_id, {name: getattr(item, name) * factor for name in names})

    @rule(one=ids | walls, to=st.sampled_from(["front", "back"]))
    def reorder(self, one: str, to: str) -> None:
        with self.session.edit("Order") as draft:
            verbs.reorder(draft, self._there(one), to)

    @rule(one=ids | walls, field=st.sampled_from(["hidden", "locked"]))
    def toggle(self, one: str, field: str) -> None:
        for item_id in self._there(one):
            item = self.session.document.records[item_id]
            with self.session.edit("Toggle") as draft:
                verbs.set_fields(draft, item_id, {field: not getattr(item, field)})

    @rule(field=st.sampled_from(["hidden", "locked"]), value=st.booleans())
    def toggle_layer(self, field: str, value: bool) -> None:
        if "yard" in self.session.document.records:
            with self.session.edit("Layer") as draft:
                verbs.set_fields(draft, "yard", {field: value})

    @rule(one=ids | walls, layer=st.sampled_from(["", "yard"]))
    def set_layer(self, one: str, layer: str) -> None:
        if not layer or layer in self.session.document.records:
            with self.session.edit("Layer") as draft:
                verbs.set_layer(draft, self._there(one), layer)

    @rule(
        depth=st.sampled_from([(), (BaseLayer(material="xps_eu_20", thickness_mm=20.0),)]),
        width=st.sampled_from([WIDTH, 140.0]),
    )
    def change_base(self, depth: Any, width: float) -> None:
        with self.session.edit("Base") as draft:
            verbs.set_fields(draft, BASE_ID, {"layers": depth, "width_mm": width})

    @rule(to=st.sampled_from([64.0, 87.0, 35.0]), base=st.sampled_from(["scale", "keep"]))
    def rescale(self, to: float, base: str) -> None:
        with self.session.edit("Rescale") as draft:
            verbs.rescale(draft, to, base=base)

    @precondition(lambda self: self.session.issues())
    @rule(number=st.integers(0, 30), choice=st.integers(0, 2))
    def fix(self, number: int, choice: int) -> None:
        issues = self.session.issues()
        issue = issues[number % len(issues)]
        if issue.fixes:
            self.session.apply_fix(issue.fixes[choice % len(issue.fixes)])

    @rule()
    def fail(self) -> None:
        before = self.session.document
        with pytest.raises(PlannerError):
            self._half_an_edit()
        assert self.session.document is before

    def _half_an_edit(self) -> None:
        with self.session.edit("Fail") as draft:
            verbs.place_thing(draft, "oil_drum", (10.0, 10.0))
            verbs.set_fields(draft, BASE_ID, {"width_mm": math.nan})

    # -- history and files ----------------------------------------------------------------------------------

    @rule(steps=st.integers(1, 4))
    def undo_and_redo(self, steps: int) -> None:
        before = self.session.document.records
        made = 0
        while made < steps and self.session.can_undo:
            self.session.undo()
            made += 1
        self.agrees()
        for _ in range(made):
            self.session.redo()
        assert self.session.document.records == before

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo()

    @rule()
    def save_and_load(self) -> None:
        contents = contents_of(project_bytes(self.session.document))
        assert contents.problems == ()
        assert contents.document.records == self.session.document.records

    # -- what must hold -------------------------------------------------------------------------------------

    @invariant()
    def agrees(self) -> None:
        """What is derived step by step is what is derived anew."""
        kept, fresh = self.session, Session(Document(0, self.session.document.records), catalogue=CATALOGUE)
        assert set(kept.scene.boxes) == set(fresh.scene.boxes)
        for item in fresh.document.items():
            assert kept.scene.outline(item) == fresh.scene.outline(item), item
            assert kept.scene.contact(item) == fresh.scene.contact(item), item
            assert kept.scene.solids(item) == fresh.scene.solids(item), item
            assert kept.scene.hosted(item.id) == fresh.scene.hosted(item.id), item
            if item.id in fresh.scene.boxes:
                assert kept.scene.boxes.bounds(item.id) == fresh.scene.boxes.bounds(item.id), item
        for x in range(5, int(WIDTH), 30):
            for y in range(5, int(DEPTH), 30):
                assert same(kept.ground.height_at(x, y), fresh.ground.height_at(x, y))
        self._same_bill(fresh)
        told, anew = ([(str(i.message), i) for i in session.issues()] for session in (kept, fresh))
        assert [(i.code, i.severity, i.record_id, text) for text, i in told] == [
            (i.code, i.severity, i.record_id, text) for text, i in anew
        ]
        assert kept.stacking() == fresh.stacking()

    def _same_bill(self, fresh: Session) -> None:
        kept, anew = self.session.bill(), fresh.bill()
        self._same_ledger(fresh)
        assert [row.material for row in kept.rows] == [row.material for row in anew.rows]
        for one, other in zip(kept.rows, anew.rows, strict=True):
            assert same(one.need, other.need), (one, other)
            assert same(one.measured, other.measured), (one, other)
            assert (one.packs, one.items) == (other.packs, other.items)
        assert kept.things == anew.things
        assert kept.total == anew.total

    def _same_ledger(self, fresh: Session) -> None:
        """Every line of the ledger is there again when all is counted anew, and no other."""
        kept, anew = (session.quantities.ledger.totals() for session in (self.session, fresh))
        assert kept.keys() == anew.keys()
        for material, total in kept.items():
            ours, theirs = (sorted(lines, key=_place_of) for lines in (total.lines, anew[material].lines))
            assert [_place_of(line) for line in ours] == [_place_of(line) for line in theirs]
            assert all(
                same(a.amount, b.amount) and same(a.measured, b.measured) for a, b in zip(ours, theirs, strict=True)
            )
            assert same(total.amount, sum(line.amount for line in ours))

    def teardown(self) -> None:
        drawn = record(self.session.drawing())
        fresh = Session(Document(0, self.session.document.records), catalogue=CATALOGUE)
        assert drawn == record(fresh.drawing())
        while self.session.can_undo:
            self.session.undo()
        assert self.session.document.records == self.start.records


Editing.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=22,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestEditing = Editing.TestCase


def test_a_session_on_disk_is_what_was_saved(tmp_path: FilePath) -> None:
    session = Session(new_document("Disk", Scale(64), (WIDTH, DEPTH)), catalogue=CATALOGUE)
    with session.edit("Add") as draft:
        verbs.place_thing(draft, "oil_drum", (10.0, 10.0))
    path = tmp_path / "disk.diorama"
    session.save(path)
    assert not session.dirty
    again = Session(catalogue=CATALOGUE)
    assert list(again.open(path)) == []
    assert again.document.records == session.document.records
    with session.edit("Move") as draft:
        verbs.move(draft, [item.id for item in draft.every(Thing)], 1.0, 0.0)
    assert session.dirty
    session.undo()
    assert not session.dirty
    assert transforms.is_movable(next(again.document.every(Thing)))
