"""The record, of which a document is made, and the records that every document has beside its items.

Items (things, walls, ground ...) are declared in `kinds`; here is what they have in common.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, ClassVar, TypeAlias

from diorama_planner.core.errors import RecordError
from diorama_planner.core.messages import msg
from diorama_planner.model.roles import Role, Spec, check_fields, reference_fields

RecordId: TypeAlias = str
Point: TypeAlias = tuple[float, float]
Points: TypeAlias = tuple[Point, ...]
Curves: TypeAlias = dict[int, tuple[Point, Point]]

Finishes: TypeAlias = Annotated[Mapping[str, RecordId], Spec(Role.REFERENCES, "Finishes", shown=False)]
"""Build-ups by the surface that they are laid on: ids of records, or of the catalogue, which have an underscore."""

Hides: TypeAlias = Annotated[tuple[RecordId, ...], Spec(Role.REFERENCES, "Not shown", shown=False)]
"""Items that a view in space leaves out: walls that would stand in its way."""

PROJECT_ID: RecordId = "project"
BASE_ID: RecordId = "base"
PRICES_ID: RecordId = "prices"

_ID = re.compile(r"[a-z0-9-]{1,64}")
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def new_id() -> RecordId:
    """Make a random id of eight characters, without those that are read for one another."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(8))


