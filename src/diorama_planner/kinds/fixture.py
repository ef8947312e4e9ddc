"""A fixture: a thing of the catalogue that hangs on a wall, such as a sign, an air conditioner, a pipe or a lamp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, ClassVar

from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import msg
from diorama_planner.core.units import format_length
from diorama_planner.drawing.primitives import Instance, Picture, Primitive
from diorama_planner.geometry.region import Region, empty_region, placed, rect_region
from diorama_planner.kinds.contract import Around, Handle, ItemKind, OnFace, Placement, Reads
from diorama_planner.kinds.faces import LONG_FACES, face_of, spot_on_plan
from diorama_planner.kinds.figures import (
    Size,
    across_and_out,
    bench_size,
    collide,
    figure,
    footprint,
    slabs,
)
from diorama_planner.kinds.hosts import Face, Host
from diorama_planner.kinds.shared import THING_LEVEL, item_name, later
from diorama_planner.model.record import Item, Point, RecordId
from diorama_planner.model.roles import Role, Spec
from diorama_planner.solids.prism import Prism

FIXTURE_LEVEL = THING_LEVEL + 1
TOUCH_MM = 1e-6
_FACING = {"+x": 0.0, "+y": 90.0, "-x": 180.0, "-y": 270.0}
_UNFRONTED = 270.0
"""Which way what has no front, such as a pipe, is taken to look: its length lies along the wall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture(Item):
    """Its middle is `at_mm` along the wall's path, its lower edge `up_mm` over the wall's foot.

    `inset_mm` is how deep it is let into the wall; `size_mm` overrides length, width and height on the bench.
    The label is what is written on a sign.
    """

    kind: ClassVar[str] = "fixture"

    host: Annotated[RecordId, Spec(Role.REFERENCE, "Wall", cascade=True, shown=False)]
    thing: Annotated[str, Spec(Role.THING, "Thing")]
    at_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Along the wall")]
    up_mm: Annotated[float, Spec(Role.REAL_LENGTH, "Height above")] = 0.0
    surface: Annotated[str, Spec(Role.CHOICE, "Face", choices=LONG_FACES)] = "front"
    inset_mm: Annotated[float, Spec(Role.BENCH_LENGTH, "Let in", minimum=0)] = 0.0
    size_mm: Annotated[tuple[float, float, float] | None, Spec(Role.BENCH_LENGTH, "Size", positive=True)] = None
    source: Annotated[str, Spec(Role.CHOICE, "Source", choices=("own", "buy", "print", "scratch"))] = "buy"
    colours: Annotated[Mapping[str, str], Spec(Role.DATA)] = field(default_factory=dict, hash=False)


def _entry(item: Fixture, around: Around) -> CatalogueThing | None:
    return around.catalogue.thing_map.get(item.thing)


def model_size(item: Fixture, around: Around) -> Size:
    """Length, width and height on the bench: as overridden, or real size by the scale."""
    return bench_size(_entry(item, around), item.size_mm, around.scale)


def extent(item: Fixture, around: Around) -> tuple[float, float, float]:
    """How wide it is along the wall, how far it stands out and how high it is, in mm."""
    entry = _entry(item, around)
    size = model_size(item, around)
    across, out = across_and_out(entry.front if entry else "", size)
    return across, out, size[2]


def spot(item: Fixture, wall: Host, around: Around) -> tuple[Point, float]:
    """The middle of its plan, and how it is turned there: its back to the wall."""
    entry = _entry(item, around)
    _, out, _ = extent(item, around)
    at, away = spot_on_plan(wall, item.surface, item.at_mm, out / 2 - item.inset_mm)
    facing = _FACING.get(entry.front if entry else "", _UNFRONTED)
    return at, (away - facing) % 360.0


def outline(item: Fixture, around: Around) -> Region:
    """Its plan, standing out from the wall."""
    wall = around.host(item)
    if wall is None:
        return empty_region()
    at, turn = spot(item, wall, around)
    length, width, _ = model_size(item, around)
    return placed(footprint(_entry(item, around), length, width, turn), at)


def draw(item: Fixture, around: Around) -> Iterator[Primitive]:
    """Its symbol from above, or the user's picture of it."""
    entry, wall = _entry(item, around), around.host(item)
    if entry is None or wall is None:
        return
    at, turn = spot(item, wall, around)
    if entry.picture:
        length, width, _ = model_size(item, around)
        yield Picture(entry.picture, at, (length, width), turn)
        return
    look = figure(entry, item.size_mm, around.scale)
    yield Instance(look.symbol, at, turn, look.scale, item.colours, look.shadow_mm)


