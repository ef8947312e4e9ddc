"""What flows is asked of ngspice, which knows nothing of us: it reads the netlist that we export."""

import random
import re
import subprocess

import pytest
from lit_samples import CATALOGUE, circuit, codes, lamp, supply

from diorama_planner.circuits.diodes import part_of
from diorama_planner.circuits.elements import Electrics, Feed, Joint
from diorama_planner.circuits.harness import Harness
from diorama_planner.circuits.netlist import netlist
from diorama_planner.circuits.part_numbers import part_numbers
from diorama_planner.circuits.planning import plan

LEDS = ("smd0603_white", "smd0603_red", "smd0402_blue", "led5_green", "plcc2_warm", "led5_uv", "filament_3v_38")
STRAIGHT = ("pre0402_warm_9_18v", "strip_3528_12v", "strip_cob_5v", "gow_bulb_12v", "ws2812b")
SOURCES = ("usb2", "aa3", "aa4", "dc12_1a", "b9v", "ac16", "dc12_unreg")
METER = re.compile(r"i\(vm(\w+)\) = (\S+)")


def _lamps(dice, tag, count):
    rows = [dice.choice(LEDS if dice.random() < 0.8 else STRAIGHT) for _ in range(count)]
    ma = [dice.choice((None, None, 1.0, 8.0, 45.0)) for _ in rows]
    return tuple(
        lamp(row, f"{tag}{place}", ma=each, count=dice.choice((1, 1, 3)))
        for place, (row, each) in enumerate(zip(rows, ma, strict=True))
    )


def _series(dice, tag, feed):
    return circuit(*_lamps(dice, tag, 5), record=tag, feed=feed, wiring="series", series=dice.choice(("E12", "E96")))


def _parallel(dice, tag, feed):
    return circuit(*_lamps(dice, tag, 6), record=tag, feed=feed)


def _generated(sort, seed):
    dice = random.Random(seed)
    feeds = [supply(dice.choice(SOURCES))]
    first, second = {"series": (_series, _series), "parallel": (_parallel, _parallel)}.get(sort, (_series, _parallel))
    below, joints = "s", ()
    if sort == "two supplies":
        feeds.append(supply(dice.choice(SOURCES), "t"))
        below = "t"
    elif sort == "joined":
        feeds += [supply(dice.choice(SOURCES), "t"), Feed(record="j", name="J", sort="bus", parent="t", lead_ohm=0.4)]
        below, joints = "j", (Joint("w", "s", "t"),)
    elif sort == "modules":
        feeds[0] = supply("dc12_1a")
        feeds.append(Feed(record="u", name="U", sort="buck", parent="s", out_v=5.0, own_ma=3.0, lead_ohm=0.7))
        feeds.append(Feed(record="e", name="E", sort="effect", parent="u", level_pct=60.0, own_ma=8.0))
        below = "e"
    return Electrics(feeds=tuple(feeds), circuits=(first(dice, "a", "s"), second(dice, "b", below)), joints=joints)


def _ask_ngspice(text, path):
    """Give the current through each meter, mA."""
    meters = re.findall(r"^VM(\w+)", text, re.MULTILINE)
    control = ".control\nop\n" + "".join(f"print i(VM{name})\n" for name in meters) + ".endc\n.end\n"
    path.write_text(text.replace(".op\n.end\n", control), encoding="ascii")
    done = subprocess.run(["ngspice", "-b", str(path)], capture_output=True, text=True, timeout=60, check=False)
    found = {name: float(value) * 1e3 for name, value in METER.findall(done.stdout.lower())}
    assert set(found) == {name.lower() for name in meters}, done.stderr
    return found


SORTS = (
    "series",
    "series",
    "parallel",
    "parallel",
    "mixed",
    "mixed",
    "two supplies",
    "two supplies",
    "joined",
    "modules",
)


@pytest.mark.parametrize(("sort", "seed"), [(sort, seed) for seed, sort in enumerate(SORTS, 64)])
def test_every_current_is_that_of_ngspice(sort, seed, tmp_path) -> None:
    electrics = _generated(sort, seed)
    found = plan(electrics, CATALOGUE.resistor_packages())
    numbers = part_numbers(electrics, found, Harness(), ())
    bears = {each.record: part_of(each.led).most_ma for lit in electrics.circuits for each in lit.lamps}
    for at in ("highest", "half"):
        measured = _ask_ngspice(netlist(electrics, found, numbers, title=sort, at=at), tmp_path / "net.cir")
        too_much = set()
        for (name, place), named in numbers.branches.items():
            branch = found.circuits[name].branches[place]
            ours = branch.highest_ma if at == "highest" else branch.ma.half
            meter = named.leds[0][0].lower()
            theirs = measured[meter] if meter in measured else measured[f"{meter}_1"]
            assert ours == pytest.approx(theirs, rel=0.03, abs=1e-6), (at, branch)
            too_much |= {record for record in branch.lamps if bears[record] and theirs > 1.01 * bears[record]}
        if at == "highest":
            told = {issue.record_id for issue in found.findings if issue.code == "led-over-current"}
            assert too_much <= told


def test_too_much_current_is_found_by_both(tmp_path) -> None:
    lit = circuit(lamp(record="ok"), lamp("smd0603_red", "hot", ma=45.0), lamp("pre0402_red_9_18v", "lead"))
    electrics = Electrics(feeds=(supply("ac16"),), circuits=(lit,))
    found = plan(electrics, CATALOGUE.resistor_packages())
    text = netlist(electrics, found, part_numbers(electrics, found, Harness(), ()), at="highest")
    measured = _ask_ngspice(text, tmp_path / "net.cir")
    assert {name for name, ma in measured.items() if ma > 25.0} == {"d1"}
    assert [issue.record_id for issue in found.findings if issue.code == "led-over-current"] == ["hot", "lead"]
    assert "rectified-ac" in codes(found)


def test_what_is_switched_off_is_told_as_such() -> None:
    lit = Electrics(feeds=(supply("usb2"),), circuits=(circuit(lamp(), on=False),))
    answer = plan(lit, CATALOGUE.resistor_packages())
    text = netlist(lit, answer, part_numbers(lit, answer, Harness(), ["s", "a"]))
    assert "* circuit c: switched off in the plan, here it is on\n" in text
