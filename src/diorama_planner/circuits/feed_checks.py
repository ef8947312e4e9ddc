"""What is to be said of supplies, converters and modules: traps of what feeds, overload, circles, what is joined."""

from __future__ import annotations

from collections.abc import Iterator

from diorama_planner.catalogue.electrical_parts import MOST_LOAD
from diorama_planner.circuits.checked import NEARLY, Checked, ma_text, on_a_supply, pct_text, volt_text
from diorama_planner.circuits.discharge import highest_v, is_power_bank, runs_down
from diorama_planner.circuits.elements import Feed, FeedPlan
from diorama_planner.circuits.feeding import BUCK_DROPOUT_V, FULL_PCT
from diorama_planner.circuits.remedies import UNREGULATED, stronger, stronger_fuse
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import counted, msg

SLEEPS_BELOW_MA = 100.0
"""Many power banks switch off below 50 to 100 mA (power_sources.csv)."""

COIN_MA = 5.0
"""What a battery gives that is a coin, a button or as small: no more than this for long."""

LEAST_MA = 1.0
"""Less than this does not flow to speak of between supplies that are joined."""

_RECTIFIED = ("AC supply", "DCC")


def feed_findings(checked: Checked) -> Iterator[Issue]:
    """All there is to say of feeds: what is joined, what hangs in a circle, then each of them."""
    yield from _about_joints(checked)
    yield from _about_loops(checked)
    for feed in checked.electrics.feeds:
        yield from _about_feed(feed, checked)


def _about_joints(checked: Checked) -> Iterator[Issue]:
    for joint in checked.electrics.joints:
        start, end = (checked.tree.head.get(name) for name in (joint.start, joint.end))
        if start is None or end is None or start == end:
            continue
        one, other = checked.feeds[start], checked.feeds[end]
        flows = max(-one.load_ma.fresh, -other.load_ma.fresh, 0.0)
        args = {"one": one.feed.name, "other": other.feed.name, "ma": ma_text(flows)}
        if flows >= LEAST_MA:
            text = msg("{one} and {other} are joined: about {ma} mA flow from the stronger into the weaker", **args)
        else:
            text = msg("{one} and {other} are joined: the stronger would feed the weaker", **args)
        fix = Fix(msg("Take the wire away"), "delete", {"id": joint.record})
        yield Issue("supplies-joined", Severity.ERROR, joint.record, text, (fix,))


def _about_loops(checked: Checked) -> Iterator[Issue]:
    for loop in checked.tree.loops:
        text = counted(
            "{name} hangs on itself, and on no supply",
            "{count} feeds from {name} on hang on each other in a circle, and on no supply",
            len(loop),
            name=checked.tree.feeds[loop[0]].name,
        )
        yield Issue("feed-loop", Severity.ERROR, loop[0], text, on_a_supply(loop[0], checked))


def _about_feed(feed: Feed, checked: Checked) -> Iterator[Issue]:
    answer = checked.feeds[feed.record]
    if feed.sort == "supply":
        yield from _about_supply(feed, answer)
    elif feed.sort == "buck":
        yield from _about_buck(feed, checked)
    elif feed.pwm and feed.level_pct < FULL_PCT:
        fix = Fix(msg("Dim by less current"), "set_fields", {"id": feed.record, "fields": {"pwm": False}})
        text = msg("{name} dims by switching fast: films of it show bands", name=feed.name)
        yield Issue("pwm-bands", Severity.HINT, feed.record, text, (fix,))
    if not any(len(net.heads) > 1 and feed.record in net.members for net in checked.tree.nets):
        yield from _overload(feed, answer, checked)


