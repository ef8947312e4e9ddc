"""How a wall is built, and what that takes: cut from sheet, cast in a frame, laid in bricks, or printed.

A way of building has a body of its own kind of material; a wall whose material does not suit it is counted as the
usual one, and `check` says so. Facing, cap and bracing can be added to any of them.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, Protocol

from diorama_planner.catalogue.coverage import (
    has_rule,
    need_for_area,
    need_for_count,
    need_for_length,
    need_for_volume,
)
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import MeasuredUnit, TakeoffLine
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_length, format_volume
from diorama_planner.formulas.masonry import Brickwork, brickwork, plaster_water, printed_volume
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.sheets import is_countable, part_line
from diorama_planner.model.record import RecordId

CONSTRUCTIONS = ("sheet", "cast", "bricks", "printed")

USUAL = {"cast": "plaster_paris", "bricks": "bricks_mini", "printed": "pla_175"}
"""What a way of building takes where the wall's own material does not suit it."""

JOINT_REAL_MM = 10.0
RIM_MM = 10.0
"""How much wider and deeper a mould of rubber is than what is cast in it; general knowledge, unsourced."""
SHELL_MM = 0.8
"""Two lines of a nozzle of 0.4 mm on each face; general knowledge, unsourced."""

_PARTS: Mapping[str, MeasuredUnit] = {
    "facing": "mm2",
    "cap": "mm",
    "bracing": "mm",
    "mould": "mm3",
    "mortar": "mm3",
}
"""The fields that name what is added to the body, and how what is no sheet is measured for them."""

_ONLY = {"mould": "cast", "mortar": "bricks"}

_BRICKS = {"UK": "brick_uk", "US": "brick_us", "EU": "brick_de"}


class Built(Protocol):
    """What a wall says of how it is built."""

    @property
    def id(self) -> RecordId:
        """Its record."""

    @property
    def construction(self) -> str:
        """One of `CONSTRUCTIONS`."""

    @property
    def material(self) -> str:
        """What its body is made of."""

    @property
    def thickness_mm(self) -> float:
        """Its thickness."""

    @property
    def height_mm(self) -> float:
        """Its height."""

    @property
    def infill(self) -> float:
        """Share of plastic between the faces of a printed wall."""

    @property
    def facing(self) -> str:
        """A sheet laid over its faces."""

    @property
    def faced(self) -> str:
        """Which faces: front, back or both."""

    @property
    def finishes(self) -> Mapping[str, RecordId]:
        """What is laid on its faces."""

    @property
    def cap(self) -> str:
        """What lies on its top."""

    @property
    def bracing(self) -> str:
        """What holds it upright from behind."""

    @property
    def brace_every_mm(self) -> float:
        """How far braces stand apart."""

    @property
    def brace_depth_mm(self) -> float:
        """How far a brace stands off the wall."""

    @property
    def mould(self) -> str:
        """What a cast wall is cast in."""

    @property
    def mortar(self) -> str:
        """What bricks are laid in."""


class Recess(NamedTuple):
    """A part of the face that lies deeper."""

    area_mm2: float
    depth_mm: float


class Extent(NamedTuple):
    """What a wall's parts follow from: its length, its face less openings (mm2) and how that comes about."""

    length_mm: float
    net_mm2: float
    why: Message
    recesses: tuple[Recess, ...] = ()

    @property
    def hollow_mm3(self) -> float:
        """What recesses take out of its body."""
        return math.fsum(recess.area_mm2 * recess.depth_mm for recess in self.recesses)

    def volume_mm3(self, thickness_mm: float) -> float:
        """Its body."""
        return max(0.0, self.net_mm2 * thickness_mm - self.hollow_mm3)


def suits(construction: str, material: Material) -> bool:
    """Whether the body of a wall can be made of a material."""
    if construction == "cast":
        return material.form in ("weight", "volume") and is_countable(material)
    if construction == "bricks":
        return material.form == "each"
    if construction == "printed":
        return material.category == "printing"
    return True


def body_material(wall: Built, around: Around) -> Material | None:
    """What the body is counted as: its own material, or the usual one if that does not suit."""
    known = around.catalogue.material_map
    own = known.get(wall.material)
    if own is None or suits(wall.construction, own):
        return own
    return known.get(USUAL[wall.construction])


def brick_mm(around: Around) -> tuple[float, float, float]:
    """Length, width and height of a brick of the user's region on the model."""
    brick = around.catalogue.thing(_BRICKS.get(around.region, "brick_uk"))
    length, width, height = brick.real_mm
    return length / around.scale, width / around.scale, height / around.scale


