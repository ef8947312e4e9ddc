"""Materials that fight: an ordered list of materials, each laid over the one before, held against what is known.

What is known is `compatibility.csv`, and for bare foam what a material says of itself. What lies on what in a plan
is found out in `app.build_order`; here are only lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.reference_rows import Compatibility

FOAMS = frozenset({"xps", "eps"})
FOAM_SEALER = "sealer_foam_500"
"""What is laid on foam before anything that harms it; its row says it is safe there."""

_POROUS = frozenset({"fibre", "foliage", "aggregate", "powder", "pigment"})
"""Classes through which whatever is laid over them reaches what is under them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of one material over another: how bad it is, why, what to do, and which material helps.

    `insert` is the id of what goes between, `instead` that of what to take in its place; both may be empty.
    """

    is_fatal: bool
    reason: str
    advice: str
    insert: str = ""
    instead: str = ""


class Clash(NamedTuple):
    """Two places of an ordered list, counted from 0 below, whose materials do not get on."""

    below: int
    above: int
    verdict: Verdict


def is_porous(material: Material) -> bool:
    """Whether what is laid over it goes through it: fibres, foliage, sand, powder."""
    return material.compat_class in _POROUS


@lru_cache(maxsize=4)
def _rules(rows: tuple[Compatibility, ...]) -> dict[tuple[str, str], Compatibility]:
    return {(row.applied, row.over): row for row in rows}


def verdict_on(applied: Material, over: Material, catalogue: Catalogue, *, is_open: bool = False) -> Verdict | None:
    """Say what is wrong with one material over another; None where nothing is known against it.

    `is_open` tells that air reaches the applied one: a glue that only fails between two closed faces is then fine.
    """
    row = _rules(catalogue.compatibility()).get((applied.compat_class, over.compat_class))
    if row is None:
        return _on_foam(applied, over)
    if row.verdict == "ok" or (row.closed_only and is_open):
        return None
    swap = catalogue.material_map.get(row.instead)
    instead = row.instead if swap is not None and _same_trade(swap, applied) else ""
    return Verdict(row.verdict == "no", row.reason, row.fix, row.insert, instead)


def _same_trade(one: Material, other: Material) -> bool:
    """Whether one can take the place of the other at all: hot glue and melting water are of one class."""
    return one.category == other.category


def _on_foam(applied: Material, over: Material) -> Verdict | None:
    """What a material says of bare foam itself, or of what it attacks."""
    if over.compat_class in applied.attacks:
        advice = "seal it first" if over.compat_class in FOAMS else "keep them apart"
        insert = FOAM_SEALER if over.compat_class in FOAMS else ""
        return Verdict(True, "it attacks what is under it", advice, insert)
    if over.compat_class not in FOAMS or applied.foam_safe in (None, "yes"):
        return None
    fatal = applied.foam_safe == "no"
    return Verdict(fatal, "it is not safe on bare foam", "seal the foam first", FOAM_SEALER)


def check_order(order: Sequence[Material], catalogue: Catalogue) -> list[Clash]:
    """Check a list of materials in the order in which they are laid, the lowest first.

    Every material is held against the one under it, and where that is porous against what lies deeper too, down to
    the first closed one.
    """
    found = []
    for above, applied in enumerate(order):
        is_open = above + 1 == len(order) or is_porous(order[above + 1])
        for below in range(above - 1, -1, -1):
            verdict = verdict_on(applied, order[below], catalogue, is_open=is_open)
            if verdict is not None:
                found.append(Clash(below, above, verdict))
            if not is_porous(order[below]):
                break
    return found


def waits(order: Sequence[Material]) -> list[tuple[Material, float]]:
    """Give the materials that must dry before the next closed one is laid, each with its hours.

    A glue takes the fibres that follow while it is wet; it dries before the next glue, paint or pour.
    """
    found: list[tuple[Material, float]] = []
    wet: list[Material] = []
    for material in order:
        if not is_porous(material) and wet:
            slowest = max(wet, key=lambda each: each.cure_hours or 0.0)
            found.append((slowest, slowest.cure_hours or 0.0))
            wet = []
        if material.cure_hours and not (wet and is_porous(material)):
            wet.append(material)
    return found