def is_record_id(name: str) -> bool:
    """Whether a record could have this id; those of the catalogue are written with an underscore."""
    return _ID.fullmatch(name) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A frozen value with an id. `extra` keeps fields of newer versions through a round trip."""

    kind: ClassVar[str] = ""

    id: Annotated[RecordId, Spec(Role.DATA)] = field(default_factory=new_id)
    extra: Annotated[Mapping[str, Any], Spec(Role.DATA)] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            text = msg("{id!r} is not an id: use 1 to 64 of a-z, 0-9 and -", id=self.id)
            raise RecordError(text)
        check_fields(self, self.id)

    def references(self) -> Iterator[tuple[str, RecordId]]:
        """Give (field name, id) for each record that this one names."""
        record_class: Any = type(self)
        for name in reference_fields(record_class):
            value = getattr(self, name)
            if not value:
                continue  # as nearly all are
            if isinstance(value, str):
                yield name, value
            elif isinstance(value, tuple):
                yield from ((name, named) for named in value)
            elif isinstance(value, Mapping):
                yield from ((name, named) for named in value.values() if is_record_id(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Record):
    """Something on the plan. `order` decides what lies above what, and the order in which landforms apply.

    `note` is the builder's own remark: a mark on the plan, a line in the outline and, if wanted, on the bill.
    """

    label: Annotated[str, Spec(Role.TEXT, "Label")] = ""
    note: Annotated[str, Spec(Role.TEXT, "Note", long=True)] = ""
    layer: Annotated[RecordId, Spec(Role.REFERENCE, "Layer", shown=False)] = ""
    group: Annotated[RecordId, Spec(Role.REFERENCE, "Group", shown=False)] = ""
    order: Annotated[float, Spec(Role.RATIO, "Order", shown=False)] = 0.0
    locked: Annotated[bool, Spec(Role.FLAG, "Locked", shown=False)] = False
    hidden: Annotated[bool, Spec(Role.FLAG, "Hidden", shown=False)] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Project(Record):
    """What is said once about the whole plan."""

    kind: ClassVar[str] = "project"

    name: Annotated[str, Spec(Role.TEXT, "Name")] = "Untitled"
    scale: Annotated[float, Spec(Role.RATIO, "Scale", positive=True, maximum=10_000)] = 64.0
    keep_clear_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Keep clear", minimum=0)] = 0.0
    reach_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Arm's reach", minimum=0)] = 600.0
    notes: Annotated[str, Spec(Role.TEXT, "Notes", long=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer(Record):
    """A named set of items that are shown, hidden, locked, faded and printed together.

    `order` is the place in the list, the highest first; `opacity` is that of its items on the plan.
    """

    kind: ClassVar[str] = "layer"

    name: Annotated[str, Spec(Role.TEXT, "Name")]
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = "#7f8b99"
    order: Annotated[float, Spec(Role.RATIO, "Order")] = 0.0
    hidden: Annotated[bool, Spec(Role.FLAG, "Hidden")] = False
    locked: Annotated[bool, Spec(Role.FLAG, "Locked")] = False
    printable: Annotated[bool, Spec(Role.FLAG, "Printed")] = True
    opacity: Annotated[float, Spec(Role.RATIO, "Opacity", minimum=0.1, maximum=1.0)] = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Record):
    """Items that are picked as one; groups may lie in groups."""

    kind: ClassVar[str] = "group"

    name: Annotated[str, Spec(Role.TEXT, "Name")] = ""
    group: Annotated[RecordId, Spec(Role.REFERENCE, "Group", shown=False)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceList(Record):
    """What the user pays and already has. Keys are ids of materials, or of things prefixed with `thing:`.

    Prices are decimal numbers per pack, as text, in `currency`; amounts on hand are in the material's own
    unit; `have` lists tools and consumables that need not be bought; of `brands` no other make will do.
    """

    kind: ClassVar[str] = "price_list"

    currency: Annotated[str, Spec(Role.TEXT, "Currency")] = "USD"
    prices: Annotated[Mapping[str, str], Spec(Role.DATA)] = field(default_factory=dict, hash=False)
    on_hand: Annotated[Mapping[str, float], Spec(Role.DATA)] = field(default_factory=dict, hash=False)
    have: Annotated[tuple[str, ...], Spec(Role.DATA)] = ()
    brands: Annotated[tuple[str, ...], Spec(Role.DATA)] = ()


WHOLE = 100.0
"""Shares are per cent; those of a mix come to this."""

FADE_SHARES = {"even": 1.0, "down": 0.5, "up": 0.5, "out": 1 / 3}
"""Mean of a fade from full to nothing: a half along a line, a third from the middle of a disc."""

MOST_COATS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Coat:
    """A material laid on a surface or on the ground, `density` of its own full rate: 0.3 covers 30 per cent.

    Neighbours in a list whose shares are less than 100 per cent are laid together as one mix, as many as it
    takes to come to 100. `coats` says how often it is laid, None as often as is usual for the material; `fade`
    whither it grows fainter: even all over, up from the foot, down from the top, or out from the middle.
    """

    material: Annotated[str, Spec(Role.MATERIAL, "Material")]
    density: Annotated[float, Spec(Role.RATIO, "Density", minimum=0.0, maximum=3.0)] = 1.0
    share: Annotated[float, Spec(Role.RATIO, "Share", positive=True, maximum=WHOLE)] = WHOLE
    depth_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Layer depth", positive=True)] = 1.0
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = ""
    coats: Annotated[int | None, Spec(Role.COUNT, "Coats", minimum=1, maximum=MOST_COATS)] = None
    fade: Annotated[str, Spec(Role.CHOICE, "Fades", choices=tuple(FADE_SHARES))] = "even"

    def __post_init__(self) -> None:
        check_fields(self, "layer")


Coats: TypeAlias = tuple[Coat, ...]
"""From below upwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedBuildUp(Record):
    """What is laid on a surface coat by coat, under a name: a finish of the plan's own.

    `texture` is what it looks like from afar, a name of `drawing.textures`; empty leaves the look of what is
    under it.
    """

    kind: ClassVar[str] = "build_up"

    name: Annotated[str, Spec(Role.TEXT, "Name")]
    coats: Annotated[Coats, Spec(Role.DATA, "Coats")] = ()
    texture: Annotated[str, Spec(Role.TEXT, "Texture")] = ""
    note: Annotated[str, Spec(Role.TEXT, "Note", long=True)] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueEntry(Record):
    """A thing or material that travels with the project; it wins over the user's and the shipped entry."""

    kind: ClassVar[str] = "catalogue_entry"

    family: Annotated[str, Spec(Role.CHOICE, "Family", choices=("thing", "material"))]
    entry: Annotated[Mapping[str, Any], Spec(Role.DATA)] = field(hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Record):
    """A picture on the reference board beside the plan: not to scale, never printed, never on the bill.

    `picture` names an asset; `at` is its upper left corner and `width` its width in the board's own units,
    x to the right and y down.
    """

    kind: ClassVar[str] = "reference"

    picture: Annotated[str, Spec(Role.DATA)]
    at: Annotated[tuple[float, float], Spec(Role.DATA)] = (0.0, 0.0)
    width: Annotated[float, Spec(Role.RATIO, "Width", positive=True, maximum=1e5)] = 240.0
    caption: Annotated[str, Spec(Role.TEXT, "Caption")] = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView(Record):
    """A part of the plan to come back to: the middle of what is seen, and how much of it."""

    kind: ClassVar[str] = "view"

    name: Annotated[str, Spec(Role.TEXT, "Name")]
    centre_mm: Annotated[Point, Spec(Role.POINT, "Centre")]
    width_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Width", positive=True)]
    depth_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Depth", positive=True)]
    order: Annotated[float, Spec(Role.RATIO, "Order")] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSpaceView(Record):
    """A view of the plan in space to come back to: the place that is looked at, from how far and from which side.

    `height_mm` is that of the place over the base top, `tilt_deg` upwards from level, `view_deg` the angle of view
    from top to bottom. With `cutaway` the walls between eye and place are not shown, whichever they are.
    """

    kind: ClassVar[str] = "space_view"

    name: Annotated[str, Spec(Role.TEXT, "Name")]
    target_mm: Annotated[Point, Spec(Role.POINT, "Looks at")]
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height")] = 0.0
    distance_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Distance", positive=True)]
    pan_deg: Annotated[float, Spec(Role.ANGLE, "Aim")] = 90.0
    tilt_deg: Annotated[float, Spec(Role.RATIO, "Tilt in degrees", minimum=-90, maximum=90)] = -35.0
    view_deg: Annotated[float, Spec(Role.RATIO, "Angle of view", minimum=1, maximum=150)] = 35.0
    cutaway: Annotated[bool, Spec(Role.FLAG, "Without the walls before it")] = False
    hides: Hides = ()
    order: Annotated[float, Spec(Role.RATIO, "Order")] = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide(Record):
    """An endless line on the plan to lay things out by: level at a height over the plan's origin, or upright."""

    kind: ClassVar[str] = "guide"

    direction: Annotated[str, Spec(Role.CHOICE, "Direction", choices=("horizontal", "vertical"))]
    at_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Position")]


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedSheet:
    """A sheet of a nesting: the `stock` that it is (empty for one that is bought), its size and what of it is used.

    `edges_mm` cannot be used, left, right, bottom and top; `outline_mm` are the rings of an irregular offcut,
    `blocked_mm` those of what was used already, both by the even-odd rule.
    """

    stock: Annotated[str, Spec(Role.TEXT)] = ""
    name: Annotated[str, Spec(Role.TEXT)] = ""
    length_mm: Annotated[float, Spec(Role.BENCH_LENGTH, positive=True)]
    width_mm: Annotated[float, Spec(Role.BENCH_LENGTH, positive=True)]
    edges_mm: Annotated[tuple[float, float, float, float], Spec(Role.BENCH_LENGTH, minimum=0)] = (0.0, 0.0, 0.0, 0.0)
    outline_mm: Annotated[tuple[Points, ...], Spec(Role.DATA)] = ()
    blocked_mm: Annotated[tuple[Points, ...], Spec(Role.DATA)] = ()

    def __post_init__(self) -> None:
        check_fields(self, "sheet")


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedPart:
    """One part on a sheet of a nesting: turned about its own corner, which is then carried to x and y."""

    part: Annotated[str, Spec(Role.TEXT)]
    sheet: Annotated[int, Spec(Role.COUNT, minimum=0)]
    x_mm: Annotated[float, Spec(Role.BENCH_LENGTH)]
    y_mm: Annotated[float, Spec(Role.BENCH_LENGTH)]
    turn_deg: Annotated[float, Spec(Role.ANGLE)] = 0.0
    locked: Annotated[bool, Spec(Role.FLAG)] = False

    def __post_init__(self) -> None:
        check_fields(self, "part")


