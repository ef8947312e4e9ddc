"""A still: many frames through the opening of a lens, tile by tile, summed as light, printed and given a look.

Who draws a frame is not known here: a `Darkroom` gives the light that a frustum sees. What points of the opening
there are is for `apertures`, what spills in the lens and how light is shown for `glare`, looks for `developing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.rendering.apertures import Frustum, Shutter, Window, lens_frusta
from diorama_planner.rendering.developing import STRIP_ROWS, developed, eight_bits
from diorama_planner.rendering.glare import glare_of
from diorama_planner.rendering.looks import NEUTRAL, Look
from diorama_planner.rendering.moods import STUDIO, Mood

Pixels: TypeAlias = NDArray[np.uint8]
Light: TypeAlias = NDArray[np.float32]

MOST_SIZE = (7680, 4320)
LEAST_PX = 16
MOST_SAMPLES = 1024
TILE_PX = 1920
"""A side of a tile at most: what cards and drivers without one draw at a time."""
MARGIN_PX = 144
"""So much more of each tile is drawn and thrown away, for what looks at its surroundings: blur, shade, wet ground."""
MOST_CELL_PX = 64.0
"""The blur of what each frame stands for reaches no farther than this, which is within the margin."""

BRIGHTEST = 8.0
"""Of a frame, in shares of white: what mirrors the sun in one pixel would be a spark in the whole picture."""


class Darkroom(Protocol):
    """Whoever draws frames."""

    def frame(self, frustum: Frustum, width: int, height: int) -> Light:
        """Give the light that a frustum sees, (height, width, 3), upper row first; 1 for what shows as white."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Still:
    """How a still is made: its size, frames through the lens and blades of its iris (0: round), tiles, what moves.

    `mood` is the light that it is taken in, `seed` that of the grain.
    """

    width: int = 1920
    height: int = 1080
    samples: int = 24
    blades: int = 7
    tile_px: int = TILE_PX
    mood: Mood = field(default=STUDIO)
    look: Look = field(default=NEUTRAL)
    seed: int = 1

    def __post_init__(self) -> None:
        sizes = ((self.width, MOST_SIZE[0]), (self.height, MOST_SIZE[1]))
        tall = ((self.width, MOST_SIZE[1]), (self.height, MOST_SIZE[0]))
        if not any(all(LEAST_PX <= size <= most for size, most in each) for each in (sizes, tall)):
            raise UsageError(
                msg("A still cannot be {width} x {height} pixels", width=self.width, height=self.height),
                msg("From {least} pixels to {wide} x {high}.", least=LEAST_PX, wide=MOST_SIZE[0], high=MOST_SIZE[1]),
            )
        if not 1 <= self.samples <= MOST_SAMPLES:
            raise UsageError(msg("A still is made of 1 to {most} frames", most=MOST_SAMPLES))
        if self.blades < 0 or self.blades in (1, 2):
            raise UsageError(msg("An iris has 3 blades or more, or 0 for a round one"))

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.width / self.height

    @property
    def tiles(self) -> list[Window]:
        """The tiles, row by row from the upper left."""
        whole = (self.width, self.height)
        return [
            Window(left, top, min(self.tile_px, self.width - left), min(self.tile_px, self.height - top), whole)
            for top in range(0, self.height, self.tile_px)
            for left in range(0, self.width, self.tile_px)
        ]


Progress: TypeAlias = Callable[[float], bool]
"""Told the share that is done, 0 to 1; says whether to go on."""


def _go_on(_share: float) -> bool:
    return True


class StillCancelledError(Exception):
    """A still was given up half way."""


def render_still(darkroom: Darkroom, shutter: Shutter, still: Still, progress: Progress = _go_on) -> Pixels:
    """Make a still of what a camera sees while its shutter is open: (height, width, 3).

    Raises:
        UsageError: the lens cannot focus there.
        StillCancelledError: `progress` said so.
    """
    picture = printed(exposed(darkroom, shutter, still, progress), still.mood)
    pixels = np.empty(picture.shape, np.uint8)
    top = 0
    for strip in developed(picture, still.look, still.seed):
        pixels[top : top + len(strip)] = eight_bits(strip, still.seed, top)
        top += len(strip)
    return pixels


def exposed(darkroom: Darkroom, shutter: Shutter, still: Still, progress: Progress = _go_on) -> Light:
    """Give the light that falls on the film, (height, width, 3), 1 for what shows as white."""
    done, count = 0, len(still.tiles) * still.samples
    picture = np.empty((still.height, still.width, 3), np.float32)
    for tile in still.tiles:
        drawn = tile.widened(MARGIN_PX) if len(still.tiles) > 1 else tile
        light = np.zeros((drawn.height, drawn.width, 3), np.float32)
        for frustum in lens_frusta(shutter, drawn, still.samples, still.blades):
            light += np.minimum(darkroom.frame(frustum, drawn.width, drawn.height), BRIGHTEST)
            done += 1
            if not progress(done / count):
                raise StillCancelledError
        inner = slice(tile.top - drawn.top, None), slice(tile.left - drawn.left, None)
        mean = light[inner][: tile.height, : tile.width] / np.float32(still.samples)
        picture[tile.top : tile.top + tile.height, tile.left : tile.left + tile.width] = mean
    return picture


def printed(light: Light, mood: Mood) -> Light:
    """Show light as a mood has it, with what spills in the lens, from 0 to 1; in the same memory."""
    glare = glare_of(light, mood)
    for top in range(0, light.shape[0], STRIP_ROWS):
        rows = np.arange(top, min(top + STRIP_ROWS, light.shape[0]))
        light[rows] = glare.printed(light[rows], rows)
    return light
