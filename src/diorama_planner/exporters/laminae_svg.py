"""Slices of foam side by side as SVG in millimetres, a layer for each: for plotters and cutters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import Bounds, DrawingJob, Exporter, Template
from diorama_planner.exporters.laminae import templates_of
from diorama_planner.exporters.options import option
from diorama_planner.exporters.svg import SvgLayer, svg_bytes


@dataclass(frozen=True, slots=True)
class LaminaSvgOptions:
    """How the slices are laid out."""

    width: float = option(1200.0, "as much as one row takes at most, in mm, such as the length of a sheet")
    gap: float = option(10.0, "between slices, in mm")


def produce(job: DrawingJob, options: LaminaSvgOptions) -> bytes:
    """Give the SVG file.

    Raises:
        UsageError: nothing is built of foam.
    """
    layers, bounds = _in_rows(templates_of(job), options.width, options.gap)
    return svg_bytes(layers, bounds, job)


def _in_rows(templates: Sequence[Template], width: float, gap: float) -> tuple[list[SvgLayer], Bounds]:
    """Lay templates from left to right in rows, each row as deep as its deepest; rows go downwards."""
    layers = []
    x, y, deepest, widest = gap, -gap, 0.0, 0.0
    for template in templates:
        xmin, ymin, xmax, ymax = template.bounds
        if x > gap and x + xmax - xmin > width:
            x, y, deepest = gap, y - deepest - gap, 0.0
        layers.append(SvgLayer(template.name, template.primitives, (x - xmin, y - ymax)))
        x += xmax - xmin + gap
        widest, deepest = max(widest, x), max(deepest, ymax - ymin)
    return layers, (0.0, y - deepest - gap, widest, 0.0)


EXPORTER = Exporter("laminae_svg", msg("Slices of foam side by side (SVG)"), ".svg", produce, LaminaSvgOptions)
