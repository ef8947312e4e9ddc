"""The plan as a PNG picture, so many pixels wide or at so many dots per inch of the model, by day or at night."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import MM_PER_INCH
from diorama_planner.exporters.contract import DrawingJob, Exporter
from diorama_planner.exporters.nights import NIGHT_HELP, look_of, night_of
from diorama_planner.exporters.options import option
from diorama_planner.painting.application import offscreen_application
from diorama_planner.painting.images import png_bytes
from diorama_planner.painting.thumbnail import drawing_image

MOST_PIXELS = 100_000_000
LONGEST_SIDE = 32_000
_COLOUR = re.compile(r"#(?:[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PngOptions:
    """Size, background and time of day."""

    width: int = option(2000, "width of the picture in pixels")
    dpi: float = option(0.0, "dots per inch of the model; takes the place of the width")
    background: str = option("#ffffff", "colour as #rrggbb, or none for a transparent picture")
    margin: float = option(5.0, "free edge round the plan, in mm of the model")
    night: float = option(0.0, NIGHT_HELP)


def produce(job: DrawingJob, options: PngOptions) -> bytes:
    """Give the PNG file.

    Raises:
        UsageError: a size or colour that cannot be, more than 100 million pixels, or no time of day.
    """
    xmin, ymin, xmax, ymax = job.bounds
    edge = options.margin
    bounds = (xmin - edge, ymin - edge, xmax + edge, ymax + edge)
    wide, high = bounds[2] - bounds[0], bounds[3] - bounds[1]
    if not (wide > 0 and high > 0):
        raise UsageError(msg("there is nothing to draw"), msg("place something on the base first"))
    if options.width <= 0 or options.dpi < 0:
        raise UsageError(msg("a picture must be at least one pixel wide"))
    per_mm = options.dpi / MM_PER_INCH if options.dpi else options.width / wide
    size = max(1, round(wide * per_mm)), max(1, round(high * per_mm))
    if size[0] * size[1] > MOST_PIXELS or max(size) > LONGEST_SIDE:
        text = msg("a picture of {width} x {height} pixels is too large", width=size[0], height=size[1])
        raise UsageError(text, msg("ask for at most 100 million pixels and 32,000 on a side"))
    offscreen_application()
    background, night = _background(options.background), night_of(job, options.night)
    drawn, look = night.primitives if night else job.primitives, look_of(night, options.night)
    image = drawing_image(drawn, bounds, size, background, job.assets, look)
    image.setDotsPerMeterX(round(per_mm * 1000))
    image.setDotsPerMeterY(round(per_mm * 1000))
    return png_bytes(image)


def _background(text: str) -> str | None:
    if text.casefold() in {"none", "transparent"}:
        return None
    if _COLOUR.fullmatch(text):
        return text
    raise UsageError(msg("{text!r} is not a colour", text=text), msg("write #rrggbb, or none"))


EXPORTER = Exporter("png", msg("Picture (PNG)"), ".png", produce, PngOptions)
