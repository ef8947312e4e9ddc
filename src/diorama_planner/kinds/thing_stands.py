"""Which things of the catalogue stand where: things, fixtures, what is scattered, the modules of fences."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from diorama_planner.kinds import fence, fixture, scatter, thing
from diorama_planner.kinds.contract import Around
from diorama_planner.kinds.electric import lift_of, spot_of
from diorama_planner.kinds.figures import Size, bench_size, factors
from diorama_planner.kinds.placed_things import PlacedThing

WHEELS_AT = 0.36
"""Wheels are this share of its length and width from the middle of a vehicle, about."""


def of_thing(item: thing.Thing, around: Around) -> tuple[PlacedThing, ...]:
    """The thing, standing on what is under it or as high as it is mounted."""
    entry = around.catalogue.thing_map.get(item.thing)
    if entry is None:
        return ()
    size = thing.model_size(item, around)
    floor, slope = around.surface_at(item.at_mm), (0.0, 0.0)
    if entry.family == "vehicle" and around.ground.level_about(around.outline(item)) is None:
        floor, slope = _on_wheels(item, size, around)
    floor += item.z_mm + entry.mount_height_mm / around.scale
    placed = PlacedThing(entry, (*item.at_mm, floor), item.rotation_deg, factors(entry, size), slope, item.colours)
    return (replace(placed, pose=item.pose),)


def _on_wheels(item: thing.Thing, size: Size, around: Around) -> tuple[float, tuple[float, float]]:
    """How high the middle of a vehicle is whose wheels stand on uneven ground, and how that slopes."""
    places = [
        spot_of(item.at_mm, item.rotation_deg, along * size[0], across * size[1])
        for along in (-WHEELS_AT, WHEELS_AT)
        for across in (-WHEELS_AT, WHEELS_AT)
    ]
    heights = [around.surface_at(place) for place in places]
    rows = [(x - item.at_mm[0], y - item.at_mm[1], 1.0) for x, y in places]
    along, across, middle = np.linalg.lstsq(np.array(rows), np.array(heights), rcond=None)[0].tolist()
    return middle, (along, across)


def of_fixture(item: fixture.Fixture, around: Around) -> tuple[PlacedThing, ...]:
    """The thing at its height on the wall."""
    entry, wall = around.catalogue.thing_map.get(item.thing), around.host(item)
    if entry is None or wall is None:
        return ()
    at, turn = fixture.spot(item, wall, around)
    sizes = factors(entry, fixture.model_size(item, around))
    return (PlacedThing(entry, (*at, lift_of(item, at, around) + item.up_mm), turn, sizes, colours=item.colours),)


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
            colours=each.colours,
        )
        for each in fence.modules(item, around)
    )
