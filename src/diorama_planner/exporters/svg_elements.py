"""Primitives as SVG elements, with what they refer to (gradients, clips, symbols) gathered as definitions.

Textures become their colour: a cutter or a drawing program wants shapes, and paper has the PDF. Coordinates are
model millimetres with y turned down; where the page begins is for `svg` to say.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterable

from diorama_planner.drawing.font_widths import CAP_HEIGHT_EM
from diorama_planner.drawing.instances import expanded
from diorama_planner.drawing.primitives import (
    WHOLE,
    Colour,
    Faded,
    Fill,
    Gradient,
    Instance,
    Paint,
    Picture,
    Primitive,
    Radial,
    Raster,
    Solid,
    Stroke,
    Text,
    Texture,
)
from diorama_planner.exporters.plain_png import raster_png
from diorama_planner.exporters.svg_text import (
    clean,
    colour,
    element,
    number,
    path_data,
    pen_attributes,
    text_inside,
)

FONTS = "Inter, Helvetica, Arial, sans-serif"
_MAGIC = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "image/webp"),
    (b"BM", "image/bmp"),
)


class SvgElements:
    """Writes primitives as elements; equal definitions are written once, numbered in order of appearance."""

    def __init__(self, assets: Callable[[str], bytes | None]) -> None:
        self._assets = assets
        self._names: dict[object, str] = {}
        self.definitions: list[str] = []

    def all(self, primitives: Iterable[Primitive]) -> list[str]:
        """Write primitives in their order."""
        return [self._one(primitive) for primitive in primitives]

    def _one(self, primitive: Primitive) -> str:
        match primitive:
            case Fill():
                return self._fill(primitive)
            case Stroke(path=path, pen=pen):
                return element("path", {"d": path_data(path), "fill": "none"} | pen_attributes(pen))
            case Text():
                return _text(primitive)
            case Picture():
                return self._picture(primitive)
            case Raster():
                return self._raster(primitive)
            case Instance():
                return self._instance(primitive)
            case Faded():
                return self._faded(primitive)

    def _fill(self, fill: Fill) -> str:
        said = {"d": path_data(fill.path), "fill-rule": "evenodd"} | self._paint(fill.paint)
        said |= pen_attributes(fill.pen)
        if fill.opacity != 1:
            said["opacity"] = number(fill.opacity)
        return element("path", said)

    def _paint(self, paint: Paint) -> dict[str, str]:
        match paint:
            case Solid(colour=plain) | Texture(colour=plain):
                return colour("fill", plain)
            case Gradient(start=(x1, y1), end=(x2, y2), stops=stops):
                line = {"x1": number(x1), "y1": number(-y1), "x2": number(x2), "y2": number(-y2)}
                return {"fill": f"url(#{self._shading('linearGradient', line, stops)})"}
            case Radial(centre=(x, y), radius_mm=radius, stops=stops):
                disc = {"cx": number(x), "cy": number(-y), "r": number(radius)}
                return {"fill": f"url(#{self._shading('radialGradient', disc, stops)})"}

    def _shading(self, kind: str, place: dict[str, str], stops: tuple[tuple[float, Colour], ...]) -> str:
        inside = "".join(
            element("stop", {"offset": number(offset)} | colour("stop-color", value)).replace(
                "stop-color-opacity", "stop-opacity"
            )
            for offset, value in stops
        )
        place = {"gradientUnits": "userSpaceOnUse"} | place
        return self._defined("paint", (kind, tuple(place.items()), stops), kind, place, lambda: inside)

    def _defined(
        self, prefix: str, key: object, name: str, attributes: dict[str, str], inside: Callable[[], str]
    ) -> str:
        """Give the id of a definition, writing it at its first use."""
        if (prefix, key) not in self._names:
            content = inside()
            identity = f"{prefix}-{1 + sum(known.startswith(prefix) for known in self._names.values())}"
            self._names[prefix, key] = identity
            self.definitions.append(element(name, {"id": identity} | attributes, content))
        return self._names[prefix, key]

    def _picture(self, picture: Picture) -> str:
        width, height = picture.size_mm
        place = _placed(picture.at, picture.rotation_deg)
        data = self._assets(picture.asset)
        mime = next((mime for magic, mime in _MAGIC if data and data.startswith(magic)), "")
        box = {"x": number(-width / 2), "y": number(-height / 2), "width": number(width), "height": number(height)}
        said = {"transform": place}
        if picture.opacity != 1:
            said["opacity"] = number(picture.opacity)
        if not data or not mime:
            return element("rect", box | said | {"fill": "none", "stroke": "#8a8f98", "stroke-width": "0.2"})
        image = {"preserveAspectRatio": "none", "href": _data_url(mime, data)}
        if picture.crop == WHOLE:
            return element("image", box | said | image)
        left, top, right, bottom = picture.crop
        part = " ".join(map(number, (left, top, right - left, bottom - top)))
        whole = element("image", {"width": "1", "height": "1"} | image)
        return element("g", said, element("svg", box | {"viewBox": part, "preserveAspectRatio": "none"}, whole))

    def _faded(self, faded: Faded) -> str:
        return element("g", {"opacity": number(faded.opacity)}, "".join(self.all(faded.parts)))

    def _raster(self, raster: Raster) -> str:
        xmin, ymin, xmax, ymax = raster.bounds
        box = {"x": number(xmin), "y": number(-ymax), "width": number(xmax - xmin), "height": number(ymax - ymin)}
        said = box | {"preserveAspectRatio": "none", "href": _data_url("image/png", raster_png(raster))}
        if raster.clip is not None:
            data = path_data(raster.clip)
            path = element("path", {"d": data, "clip-rule": "evenodd"})
            said["clip-path"] = f"url(#{self._defined('clip', data, 'clipPath', {}, lambda: path)})"
        return element("image", said)

    def _instance(self, instance: Instance) -> str:
        key = (instance.symbol.key, tuple(sorted(instance.colours.items())))
        about = {"class": clean(instance.symbol.key)}
        name = self._defined("symbol", key, "g", about, lambda: "".join(self.all(expanded(instance))))
        scale = f" scale({instance.scale[0]:.9g} {instance.scale[1]:.9g})"
        return element("use", {"href": f"#{name}", "transform": _placed(instance.at, instance.rotation_deg) + scale})


def _text(text: Text) -> str:
    said = {
        "font-family": FONTS,
        "font-size": number(text.height_mm / CAP_HEIGHT_EM),
        "text-anchor": text.anchor,
        "transform": _placed(text.at, text.rotation_deg),
    } | colour("fill", text.colour)
    if text.bold:
        said["font-weight"] = "600"
    return element("text", said, text_inside(text.text))


def _placed(at: tuple[float, float], rotation_deg: float) -> str:
    move = f"translate({number(at[0])} {number(-at[1])})"
    return move + (f" rotate({number(-rotation_deg)})" if rotation_deg else "")


def _data_url(mime: str, data: bytes) -> str:
    return f"data:{mime};base64,{base64.b64encode(data).decode('ascii')}"
