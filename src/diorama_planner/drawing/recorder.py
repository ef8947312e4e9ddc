"""A drawing told as lines of text: the test double among the interpreters, and what golden files hold.

Numbers are rounded to a thousandth of a millimetre, so that two machines tell the same; nothing is painted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from diorama_planner.drawing.primitives import (
    WHOLE,
    Faded,
    Fill,
    Gradient,
    Instance,
    Paint,
    Path,
    Pen,
    Picture,
    Point,
    Primitive,
    Radial,
    Raster,
    Solid,
    Stroke,
    Text,
    Texture,
)


def record(primitives: Iterable[Primitive]) -> list[str]:
    """Tell each primitive in one line: equal drawings give equal lines."""
    return [_line(primitive) for primitive in primitives]


def _line(primitive: Primitive) -> str:
    match primitive:
        case Fill(path=path, paint=paint, pen=pen, opacity=opacity):
            outline = f" {_pen(pen)}" if pen else ""
            faint = f" opacity {_number(opacity)}" if opacity != 1 else ""
            return f"fill {_path(path)} {_paint(paint)}{outline}{faint}"
        case Stroke(path=path, pen=pen):
            return f"stroke {_path(path)} {_pen(pen)}"
        case Text(text=text, at=at, height_mm=height, colour=colour, anchor=anchor, rotation_deg=turn, bold=bold):
            weight = " bold" if bold else ""
            return f"text {text!r} {_point(at)} {_number(height)} {colour} {anchor} {_number(turn)}{weight}"
        case Picture(asset=asset, at=at, size_mm=size, rotation_deg=turn, opacity=opacity, crop=crop):
            part = "" if crop == WHOLE else f" crop {' '.join(map(_number, crop))}"
            return f"picture {asset} {_point(at)} {_point(size)} {_number(turn)} {_number(opacity)}{part}"
        case Raster(pixels=pixels, width=width, height=height, channels=channels, bounds=bounds, clip=clip):
            digest = hashlib.blake2b(pixels, digest_size=6).hexdigest()
            inside = f" clip {_path(clip)}" if clip else ""
            return f"raster {width}x{height}x{channels} {digest} {' '.join(map(_number, bounds))}{inside}"
        case Instance(symbol=symbol, at=at, rotation_deg=turn, scale=scale, colours=colours, shadow_mm=shadow):
            chosen = "".join(f" {slot}={colour}" for slot, colour in sorted(colours.items()))
            return f"instance {symbol.key} {_point(at)} {_number(turn)} {_point(scale)} {_number(shadow)}{chosen}"
        case Faded(parts=parts, opacity=opacity):
            return f"faded {_number(opacity)} ({'; '.join(map(_line, parts))})"


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _point(point: Point) -> str:
    return f"{_number(point[0])},{_number(point[1])}"


def _path(path: Path) -> str:
    runs = (" ".join(map(_point, run.points)) + (" z" if run.closed else "") for run in path.subpaths)
    return "[" + " | ".join(runs) + "]"


def _pen(pen: Pen) -> str:
    dashes = f" dashes {' '.join(map(_number, pen.dashes_mm))}" if pen.dashes_mm else ""
    return f"pen {pen.colour} {_number(pen.width_mm)}{dashes}{'' if pen.round else ' square'}"


def _stops(stops: tuple[tuple[float, str], ...]) -> str:
    return " ".join(f"{_number(offset)}:{colour}" for offset, colour in stops)


def _paint(paint: Paint) -> str:
    match paint:
        case Solid(colour=colour):
            return colour
        case Texture(name=name, colour=colour, scale=scale, angle_deg=angle, origin=origin, seed=seed):
            return f"{name} {colour} 1:{_number(scale)} {_number(angle)} {_point(origin)} seed {seed}"
        case Gradient(start=start, end=end, stops=stops):
            return f"gradient {_point(start)} {_point(end)} {_stops(stops)}"
        case Radial(centre=centre, radius_mm=radius, stops=stops):
            return f"radial {_point(centre)} {_number(radius)} {_stops(stops)}"
