"""The scale advisor: how large everyday things are in the chosen scale, and how the plan compares with them.

Figures and ranges are rows of the catalogue (references and roads); which of them speak for a region is settled
here. Measuring the plan is the caller's: it hands in what it measured, in real size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.reference_rows import Reference, Road
from diorama_planner.core.messages import Message, msg
from diorama_planner.core.scale import Scale
from diorama_planner.core.units import format_length, format_range
from diorama_planner.formulas.rounding import is_above

Region = Literal["EU", "UK", "US", "JP", "ID", "other"]
MeasuredQuantity = Literal["road width", "pavement width", "kerb height", "door height", "step rise"]
Verdict = Literal["below", "usual", "above"]

# Which codes of the tables speak for a region of the preferences, nearest first. Indonesia has no rows of its own;
# it builds to metric figures, for which the continental ones stand in.
_CODES: Mapping[Region, tuple[str, ...]] = {
    "EU": ("EU", "DE"),
    "UK": ("GB",),
    "US": ("US",),
    "JP": ("JP",),
    "ID": ("EU", "DE"),
    "other": ("EU", "DE"),
}
_REFERENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("adult", ("ref_adult_height",)),
    ("eye height", ("ref_eye_height_man",)),
    ("door", ("ref_door_us", "ref_door_uk")),
    ("step", ("ref_step_rise",)),
    ("step going", ("ref_step_going",)),
    ("brick", ("ref_brick_length",)),
    ("brick course", ("ref_brick_course",)),
    ("tyre", ("ref_tyre_car",)),
    ("plate", ("ref_plate_eu", "ref_plate_gb", "ref_plate_us", "ref_plate_jp")),
)
_ROADS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("lane", ("jp_lane", "gb_lane_motorway", "us_lane_urban", "eu_lane")),
    ("old lane", ("jp_road_old", "gb_back_lane", "us_alley", "eu_old_lane")),
    ("road", ("jp_road_legal", "gb_street", "us_street")),
    ("pavement", ("jp_pavement", "gb_pavement", "us_sidewalk", "de_pavement")),
)
_LEGAL_MINIMUM = "jp_road_legal"
_KERBS = ("jp_kerb", "gb_kerb", "us_curb", "de_kerb")
_COMPARED: Mapping[MeasuredQuantity, tuple[str, ...]] = {
    "road width": ("old lane", "road"),
    "pavement width": ("pavement",),
    "kerb height": ("kerb",),
    "door height": ("door",),
    "step rise": ("step",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvisorRow:
    """An everyday thing: usual size and its range, real and on the bench, all in mm.

    `is_minimum` marks a law's lower limit: what is larger is usual too.
    """

    subject: str
    name: str
    real_mm: tuple[float, float]
    usual_mm: float
    model_mm: tuple[float, float]
    usual_model_mm: float
    notes: str
    source: str
    confidence: str
    is_minimum: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Something measured on the plan: its label, its real size in mm, and what kind of size that is."""

    label: str
    real_mm: float
    quantity: MeasuredQuantity


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure beside one figure; `message` is the sentence to show."""

    measure: Measure
    row: AdvisorRow
    verdict: Verdict
    message: Message


def advise(scale: Scale, region: Region, catalogue: Catalogue) -> tuple[AdvisorRow, ...]:
    """Sizes in `scale` of adult, door, step, brick, tyre, plate, lane, road, pavement and kerb as in `region`."""
    references = {row.id: row for row in catalogue.references()}
    roads = {row.id: row for row in catalogue.roads()}
    rows = [
        _reference_row(subject, row, scale)
        for subject, ids in _REFERENCES
        for row in _of_region([references[each] for each in ids], region)
    ]
    for subject, ids in _ROADS:
        known = [roads[each] for each in ids if _speaks_for(roads[each], region)]
        rows += [_road_row(subject, road, roads.values(), scale) for road in known[:1]]
    kerb = next(roads[each] for each in _KERBS if _speaks_for(roads[each], region))
    return (*rows, _kerb_row(kerb, references["ref_kerb"], scale))


def compare(
    measures: Iterable[Measure],
    scale: Scale,
    region: Region,
    catalogue: Catalogue,
    *,
    real_unit: str = "m",
    model_unit: str = "mm",
) -> tuple[Comparison, ...]:
    """Set what was measured beside what is usual.

    A road is set beside the old lane and the road of the region: "Alley is 6.4 m; an old lane is 1.8 to 2.7 m
    (28.13 to 42.19 mm here)". A kerb 2.3 mm high is better told in mm, a road in m: one call for each.

    Args:
        measures: what was measured on the plan, in real size.
        scale: of the plan.
        region: whose figures to compare with.
        catalogue: holds the figures.
        real_unit: how real lengths are written.
        model_unit: how lengths on the bench are written.
    """
    advice = advise(scale, region, catalogue)
    return tuple(
        Comparison(measure, row, _verdict(measure.real_mm, row), _sentence(measure, row, real_unit, model_unit))
        for measure in measures
        for row in advice
        if row.subject in _COMPARED[measure.quantity]
    )


def _verdict(real_mm: float, row: AdvisorRow) -> Verdict:
    low, high = row.real_mm
    if is_above(low, real_mm):
        return "below"
    return "above" if is_above(real_mm, high) and not row.is_minimum else "usual"


def _sentence(measure: Measure, row: AdvisorRow, real_unit: str, model_unit: str) -> Message:
    real = format_length(measure.real_mm, real_unit)
    if row.is_minimum:
        return msg(
            "{label} is {real}; a road must be {least} at least ({model} here)",
            label=measure.label,
            real=real,
            least=format_length(row.real_mm[0], real_unit),
            model=format_length(row.model_mm[0], model_unit),
        )
    return msg(
        "{label} is {real}; {article} {subject} is {range} ({model} here)",
        label=measure.label,
        real=real,
        article="an" if row.subject[0] in "aeiou" else "a",
        subject=row.subject,
        range=format_range(*row.real_mm, real_unit),
        model=format_range(*row.model_mm, model_unit),
    )


def _speaks_for(road: Road, region: Region) -> bool:
    return any(code in road.region for code in _CODES[region])


def _of_region(rows: list[Reference], region: Region) -> list[Reference]:
    """The rows of the region; where it has none, all of them: their names say whose they are."""
    for code in _CODES[region]:
        own = [row for row in rows if code in row.region]
        if own:
            return own
    return rows


def _reference_row(subject: str, row: Reference, scale: Scale) -> AdvisorRow:
    return _row(subject, row, (row.min_mm, row.max_mm), row.value_mm, scale)


def _road_row(subject: str, road: Road, roads: Iterable[Road], scale: Scale) -> AdvisorRow:
    """A width of the road table. An old lane's range ends where a road of its region begins."""
    usual = road.width_mm or 0.0
    low, high = road.width_min_mm or usual, road.width_max_mm or usual
    if subject == "old lane":
        begins = [
            each.width_min_mm for each in roads if each.id in dict(_ROADS)["road"] and each.region == road.region
        ]
        high = usual if any(start is not None and high >= start for start in begins) else high
    return _row(subject, road, (low, high), usual, scale, is_minimum=road.id == _LEGAL_MINIMUM)


def _kerb_row(kerb: Road, reference: Reference, scale: Scale) -> AdvisorRow:
    """The region's usual height in the range of kerbs anywhere."""
    return _row("kerb", kerb, (reference.min_mm, reference.max_mm), kerb.height_mm or reference.value_mm, scale)


def _row(
    subject: str,
    row: Road | Reference,
    real_mm: tuple[float, float],
    usual_mm: float,
    scale: Scale,
    *,
    is_minimum: bool = False,
) -> AdvisorRow:
    return AdvisorRow(
        subject=subject,
        name=row.name,
        real_mm=real_mm,
        usual_mm=usual_mm,
        model_mm=(scale.to_model(real_mm[0]), scale.to_model(real_mm[1])),
        usual_model_mm=scale.to_model(usual_mm),
        notes=row.notes,
        source=row.source,
        confidence=row.confidence,
        is_minimum=is_minimum,
    )
