"""A sketch of what a camera sees, for lists: bodies as blocks in their colours, shaded, without any 3D view.

It needs no graphics card and no window; what is really seen is for the view in space.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from diorama_planner.app.photography.shots import Moment, places_met
from diorama_planner.drawing.colours import resolve, rgba
from diorama_planner.drawing.primitives import Colour, Faded, Fill, Instance, Primitive, Solid, Texture
from diorama_planner.model.record import BASE_ID
from diorama_planner.optics.sight import EDGE, NOTHING, TABLE, TOP

if TYPE_CHECKING:
    from diorama_planner.app.session import Session

Pixels = NDArray[np.uint8]
Colours = NDArray[np.float64]

ROOM, BENCH, BOARD, UNKNOWN = (206.0, 211.0, 217.0), (150.0, 118.0, 84.0), (120.0, 92.0, 62.0), (128.0, 128.0, 128.0)
SUN = np.array([-0.45, -0.6, 0.66])
SHADE, HAZE, FAR_SHARE = 0.45, 0.3, 98.0
LEAST_ALPHA = 100
_BODIES = ("body", "paint", "shell")
"""Slots of symbols that name the colour of the whole."""

EDGE_SHARE = 0.06
"""A step in depth as large as this, as a share of it, is drawn as an edge."""


def sketch(session: Session, moment: Moment) -> Pixels:
    """Draw a moment of a shot, (rows, columns, 3), a pixel for each ray of its survey."""
    found = moment.found
    colours = np.array([*_of_blocks(session, moment), ROOM])
    index = np.where(found.met >= 0, found.met, len(colours) - 1)
    picture = colours[index]
    base = colour_of(session.draw(BASE_ID)) if BASE_ID in session.document.records else UNKNOWN
    for code, colour in ((TABLE, BENCH), (EDGE, BOARD), (TOP, base), (NOTHING, ROOM)):
        picture[found.met == code] = colour
    solid = np.isfinite(found.depth_mm)
    light = _light(moment)
    picture[solid] *= light[solid, None]
    depth = found.depth_mm[solid]
    if depth.size:
        far = max(float(np.percentile(depth, FAR_SHARE)), 1e-6)
        haze = HAZE * np.clip(depth / far, 0.0, 1.0)[:, None] ** 2
        picture[solid] = picture[solid] * (1.0 - haze) + np.array(ROOM) * haze
    return np.asarray(np.clip(picture, 0.0, 255.0), dtype=np.uint8)


def _light(moment: Moment) -> Colours:
    """How bright each place is: turned to the light or away from it, darker at edges."""
    places, depth = places_met(moment.view, moment.found), moment.found.depth_mm
    with np.errstate(invalid="ignore", divide="ignore"):
        across, down = np.gradient(places, axis=1), np.gradient(places, axis=0)
        normal = np.cross(across, down)
        normal /= np.linalg.norm(normal, axis=2, keepdims=True)
        toward = np.asarray(moment.view.position_mm) - places
        normal *= np.where((normal * toward).sum(axis=2, keepdims=True) < 0.0, -1.0, 1.0)
        light = 1.0 - SHADE * (1.0 - (normal @ SUN).clip(0.0, 1.0))
        step = np.maximum(*(np.abs(np.gradient(depth, axis=axis)) for axis in (0, 1))) / depth
        light *= np.where(step > EDGE_SHARE, 0.72, 1.0)
    return np.asarray(np.nan_to_num(light, nan=0.8))


def _of_blocks(session: Session, moment: Moment) -> Iterable[tuple[float, float, float]]:
    known: dict[str, tuple[float, float, float]] = {}
    for block in moment.site.blocks:
        if block.record not in known:
            known[block.record] = colour_of(session.draw(block.record))
        yield known[block.record]


def colour_of(drawn: Iterable[Primitive]) -> tuple[float, float, float]:
    """The colour by which an item is known on the plan: that of its body, or its first shape that can be seen."""
    for primitive in sorted(drawn, key=lambda each: not isinstance(each, Instance)):  # turned wheels lie below it
        if isinstance(primitive, Faded):
            return colour_of(primitive.parts)
        if isinstance(primitive, Instance):
            colour = _body_of(primitive)
        elif isinstance(primitive, Fill):
            colour = _paint_of(primitive)
        else:
            continue
        if colour:
            red, green, blue, alpha = rgba(colour)
            if alpha > LEAST_ALPHA:
                return float(red), float(green), float(blue)
    return UNKNOWN


def _body_of(instance: Instance) -> Colour:
    symbol = instance.symbol
    slots = {**symbol.colours, **instance.colours}
    painted = (_paint_of(each) for each in symbol.primitives if isinstance(each, Fill))
    first = next((colour for colour in painted if colour), "")
    return next((slots[name] for name in _BODIES if name in slots), "") or (
        resolve(first, instance.colours, symbol.colours) if first else ""
    )


def _paint_of(fill: Fill) -> Colour:
    return fill.paint.colour if isinstance(fill.paint, Solid | Texture) else ""
