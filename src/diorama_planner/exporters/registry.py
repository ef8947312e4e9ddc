"""The formats by their tags. A format is imported when it is asked for, so that SVG needs no Qt."""

from __future__ import annotations

import importlib
from typing import Any

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.exporters.contract import DrawingJob, Exporter

DRAWING_FORMATS = (
    *("pdf", "footprints", "engraving", "laminae", "laminae_svg", "png", "svg"),
    *("bench_card", "bench_card_text"),
    *("cut_sheets", "cut_svg"),
    "shot_list",
)
"""Tags of the formats that show the plan; each is the module of that name."""

WIRING_FORMATS = (
    *("wiring", "wiring_chart", "test_plan", "harness", "holes", "underside", "wire_labels"),
    *("wiring_text", "harness_csv", "spice"),
)
"""Tags of those that show lights, circuits and wires."""

SPACE_FORMATS = ("glb", "obj", "stl")
"""Tags of those that hold the plan in space."""

PLAN_FORMATS = (*DRAWING_FORMATS, *WIRING_FORMATS, *SPACE_FORMATS)
"""All into which a plan is exported."""


def drawing_exporter(tag: str) -> Exporter[DrawingJob, Any]:
    """Give the exporter of a format.

    Raises:
        UsageError: no such format; the hint lists those that are known.
    """
    if tag not in PLAN_FORMATS:
        known = ", ".join(PLAN_FORMATS)
        raise UsageError(msg("unknown format {tag!r}", tag=tag), msg("there are: {known}", known=known))
    found: Exporter[DrawingJob, Any] = importlib.import_module(f"diorama_planner.exporters.{tag}").EXPORTER
    return found
