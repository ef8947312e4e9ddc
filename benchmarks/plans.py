"""A plan of many mixed items, the same on every run."""

from __future__ import annotations

import random
from dataclasses import replace

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.label import Label
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.path import Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Coat, Item, Points, Project

WIDTH_MM, DEPTH_MM = 2440.0, 6600.0
CELL_MM = 40.0
THINGS = (
    *("toyota_ae86_trueno", "nissan_r34_gtr", "oil_drum", "tyre_185_60_14", "vending_jp", "adult_man", "adult_woman"),
    *("bin_wheelie_240", "park_bench", "pallet_euro", "container_20", "oak_50", "birch_30", "utility_pole_jp", "cow"),
)


def _square(x: float, y: float, side: float) -> Points:
    return ((x, y), (x + side, y), (x + side, y + side), (x, y + side))


def _item(number: int, at: tuple[float, float], dice: random.Random) -> list[Item]:
    x, y = at
    order, name = float(number), f"i{number}"
    share = number % 100
    if share < 80:
        thing = dice.choice(THINGS)
        return [Thing(id=name, thing=thing, at_mm=at, rotation_deg=dice.choice((0, 15, 70, 90, 200)), order=order)]
    if share < 86:
        wall = Wall(id=name, path_mm=((x, y), (x + 30, y)), order=order)
        return [wall, Opening(id=f"{name}-1", host=name, at_mm=15, width_mm=10, height_mm=20, order=order)]
    if share < 94:
        return [GroundCover(id=name, outline_mm=_square(x, y, 60), order=order)]
    if share < 96:
        return [Path(id=name, line_mm=((x, y), (x + 80, y + 30)), width_mm=15, order=order)]
    if share < 98:
        return [Pour(id=name, outline_mm=_square(x, y, 25), depth_mm=3, mode="film", order=order)]
    if share == 98 and number < 2000:
        return [Landform(id=name, outline_mm=_square(x, y, 90), height_mm=12, edge_width_mm=15, order=order)]
    return [Label(id=name, text=f"Item {number}", at_mm=at, order=order)]


COVER = (
    Coat(material="pva_1l"),
    Coat(material="dirt_sifted", depth_mm=1.5),
    Coat(material="static_grass_2mm", share=70.0),
    Coat(material="ws_turf_bag", share=30.0),
)
FINISHES = {"front": "brick_weathered", "back": "brick_weathered", "top": "concrete_cracked"}


def _built_up(item: Item) -> Item:
    if isinstance(item, GroundCover):
        return replace(item, build_up=COVER)
    return replace(item, finishes=FINISHES) if isinstance(item, Wall) else item


def built_up_plan(count: int) -> Document:
    """Make the mixed plan with covers in four layers and walls that are finished on three faces."""
    document = mixed_plan(count)
    return Document.of(
        [_built_up(record) if isinstance(record, Item) else record for record in document.records.values()]
    )


def mixed_plan(count: int) -> Document:
    """Make a plan of `count` items: four fifths things, and every other kind."""
    dice = random.Random(64)
    columns = int(WIDTH_MM / CELL_MM)
    items: list[Item] = []
    number = 0
    while len(items) < count:
        column, row = number % columns, number // columns
        items += _item(number, (10 + column * CELL_MM, 10 + row * CELL_MM), dice)
        number += 1
    base = Base(id=BASE_ID, width_mm=WIDTH_MM, depth_mm=DEPTH_MM, order=-1.0)
    return Document.of([Project(id=PROJECT_ID, name="Many"), base, *items[:count]])