def parts_of(wall: Built, around: Around) -> Iterator[tuple[str, Material]]:
    """What is added to the body of a wall by the way it is built, by the name of its field."""
    for name in _PARTS:
        material = around.catalogue.material_map.get(getattr(wall, name))
        if material is not None and _ONLY.get(name, wall.construction) == wall.construction:
            yield name, material


def counts(name: str, material: Material) -> bool:
    """Whether the bill can tell how much of a material a part takes."""
    return has_rule(material, _PARTS[name]) or (material.is_sheet and name != "mortar")


def built_lines(wall: Built, extent: Extent, around: Around) -> Iterator[TakeoffLine]:
    """What the body of a wall takes, and what is added to it; nothing for materials that cannot be counted."""
    material = body_material(wall, around)
    if material is not None:
        yield from _BODIES[wall.construction](wall, extent, material, around)
    for name, extra in parts_of(wall, around):
        if counts(name, extra):
            yield from _ADDED[name](wall, extent, extra, around)


def _cut(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """Cut from sheet of the wall's own thickness."""
    if is_countable(material):
        yield part_line(
            wall, "front", material, extent.net_mm2, wall.thickness_mm, extent.why, hollow_mm3=extent.hollow_mm3
        )


def _cast(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """Cast: powder by the volume, the water that it is stirred into, and a mould."""
    volume = extent.volume_mm3(wall.thickness_mm)
    need = need_for_volume(material, volume)
    face = _with_recesses(extent)
    why = msg("{why} x {thickness}: {sum}", why=face, thickness=_length(wall.thickness_mm), sum=need.why)
    if need.unit == "g" and material.coverage_unit == "l_per_kg" and material.coverage:
        water = plaster_water(need.amount, material.coverage, material.mix_weight)
        why = msg("{why}, stirred into {water} of water", why=why, water=Shown(_millilitres, water))
    yield TakeoffLine(wall.id, "front", material.id, volume, "mm3", need.amount, need.unit, why)


def _with_recesses(extent: Extent) -> Message:
    """Say how the face comes about, and what recesses take of the body behind it."""
    if not extent.recesses:
        return extent.why
    return msg("{why} (less {hollow} of recesses)", why=extent.why, hollow=Shown(format_volume, extent.hollow_mm3))


def _mould(wall: Built, extent: Extent, mould: Material, around: Around) -> Iterator[TakeoffLine]:
    """A frame of sheet on a bed, or a block of rubber round the wall."""
    length, height, thickness = extent.length_mm, wall.height_mm, wall.thickness_mm
    if mould.is_sheet:
        area = length * height + 2 * (length + height) * thickness
        why = msg(
            "bed {length} x {height} and rim {rim} x {thickness} = {area}",
            length=_length(length),
            height=_length(height),
            rim=_length(2 * (length + height)),
            thickness=_length(thickness),
            area=Shown(format_area, area),
        )
        yield part_line(wall, "mould", mould, area, mould.thickness_mm or 1.0, why)
    else:
        block = (length + 2 * RIM_MM) * (height + 2 * RIM_MM) * (thickness + RIM_MM)
        volume = max(0.0, block - extent.volume_mm3(thickness))
        need = need_for_volume(mould, volume)
        why = msg("{rim} round the wall, less the wall: {sum}", rim=_length(RIM_MM), sum=need.why)
        yield TakeoffLine(wall.id, "mould", mould.id, volume, "mm3", need.amount, need.unit, why)


def _laid(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """Laid in bricks of the user's region at the plan's scale."""
    work = _work(wall, extent, around)
    count = math.ceil(work.bricks - 1e-6)
    need = need_for_count(material, count)
    length, _, height = brick_mm(around)
    why = msg(
        "{why}, {leaves} thick, bricks of {length} x {height}: {count}",
        why=extent.why,
        leaves=work.leaves,
        length=_length(length),
        height=_length(height),
        count=count,
    )
    yield TakeoffLine(wall.id, "front", material.id, count, "each", need.amount, need.unit, why)


def _mortar(wall: Built, extent: Extent, mortar: Material, around: Around) -> Iterator[TakeoffLine]:
    """What bricks are laid in."""
    work = _work(wall, extent, around)
    need = need_for_volume(mortar, work.mortar_mm3)
    why = msg("joints between {count} bricks: {sum}", count=math.ceil(work.bricks - 1e-6), sum=need.why)
    yield TakeoffLine(wall.id, "mortar", mortar.id, work.mortar_mm3, "mm3", need.amount, need.unit, why)


def _work(wall: Built, extent: Extent, around: Around) -> Brickwork:
    return brickwork(extent.net_mm2, wall.thickness_mm, brick_mm(around), JOINT_REAL_MM / around.scale)


def _printed(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """Printed: two solid faces and an infill between them."""
    if not is_countable(material):
        return
    recessed = math.fsum(recess.area_mm2 for recess in extent.recesses)
    slabs = [(extent.net_mm2 - recessed, wall.thickness_mm)]
    slabs += [(recess.area_mm2, wall.thickness_mm - recess.depth_mm) for recess in extent.recesses]
    volume = math.fsum(printed_volume(max(0.0, area), depth, wall.infill, SHELL_MM) for area, depth in slabs)
    need = need_for_volume(material, volume)
    why = msg(
        "{why} x {thickness}, faces of {shell} and {infill} % between: {sum}",
        why=extent.why,
        thickness=_length(wall.thickness_mm),
        shell=_length(SHELL_MM),
        infill=round(wall.infill * 100),
        sum=need.why,
    )
    yield TakeoffLine(wall.id, "front", material.id, volume, "mm3", need.amount, need.unit, why)


def faced_sides(wall: Built, around: Around) -> list[str]:
    """The faces that the facing lies on: not those whose finish brings a sheet of its own, which takes its place."""
    sides = ("front", "back") if wall.faced == "both" else (wall.faced,)
    return [side for side in sides if not brings_sheet(wall.finishes.get(side, ""), around)]


def brings_sheet(finish: str, around: Around) -> bool:
    """Whether a build-up is laid with a sheet of its own: brick sheet, paper, a print."""
    found, known = around.finish(finish) if finish else None, around.catalogue.material_map
    return found is not None and any(coat.material in known and known[coat.material].is_sheet for coat in found.coats)


def _facing(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """A sheet over one face or both, or what is spread on them."""
    sides = len(faced_sides(wall, around))
    if not sides:
        return
    area = extent.net_mm2 * sides
    why = msg("{why}, {sides} faces", why=extent.why, sides=sides) if sides > 1 else extent.why
    if material.is_sheet:
        yield TakeoffLine(wall.id, "facing", material.id, area, "mm2", area, "mm2", why)
    else:
        need = need_for_area(material, area)
        text = msg("{why}: {sum}", why=why, sum=need.why)
        yield TakeoffLine(wall.id, "facing", material.id, area, "mm2", need.amount, need.unit, text)


def _cap(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """A strip along the top, as wide as the wall."""
    why = msg("top {length} x {width}", length=_length(extent.length_mm), width=_length(wall.thickness_mm))
    yield from _strips(wall, "cap", material, extent.length_mm, wall.thickness_mm, why)


def _bracing(wall: Built, extent: Extent, material: Material, around: Around) -> Iterator[TakeoffLine]:
    """Fins behind the wall, one at each end and others evenly between, as high as it is."""
    count = brace_count(wall, extent.length_mm)
    why = msg(
        "{count} braces {height} x {depth}",
        count=count,
        height=_length(wall.height_mm),
        depth=_length(wall.brace_depth_mm),
    )
    yield from _strips(wall, "bracing", material, count * wall.height_mm, wall.brace_depth_mm, why)


def brace_count(wall: Built, length_mm: float) -> int:
    """How many fins hold a wall of a length upright."""
    return max(2, math.ceil(length_mm / wall.brace_every_mm - 1e-9) + 1)


def _strips(
    wall: Built, name: str, material: Material, length: float, width: float, why: Message
) -> Iterator[TakeoffLine]:
    """Strips of a length and a width: cut from sheet, or bought by the length."""
    if material.is_sheet:
        area = length * width
        text = msg("{why} = {area}", why=why, area=Shown(format_area, area))
        yield TakeoffLine(wall.id, name, material.id, area, "mm2", area, "mm2", text)
    else:
        need = need_for_length(material, length)
        text = msg("{why}: {sum}", why=why, sum=need.why)
        yield TakeoffLine(wall.id, name, material.id, length, "mm", need.amount, need.unit, text)


def _length(mm: float) -> Shown:
    return Shown(format_length, mm)


def _millilitres(ml: float, *, decimal_comma: bool = False) -> str:
    return format_volume(ml * 1000, "ml", precision=0, decimal_comma=decimal_comma)


_Lines = Callable[[Built, Extent, Material, Around], Iterator[TakeoffLine]]

_BODIES: Mapping[str, _Lines] = {"sheet": _cut, "cast": _cast, "bricks": _laid, "printed": _printed}
_ADDED: Mapping[str, _Lines] = {
    "facing": _facing,
    "cap": _cap,
    "bracing": _bracing,
    "mould": _mould,
    "mortar": _mortar,
}
