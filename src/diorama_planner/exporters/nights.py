"""Pictures of the night for exporters: what they take of a job, and a plan as one picture to be laid on paper."""

from __future__ import annotations

import math

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.drawing.primitives import Picture, Primitive
from diorama_planner.exporters.contract import DrawingJob, NightJob
from diorama_planner.painting.application import offscreen_application
from diorama_planner.painting.images import png_bytes
from diorama_planner.painting.look import Assets
from diorama_planner.painting.night import NightPicture
from diorama_planner.painting.thumbnail import drawing_image

NIGHT_HELP = "how dark, in per cent: 0 is day, 80 a night with the lamps of the plan lit"
"""What an exporter says of its option."""

PIXELS_PER_MM, MOST_PIXELS = 10.0, 16_000_000
"""How fine a night on paper is, in mm of the model, and how many pixels it has at most."""

_ASSET, _PAPER = "night", "#ffffff"


def night_of(job: DrawingJob, night_pct: float) -> NightJob | None:
    """What a picture so dark takes; None by day, and where there is no night.

    Raises:
        UsageError: darkness below 0 or above 100 %.
    """
    if not 0 <= night_pct <= 100:
        raise UsageError(msg("a night is between 0 and 100 % dark, not {share:g}", share=night_pct))
    return job.night() if night_pct else None


def look_of(night: NightJob | None, night_pct: float) -> NightPicture | None:
    """How a night so dark looks."""
    return None if night is None else NightPicture(night.light, night_pct / 100.0)


def on_paper(job: DrawingJob, night_pct: float) -> tuple[tuple[Primitive, ...], Assets]:
    """A plan for paper, and its assets: by day its layers, at night one picture in their place."""
    night = night_of(job, night_pct)
    if night is None:
        return job.primitives, job.assets
    offscreen_application()
    xmin, ymin, xmax, ymax = job.bounds
    wide, high = xmax - xmin, ymax - ymin
    per_mm = min(PIXELS_PER_MM, math.sqrt(MOST_PIXELS / max(wide * high, 1.0)))
    size = max(1, round(wide * per_mm)), max(1, round(high * per_mm))
    look = look_of(night, night_pct)
    data = png_bytes(drawing_image(night.primitives, job.bounds, size, _PAPER, job.assets, look))
    picture = Picture(_ASSET, ((xmin + xmax) / 2.0, (ymin + ymax) / 2.0), (wide, high))
    return (picture,), lambda name: data if name == _ASSET else job.assets(name)
