"""What a pour takes: resin by the millilitre, varnish by its coats, the seal coat under it."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.catalogue.coverage import Need, has_rule, need_for_area, need_for_volume
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import Shown, msg
from diorama_planner.core.units import format_area, format_length, format_volume
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.pour import Pour, coat_of, water
from diorama_planner.kinds.pour_plan import layer_tops, wetted_mm2
from diorama_planner.kinds.waters import Water


def takeoff(item: Pour, around: Around) -> tuple[TakeoffLine, ...]:
    """The resin or varnish, then the sealer."""
    material = around.catalogue.material_map.get(item.material)
    pool = water(item, around)
    if pool.volume_mm3 <= 0:
        return ()
    lines = () if material is None else tuple(_laid(item, material, pool))
    return (*lines, *_sealed(item, around))


def _laid(item: Pour, material: Material, pool: Water) -> Iterator[TakeoffLine]:
    count = len(layer_tops(item, material, pool.max_depth_mm))
    if has_rule(material, "mm3"):
        need = need_for_volume(material, pool.volume_mm3)
        yield _line(item, material, pool, need, count)
    elif coat_of(item, material) is not None:
        need = need_for_area(material, pool.area_mm2, coats=count)
        why = msg("{area} in {count} coats: {sum}", area=Shown(format_area, pool.area_mm2), count=count, sum=need.why)
        yield TakeoffLine(item.id, "top", material.id, pool.area_mm2, "mm2", need.amount, need.unit, why)


def _line(item: Pour, material: Material, pool: Water, need: Need, count: int) -> TakeoffLine:
    noun = "coat" if coat_of(item, material) is not None else "layer"
    why = msg(
        "{area}, up to {depth} deep = {volume} in {count} {layers}",
        area=Shown(format_area, pool.area_mm2),
        depth=Shown(format_length, pool.max_depth_mm),
        volume=Shown(format_volume, pool.volume_mm3),
        count=count,
        layers=noun if count == 1 else f"{noun}s",
    )
    return TakeoffLine(item.id, "top", material.id, pool.volume_mm3, "mm3", need.amount, need.unit, why)


def _sealed(item: Pour, around: Around) -> Iterator[TakeoffLine]:
    sealer = around.catalogue.material_map.get(item.sealer)
    if sealer is None or not has_rule(sealer, "mm2"):
        return
    bed = wetted_mm2(item, around)
    need = need_for_area(sealer, bed, scale=around.scale)
    why = msg("seals {area} of bed: {sum}", area=Shown(format_area, bed), sum=need.why)
    yield TakeoffLine(item.id, "bed", sealer.id, bed, "mm2", need.amount, need.unit, why)
