"""Numbers that look like chance and are the same wherever and whenever they are asked for.

A number belongs to whole coordinates and a seed, not to the order of asking: a pattern that is cut out of a larger
one, or seen through a moved window, is that part of the same pattern.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

_STEP, _FIRST, _SECOND = (
    np.uint64(0x9E3779B97F4A7C15),
    np.uint64(0xBF58476D1CE4E5B9),
    np.uint64(0x94D049BB133111EB),
)
_TOP_BITS = np.uint64(11)
_SHARE = 2.0**-53


def chance(seed: int, *coordinates: ArrayLike) -> NDArray[np.float64]:
    """Return numbers from 0 to below 1, one for each place of the (broadcast) whole coordinates.

    Any whole number is a seed. The mixing is that of SplitMix64 (Steele, Lea and Flood 2014), once for each
    coordinate.
    """
    state = np.asarray(seed % 2**64, dtype=np.uint64)
    for coordinate in coordinates:
        state = _mixed(state ^ np.asarray(coordinate, dtype=np.int64).astype(np.uint64))
    return np.asarray((state >> _TOP_BITS) * _SHARE, dtype=np.float64)


def _mixed(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    with np.errstate(over="ignore"):
        state = state + _STEP
        state = (state ^ (state >> np.uint64(30))) * _FIRST
        state = (state ^ (state >> np.uint64(27))) * _SECOND
    return state ^ (state >> np.uint64(31))