def _about_supply(feed: Feed, answer: FeedPlan) -> Iterator[Issue]:
    source = feed.source
    if source is None:
        text = msg("{name}: there is no supply {source!r} in the catalogue", name=feed.name, source=feed.source_id)
        yield Issue("supply-without-voltage", Severity.ERROR, feed.record, text)
        return
    highest = highest_v(source)
    if not highest > 0.0:
        yield Issue("supply-without-voltage", Severity.ERROR, feed.record, msg("{name} gives 0 V", name=feed.name))
        return
    load = answer.load_ma.highest
    args = {"name": feed.name, "nominal": volt_text(source.nominal_v), "highest": volt_text(highest)}
    if source.chemistry in _RECTIFIED:
        text = msg(
            "{name} is AC: it takes a bridge rectifier and a capacitor, behind which are up to {highest} V, not "
            "{nominal} V; resistors are sized for that",
            **args,
        )
        yield Issue("rectified-ac", Severity.WARNING, feed.record, text)
    elif not runs_down(source) and highest > UNREGULATED * source.nominal_v:
        text = msg(
            "{name} is not regulated: with few lights on it gives up to {highest} V, not {nominal} V; resistors are "
            "sized for that",
            **args,
        )
        yield Issue("unregulated-supply", Severity.WARNING, feed.record, text)
    if is_power_bank(source) and 0.0 < load < SLEEPS_BELOW_MA:
        text = msg(
            "{name} may switch itself off: many power banks do below {least} mA, and the lights take {ma} mA",
            name=feed.name,
            least=ma_text(SLEEPS_BELOW_MA),
            ma=ma_text(load),
        )
        yield Issue("power-bank-sleeps", Severity.WARNING, feed.record, text)


def _about_buck(feed: Feed, checked: Checked) -> Iterator[Issue]:
    if not feed.out_v > 0.0:
        fix = Fix(msg("Set it to 5 V"), "set_fields", {"id": feed.record, "fields": {"out_v": 5.0}})
        text = msg("{name} is set to {volt} V", name=feed.name, volt=volt_text(feed.out_v))
        yield Issue("supply-without-voltage", Severity.ERROR, feed.record, text, (fix,))
        return
    above = checked.feeds.get(feed.parent)
    if above is None or not above.volt.fresh > 0.0:
        return
    if above.volt.end < feed.out_v + BUCK_DROPOUT_V:
        text = msg(
            "{name} lowers voltages only: for {out} V it needs {need} V, and gets {low} V at the end",
            name=feed.name,
            out=volt_text(feed.out_v),
            need=volt_text(feed.out_v + BUCK_DROPOUT_V),
            low=volt_text(above.volt.end),
        )
        yield Issue("no-headroom", Severity.WARNING, feed.record, text)


def _overload(feed: Feed, answer: FeedPlan, checked: Checked) -> Iterator[Issue]:
    load, limit = answer.load_ma.highest, answer.limit_ma
    if limit is None or load <= MOST_LOAD * limit * NEARLY:
        return
    args = {"name": feed.name, "ma": ma_text(load), "limit": ma_text(limit)}
    is_fuse = limit == feed.rated_fuse_ma
    fixes = stronger_fuse(feed, load) if is_fuse else stronger(feed, checked)
    if load > limit * NEARLY:
        tiny = feed.source is not None and feed.source.max_continuous_ma <= COIN_MA and not is_fuse
        if tiny:
            text = msg("{name} is too small: the lights take {ma} mA, it gives {limit} mA for long", **args)
            yield Issue("coin-cell-overdrawn", Severity.ERROR, feed.record, text, fixes)
        elif is_fuse:
            text = msg("{name}: its fuse of {limit} mA blows, {ma} mA flow", **args)
            yield Issue("supply-overloaded", Severity.ERROR, feed.record, text, fixes)
        else:
            text = msg("{name} is overloaded: {ma} mA flow, it gives {limit} mA", **args)
            yield Issue("supply-overloaded", Severity.ERROR, feed.record, text, fixes)
    else:
        args |= {"share": pct_text(MOST_LOAD)}
        text = msg("{name} has little to spare: {ma} of {limit} mA flow; load it to {share} %", **args)
        yield Issue("supply-overloaded", Severity.WARNING, feed.record, text, fixes)
