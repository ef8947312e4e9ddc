"""The way in: the body of a thing, modelled once and kept, its module imported when first needed.

`MODELS` says which function models a class; what has none there is the pile of its slabs (`bodies`).
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from diorama_planner.drawing.primitives import Colour
from diorama_planner.solids.mesh import Mesh
from diorama_planner.solids.parts import Body, BodyPart
from diorama_planner.symbols.axles import axle_stations, running_of, wheels
from diorama_planner.symbols.bodies import body
from diorama_planner.symbols.classes import CLASSES, class_tag
from diorama_planner.symbols.clay import Clay, Stuff, resolved
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.curves import centred
from diorama_planner.symbols.library import drawing_size, quarter_turns, symbol_of
from diorama_planner.symbols.livery import GREY, WHITE
from diorama_planner.symbols.poses import AT_REST, Pose
from diorama_planner.symbols.solid_classes import MODELS

ModelFunction = Callable[[Clay, ThingShape], None]
PLAIN = Stuff("plastic", "$body")
TURNS = np.array([[[1, 0], [0, 1]], [[0, 1], [-1, 0]], [[-1, 0], [0, -1]], [[0, -1], [1, 0]]], dtype=float)
"""What (x, y) rows are multiplied by for 0 to 3 quarters counter-clockwise."""


@dataclass(frozen=True, slots=True)
class _Request:
    """A thing to model, equal to another whose body would be the same."""

    said: tuple[object, ...]
    thing: ThingShape = field(compare=False)
    pose: Pose = AT_REST


@dataclass(frozen=True, slots=True, eq=False)
class _Model:
    """A body whose colours still name slots, and what those slots are."""

    parts: Body
    colours: dict[str, Colour]


def solid(thing: ThingShape, colours: Mapping[str, Colour] | None = None, pose: Pose = AT_REST) -> Body:
    """Give the body of a thing in real millimetres about the centre of its plan, standing on z = 0.

    It lies as the picture of the thing does, and is exactly as large as the thing; only parts that say that they
    reach `beyond` are not within its size, and what has moved from where it is at rest. Equal things share their
    meshes, whatever their colours.

    Args:
        thing: what it is the body of.
        colours: slots whose colours the user has chosen; they win over those of the thing.
        pose: how what moves on it stands.
    """
    said: tuple[object, ...] = (thing.id, thing.name, thing.category, thing.shape, thing.front, thing.real_mm)
    said = (*said, thing.wheelbase_mm, thing.ground_mm, thing.outline_mm, thing.tiers_mm)
    model = _modelled(_Request((*said, pose), thing, pose))
    slots = {**model.colours, **dict(thing.colours), **(colours or {})}
    return tuple(replace(part, colour=resolved(part.colour, slots)) for part in model.parts)


@lru_cache(maxsize=2048)
def _modelled(request: _Request) -> _Model:
    thing = request.thing
    tag = class_tag(thing)
    if tag not in MODELS or thing.real_mm[2] <= 0:
        clay = _slabs(thing)
        return _Model(clay.parts(), clay.colours)
    quarters = quarter_turns(thing, CLASSES[tag])
    clay = Clay(thing.id, drawing_size(thing, quarters), symbol_of(thing).colours, request.pose)
    running = running_of(tag, thing)
    if running is not None and request.pose != AT_REST:
        clay.spring(axle_stations(thing, running), wheels(thing, running)[0].diameter / 2)
    module, name = MODELS[tag]
    function: ModelFunction = getattr(importlib.import_module(f"diorama_planner.symbols.{module}"), name)
    function(clay, thing)
    return _Model(tuple(_quarter_turned(part, quarters) for part in clay.parts()), clay.colours)


def _slabs(thing: ThingShape) -> Clay:
    """Model what has no model of its own: its slabs, or a flat sheet for what is only painted on the ground."""
    clay = Clay(thing.id, thing.real_mm, symbol_of(thing).colours)
    if clay.height <= 0:
        clay.slots(body=WHITE)
        corners = np.array([(*point, 0.0) for point in centred(0, 0, clay.length, clay.width)])
        clay.add(PLAIN, Mesh(corners, np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32)))
        return clay
    clay.slots(body=GREY)
    for slab in body(thing):
        clay.upright(PLAIN, slab.outline, slab.bottom_mm, slab.top_mm)
    return clay


def _quarter_turned(part: BodyPart, quarters: int) -> BodyPart:
    """Turn a part by whole quarters, exactly."""
    if not quarters % 4:
        return part
    plan = part.mesh.vertices[:, :2] @ TURNS[quarters % 4]
    return replace(part, mesh=Mesh(np.column_stack((plan, part.mesh.vertices[:, 2])), part.mesh.triangles))
