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
PER_PIXEL, LEAST, MOST = 0.6, 60_000.0, 1_200_000.0
"""Triangles to a pixel of a picture as wide as it is far away; no fewer and no more, however it is seen."""
NEARLY = 0.02
"""Forms are ready that would be drawn if things were by such a share nearer or farther."""
_IMAGE = np.array((1.0, 1.0, -1.0))


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

    def starts(self, angle: float) -> Floats:
        """From which distance on each coarser form is taken, if what is seen at such a tangent is nothing."""
        return self.reach + np.array(self.lost) / angle

    def drawn(self, eye: Floats, angle: float) -> int:
        """How many triangles of them are drawn for an eye."""
        forms = np.searchsorted(self.starts(angle), self._away(eye), side="right")
        return int(np.array(self.triangles)[forms].sum())

    def used(self, eye: Floats, angle: float) -> tuple[bool, ...]:
        """Which forms are drawn for an eye or for its image in wet ground; those nearly drawn too."""
        away = np.concatenate((self._away(eye), self._away(eye * _IMAGE)))
        starts, margins = self.starts(angle), (1.0 - NEARLY, 1.0 + NEARLY)
        seen = {int(form) for margin in margins for form in np.searchsorted(starts * margin, away, side="right")}
        return tuple(form in seen for form in range(len(self.triangles)))

    def _away(self, eye: Floats) -> Floats:
        return np.asarray(np.linalg.norm(self.places - eye, axis=1))


def is_much(triangles: int) -> bool:
    """Whether things are too many to be drawn as they are."""
    return triangles > FEW


def lost_angle(throngs: Sequence[Throng], eye: Floats, pixel: float) -> tuple[float, int]:
    """Give the tangent below which something is nothing, and how many triangles are drawn then.

    Args:
        throngs: all that can be drawn coarser.
        eye: whence they are seen.
        pixel: the tangent of what the eye sees as one.
    """
    budget = min(max(PER_PIXEL / pixel**2, LEAST), MOST)
    angle, drawn = 0.0, 0
    for lost in LOST_PX:
        angle = pixel * lost
        drawn = sum(each.drawn(eye, angle) for each in throngs)
        if drawn <= budget:
            break
    return angle, drawn
