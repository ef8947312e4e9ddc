"""Sixty irregular parts on sheets of 1200 x 600 mm: laid out at once, then squeezed; ten and 200 for growth."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator

from benchmarks.measuring import Figure
from benchmarks.parts import SHEET_MM, reference_parts
from diorama_planner.app.sawing.squeezing import USUAL_S, squeeze
from diorama_planner.takeoff.nest import nest
from diorama_planner.takeoff.nesting import NEW, Layout, Part, Settings, Stock, by_key, laid, use_pct

SHEET = Stock(NEW, "Sheet", *SHEET_MM)
SETTINGS = Settings(gap_mm=3.0)
SEEDS = (1, 2, 3)
RUNS = 3
MOST_MS, MOST_SHEETS = 1500.0, 3.0


def measure() -> Iterator[Figure]:
    """Lay parts out."""
    for count in (10, 60, 200):
        parts, times = reference_parts(count), []
        for _ in range(RUNS if count < 200 else 1):
            start = time.perf_counter()
            layout = nest(parts, [SHEET], SETTINGS)
            times.append((time.perf_counter() - start) * 1000)
        limit = MOST_MS if count == 60 else None
        yield Figure(f"{count} parts laid out", statistics.median(times), "ms", limit)
        yield Figure(f"{count} parts: sheets", len(layout.sheets), "", MOST_SHEETS if count == 60 else None)
        yield Figure(f"{count} parts: first sheet", use_pct(layout, by_key(parts), 0), "%")
    yield from _squeezed()


def _squeezed() -> Iterator[Figure]:
    """Squeeze the reference sets: never more sheets, and on average a denser first one."""
    denser, more = [], 0.0
    for seed in SEEDS:
        parts = reference_parts(60, seed)
        plain = nest(parts, [SHEET], SETTINGS)
        found = squeeze(plain, parts, [SHEET], seconds=USUAL_S)
        if found.problem is not None:
            raise RuntimeError(str(found.problem))
        known = by_key(parts)
        before, after = use_pct(plain, known, 0), use_pct(found.layout, known, 0)
        denser.append(after - before)
        more = max(more, _needed(found.layout, known) - _needed(plain, known))
        yield Figure(f"seed {seed}: first sheet at once", before, "%")
        yield Figure(f"seed {seed}: first sheet squeezed", after, "%")
        yield Figure(f"seed {seed}: sheets at once", _needed(plain, known), "")
        yield Figure(f"seed {seed}: sheets squeezed", _needed(found.layout, known), "")
    yield Figure("sheets that squeezing takes more at most", more, "", 0.0)
    yield Figure("first sheet less dense by, on average", -statistics.mean(denser), "%", 0.0)


def _needed(layout: Layout, parts: dict[str, Part]) -> float:
    """The sheets, of the last one only what is used from its left end."""
    last = len(layout.sheets) - 1
    end = max(laid(parts[placement.part], placement).bounds[2] for placement in layout.on(last))
    return last + end / SHEET_MM[0]
