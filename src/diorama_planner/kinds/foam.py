"""Ground that is built of sheets of foam: the choices of a builder, the stack that follows, and all that it takes.

What is found wrong with a stack is in `foam_issues`; how a slice is cut in `foam_parts`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Protocol, TypeAlias, TypeVar

from diorama_planner.catalogue.coverage import (
    has_rule,
    need_for_area,
    need_for_count,
    need_for_length,
    need_for_volume,
)
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_length, format_volume
from diorama_planner.geometry.cutting import Cutting
from diorama_planner.geometry.relief import Relief
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.slices import FoamPart, Stack
from diorama_planner.model.record import RecordId
from diorama_planner.model.roles import Role, Spec

R = TypeVar("R", bound=Relief)

SKIN_MM = 3.0
"""Plaster, filler or turf over carved foam is 2 to 5 mm thick (builders' practice)."""

MOST_SKIN_MM = 10.0
FOAM = "foam"
"""The category of what a foam-safe glue holds; other sheets have glues of their own among the consumables."""

SKEWERS = ("skewer_3", "dowel_6")
SAME_SKEWER_MM = 1.0
"""A hole for a skewer may be so much wider or narrower than it is sold."""

USUAL_FILLER = "sculptamold_3lb"
"""What the steps of foam are filled with if nothing is said: it goes on thick, and does not crack."""

_BUILT, _SHAPED = ("is_built", (True,)), ("is_shaped", (True,))

Skin: TypeAlias = Annotated[
    float, Spec(Role.BENCH_LENGTH, "Skin over the foam", minimum=0, maximum=MOST_SKIN_MM, when=_SHAPED)
]
Strategy: TypeAlias = Annotated[str, Spec(Role.CHOICE, "Slices reach", choices=("outside", "inside"), when=_SHAPED)]
Filler: TypeAlias = Annotated[str, Spec(Role.MATERIAL, "Filler", when=_SHAPED)]
Rim: TypeAlias = Annotated[
    float | None, Spec(Role.BENCH_LENGTH, "Rim of rings", positive=True, minimum=5, when=_BUILT)
]
Skewer: TypeAlias = Annotated[float, Spec(Role.BENCH_LENGTH, "Skewers", minimum=0, maximum=12, when=_BUILT)]
Glue: TypeAlias = Annotated[str, Spec(Role.MATERIAL, "Glue", when=_BUILT)]


@dataclass(frozen=True, slots=True)
class Build:
    """How foam is built up; `inside` slices stay within the ground and are filled up, others are carved down.

    `rim_mm` None leaves slices solid, `skewer_mm` 0 leaves them unpinned, an empty glue or filler is not counted
    (but steps always want a filler: `USUAL_FILLER`).
    """

    skin_mm: float = SKIN_MM
    inside: bool = False
    filler: str = ""
    rim_mm: float | None = None
    skewer_mm: float = 3.0
    glue: str = "foam_tack"


SHAPED = Build()


class Form(Protocol):
    """What is built of foam."""

    @property
    def id(self) -> RecordId:
        """Its record."""

    @property
    def material(self) -> str:
        """What it is cut from."""


class Foamed(Form, Protocol):
    """A form with the fields of a builder's choices; those that do not apply have no say."""

    @property
    def is_built(self) -> bool:
        """Whether it takes foam at all."""

    @property
    def is_shaped(self) -> bool:
        """Whether its foam is carved or filled up, under a skin."""

    @property
    def skin_mm(self) -> float:
        """What is kept free over its foam."""

    @property
    def strategy(self) -> str:
        """Whether its slices reach outside or stay inside."""

    @property
    def filler(self) -> str:
        """What lies on its foam."""

    @property
    def rim_mm(self) -> float | None:
        """How wide its rings are, if it has any."""

    @property
    def skewer_mm(self) -> float:
        """What pins it."""

    @property
    def glue(self) -> str:
        """What holds its slices together."""


def build_of(item: Foamed) -> Build:
    """How a form is built; what is cut to its height and not shaped has no skin."""
    inside = item.strategy == "inside" and item.is_shaped
    skin = item.skin_mm if item.is_shaped else 0.0
    return Build(skin, inside, item.filler, item.rim_mm, item.skewer_mm, item.glue)


def cutting_of(item: Form, around: Around, build: Build = SHAPED) -> Cutting | None:
    """How a form is cut from sheets; None for what is not built of them."""
    material = around.catalogue.material_map.get(item.material)
    if material is None or not material.is_sheet or not material.thickness_mm:
        return None
    return Cutting(material.thickness_mm, build.skin_mm, build.inside)


def as_cut(relief: R, item: Foamed, around: Around) -> R:
    """Give a relief with how its form is cut."""
    return replace(relief, cutting=cutting_of(item, around, build_of(item)))


def foam_stack(item: Form, around: Around, build: Build = SHAPED) -> Stack | None:
    """Cut a form into the parts of its stack; None for what is not built of sheets."""
    from diorama_planner.kinds.foam_parts import cut_parts

    cutting = cutting_of(item, around, build)
    if cutting is None:
        return None
    slices = around.ground.laminae(item.id, cutting.thickness_mm, cutting.skin_mm, cutting.inside)
    parts = cut_parts(slices, build.rim_mm, build.skewer_mm)
    filler_mm3 = _to_fill(item, slices_volume(parts), around, build)
    return Stack(item.id, item.material, cutting.thickness_mm, build.skewer_mm, parts, filler_mm3)


def slices_volume(parts: Sequence[FoamPart]) -> float:
    """Return the volume in mm3 of solid slices, before they are carved."""
    return sum(part.lamina.volume_mm3 for part in parts)


def added_volume(item: Form, around: Around) -> float:
    """Return how much a form adds to the ground in mm3; where it lowers it, nothing is taken off."""
    return around.ground.skin_volume(item.id, math.inf)


def _to_fill(item: Form, foam_mm3: float, around: Around, build: Build) -> float:
    """Return how much lies between the foam as it is carved and the ground: the skin, or steps and skin."""
    if build.inside:
        return max(0.0, added_volume(item, around) - foam_mm3)
    return around.ground.skin_volume(item.id, build.skin_mm)


def stack_lines(item: Form, stack: Stack, around: Around, build: Build = SHAPED) -> Iterator[TakeoffLine]:
    """Give what a stack takes: foam by the area of its parts, glue between them, skewers and filler."""
    volume = added_volume(item, around)
    area = sum(part.area_mm2 for part in stack.parts)
    if volume <= 0 and not stack.parts:
        return
    why = msg(
        "body {volume}; {count} {laminae} of {thickness}, {area} in all",
        volume=Shown(format_volume, max(0.0, volume)),
        count=len(stack.parts),
        laminae="lamina" if len(stack.parts) == 1 else "laminae",
        thickness=Shown(format_length, stack.thickness_mm),
        area=Shown(format_area, area),
    )
    yield TakeoffLine(item.id, "ground", stack.material, max(0.0, volume), "mm3", area, "mm2", why)
    if around.catalogue.material(stack.material).category == FOAM:
        yield from _glue_line(item, stack, around.catalogue.material_map.get(build.glue))
    yield from _skewer_line(item, stack, skewer_of(stack.skewer_mm, around))
    yield from _filler_line(item, stack, around.catalogue.material_map.get(filler_of(build)), build)


def filler_of(build: Build) -> str:
    """What lies on the foam; empty if nothing does."""
    return build.filler or (USUAL_FILLER if build.inside else "")


def _glue_line(item: Form, stack: Stack, glue: Material | None) -> Iterator[TakeoffLine]:
    area = sum(part.glued_mm2 for part in stack.parts)
    if glue is None or area <= 0 or not has_rule(glue, "mm2"):
        return
    need = need_for_area(glue, area)
    why = msg("{area} of foam glued: {sum}", area=Shown(format_area, area), sum=need.why)
    yield TakeoffLine(item.id, "glued faces", glue.id, area, "mm2", need.amount, need.unit, why)


def skewer_of(diameter_mm: float, around: Around) -> Material | None:
    """What fills a hole of a diameter, of all that is sold."""
    sold = [around.catalogue.material_map[name] for name in SKEWERS if name in around.catalogue.material_map]
    fitting = [one for one in sold if abs((one.width_mm or 0.0) - diameter_mm) <= SAME_SKEWER_MM]
    return min(fitting, key=lambda one: abs((one.width_mm or 0.0) - diameter_mm), default=None)


def _skewer_line(item: Form, stack: Stack, skewer: Material | None) -> Iterator[TakeoffLine]:
    """Give the skewers that the holes take, end to end; those into stacks below reach one sheet deep."""
    from diorama_planner.kinds.foam_parts import pins_below

    run = sum(len(part.skewers) * part.height_mm for part in stack.parts)
    if stack.parts and stack.skewer_mm > 0:
        lowest = stack.parts[0]
        run += len(pins_below(lowest, stack.skewer_mm)) * stack.thickness_mm
        run += sum(point not in lowest.skewers for point in pins_below(lowest, stack.skewer_mm)) * lowest.height_mm
    if skewer is None or run <= 0 or not skewer.length_mm:
        return
    by_piece = skewer.form == "each"
    need = need_for_count(skewer, run / skewer.length_mm) if by_piece else need_for_length(skewer, run)
    why = msg("{length} of holes for skewers", length=Shown(format_length, run))
    yield TakeoffLine(item.id, "skewers", skewer.id, run, "mm", need.amount, need.unit, why)


def _filler_line(item: Form, stack: Stack, filler: Material | None, build: Build) -> Iterator[TakeoffLine]:
    if filler is None or stack.filler_mm3 <= 0 or not has_rule(filler, "mm3"):
        return
    need = need_for_volume(filler, stack.filler_mm3)
    why = _filled(build, Shown(format_volume, stack.filler_mm3), need.why)
    yield TakeoffLine(item.id, "filler", filler.id, stack.filler_mm3, "mm3", need.amount, need.unit, why)


def _filled(build: Build, volume: Shown, total: Message) -> Message:
    skin = Shown(format_length, build.skin_mm)
    if build.inside:
        return msg("{volume} of steps and a skin of {skin}: {sum}", volume=volume, skin=skin, sum=total)
    return msg("{volume} of skin, {skin} thick: {sum}", volume=volume, skin=skin, sum=total)
