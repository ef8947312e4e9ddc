"""What a kind is, and what it may ask of its surroundings.

A kind declares a record and pure facets `f(item, around)`; canvas, paper, take-off and checks interpret them
and know no kind by name. Nothing here is specific to one kind.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias

from diorama_planner.catalogue.catalogue import Catalogue
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.issues import Issue
from diorama_planner.core.messages import Message
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.geometry.points import Points as PointArray
from diorama_planner.geometry.region import Region
from diorama_planner.geometry.relief import Relief
from diorama_planner.geometry.walls import Run
from diorama_planner.kinds.hosts import Cut, Face, Host
from diorama_planner.kinds.waters import Ground
from diorama_planner.model.record import Item, NamedBuildUp, Point, Points, RecordId
from diorama_planner.solids.prism import Prism

if TYPE_CHECKING:
    from diorama_planner.catalogue.build_ups import CatalogueBuildUp
    from diorama_planner.catalogue.terminal import Terminal
    from diorama_planner.geometry.height_grid import HeightGrid
    from diorama_planner.kinds.anchors import Anchor
    from diorama_planner.kinds.cards import Card, CardPart, Mark
    from diorama_planner.kinds.electric import Emitter, Part
    from diorama_planner.kinds.flat_parts import FlatPart
    from diorama_planner.kinds.placed_things import PlacedThing
    from diorama_planner.kinds.slices import Stack
    from diorama_planner.kinds.straight_parts import StraightPart
    from diorama_planner.optics.lenses import View
    from diorama_planner.solids.parts import BodyPart


class Placement(Enum):
    """How an item of a kind is put on the plan; each is served by one drawing tool."""

    POINT = auto()
    AIMED = auto()  # at a point, and drawn from there to what it looks at
    POLYLINE = auto()
    POLYGON = auto()
    HOSTED = auto()  # on a wall
    BETWEEN = auto()  # between places on other items, which it follows
    JOINING = auto()  # from one item to another, by way of points
    FACE = auto()  # an outline on the face of a wall, drawn in the view of that face
    BRUSHED = auto()  # by strokes of a brush, all of which are one item
    IMPORTED = auto()  # from a file, a drop or the clipboard
    NONE = auto()  # there is one, made with the plan


LIT_MM = 40.0
"""Lights this near to a wall shine through it rather than on it. Builder's practice, unsourced."""


class Reads(Enum):
    """What beside itself, its host and what it hosts a kind looks at."""

    GROUND = auto()
    CONTACT = auto()  # what stands on the same ground
    NEIGHBOURS = auto()  # bodies near it
    BASE = auto()
    WALLS = auto()  # walls near it and their openings, but not what stands beside it
    LIGHTS = auto()  # lights no farther from it than `LIT_MM`