def solids(item: Fixture, around: Around) -> tuple[Prism, ...]:
    """Its body at its height on the wall."""
    entry, wall = _entry(item, around), around.host(item)
    if entry is None or wall is None:
        return ()
    at, turn = spot(item, wall, around)
    body = around.body(wall) if isinstance(wall, Item) else ()
    foot = min((prism.bottom_mm for prism in body), default=0.0)
    return slabs(entry, model_size(item, around), at, turn, foot + item.up_mm)


def handles(item: Fixture, around: Around) -> tuple[Handle, ...]:
    """A grip at its middle that slides along the wall."""
    wall = around.host(item)
    return (Handle(spot(item, wall, around)[0], "at_mm"),) if wall else ()


def face_outline(item: Fixture, around: Around, face: Face) -> Region:
    """The box of its front."""
    across, _, high = extent(item, around)
    x = face.across(item.at_mm)
    return rect_region(x - across / 2, item.up_mm, x + across / 2, item.up_mm + max(high, 0.1))


def face_draw(item: Fixture, around: Around, face: Face) -> tuple[Primitive, ...]:
    """Its front, with what is written on it."""
    from diorama_planner.symbols.fronts import front_of  # seen only where a face is

    entry = _entry(item, around)
    if entry is None:
        return ()
    across, _, high = extent(item, around)
    foot = (face.across(item.at_mm), item.up_mm)
    return front_of(entry, foot, (across, max(high, 0.1)), item.colours, item.label)


def face_moved(item: Fixture, face: Face, dx: float, dy: float) -> Fixture:
    """The fixture elsewhere on its face."""
    return replace(item, at_mm=item.at_mm + face.way * dx, up_mm=item.up_mm + dy)


def check(item: Fixture, around: Around) -> list[Issue]:
    """What hangs on no wall, beyond the edges of its wall, or where something else is."""
    entry, wall = _entry(item, around), around.host(item)
    if entry is None:
        text = msg("{id}: no thing {thing!r} in the catalogue", id=item.id, thing=item.thing)
        return [Issue("unknown-thing", Severity.ERROR, item.id, text)]
    name = item_name(item, entry.label)
    if wall is None:
        return [Issue("face-without-wall", Severity.ERROR, item.id, msg("{name} is on no wall", name=name))]
    return [*_beyond(item, name, wall, around), *_collisions(item, name, around)]


def _beyond(item: Fixture, name: str, wall: Host, around: Around) -> Iterator[Issue]:
    """Leaving the wall at an end or above; a wall too low for it may be raised."""
    across, _, high = extent(item, around)
    face = face_of(wall, item.surface)
    over = max(across / 2 - item.at_mm, item.at_mm + across / 2 - face.width_mm)
    above = item.up_mm + high - wall.height_mm
    below = -item.up_mm
    if max(over, above, below) <= TOUCH_MM:
        return
    fixes = []
    fields: dict[str, Any] = {}
    if over > TOUCH_MM and across <= face.width_mm:
        fields["at_mm"] = min(max(item.at_mm, across / 2), face.width_mm - across / 2)
    if max(above, below) > TOUCH_MM and high <= wall.height_mm:
        fields["up_mm"] = min(max(item.up_mm, 0.0), wall.height_mm - high)
    if fields:
        fixes.append(Fix(msg("Move it into the wall"), "set_fields", {"id": item.id, "fields": fields}))
    if above > TOUCH_MM:
        raised = {"id": wall.id, "fields": {"height_mm": max(item.up_mm, 0.0) + high}}
        fixes.append(Fix(msg("Raise the wall"), "set_fields", raised))
    text = msg("{name} reaches beyond its wall by {by}", name=name, by=format_length(max(over, above, below)))
    yield Issue("fixture-outside-wall", Severity.WARNING, item.id, text, tuple(fixes))


def _collisions(item: Fixture, name: str, around: Around) -> Iterator[Issue]:
    """Fixtures that are in the same place; things tell themselves when they meet one."""
    own = around.body(item)
    for other, theirs in around.bodies(around.outline(item), item):
        if (
            isinstance(other, Fixture)
            and other.id > item.id
            and any(collide(a, b, around) for a in own for b in theirs)
        ):
            entry = _entry(other, around)
            text = msg(
                "{one} and {other} are in the same place",
                one=name,
                other=item_name(other, entry.label if entry else other.kind),
            )
            yield Issue("collision", Severity.WARNING, item.id, text)


KIND = ItemKind(
    tag="fixture",
    record=Fixture,
    name="Fixture",
    plural="Fixtures",
    icon="lamp",
    placement=Placement.HOSTED,
    level=FIXTURE_LEVEL,
    outline=outline,
    draw=draw,
    solids=solids,
    stands=later("thing_stands", "of_fixture"),
    handles=handles,
    check=check,
    on_face=OnFace(face_outline, face_draw, face_moved),
    reads=frozenset({Reads.GROUND, Reads.NEIGHBOURS}),
)
