"""What a look means for one ground: interval of contours, size of their figures, the range that colours span."""

from __future__ import annotations

import math
from dataclasses import dataclass

from diorama_planner.terrain.ground_look import LEAST_INTERVAL_MM, GroundLook
from diorama_planner.terrain.heightfield import Heightfield

ABOUT = 12
"""So many contours are drawn where nobody has chosen an interval."""

INDEX_EVERY = 5
FEW = 12
"""Of no more contours than this every one has its figure, of more only every fifth."""

MOST = 400
"""A chosen interval that gives more contours than this is made wider: they would be one grey area."""

SAMPLED_CELLS = 4
"""Every so many-th cell of both directions is looked at for the range of heights."""

_LETTERS_ACROSS = 85.0
_LEAST_LETTER_MM, _MOST_LETTER_MM = 1.5, 16.0
_ROUND = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Plot:
    """A look with what follows from the ground; `low_mm` and `high_mm` are 0 where no colour needs them."""

    look: GroundLook
    interval_mm: float
    labelled_every: int
    letter_mm: float
    low_mm: float
    high_mm: float

    @property
    def index_mm(self) -> float:
        """How wide the stronger contours are: as the strokes of the figures."""
        return self.letter_mm / 11.0

    def is_index(self, height_mm: float) -> bool:
        """Whether a contour is one of the stronger ones."""
        return round(height_mm / self.interval_mm) % INDEX_EVERY == 0

    def is_labelled(self, height_mm: float) -> bool:
        """Whether a contour has its height written on it."""
        return self.look.labels and round(height_mm / self.interval_mm) % self.labelled_every == 0


def plot_of(field: Heightfield, look: GroundLook) -> Plot:
    """Work out what a look means for a ground."""
    low, high = span(field)
    interval = look.interval_mm or round_interval(high - low)
    interval *= max(1, math.ceil((high - low) / (MOST * interval)))
    low, high = math.floor(low / interval + 1e-9) * interval, math.ceil(high / interval - 1e-9) * interval
    few = round((high - low) / interval) <= FEW
    needs_range = look.colours == "height"
    xmin, ymin, xmax, ymax = field.base.bounds if not field.base.is_empty else (0.0, 0.0, 1.0, 1.0)
    letter = math.sqrt(max((xmax - xmin) * (ymax - ymin), 0.0)) / _LETTERS_ACROSS
    return Plot(
        look,
        interval,
        1 if few else INDEX_EVERY,
        min(max(letter, _LEAST_LETTER_MM), _MOST_LETTER_MM),
        low if needs_range else 0.0,
        high if needs_range else 0.0,
    )


def span(field: Heightfield) -> tuple[float, float]:
    """Return about how low and how high the ground goes, in mm over the base top."""
    if field.is_flat:
        return 0.0, 0.0
    some = field.heights[::SAMPLED_CELLS, ::SAMPLED_CELLS]
    return float(some.min()), float(some.max())


def round_interval(range_mm: float) -> float:
    """Return the least of 1, 2, 5, 10 ... mm that parts a range into no more than about a dozen steps."""
    wanted = max(range_mm / ABOUT, LEAST_INTERVAL_MM)
    power = 10.0 ** math.floor(math.log10(wanted))
    return power * next(step for step in _ROUND if step * power >= wanted - 1e-12)
