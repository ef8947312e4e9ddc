"""The plan as SVG in millimetres: a layer per layer, stable ids, text as text. For drawing programs and cutters."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter
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


def produce(job: DrawingJob, options: SvgOptions) -> bytes:
    """Give the SVG file; the same job gives the same bytes.

    Raises:
        UsageError: there is nothing to draw.
    """
    xmin, ymin, xmax, ymax = job.bounds
    edge = options.margin
    width, height = xmax - xmin + 2 * edge, ymax - ymin + 2 * edge
    if not (width > 0 and height > 0):
        raise UsageError(msg("there is nothing to draw"), msg("place something on the base first"))
    elements = SvgElements(job.assets)
    layers = [
        _layer(number_, name, elements.all(primitives)) for number_, (name, primitives) in enumerate(job.layers, 1)
    ]
    said = _NAMESPACES | {
        "width": f"{number(width)}mm",
        "height": f"{number(height)}mm",
        "viewBox": f"{number(xmin - edge)} {number(-ymax - edge)} {number(width)} {number(height)}",
    }
    title = element("title", {}, text_inside(job.name)) if job.name else ""
    definitions = "<defs>\n" + "\n".join(elements.definitions) + "\n</defs>" if elements.definitions else ""
    inside = "\n" + "\n".join(part for part in (title, definitions, *layers) if part) + "\n"
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("svg", said, inside)}\n'.encode()


def _layer(place: int, name: str, elements: list[str]) -> str:
    said = {
        "id": "-".join(part for part in ("layer", str(place), slug(name)) if part),
        "inkscape:groupmode": "layer",
        "inkscape:label": name,
    }
    return element("g", said, "\n" + "\n".join(elements) + "\n")


EXPORTER = Exporter("svg", msg("Drawing (SVG)"), ".svg", produce, SvgOptions)
