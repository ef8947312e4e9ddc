"""The way in: the symbol of a thing, drawn once and kept, its class module imported when first needed."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from diorama_planner.drawing.primitives import Symbol
from diorama_planner.symbols.classes import CLASSES, SymbolClass, class_tag
from diorama_planner.symbols.contract import ThingShape
from diorama_planner.symbols.sketch import Sketch

DrawFunction = Callable[[Sketch, ThingShape], None]
QUARTERS = {"+x": 0, "+y": 1, "-x": 2, "-y": 3}


@dataclass(frozen=True, slots=True)
class _Request:
    """A thing to draw, equal to another whose picture would be the same."""

    said: tuple[object, ...]
    thing: ThingShape = field(compare=False)


def _said(thing: ThingShape) -> tuple[object, ...]:
    """Give all of a thing that its picture depends on."""
    words = (thing.id, thing.name, thing.category, thing.shape, thing.front)
    return (*words, thing.real_mm, thing.wheelbase_mm, thing.colours, thing.outline_mm, thing.tiers_mm)


def symbol_of(thing: ThingShape) -> Symbol:
    """Give the plan picture of a thing in real millimetres about the centre of its plan.

    Length lies along +x; what has a nose points it to +x, what has a front turns it to the side that the
    catalogue names. Equal things give the very same symbol.
    """
    return _drawn(_Request(_said(thing), thing))


def symbol_key(thing: ThingShape) -> str:
    """Name the picture of a thing: class, id and a check sum of all that it is drawn from."""
    return f"{class_tag(thing)}-{thing.id}-{zlib.crc32(repr(_said(thing)).encode()):08x}"


def quarter_turns(thing: ThingShape, cls: SymbolClass) -> int:
    """Tell by how many quarters the drawing of a class is turned to face where the thing faces.

    What runs on wheels, tracks or rails keeps its nose along its length, whatever front is stated.
    """
    if not cls.faces or cls.ground != "stated" or thing.front not in QUARTERS:
        return 0
    return (QUARTERS[thing.front] - QUARTERS[cls.faces]) % 4


def drawing_size(thing: ThingShape, quarters: int) -> tuple[float, float, float]:
    """Give the thing's sizes in the frame of its drawing, before it is turned."""
    length, width, height = thing.real_mm
    return (width, length, height) if quarters % 2 else (length, width, height)


def draw_function(cls: SymbolClass) -> DrawFunction:
    """Import the module of a class and give its function."""
    module = importlib.import_module(f"diorama_planner.symbols.{cls.module}")
    function: DrawFunction = getattr(module, cls.function)
    return function


@lru_cache(maxsize=4096)
def _drawn(request: _Request) -> Symbol:
    thing = request.thing
    cls = CLASSES[class_tag(thing)]
    quarters = quarter_turns(thing, cls)
    sketch = Sketch(thing.id, drawing_size(thing, quarters), dict(thing.colours))
    draw_function(cls)(sketch, thing)
    if not cls.overhang:
        sketch.fit()
    return sketch.symbol(symbol_key(thing), quarters)
