"""The plan as SVG in millimetres: a layer per layer, stable ids, text as text. For drawing programs and cutters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Point, Primitive
from diorama_planner.exporters.contract import Bounds, DrawingJob, Exporter
from diorama_planner.exporters.options import option
from diorama_planner.exporters.svg_elements import SvgElements
from diorama_planner.exporters.svg_text import element, number, slug, text_inside

_NAMESPACES = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
}


@dataclass(frozen=True, slots=True)
class SvgOptions:
    """The free edge round the plan."""

    margin: float = option(0.0, "free edge round the plan, in mm of the model")


@dataclass(frozen=True, slots=True)
class SvgLayer:
    """Primitives under a name, moved as one."""

    name: str
    primitives: tuple[Primitive, ...]
    shift: Point = (0.0, 0.0)


def produce(job: DrawingJob, options: SvgOptions) -> bytes:
    """Give the SVG file; the same job gives the same bytes.

    Raises:
        UsageError: there is nothing to draw.
    """
    xmin, ymin, xmax, ymax = job.bounds
    edge = options.margin
    if not (xmax - xmin + 2 * edge > 0 and ymax - ymin + 2 * edge > 0):
        raise UsageError(msg("there is nothing to draw"), msg("place something on the base first"))
    layers = [SvgLayer(name, primitives) for name, primitives in job.layers]
    return svg_bytes(layers, (xmin - edge, ymin - edge, xmax + edge, ymax + edge), job)


def svg_bytes(layers: Sequence[SvgLayer], bounds: Bounds, job: DrawingJob) -> bytes:
    """Write layers of a job as a file that shows a box of them, in millimetres."""
    xmin, ymin, xmax, ymax = bounds
    elements = SvgElements(job.assets)
    drawn = [_layer(place, layer, elements.all(layer.primitives)) for place, layer in enumerate(layers, 1)]
    said = _NAMESPACES | {
        "width": f"{number(xmax - xmin)}mm",
        "height": f"{number(ymax - ymin)}mm",
        "viewBox": f"{number(xmin)} {number(-ymax)} {number(xmax - xmin)} {number(ymax - ymin)}",
    }
    title = element("title", {}, text_inside(job.name)) if job.name else ""
    definitions = "<defs>\n" + "\n".join(elements.definitions) + "\n</defs>" if elements.definitions else ""
    inside = "\n" + "\n".join(part for part in (title, definitions, *drawn) if part) + "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("svg", said, inside)}\n'.encode()


def _layer(place: int, layer: SvgLayer, elements: list[str]) -> str:
    said = {
        "id": "-".join(part for part in ("layer", str(place), slug(layer.name)) if part),
        "inkscape:groupmode": "layer",
        "inkscape:label": layer.name,
    }
    if layer.shift != (0.0, 0.0):
        said["transform"] = f"translate({number(layer.shift[0])} {number(-layer.shift[1])})"
    return element("g", said, "\n" + "\n".join(elements) + "\n")


EXPORTER = Exporter("svg", msg("Drawing (SVG)"), ".svg", produce, SvgOptions)
