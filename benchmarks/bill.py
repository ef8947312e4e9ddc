"""The full bill of 10,000 items with build-ups from nothing, by kind, and again after one edit."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.measuring import Figure
from benchmarks.plans import built_up_plan
from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import Catalogue, load_catalogue
from diorama_planner.core.collector import collector_paused
from diorama_planner.model.document import Document
from diorama_planner.model.draft import Draft

ITEMS = 10_000
RUNS = 5
EDITS = 15


def measure() -> Iterator[Figure]:
    """Work the bill out."""
    document, catalogue = built_up_plan(ITEMS), load_catalogue()
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(RUNS):
            session = _opened(document, catalogue, Path(folder))
            start = time.perf_counter()
            bill = session.bill()
            times.append((time.perf_counter() - start) * 1000)
        yield Figure("full bill of 10,000 items with build-ups", statistics.median(times), "ms", 300)
        yield Figure("its lines", sum(len(row.lines) for row in bill.rows), "lines")
        yield from _shares(session)
        yield from _after_edits(session)


def _opened(document: Document, catalogue: Catalogue, folder: Path) -> Session:
    session = Session(document, catalogue=catalogue)
    session.workshop_folder = folder
    assert len(session.scene.boxes) >= ITEMS  # the plan is open: what lies where is known
    assert session.workshop is not None  # and so is what lies on the shelf
    return session


def _shares(session: Session) -> Iterator[Figure]:
    """How long it takes to measure each kind once more, those that take longest first."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for record in session.document.records.values():
        kinds[record.kind].append(record.id)
    found = {}
    with collector_paused():
        for kind, ids in kinds.items():
            session.quantities.touch(ids)
            start = time.perf_counter()
            session.quantities.follow()
            found[f"{kind} ({len(ids)})"] = (time.perf_counter() - start) * 1000
    for name, taken in sorted(found.items(), key=lambda entry: -entry[1])[:6]:
        yield Figure(f"measured once more: {name}", taken, "ms")


def _after_edits(session: Session) -> Iterator[Figure]:
    """How long the bill takes after an edit; the edit itself is told apart."""
    items = {type(item).__name__: item for item in session.document.items()}
    edits: dict[str, Callable[[Draft, int], None]] = {
        "moving a thing": lambda draft, _: verbs.move(draft, [items["Thing"].id], 1.0, 0.0),
        "moving a cover": lambda draft, _: verbs.move(draft, [items["GroundCover"].id], 1.0, 0.0),
        "raising a wall": lambda draft, run: verbs.set_fields(draft, items["Wall"].id, {"height_mm": 61.0 + run}),
    }
    for name, edit in edits.items():
        edited, billed = [], []
        for run in range(EDITS):
            start = time.perf_counter()
            with session.edit("Edit") as draft:
                edit(draft, run)
            then = time.perf_counter()
            session.bill()
            edited.append((then - start) * 1000)
            billed.append((time.perf_counter() - then) * 1000)
        yield Figure(f"bill after {name}", statistics.median(billed), "ms", 5)
        yield Figure(f"{name}, before the bill", statistics.median(edited), "ms")
