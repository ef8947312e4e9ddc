"""Which branches a circuit has, and the resistor of each: how many LEDs go in series, what value, what package.

Resistors are sized at the highest voltage that the supply can give; what then flows at that and at other voltages is
worked out in `circuits.currents`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from diorama_planner.catalogue.electrical_parts import pieces
from diorama_planner.catalogue.electrical_rows import ResistorPackage
from diorama_planner.circuits.diodes import Part
from diorama_planner.circuits.elements import Circuit, Lamp, SizedResistor
from diorama_planner.formulas.led import MA_PER_A, MW_PER_W, Series, standard_resistor
from diorama_planner.model.record import RecordId

POWER_MARGIN = 2.0
"""How much more a resistor has to bear than it gets; hobby rule, calculatorlib.com: at least twice."""

RESISTOR_SHARE = 0.1
"""Of the lowest voltage, what a series string has to leave to its resistor: with less its current is not held, and
parts from another bag outshine each other. Builder's practice, unsourced; gives three whites on 12 V, not four."""

SMALLEST_OHM = 1e-3
LARGEST_OHM = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class Build:
    """How a branch is made; branches alike share it.

    Attributes:
        parts: what is in series, from plus to minus.
        wanted: the current at which each of them is as bright as wanted, mA.
        wanted_ma: the current that the branch is made for: the least of them.
        forward_v: what its diodes drop at that.
        wanted_ohm: what would limit it to that at the highest voltage; None where no resistor is to be added.
        ohm: the resistor that is added: the next standard value up; None: no resistor.
    """

    parts: tuple[Part, ...]
    wanted: tuple[float, ...]
    wanted_ma: float
    forward_v: float
    wanted_ohm: float | None
    ohm: float | None

    @property
    def needs_resistor(self) -> bool:
        """Whether nothing on its LEDs limits their current."""
        return self.parts[0].needs_resistor

    @property
    def own_ohm(self) -> float | None:
        """What is on its LEDs already; None: nothing."""
        return None if self.needs_resistor else sum(part.ohm or 0.0 for part in self.parts)


@dataclass(frozen=True, slots=True)
class Arm:
    """A branch before its current is known: the lamp of each LED from plus to minus, and how often it is there."""

    lamps: tuple[Lamp, ...]
    build: Build
    times: int

    @property
    def records(self) -> tuple[RecordId, ...]:
        """The record of each of its LEDs."""
        return tuple(lamp.record for lamp in self.lamps)


def arms_of(circuit: Circuit, parts: Mapping[str, Part], highest_v: float, lowest_v: float) -> list[Arm]:
    """Give the branches of a circuit in the order of its lamps; lamps whose part is not known are left out.

    Args:
        circuit: what is wired.
        parts: what the rows are, by their ids.
        highest_v: the highest voltage across it, for which resistors are sized.
        lowest_v: the voltage at the end of the supply's life, which says how many go in series.
    """
    known = [(lamp, parts[lamp.led.id]) for lamp in circuit.lamps if lamp.led and lamp.led.id in parts]
    builds: dict[tuple[tuple[str, float | None], ...], Build] = {}
    found = []
    for chain, times in _chains(circuit, known, lowest_v):
        key = tuple((lamp.led.id if lamp.led else "", lamp.ma) for lamp, _ in chain)
        if key not in builds:
            builds[key] = _build(chain, highest_v, circuit.series)
        found.append(Arm(tuple(lamp for lamp, _ in chain), builds[key], times))
    return found


def _build(chain: Sequence[tuple[Lamp, Part]], highest_v: float, series: Series) -> Build:
    """Size the resistor of what is in series."""
    parts = tuple(part for _, part in chain)
    wanted = tuple(_wanted_ma(lamp, part) for lamp, part in chain)
    least = min(wanted)
    forward = sum(part.forward_v(least) for part in parts)
    headroom = highest_v - forward
    if not parts[0].needs_resistor or not headroom > 0.0:
        return Build(parts, wanted, least, forward, None, None)
    ohm = min(max(headroom / least * MA_PER_A, SMALLEST_OHM), LARGEST_OHM)
    return Build(parts, wanted, least, forward, ohm, standard_resistor(ohm, series))


def _wanted_ma(lamp: Lamp, part: Part) -> float:
    """The current at which a lamp is as bright as wanted; one with its own resistor takes what it takes."""
    return lamp.ma if lamp.ma and lamp.ma > 0.0 and part.needs_resistor else part.nominal_ma


def by_power(packages: Iterable[ResistorPackage]) -> list[ResistorPackage]:
    """Put packages in order, what bears least and is smallest first."""
    return sorted(packages, key=lambda package: (package.power_rating_w, package.length_mm))


def sized_resistor(build: Build, highest_ma: float, packages: Sequence[ResistorPackage]) -> SizedResistor | None:
    """Give the resistor of a branch through which at most so much flows, with what bears twice its heat.

    Args:
        build: how the branch is made.
        highest_ma: the most that flows through it.
        packages: what there is to choose from, as `by_power` puts them.
    """
    if build.ohm is None or build.wanted_ohm is None:
        return None
    mw = highest_ma**2 * build.ohm / MA_PER_A
    bearing = [package for package in packages if package.power_rating_w * MW_PER_W >= POWER_MARGIN * mw]
    chip = next((package for package in bearing if package.mount == "SMD"), None)
    axial = next((package for package in bearing if package.mount != "SMD"), None)
    return SizedResistor(build.wanted_ohm, build.ohm, mw, chip, axial)


def _chains(
    circuit: Circuit, known: Sequence[tuple[Lamp, Part]], lowest_v: float
) -> Iterator[tuple[list[tuple[Lamp, Part]], int]]:
    """What is in series, and how often side by side.

    What has its own resistor or hangs straight on the supply never goes into a string.
    """
    waiting: list[tuple[Lamp, Part]] = []
    for lamp, part in known:
        count = pieces(lamp.led, lamp.count, lamp.length_mm) if lamp.led else 1
        if circuit.wiring == "parallel" or not part.needs_resistor:
            yield [(lamp, part)], count
            continue
        for _ in range(count):
            if waiting and not _fits([*waiting, (lamp, part)], circuit.per_string, lowest_v):
                yield waiting, 1
                waiting = []
            waiting.append((lamp, part))
    if waiting:
        yield waiting, 1


def _fits(chain: Sequence[tuple[Lamp, Part]], per_string: int | None, lowest_v: float) -> bool:
    """Whether so many go in one string: as many as the user says, else by typical voltage with room to spare.

    Where nothing feeds them yet there is no end to a string.
    """
    if per_string is not None:
        return len(chain) <= max(1, per_string)
    return (
        not lowest_v > 0.0 or sum(typical_v(lamp, part) for lamp, part in chain) <= (1.0 - RESISTOR_SHARE) * lowest_v
    )


def typical_v(lamp: Lamp, part: Part) -> float:
    """What a maker says that a lamp drops, V, which is more than at the currents of models."""
    usual = part.forward_v(_wanted_ma(lamp, part))
    return max(usual, lamp.led.vf_typ_v or 0.0) if lamp.led else usual
