"""Wires in space: thin tubes along the runs of the harness, one body per circuit, with a plug where one is parted.

Where a run lies in a wall, in a post or under the board it is hidden by what it lies in; what is in sight in a
picture is its leads, and what runs over the ground. Heights are over the base top, one unit is 1 mm.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

import numpy as np

from diorama_planner.catalogue.electrical_rows import Wire
from diorama_planner.circuits.harness import Harness, Place, Run
from diorama_planner.model.record import RecordId
from diorama_planner.solids.forms import Floats, block, limb, moved
from diorama_planner.solids.mesh import Mesh, merge
from diorama_planner.solids.parts import ROUND, Body, BodyPart

WIRE_SIDES = 6
USUAL_MM = 0.6
"""How thick a wire is over its insulation whose row does not say: thin hook-up wire of AWG 30."""
GOLDEN = math.pi * (3 - 5**0.5)
BUNDLE = 7
"""So many wires lie beside each other; more would stand out of what they lie in, and lie in the same places again."""
BEND = 2.5
"""Corners are bent at so many diameters: no wire is folded."""
PLUG_MM = (6.0, 2.5, 2.5)
"""A two-pin connector of 1.25 mm pitch with its socket."""
PLUG_COLOUR = "#efece2"


def wire_bodies(harness: Harness, wires: Iterable[Wire]) -> dict[RecordId, Body]:
    """Give the wires of each circuit, by its record; those of a bundle lie beside each other."""
    thick = {wire.id: wire.outside_diameter_mm or USUAL_MM for wire in wires}
    found: dict[RecordId, list[BodyPart]] = {}
    for number, run in enumerate(harness.runs):
        if run.leg.circuit:
            found.setdefault(run.leg.circuit, []).extend(_run_parts(run, number, thick.get(run.wire, USUAL_MM)))
    return {circuit: _by_colour(parts) for circuit, parts in found.items()}


def _run_parts(run: Run, number: int, thick: float) -> list[BodyPart]:
    away = 0.55 * thick * math.sqrt(number % BUNDLE + 0.5)
    aside = np.array((away * math.cos(number * GOLDEN), away * math.sin(number * GOLDEN), 0.25 * away))
    line = _bent(_apart(run.path_mm, aside), BEND * thick)
    if len(line) < 2:
        return []
    tube = limb([(x, y, z) for x, y, z in line.tolist()], [thick / 2] * len(line), WIRE_SIDES)
    parts = [BodyPart(tube, "rubber", run.colour, ROUND)]
    if run.connector:
        parts.append(BodyPart(_plug(run), "plastic", PLUG_COLOUR))
    return parts


def _apart(path: Sequence[Place], aside: Floats) -> Floats:
    """Move what lies in the bundle to its own place in it, between the two ends, which stay; no point twice."""
    line = np.array(path, dtype=float)
    line[1:-1] += aside
    steps = np.linalg.norm(np.diff(line, axis=0), axis=1)
    return line[np.concatenate(([True], steps > 1e-6))]


def _bent(line: Floats, radius: float) -> Floats:
    """Round the corners of a line by a point before and one behind each, no further than half way to the next."""
    if len(line) < 3:
        return line
    steps = np.diff(line, axis=0)
    lengths = np.linalg.norm(steps, axis=1, keepdims=True)
    back = np.minimum(radius, lengths[:-1] / 2.1) * steps[:-1] / lengths[:-1]
    on = np.minimum(radius, lengths[1:] / 2.1) * steps[1:] / lengths[1:]
    corners = line[1:-1]
    middles = corners + (on - back) * 0.25
    rounded = np.stack((corners - back, middles, corners + on), axis=1).reshape(-1, 3)
    return np.concatenate((line[:1], rounded, line[-1:]))


def _plug(run: Run) -> Mesh:
    """Give plug and socket, at the foot of what lifts off: where the run enters it."""
    first = next((each.first for each in run.stretches if each.record == run.connector), len(run.path_mm) - 1)
    at, other = run.path_mm[first], run.path_mm[max(first - 1, 0)]
    turn = math.degrees(math.atan2(other[1] - at[1], other[0] - at[0]))
    long, wide, high = PLUG_MM
    return moved(block((-long / 2, -wide / 2, -high / 2), (long / 2, wide / 2, high / 2)), at, turn_deg=turn)


def _by_colour(parts: Sequence[BodyPart]) -> Body:
    """Put parts of one stuff and colour together: a circuit has few colours."""
    kinds: dict[tuple[str, str], list[BodyPart]] = {}
    for part in parts:
        kinds.setdefault((part.finish, part.colour), []).append(part)
    return tuple(
        BodyPart(merge([part.mesh for part in alike]), alike[0].finish, alike[0].colour, alike[0].smooth_deg)
        for alike in kinds.values()
    )


class WireBodies:
    """Keeps the bodies of the wires; circuits whose wires lie as they did keep theirs when others are led anew."""

    def __init__(self) -> None:
        self._harness: Harness | None = None
        self._bodies: dict[RecordId, Body] = {}

    def of(self, harness: Harness, wires: Callable[[], Iterable[Wire]]) -> Mapping[RecordId, Body]:
        """Give the wires of each circuit; the same mapping until one of them lies elsewhere.

        `wires` gives the rows of the catalogue if they are needed.
        """
        if harness is self._harness:
            return self._bodies
        before, now = self._bodies, wire_bodies(harness, wires())
        self._harness = harness
        kept = {
            circuit: before[circuit] if _same(before.get(circuit), body) else body for circuit, body in now.items()
        }
        if kept.keys() != before.keys() or any(kept[circuit] is not before[circuit] for circuit in kept):
            self._bodies = kept
        return self._bodies


def _same(one: Body | None, other: Body) -> bool:
    return (
        one is not None
        and len(one) == len(other)
        and all(
            a.colour == b.colour and np.array_equal(a.mesh.vertices, b.mesh.vertices)
            for a, b in zip(one, other, strict=True)
        )
    )
