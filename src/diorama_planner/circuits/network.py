"""The voltages of a net in which wires resist or more than one source feeds: nodes, solved by Newton's method.

Only nets that need it come here; where a feed is stiff each string has its own equation (`circuits.currents`), and
both give the same. What the nodes are is said by `circuits.joining`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from diorama_planner.circuits.currents import Strings, conductances, currents_ma
from diorama_planner.circuits.discharge import Floats
from diorama_planner.formulas.led import MA_PER_A

MOST_STEPS = 80
HALVINGS = 12
CLOSE_V = 1e-9


@dataclass(frozen=True, slots=True)
class Resistance:
    """A wire between two nodes."""

    start: int
    end: int
    ohm: float


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """What holds a node at a voltage, given for every moment, through its inner resistance; minus is the ground."""

    node: int
    volts: Floats
    ohm: float


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """Nodes over ground, at many moments at once.

    Attributes:
        count: how many nodes there are.
        wires: what joins them.
        sources: what feeds them.
        strings: what hangs between a node and the ground.
        nodes: the node of each string.
        times: how many of each string there are.
        drawn_ma: what else is drawn from each node, (moments, nodes).
    """

    count: int
    wires: Sequence[Resistance]
    sources: Sequence[Source]
    strings: Strings
    nodes: npt.NDArray[np.intp]
    times: Floats
    drawn_ma: Floats

    def solve(self, start_v: Floats) -> Floats:
        """Voltages, V, (moments, nodes), from a guess.

        What flows out of a node rises with its voltage, so that the root is the one lowest place of an energy: a
        Newton step that does not lessen what is left over is halved. Where no part of a step lessens it any more,
        only rounding is left.
        """
        matrix, fed = self._linear()
        volts = start_v.copy()
        left, slope = self._left_over(matrix, fed, volts)
        for _ in range(MOST_STEPS):
            step = np.linalg.solve(slope, left[..., None])[..., 0]
            part = np.ones(len(volts))
            for _ in range(HALVINGS):
                tried = volts - part[:, None] * step
                then, steep = self._left_over(matrix, fed, tried)
                far = np.abs(part[:, None] * step).max(axis=1) > CLOSE_V
                worse = far & (np.linalg.norm(then, axis=1) >= np.linalg.norm(left, axis=1))
                if not worse.any():
                    break
                part[worse] /= 2.0
            volts, left, slope = tried, then, steep
            if not (far & ~worse).any():
                break
        return volts

    def _linear(self) -> tuple[Floats, Floats]:
        """Conductances between the nodes, A/V, and what sources and drawn currents push into them, A."""
        matrix, fed = np.zeros((self.count, self.count)), -self.drawn_ma / MA_PER_A
        for wire in self.wires:
            siemens = 1.0 / wire.ohm
            matrix[[wire.start, wire.end], [wire.start, wire.end]] += siemens
            matrix[[wire.start, wire.end], [wire.end, wire.start]] -= siemens
        for source in self.sources:
            matrix[source.node, source.node] += 1.0 / source.ohm
            fed[:, source.node] += source.volts / source.ohm
        return matrix, fed

    def _left_over(self, matrix: Floats, fed: Floats, volts: Floats) -> tuple[Floats, Floats]:
        """Current that does not come to zero at each node, A, and how it changes with the voltages."""
        across = volts[:, self.nodes].T
        ma = currents_ma(self.strings, across)
        steep = np.where(across > 0.0, conductances(self.strings, ma), 0.0)
        left = volts @ matrix - fed
        slope = np.repeat(matrix[None], len(volts), axis=0)
        np.add.at(left.T, self.nodes, self.times[:, None] * ma / MA_PER_A)
        np.add.at(slope.transpose(1, 2, 0), (self.nodes, self.nodes), self.times[:, None] * steep)
        return left, slope
