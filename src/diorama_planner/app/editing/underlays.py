"""Underlays in a session: how large a pixel of a picture is, and laying, calibrating and changing one.

A length on a picture is known as it is in reality, on the model, or on the sheet of paper that was scanned,
which was drawn to a scale of its own. Pictures come as bytes; reading them is for `painting`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.units import MM_PER_INCH
from diorama_planner.drawing.primitives import WHOLE, Crop
from diorama_planner.kinds.underlay import Underlay
from diorama_planner.model.draft import Draft
from diorama_planner.model.record import Point, RecordId
from diorama_planner.model.roles import LIMIT_MM

SHORTEST_LINE_PX = 4.0
"""A line shorter than this says nothing: the hand's error is as large."""


def of_sheet(mm: float, scale: float, drawn_at: float) -> float:
    """Turn a length on the sheet of paper (mm) into millimetres of the model.

    `scale` is the denominator of the plan's scale, `drawn_at` that of the drawing on the sheet.
    """
    return mm * drawn_at / scale


def pixel_of_line(start: Point, end: Point, length_mm: float) -> float:
    """Give the size of a pixel in model mm from a line on the picture (pixels) of known length (model mm).

    Raises:
        UsageError: a line without length, or a length that is none.
    """
    pixels = math.dist(start, end)
    if pixels < SHORTEST_LINE_PX:
        raise UsageError(msg("the line has no length"), msg("draw it along something whose length you know"))
    if not math.isfinite(length_mm) or length_mm <= 0:
        raise UsageError(msg("the length must be more than zero"))
    return length_mm / pixels


def pixel_of_dpi(dpi: float, scale: float, drawn_at: float) -> float:
    """Give the size of a pixel in model mm from the dots per inch of a scan.

    Raises:
        UsageError: no resolution.
    """
    if not math.isfinite(dpi) or dpi <= 0:
        raise UsageError(msg("the resolution must be more than zero"))
    return of_sheet(MM_PER_INCH / dpi, scale, drawn_at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A picture ready to be laid: its pixels, how large one is (model mm), and what is shown of it."""

    pixels: tuple[int, int]
    pixel_mm: float
    crop: Crop = WHOLE
    rotation_deg: float = 0.0
    opacity: float = 0.7
    locked: bool = False
    printed: bool = False

    @property
    def size_mm(self) -> tuple[float, float]:
        """Width and height of the part that is shown."""
        left, top, right, bottom = self.crop
        width, height = self.pixels
        return (right - left) * width * self.pixel_mm, (bottom - top) * height * self.pixel_mm


def lay(draft: Draft, picture: bytes, laid: Laid, at: Point, label: str = "") -> RecordId:
    """Lay a picture (PNG, JPEG or WebP) with its middle at a point; gives the id of the underlay.

    Raises:
        UsageError: it would be larger than a plan can be.
    """
    item = Underlay(picture=draft.add_asset(picture), at_mm=at, label=label, **_fields(laid))
    draft.add(item)
    return item.id


def lay_anew(draft: Draft, item: Underlay, picture: bytes | None, laid: Laid) -> None:
    """Change an underlay to what it was made into; its middle stays. `picture` is None if the pixels are the same.

    Raises:
        UsageError: it would be larger than a plan can be.
    """
    name = item.picture if picture is None else draft.add_asset(picture)
    draft.change(item.id, picture=name, **_fields(laid))


def pixel_mm_of(item: Underlay, pixels: tuple[int, int]) -> float:
    """Give the size of a pixel (model mm) of an underlay whose whole picture has so many pixels."""
    return item.width_mm / ((item.crop[2] - item.crop[0]) * pixels[0])


def _fields(laid: Laid) -> dict[str, Any]:
    width, height = laid.size_mm
    if not 0 < max(width, height) <= LIMIT_MM:
        raise UsageError(msg("the picture would be larger than any plan"), msg("check the length and its unit"))
    return {
        "width_mm": width,
        "aspect": height / width,
        "crop": laid.crop,
        "rotation_deg": laid.rotation_deg,
        "opacity": laid.opacity,
        "locked": laid.locked,
        "printed": laid.printed,
    }
