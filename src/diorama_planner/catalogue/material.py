"""A material: something that is bought by area, length, volume, weight or piece, and its coverage rule.

What a measured area needs of a material is worked out in `coverage`; which sheet thickness is sold is in
`stock`. Prices are never sourced: they are first values that the user replaces.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from diorama_planner.catalogue.table import Pair
from diorama_planner.catalogue.thing import Origin
from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg

Form = Literal["sheet", "length", "area", "volume", "weight", "each"]
PackUnit = Literal["sheet", "m", "m2", "ml", "g", "piece", "pair", "set"]
CoverageUnit = Literal[
    "m2_per_l",
    "m2_per_pack",
    "g_per_m2",
    "g_per_m2_per_mm",
    "ml_per_m2",
    "ml_per_m_track",
    "m2_per_l_per_mm",
    "l_per_kg",
    "l_per_l",
    "pieces_per_m2",
]


LEAST, LARGEST = 1e-6, 1e9
"""Between these lie packs, rates and parts of a mix."""

_MOST_COATS = 1000
_AMOUNTS = (
    *("pack_size", "length_mm", "width_mm", "thickness_mm", "density_kg_m3", "coverage", "waste_pct", "price"),
    *("max_layer_mm", "max_total_mm", "min_film_mm", "coverage_scale", "coverage_min", "coverage_max"),
)


@dataclass(frozen=True, slots=True)
class LearnedRate:
    """How far the user's own builds found that a material goes: `value` in `unit`, from `builds` of them.

    `last` is the ISO date of the last one. How it is learned is in `learned`.
    """

    material: str
    value: float
    unit: CoverageUnit
    builds: int
    last: str


@dataclass(frozen=True, slots=True)
class Material:
    """What is bought and what it covers; the columns of `materials.csv`, then what is not in the table.

    Lengths in mm on the bench, densities in kg/m3, `pack_size` in `pack_unit`, `coverage` (with its
    plausible range) in `coverage_unit`, times in the unit of their name, `price` in USD per pack.
    `mix_weight` is A:B by weight. `region` is where that size is sold, empty for anywhere. `coverage_scale`
    is the scale that a rate per metre of track was given for. `learned` is set where `coverage` is the user's
    own; `catalogue_rate` is then the material as the catalogue has it.

    Raises:
        RecordError: an amount below 0 or beyond all bounds, an empty pack, a rate of nothing, a mix without a part.
    """

    id: str
    name: str
    category: str
    form: Form
    pack_size: float
    pack_unit: PackUnit
    length_mm: float | None = None
    width_mm: float | None = None
    thickness_mm: float | None = None
    density_kg_m3: float | None = None
    coverage: float | None = None
    coverage_unit: CoverageUnit | None = None
    coverage_min: float | None = None
    coverage_max: float | None = None
    coats: int | None = None
    mix_ratio: str = ""
    waste_pct: float | None = None
    max_layer_mm: float | None = None
    working_min: float | None = None
    cure_hours: float | None = None
    full_cure_hours: float | None = None
    price: Decimal | None = field(default=None, metadata={"column": "typical_price_usd"})
    notes: str = ""
    mix_weight: Pair | None = None
    density_a: float | None = None
    density_b: float | None = None
    max_total_mm: float | None = None
    min_film_mm: float | None = None
    recoat_h: float | None = None
    tint_drops_per_100ml: float | None = None
    foam_safe: Literal["yes", "no", "seal first"] | None = None
    surface_hard: bool | None = None
    solvent: str = ""
    attacks: tuple[str, ...] = ()
    compat_class: str = ""
    region: str = ""
    coverage_scale: float | None = None
    source: str = ""
    confidence: str = ""
    short_name: str = field(default="", metadata={"column": None})
    nicknames: tuple[str, ...] = field(default=(), metadata={"column": None})
    origin: Origin = field(default="shipped", metadata={"column": None, "kept": False})
    learned: LearnedRate | None = field(default=None, metadata={"column": None, "kept": False})
    catalogue_rate: Material | None = field(default=None, metadata={"column": None, "kept": False})

    def __post_init__(self) -> None:
        for name in _AMOUNTS:
            value = getattr(self, name)
            if value is not None and not 0 <= value <= LARGEST:
                raise RecordError(msg("{id}: {key} cannot be {value}", id=self.id, key=name, value=value))
        if self.pack_size < LEAST:
            raise RecordError(msg("{id}: a pack cannot hold nothing", id=self.id))
        if self.coverage is not None and self.coverage < LEAST:
            raise RecordError(msg("{id}: it cannot cover nothing", id=self.id))
        if self.coats is not None and not 1 <= self.coats <= _MOST_COATS:
            raise RecordError(msg("{id}: {coats} coats cannot be laid", id=self.id, coats=self.coats))
        if self.mix_weight is not None and not all(LEAST <= part <= LARGEST for part in self.mix_weight):
            raise RecordError(msg("{id}: both parts of a mix must be above 0", id=self.id))

    def __hash__(self) -> int:
        return hash(self.id)  # entries are keys of caches, and ids tell them apart well enough

    @property
    def label(self) -> str:
        """The short name where there is one: for the library and for lists."""
        return self.short_name or self.name

    @property
    def is_sheet(self) -> bool:
        """Whether it is bought in sheets and so needed by the area of its parts."""
        return self.form == "sheet"
