"""Typed rows of the tables behind light and camera: LEDs, neon, wire, resistors, power sources, camera parts.

Each class mirrors one CSV file, column by column; `assets/catalogue/README.md` says what the columns mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diorama_planner.catalogue.reference_rows import Confidence


@dataclass(frozen=True, slots=True)
class Led:
    """An LED package, pre-wired LED, filament, EL wire or fibre; V, mA, mm. Resistors take `vf_hobby_v`."""

    id: str
    name: str
    package: str
    colour: str
    mount: str
    length_mm: float
    width_mm: float
    height_mm: float
    vf_min_v: float | None
    vf_typ_v: float | None
    vf_max_v: float | None
    if_test_ma: float | None
    if_max_ma: float | None
    if_hobby_ma: float | None
    intensity_mcd: float | None
    flux_lm: float | None
    view_angle_deg: float | None
    notes: str
    vf_hobby_v: float | None
    lit_length_mm: float | None
    built_in_ohm: float | None
    supply_min_v: float | None
    supply_max_v: float | None
    lead_mm: float | None
    cuttable: bool
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Wire:
    """A wire by gauge: bare diameter mm, area mm2, ohm per metre, and the current it may carry in A."""

    id: str
    name: str
    gauge_system: Literal["AWG", "mm2"]
    gauge: float
    diameter_bare_mm: float
    area_mm2: float
    ohm_per_m_20c: float
    max_current_chassis_a: float
    max_current_recommended_a: float
    outside_diameter_mm: float | None
    typical_use: str
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Resistor:
    """One base value (1 to 9.99) of an E series."""

    series: str
    index: int
    value: float
    tolerance_pct: float
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class ResistorPackage:
    """A resistor package: size in mm and power rating in W."""

    id: str
    name: str
    mount: str
    length_mm: float
    width_mm: float
    power_rating_w: float
    notes: str
    source: str
    confidence: Confidence

    @property
    def short_name(self) -> str:
        """As it is asked for beside a value: `0805`, `1/8 W`."""
        return self.name.removeprefix("Chip resistor ").removeprefix("Axial ")


@dataclass(frozen=True, slots=True)
class PowerSource:
    """A battery or supply: V, mA, mAh and its outer size in mm."""

    id: str
    name: str
    chemistry: str
    nominal_v: float
    min_v: float
    max_v: float
    capacity_mah: float | None
    max_continuous_ma: float
    max_pulse_ma: float
    rechargeable: bool | None
    notes: str
    length_mm: float | None
    width_mm: float | None
    height_mm: float | None
    useful_min_v: float
    fresh_v: float | None
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class SupplyPart:
    """A material that is bought for a power source: its cells, holder, lead or rectifier; the source itself too."""

    supply: str
    part: str
    count: int
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class NeonTechnique:
    """A way to build a neon sign; bench mm. Strokes are between `stroke_min_mm` and `stroke_max_mm` thick.

    `gap_mm` is the least room between two strokes, `bend_mm` the smallest radius of their middle line (0: corners),
    `letter_min_mm` the least height of letters that is asked for besides, `length_max_mm` of the longest sign.
    `lit_from` says where its light is: LEDs every `led_every_mm` along the edge of a sheet, into which it reaches
    `reach_mm`; behind a mask; at the end of a tube; or the tube itself, `led` being its row. What is `unbroken` shows
    one line only; a tube is at least and at most so long. Sheets, paint and tube are materials.
    """

    id: str
    name: str
    stroke_min_mm: float
    stroke_max_mm: float
    gap_mm: float
    bend_mm: float
    letter_min_mm: float | None
    length_max_mm: float
    depth_mm: float
    lit_from: Literal["edge", "behind", "end", "itself"]
    led: str
    led_every_mm: float | None
    reach_mm: float | None
    unbroken: bool
    tube_min_mm: float | None
    tube_max_mm: float | None
    sheet: str
    sheet_2: str
    paint: str
    tube: str
    notes: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Camera:
    """A sensor, lens, body or accessory, as `kind` says; each fills its own columns, lengths in mm.

    Width, height and depth are those of a body as it stands, without lens; a phone lies on its long edge.
    """

    kind: Literal["sensor", "lens", "body", "accessory"]
    id: str
    name: str
    sensor_width_mm: float | None
    sensor_height_mm: float | None
    coc_mm: float | None
    crop_factor: float | None
    focal_mm: float | None
    equiv_focal_mm: float | None
    max_aperture_f: float | None
    min_aperture_f: float | None
    min_focus_mm: float | None
    max_magnification: float | None
    working_distance_mm: float | None
    notes: str
    sensor: str
    extension_mm: float | None
    dioptre: float | None
    front_diameter_mm: float | None
    axis_above_bottom_mm: float | None
    lens_to_phone_edge_mm: float | None
    width_mm: float | None
    height_mm: float | None
    depth_mm: float | None
    source: str
    confidence: Confidence