class Around(Protocol):
    """What an item can see. Read-only; everything in model millimetres."""

    @property
    def scale(self) -> float:
        """Denominator of the plan's scale."""

    @property
    def region(self) -> str:
        """Where the user buys: EU, UK, US, JP, ID or other."""

    @property
    def catalogue(self) -> Catalogue:
        """Things and materials, with those of the project and of the user."""

    def finish(self, name: str) -> NamedBuildUp | CatalogueBuildUp | None:
        """The build-up of an id; None if neither the plan nor the catalogue has it."""

    @property
    def ground(self) -> Ground:
        """The ground under the plan."""

    @property
    def base(self) -> Region:
        """The top of the base."""

    @property
    def base_depth_mm(self) -> float:
        """How deep the base can be carved before a hole goes through its stack of layers."""

    @property
    def base_layers_mm(self) -> float:
        """How deep it can be carved before the board is reached; 0 where nothing lies on the board."""

    @property
    def base_clearance_mm(self) -> float:
        """How much room there is under the board, above what it stands on; 0 where it lies flat."""

    @property
    def keep_clear_mm(self) -> float:
        """How much room the plan wants kept clear beside vehicles; 0 if it was not said."""

    @property
    def reach_mm(self) -> float:
        """How far a hand reaches over the base; 0 if it was not said."""

    def is_lit(self, circuit: RecordId) -> bool:
        """Whether a circuit is switched on and hangs on a supply at last."""

    def host(self, item: Item) -> Host | None:
        """The item that this one is set into."""

    def joined(self, item: Item) -> Sequence[Host]:
        """The walls that this one meets: ends that touch it, and what its own ends touch."""

    def hosted(self, item_id: RecordId) -> Sequence[Cut]:
        """The items that are set into this one."""

    def free(self, region: Region, item: Item) -> Region:
        """What others leave of a region of the ground: trunks, tyres, walls, paths and water take theirs off."""

    def outline(self, item: Item) -> Region:
        """The plan area of an item."""

    def body(self, item: Item) -> Sequence[Prism]:
        """The body of an item."""

    def bodies(self, region: Region, item: Item, areas: bool = False) -> Sequence[tuple[Item, Sequence[Prism]]]:
        """The bodies of other items near a region; those of areas (kerbs, other pours) only if asked for."""

    def against(self, item: Item, within_mm: float) -> Sequence[Prism]:
        """The bodies about an item that are built there to stay: walls, pavements, pours."""

    def left_over(self, item: Item) -> Region:
        """What later forms, walls, ways and pours leave of the outline of an item on the ground, for good."""

    def below(self, region: Region, item: Item) -> Sequence[tuple[Item, Sequence[Prism]]]:
        """The bodies of areas near a region that an item lies on: paths, and pours that come before it."""

    def lights(self, region: Region) -> Sequence[Item]:
        """The items that shine, no farther than `LIT_MM` from a region."""

    def alike(self, region: Region, item: Item) -> Sequence[Item]:
        """Other items of the same kind near a region, such as the roads that a road meets."""

    def surface_at(self, point: Point) -> float:
        """Height of what a thing stands on at a point: ground, path or cured pour."""

    def sheets_under(self, region: Region) -> Sequence[float]:
        """How thick the sheets are from which the landforms under a region are cut, in mm."""

    def cut_for_wires(self, item_id: RecordId) -> Sequence[WireGroove]:
        """The grooves that the harness needs in an item."""

    def hollows(self) -> Sequence[Prism]:
        """What is cut out of the base by all that is shown."""

    def place_of(self, anchor: Anchor) -> Point | None:
        """Where a place on an item is now; None if the item is gone."""

    def height_grid(self, asset: str) -> HeightGrid | None:
        """The grid of heights that the plan keeps under a name; None if it is gone or cannot be read."""

    def text_width(self, text: str, height_mm: float) -> float:
        """Width of a text whose capitals are `height_mm` high."""


@dataclass(frozen=True, slots=True)
class Handle:
    """A grip: `field` of the record, and for a list of points which one."""

    at: Point
    field: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Surface:
    """A named face that a finish can be put on; its area in mm2, or what works that out: few are ever asked."""

    name: str
    area: float | Callable[[], float]

    @property
    def area_mm2(self) -> float:
        """Its area."""
        return self.area() if callable(self.area) else self.area


@dataclass(frozen=True, slots=True)
class BuildUp:
    """What an item lays on the ground or on its host: ids of materials, the lowest first.

    What gives way leaves its ground free to whatever has a contact there (paths, water): nothing is laid on it.
    `on_surface` says what a finish lies on, for surfaces where that is not all of it.
    """

    materials: tuple[str, ...] = ()
    gives_way: bool = False
    on_surface: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)


VoidSort: TypeAlias = Literal["trough", "cavity", "groove", "underside", "kerb", "post", "pour", "cut"]