@dataclass(frozen=True, slots=True, kw_only=True)
class Nesting(Record):
    """The layout that the builder accepted for the parts of a material.

    `parts` is the fingerprint of the parts that it was made for: when they have another one, it is out of date.
    """

    kind: ClassVar[str] = "nesting"

    material: Annotated[str, Spec(Role.MATERIAL, "Material")]
    parts: Annotated[str, Spec(Role.TEXT, "Parts", shown=False)]
    gap_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Gap", minimum=0)] = 2.0
    kerf_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Kerf", minimum=0)] = 0.0
    turns: Annotated[int, Spec(Role.COUNT, "Turns", minimum=1, maximum=360)] = 16
    straight_cuts: Annotated[bool, Spec(Role.FLAG, "Straight cuts")] = False
    sheets: Annotated[tuple[NestedSheet, ...], Spec(Role.DATA, "Sheets")] = ()
    placements: Annotated[tuple[NestedPart, ...], Spec(Role.DATA, "Placements")] = ()
    cuts_mm: Annotated[tuple[tuple[int, Point, Point], ...], Spec(Role.DATA, "Cuts")] = ()

    def __post_init__(self) -> None:
        super(Nesting, self).__post_init__()
        if any(placement.sheet >= len(self.sheets) for placement in self.placements):
            raise RecordError(msg("a part lies on a sheet that is not there"), where=self.id)


