"""Searching the shipped catalogue: nicknames, prefixes, typing errors; the worst of them counts."""

from __future__ import annotations

import time
from collections.abc import Iterator
from functools import partial

from benchmarks.measuring import Figure, median_ms
from diorama_planner.catalogue.catalogue import load_catalogue

QUERIES = ("hachiroku", "ae86", "skylne", "R34", "oil dr", "vending", "static gras", "mdf 9", "kafer", 'foam" OR (')
RUNS = 15


def measure() -> Iterator[Figure]:
    """Search for each of the queries."""
    catalogue = load_catalogue()
    start = time.perf_counter()
    catalogue.search("a", kind="all")
    yield Figure("first search, with the index", (time.perf_counter() - start) * 1000, "ms")
    times = [median_ms(partial(catalogue.search, text, kind="all"), RUNS) for text in QUERIES]
    yield Figure("slowest query", max(times), "ms", 10)
