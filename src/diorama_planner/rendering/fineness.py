"""How fine things are drawn of which there are many: as coarse as nobody can tell, coarser still if that is too much.

The coarser forms of a body are made by `solids.coarsening`; the card itself picks one for each thing by how far off
it is. Here is from how far off on which of them is taken. Pure numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

FEW = 250_000
"""So many triangles of things are drawn as they are, wherever they stand."""
LOST_PX = tuple(0.3 * 1.3**step for step in range(15))
"""So much may be lost of what is drawn coarser, and by steps more as long as there are too many triangles."""
RATHER_PX = (0.5, 0.9, 1.6, 4.0)
"""What is near is seen first: of the first coarser forms no more than this is lost, as long as that can be."""
PER_PIXEL, LEAST, MOST = 0.8, 60_000.0, 1_500_000.0
"""Triangles to a pixel of a picture as wide as it is far away; no fewer and no more, however it is seen."""
AHEAD, ASIDE = 0.6, 0.2
"""Cosine of how far from the middle of the view something counts in full, and how much of it does beyond: it is not
drawn, but what it would be has to be found out."""
NEARLY = 0.02
"""Forms are ready that would be drawn if things were by such a share nearer or farther."""
_IMAGE = np.array((1.0, 1.0, -1.0))


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """How things are seen.

    Attributes:
        eye, forward: whence, and whither, a unit vector.
        pixel: the tangent of what is seen as one.
        triangles: how many times as many may be drawn as usual.
    """

    eye: Floats
    forward: Floats
    pixel: float
    triangles: float = 1.0

    @property
    def angles(self) -> tuple[float, ...]:
        """Tangents below which something may be taken to be nothing, the best first."""
        return tuple(self.pixel * lost for lost in LOST_PX)

    @property
    def most(self) -> float:
        """How many triangles may be drawn."""
        return self.triangles * min(max(PER_PIXEL / self.pixel**2, LEAST), MOST)


@dataclass(frozen=True, slots=True, eq=False)
class Throng:
    """Things that are alike, in millimetres of the plan.

    Attributes:
        places: (N, 3), where they stand.
        reach: how far one of them reaches from its place.
        lost: what is lost of one in each of its coarser forms.
        triangles: of one, as it is and in each of its coarser forms.
    """

    places: Floats
    reach: float
    lost: tuple[float, ...]
    triangles: tuple[int, ...]

    def starts(self, sight: Sight, angle: float) -> Floats:
        """From which distance on each coarser form is taken, if what is seen at such a tangent is nothing."""
        much = max(angle / (RATHER_PX[-1] * sight.pixel), 1.0)
        angles = [min(angle, much * sight.pixel * rather) for rather in RATHER_PX]
        angles += [angle] * (len(self.lost) - len(angles))
        found = (self.reach * sight.angles[0] + np.array(self.lost)) / np.array(angles)
        return np.asarray(np.maximum.accumulate(found))

    def drawn(self, sight: Sight, angle: float) -> int:
        """How many triangles of them are drawn, those beside the picture counted in part."""
        ways = self.places - sight.eye
        away = np.linalg.norm(ways, axis=1)
        counts = np.array(self.triangles)[np.searchsorted(self.starts(sight, angle), away, side="right")]
        is_ahead = ways @ sight.forward >= AHEAD * away - self.reach
        return int((counts * np.where(is_ahead, 1.0, ASIDE)).sum())

    def used(self, sight: Sight, angle: float) -> tuple[bool, ...]:
        """Which forms are drawn for an eye or for its image in wet ground; those nearly drawn too."""
        away = np.linalg.norm(np.concatenate((self.places - sight.eye, self.places - sight.eye * _IMAGE)), axis=1)
        starts, margins = self.starts(sight, angle), (1.0 - NEARLY, 1.0 + NEARLY)
        seen = {int(form) for margin in margins for form in np.searchsorted(starts * margin, away, side="right")}
        return tuple(form in seen for form in range(len(self.triangles)))


def is_much(triangles: int) -> bool:
    """Whether things are too many to be drawn as they are."""
    return triangles > FEW


def lost_angle(throngs: Sequence[Throng], sight: Sight) -> tuple[float, int]:
    """Give the tangent below which something is nothing, and how many triangles are drawn then."""
    angle, drawn = 0.0, 0
    for angle in sight.angles:
        drawn = sum(each.drawn(sight, angle) for each in throngs)
        if drawn <= sight.most:
            break
    return angle, drawn
