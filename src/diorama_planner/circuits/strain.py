"""Whether feeds can give what is taken from them, and lamps bear what they get: the limits, and what exceeds them.

A catalogue says how much a supply gives for long and for a moment, but not its inner resistance: what its voltage
does beyond that is not worked out but said to be unknown. What is told of it is in the checks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from diorama_planner.circuits.checked import NEARLY
from diorama_planner.circuits.diodes import Part
from diorama_planner.circuits.elements import Feed, Strain
from diorama_planner.circuits.feeding import Tree
from diorama_planner.model.record import RecordId

_HARDER: tuple[Strain, ...] = ("none", "overdrawn", "out")


def limit_ma(feed: Feed) -> float | None:
    """What a feed can give for long: the least of its own limit and its fuse."""
    own = feed.source.max_continuous_ma if feed.source else feed.max_ma
    limits = [limit for limit in (own, feed.rated_fuse_ma) if limit is not None]
    return min(limits, default=None)


def strain_of(feed: Feed, load_ma: float) -> Strain:
    """Whether a feed can give its largest load: for long, for a moment, or not at all."""
    limit = limit_ma(feed)
    if limit is None or load_ma <= limit * NEARLY:
        return "none"
    if feed.rated_fuse_ma is not None and load_ma > feed.rated_fuse_ma * NEARLY:
        return "out"
    pulse = feed.source.max_pulse_ma if feed.source else None
    return "out" if pulse is not None and load_ma > pulse * NEARLY else "overdrawn"


def strains(tree: Tree, loads_ma: Mapping[RecordId, float]) -> dict[RecordId, Strain]:
    """The hardest strain of each feed and all above it; what the user has joined is told of by itself."""
    joined = {name for net in tree.nets if len(net.heads) > 1 for name in net.members}
    found: dict[RecordId, Strain] = {}
    for name in tree.order:
        feed = tree.feeds[name]
        own: Strain = "none" if name in joined else strain_of(feed, loads_ma[name])
        found[name] = own if feed.sort == "supply" else hardest((own, found[feed.parent]))
    return found


def hardest(found: Iterable[Strain]) -> Strain:
    """The hardest of some."""
    return max(found, key=_HARDER.index, default="none")


def is_over_current(part: Part, highest_ma: float) -> bool:
    """Whether a lamp may get more current than it bears."""
    return part.most_ma is not None and highest_ma > part.most_ma * NEARLY


def is_over_volt(part: Part, highest_v: float) -> bool:
    """Whether what hangs straight on a supply, or brings its resistor, may get more volts than it is made for."""
    return not part.needs_resistor and part.supply_max_v is not None and highest_v > part.supply_max_v * NEARLY