@dataclass(frozen=True, slots=True)
class Void:
    """Room for wires, a place in the plan and its height range; `pour` and `cut` are where there must be none.

    In a long one wires lie along `line_mm`. The thickest bundle that fits is `room_mm` thick, and `widened_by` says
    for which fields of the item it follows: each is so many times the room, plus so much. One that `comes_off` is
    lifted off with what is in it; at `hinges_mm` it can be taken apart.
    """

    region: Region
    bottom_mm: float
    top_mm: float
    sort: VoidSort = "trough"
    line_mm: Points = ()
    room_mm: float = math.inf
    widened_by: tuple[tuple[str, float, float], ...] = ()
    comes_off: bool = False
    hinges_mm: Points = ()


WireGroove: TypeAlias = tuple[tuple[float, float, float], tuple[float, float, float], float]
"""A straight groove for wires: the ends of its middle line, x, y and height, and how wide and deep it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Groove:
    """Lines that are scribed, pressed or cracked into a surface alike: their points in mm and their width.

    Those of a `mask` are not scribed: they are left clear where all round them is printed black.
    """

    lines: tuple[PointArray, ...]
    width_mm: float
    mask: bool = False


Outline: TypeAlias = Callable[[Any, Around], Region]
Draw: TypeAlias = Callable[[Any, Around], Iterable[Primitive]]


@dataclass(frozen=True, slots=True)
class OnFace:
    """How items of a kind look on a face of their host, and how they are moved there.

    `moved(item, face, dx, dy)` gives the item elsewhere; None for what stays, such as the face itself.
    `reshaped(item, face, move)` gives it with every point of it on the face moved, be it as it was just drawn; None
    for what has no points but those that it keeps.
    """

    outline: Callable[[Any, Around, Face], Region]
    draw: Callable[[Any, Around, Face], Iterable[Primitive]]
    moved: Callable[[Any, Face, float, float], Any] | None = None
    reshaped: Callable[[Any, Face, Callable[[Point], Point]], Any] | None = None


def _nothing(item: Any, around: Around) -> tuple[Any, ...]:
    return ()


def _no_stack(item: Any, around: Around) -> Stack | None:
    return None


def _no_things(item: Any, around: Around) -> Mapping[str, int]:
    return {}


def _nothing_usual(item: Any, around: Around) -> Mapping[str, Any]:
    return {}


def _lays_nothing(item: Any, around: Around) -> BuildUp:
    return BuildUp()


def _no_card(item: Any, around: Around) -> Card | None:
    return None


def _nowhere_else(item: Any, around: Around) -> float:
    return 0.0


def _always(item: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class ItemKind:
    """A kind of item. `outline` and `draw` are required; the other facets have nothing to say by default.

    `level` orders kinds from below to above where the user has said nothing else; `area_like` items are
    dragged only once they are selected, since they lie under everything. `tool_key` is the letter that picks
    its drawing tool. `expand` turns shorthand of the `add` command into plain records.
    """

    tag: str
    record: type[Item]
    name: str
    plural: str
    icon: str
    placement: Placement
    level: int
    outline: Outline
    draw: Draw
    draw_last: Draw | None = None
    """What is drawn over it and asks neighbours, which takes long: added once the first picture has been seen."""
    tool_key: str = ""
    area_like: bool = False
    run: Callable[[Any], Run] | None = None
    """The centre-line and thickness by which items of the kind join each other."""
    contact: Callable[[Any, Around], Region] | None = None
    relief: Callable[[Any, Around], Relief | None] | None = None
    stack: Callable[[Any, Around], Stack | None] = _no_stack
    """The sheets of foam from which an item that shapes the ground is built."""
    surfaces: Callable[[Any, Around], Sequence[Surface]] = _nothing
    solids: Callable[[Any, Around], Sequence[Prism]] = _nothing
    hollows: Callable[[Any, Around], Sequence[Prism]] | None = None
    """What it takes out of the base."""
    shell: Callable[[Any, Around], Sequence[BodyPart]] = _nothing
    """Its body as it is seen, beside the things that it is: meshes in plan mm, heights over the base top."""
    stands: Callable[[Any, Around], Sequence[PlacedThing]] = _nothing
    """The things of the catalogue that it is, each at its place; their bodies are those of `symbols.solids`."""
    takeoff: Callable[[Any, Around], Sequence[TakeoffLine]] = _nothing
    things: Callable[[Any, Around], Mapping[str, int]] = _no_things
    """How many of which things an item of many stands for; an item that is one thing says so by its fields."""
    parts: Callable[[Any, Around], Sequence[FlatPart]] = _nothing
    """What is cut from sheets for it: of as much area of each material as its take-off counts of it."""
    lengths: Callable[[Any, Around], Sequence[StraightPart]] | None = None
    """What is cut from bars for it: together as long as its take-off counts; None: each of its lines is one run."""
    voids: Callable[[Any, Around], Sequence[Void]] = _nothing
    """Where wires can run in it or under it, and where it must not be pierced."""
    electric: Callable[[Any, Around], Part | None] | None = None
    """What it is in a circuit: what shines, what feeds, or what joins two others; None: wires do not know it."""
    terminals: Callable[[Any, Around], Sequence[Terminal]] = _nothing
    """Where wires end on it."""
    shines: Callable[[Any, Around], Sequence[Emitter]] = _nothing
    """The lights that it gives, for the picture of the night."""
    sees: Callable[[Any, Around], View] | None = None
    """The view through its lens; None: it has none."""
    mirrors: Callable[[Any, Around], Sequence[Prism]] = _nothing
    """What of it is wet or glossy on top, and so mirrors lights in that picture."""
    grooves: Callable[[Any, Around], Sequence[Groove]] = _nothing
    """What is scribed into it, to be printed for engraving at full size; of what hangs on a wall, on its face."""
    handles: Callable[[Any, Around], Sequence[Handle]] = _nothing
    pulled: Callable[[Any, Around, Handle, Point], Any] | None = None
    """The item with one of its handles pulled to a point; None: handles are points of it, and are put there."""
    check: Callable[[Any, Around], Sequence[Issue]] = _nothing
    build_up: Callable[[Any, Around], BuildUp] = _lays_nothing
    """What it lays in which order: held against the table of materials that fight."""
    remarks: Callable[[Any, Around], Sequence[Message]] = _nothing
    """What is worth knowing of it beside its fields, told where it is edited."""
    usual: Callable[[Any, Around], Mapping[str, Any]] = _nothing_usual
    """What its fields come to where they are left empty."""
    card: Callable[[Any, Around], Card | None] = _no_card
    """What has to be known at the bench to make it."""
    bench: Callable[[Any, Around], Sequence[CardPart]] = _nothing
    """What of its card goes onto the one page for the bench: what is mixed for it, in few words."""
    marks: Callable[[Any, Around], Sequence[Mark]] = _nothing
    """What is shown on the plan while it is selected."""
    is_printed: Callable[[Any], bool] = _always
    is_quick: Callable[[Any], bool] = _always
    """Whether an item can be drawn anew for every move of the hand; of others only the outline is shown then."""
    on_face: OnFace | None = None
    on_wall: Callable[[Any, RecordId, Point, float], Any] | None = None
    """The item put against the face of a wall: which wall, where on the plan, whither that face looks."""
    reads: frozenset[Reads] = frozenset()
    notices_mm: Callable[[Any, Around], float] = _nowhere_else
    """How far beyond its outline it minds others."""
    expand: Callable[[Mapping[str, Any]], list[dict[str, Any]]] | None = None
    migrations: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = field(default_factory=dict)

    @property
    def gives_light(self) -> bool:
        """Whether items of the kind shine."""
        return self.shines is not _nothing

    @property
    def has_card(self) -> bool:
        """Whether items of the kind have a card for the bench."""
        return self.card is not _no_card