MOST_IN_STRING = 50


PLUS_WIRE, MINUS_WIRE = "#c9302c", "#20242a"
"""Red and black, as everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circuit(Record):
    """Lights that are fed together; they name it. `feed` is a supply, a module, a junction or a bus.

    `order` is its place in the list, the lowest first. Resistors are of `series`; wires have the two colours.
    In series `per_string` LEDs share one resistor, as many as the supply bears if it is 0.
    """

    kind: ClassVar[str] = "circuit"

    name: Annotated[str, Spec(Role.TEXT, "Name")]
    feed: Annotated[RecordId, Spec(Role.REFERENCE, "Fed by")] = ""
    wiring: Annotated[str, Spec(Role.CHOICE, "Wiring", choices=("parallel", "series"))] = "parallel"
    per_string: Annotated[
        int, Spec(Role.COUNT, "LEDs in a string", minimum=0, maximum=MOST_IN_STRING, when=("wiring", ("series",)))
    ] = 0
    series: Annotated[str, Spec(Role.CHOICE, "Resistors of", choices=("E12", "E24", "E96"))] = "E24"
    order: Annotated[float, Spec(Role.RATIO, "Order", shown=False)] = 0.0
    on: Annotated[bool, Spec(Role.FLAG, "Switched on")] = True
    colour_plus: Annotated[str, Spec(Role.COLOUR, "Plus wire")] = PLUS_WIRE
    colour_minus: Annotated[str, Spec(Role.COLOUR, "Minus wire")] = MINUS_WIRE


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownRecord(Record):
    """A record of a kind that this version does not know; written back as it was read."""

    tag: Annotated[str, Spec(Role.DATA)]
    raw: Annotated[Mapping[str, Any], Spec(Role.DATA)] = field(hash=False)


PLAIN_RECORDS: tuple[type[Record], ...] = (
    Project,
    Layer,
    Group,
    PriceList,
    NamedBuildUp,
    CatalogueEntry,
    Reference,
    SavedView,
    SavedSpaceView,
    Guide,
    Nesting,
    Circuit,
)
"""The record classes beside the items; `project_io` adds those of `kinds`."""
