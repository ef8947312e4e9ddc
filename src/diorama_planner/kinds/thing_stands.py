"""Which things of the catalogue stand where: things, fixtures, what is scattered, the modules of fences."""

from __future__ import annotations

from diorama_planner.kinds import fence, fixture, scatter, thing
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.electric import lift_of
from diorama_planner.kinds.figures import bench_size, factors
from diorama_planner.kinds.placed_things import PlacedThing


def of_thing(item: thing.Thing, around: Around) -> tuple[PlacedThing, ...]:
    """The thing, standing on what is under it or as high as it is mounted."""
    entry = around.catalogue.thing_map.get(item.thing)
    if entry is None:
        return ()
    floor = around.surface_at(item.at_mm) + item.z_mm + entry.mount_height_mm / around.scale
    sizes = factors(entry, thing.model_size(item, around))
    return (PlacedThing(entry, (*item.at_mm, floor), item.rotation_deg, sizes, item.colours),)


def of_fixture(item: fixture.Fixture, around: Around) -> tuple[PlacedThing, ...]:
    """The thing at its height on the wall."""
    entry, wall = around.catalogue.thing_map.get(item.thing), around.host(item)
    if entry is None or wall is None:
        return ()
    at, turn = fixture.spot(item, wall, around)
    sizes = factors(entry, fixture.model_size(item, around))
    return (PlacedThing(entry, (*at, lift_of(item, at, around) + item.up_mm), turn, sizes, item.colours),)


def of_scatter(item: scatter.Scatter, around: Around) -> tuple[PlacedThing, ...]:
    """Every thing of the mix, on the ground."""
    found = scatter.places(item, around)
    entries = [around.catalogue.thing_map.get(part.thing) for part in item.mix]
    sizes = [entry and factors(entry, bench_size(entry, None, around.scale)) for entry in entries]
    heights = around.ground.heights(found.points) if len(found.points) else found.factors
    rows = zip(found.points.tolist(), heights.tolist(), found.parts.tolist(), found.factors.tolist(), strict=True)
    placed = []
    for ((x, y), z, part, factor), turn in zip(rows, found.turns_deg.tolist(), strict=True):
        entry, size = entries[part], sizes[part]
        if entry is not None and size is not None:
            along, across, up = size
            placed.append(PlacedThing(entry, (x, y, z), turn, (along * factor, across * factor, up * factor)))
    return tuple(placed)


def of_fence(item: fence.Fence, around: Around) -> tuple[PlacedThing, ...]:
    """Its modules and its gate, each on the ground at its middle."""
    return tuple(
        PlacedThing(
            each.thing,
            (*each.at_mm, around.ground.height_at(*each.at_mm)),
            each.rotation_deg,
            each.factors,
            each.colours,
        )
        for each in fence.modules(item, around)
    )
