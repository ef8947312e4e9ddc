"""Sheets at their own size as SVG, for plotters and cutters: the sheet, what is cut, and what is written, in layers.

All sheets stand below each other, or one of them by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import Bounds, DrawingJob, Exporter
from diorama_planner.exporters.cut_sheets import cuttings_of
from diorama_planner.exporters.options import option
from diorama_planner.exporters.svg import SvgLayer, svg_bytes
from diorama_planner.takeoff.cut_drawing import cut_lines
from diorama_planner.takeoff.cutting_list import SheetCutting


@dataclass(frozen=True, slots=True)
class CutSvgOptions:
    """Which sheets."""

    material: str = option("", "only that of this material, by its id")
    sheet: int = option(0, "only this one, counted from 1 over the chosen materials; 0 for all")
    gap: float = option(20.0, "between sheets, in mm")


def produce(job: DrawingJob, options: CutSvgOptions) -> bytes:
    """Give the SVG file.

    Raises:
        UsageError: nothing is cut from sheets, or there is no such material or sheet.
    """
    sheets = [
        (cutting, number)
        for cutting in cuttings_of(job, options.material)
        if isinstance(cutting, SheetCutting)
        for number in range(len(cutting.layout.sheets))
    ]
    if options.sheet:
        if not 1 <= options.sheet <= len(sheets):
            raise UsageError(
                msg("there is no sheet {number}", number=options.sheet), msg("there are {count}", count=len(sheets))
            )
        sheets = sheets[options.sheet - 1 : options.sheet]
    if not sheets:
        raise UsageError(msg("nothing is cut from sheets"), msg("build walls or hills of sheet first"))
    layers, bounds = _below_each_other(sheets, options.gap)
    return svg_bytes(layers, bounds, job)


def _below_each_other(sheets: list[tuple[SheetCutting, int]], gap: float) -> tuple[list[SvgLayer], Bounds]:
    layers, low, widest = [], gap, 0.0
    for cutting, number in sheets:
        stock = cutting.layout.sheets[number]
        low -= gap + stock.width_mm
        widest = max(widest, stock.length_mm)
        sheet = f"{cutting.material.label} {number + 1}"
        layers += [
            SvgLayer(f"{sheet}: {name}", marks, (0.0, low)) for name, marks in cut_lines(cutting, number).items()
        ]
    return layers, (0.0, low, widest, 0.0)


EXPORTER = Exporter("cut_svg", msg("Sheets to cut at full size (SVG)"), ".svg", produce, CutSvgOptions)
