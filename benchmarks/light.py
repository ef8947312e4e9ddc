"""300 lights on a plan of 1200 x 800 mm: their circuits, wires led for all, and anew after one light was moved."""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.measuring import Figure, child, median_ms
from diorama_planner.app import verbs
from diorama_planner.app.light.wiring_job import route_now
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.resources import asset_path
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.trough import Trough
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, Circuit, Item, Project, Record

WIDTH_MM, DEPTH_MM = 1200.0, 800.0
STREETS, HOUSES = 4, 5
LIGHTS = 300
MANY = "many"
"""Says to `children.night_frames` that the plan of many lights is wanted."""

NIGHT_MS = 50.0
RUNS = 3
MOVES = 15


def lit_plan() -> Document:
    """Houses along streets, lights in their walls and between them, a junction for each house, one supply."""
    base = Base(id=BASE_ID, width_mm=WIDTH_MM, depth_mm=DEPTH_MM, clearance_mm=20.0)
    supply = Supply(id="supply", source="dc12_2a", at_mm=(600.0, 60.0), under_base=True)
    records: list[Record] = [Project(name="Lit"), base, supply]
    for number in range(STREETS * HOUSES):
        x, y = 40.0 + number % HOUSES * 235.0, 60.0 + number // HOUSES * 190.0
        records += _house(f"h{number}", x, y, LIGHTS // (STREETS * HOUSES), series=number % 4 == 3)
    return Document.of(records)


def _house(name: str, x: float, y: float, lights: int, *, series: bool) -> list[Record]:
    corners = ((x, y), (x + 140.0, y), (x + 140.0, y + 90.0), (x, y + 90.0), (x, y))
    wall = Wall(id=name, path_mm=corners, height_mm=60.0)
    door = Opening(id=f"{name}-door", host=name, at_mm=70.0, width_mm=14.0, height_mm=34.0)
    trough = Trough(id=f"{name}-way", line_mm=((x, y + 110.0), (x + 140.0, y + 110.0)))
    junction = Junction(id=f"{name}-hub", at_mm=(x + 70.0, y + 45.0), feed="supply")
    circuit = Circuit(id=f"{name}-lit", name=name, feed=junction.id, wiring="series" if series else "parallel")
    inside: list[Item] = []
    for number in range(lights):
        share = (number + 0.5) / lights
        own: dict[str, Any] = {"id": f"{name}-{number}", "circuit": circuit.id}
        if number % 3:
            on_wall = (x + 140.0 * share, y if number % 2 else y + 90.0)
            inside.append(Light(at_mm=on_wall, z_mm=45.0, mount="wall", host=name, **own))
        else:
            inside.append(Light(at_mm=(x + 140.0 * share, y + 112.0), z_mm=4.0, **own))
    return [wall, door, trough, junction, circuit, *inside]


def measure() -> Iterator[Figure]:
    """Work out the circuits, then lead the wires."""
    document, catalogue = lit_plan(), load_catalogue()
    yield from _circuits(Session(document, catalogue=catalogue))
    times = []
    for _ in range(RUNS):
        session = Session(document, catalogue=catalogue)
        assert session.electrics.plan is not None  # circuits are measured by themselves
        start = time.perf_counter()
        harness = route_now(session)
        times.append((time.perf_counter() - start) * 1000)
    yield Figure("wires of 300 lights, in the background", statistics.median(times), "ms", 1500)
    yield Figure("its wires", len(harness.runs), "wires")
    assert not harness.unrouted
    yield from _after_moves(session)
    yield from _nights()


def _circuits(session: Session) -> Iterator[Figure]:
    """How long it takes from the plan to every current and finding: from nothing, and after one LED was changed."""
    electrics = session.electrics

    def anew() -> None:
        electrics.rebuild()
        assert electrics.plan.circuits

    anew()  # loads what reckons
    yield Figure("circuits of 300 lights", median_ms(anew, 9), "ms", 50)
    times = []
    for number in range(MOVES):
        with session.edit("Change LED") as draft:
            verbs.set_fields(draft, f"h{number}-1", {"led": "smd0603_red"})
        start = time.perf_counter()
        assert electrics.plan.circuits
        times.append((time.perf_counter() - start) * 1000)
    yield Figure("circuits after one LED was changed", statistics.median(times), "ms", 50)


def _after_moves(session: Session) -> Iterator[Figure]:
    """How long it takes until wires lie anew after one light was moved; the edit and its circuits are told apart."""
    lights = [item.id for item in session.document.items() if item.kind == "light"]
    times = []
    for number in range(MOVES):
        with session.edit("Move") as draft:
            verbs.move(draft, [lights[number * 19]], 3.0, 0.0)
        assert session.electrics.plan is not None
        start = time.perf_counter()
        route_now(session)
        times.append((time.perf_counter() - start) * 1000)
    yield Figure("wires after one light was moved", statistics.median(times), "ms", 60)


def _nights() -> Iterator[Figure]:
    """What showing a night in a window of 1600 x 1000 takes the processor: that of the neon alley, of 300 lights."""
    for plan, name in ((str(asset_path("examples", "neon-alley.diorama")), "neon alley"), (MANY, "300 lights")):
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home}
            found = child("night_frames", [plan], environment)
        del found["wall_ms"]
        for act, value in found.items():
            limit = NIGHT_MS if plan != MANY and act != "first night" else None
            yield Figure(f"night of the {name}: {act}", value, "ms", limit)
