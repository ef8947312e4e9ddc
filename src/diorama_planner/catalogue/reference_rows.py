"""Typed rows of the tables by which a plan is judged: bases, roads, references, scales, compatibility, steps.

Each class mirrors one CSV file, column by column; `assets/catalogue/README.md` says what the columns mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class Base:
    """A board, frame, case, shelf or railway module: outer size and the free space inside, mm."""

    id: str
    name: str
    category: str
    outer_length_mm: float
    outer_width_mm: float
    outer_height_mm: float
    inner_length_mm: float | None
    inner_width_mm: float | None
    inner_height_mm: float | None
    region: str
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Road:
    """A cross-section figure of a road, pavement, kerb, parking bay or railway, mm real size, by region."""

    id: str
    name: str
    category: str
    region: tuple[str, ...]
    width_mm: float | None
    width_min_mm: float | None
    width_max_mm: float | None
    height_mm: float | None
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Reference:
    """An everyday thing by which a scale is judged: one value with its usual range, mm real size."""

    id: str
    name: str
    category: str
    dimension: str
    value_mm: float
    min_mm: float
    max_mm: float
    region: tuple[str, ...]
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ScaleRow:
    """A modelling scale; `notes` holds its traps. `gauge_mm` is the model's track, railway scales only."""

    id: str
    name: str
    category: str
    ratio_denominator: float
    gauge_mm: float | None
    standard_body: str
    typical_use: str
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Compatibility:
    """What happens when material class `applied` is laid over class `over`. No row means not known.

    `insert` is a material that goes between and helps, `instead` one to take in place of what is applied. A row
    that is `closed_only` speaks of joints between two faces that let no air in.
    """

    id: str
    applied: str
    over: str
    verdict: Literal["ok", "warn", "no"]
    reason: str
    fix: str
    insert: str
    instead: str
    closed_only: bool | None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Dilution:
    """A row of `dilutions.csv`: how materials are thinned for one use, in parts by volume.

    `thinner_parts` 0: used as it comes. `counted` says what rate and bill count: the product itself or the mix, or
    that the use takes as much as it takes, so that nothing is told of it.
    `for_categories` are those of materials that call for this use; empty where the material itself does.
    """

    id: str
    materials: tuple[str, ...]
    use: str
    for_categories: tuple[str, ...]
    product_parts: float
    thinner_parts: float
    thinner: str
    counted: Literal["product", "mix", "by hand"]
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Step:
    """A build step: what it costs in hours, what it waits for, and which steps come before it."""

    id: str
    sequence: int
    phase: str
    name: str
    basis: str
    hours_per_m2: float | None
    hours_per_m2_min: float | None
    hours_per_m2_max: float | None
    hours_per_item: float | None
    item_unit: str
    fixed_hours: float | None
    wait_hours: float
    wait_hours_min: float
    wait_hours_max: float
    wait_for: str
    blocks: str
    notes: str
    predecessors: tuple[str, ...]
    source: str
    confidence: Confidence
