"""Circuits from the command line: what there is, as words and as JSON, and all that the window can do to them."""

import json
from pathlib import Path

import pytest

from diorama_planner.cli.main import main
from diorama_planner.project_io.container import read_project


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]):
    """Run a subcommand; gives what it printed, or what it said of its failure."""

    def run(*words: object, code: int = 0) -> str:
        capsys.readouterr()
        assert main([str(word) for word in words]) == code
        out, err = capsys.readouterr()
        return err if code > 1 else out

    return run


@pytest.fixture
def lit(plan: Path, tmp_path: Path, say) -> Path:
    items = tmp_path / "items.json"
    lights = [{"kind": "light", "id": f"l{n}", "label": f"Lamp {n}", "at_mm": [40 * n, 50]} for n in (1, 2, 3)]
    supply = {"kind": "supply", "id": "usb", "label": "Port", "source": "usb2", "at_mm": [100, 200]}
    items.write_text(json.dumps([supply, {"kind": "junction", "id": "jay", "at_mm": [90, 90]}, *lights]))
    say("add", plan, items)
    return plan


def test_lights_are_connected_told_and_parted_again(lit: Path, say) -> None:
    assert "Not connected:" in say("circuits", lit)
    assert {row["code"] for row in json.loads(say("check", lit, "--json", code=1))} >= {"light-unconnected"}
    made = say("circuit", lit, "connect", "Port").strip()
    told = say("circuits", lit)
    assert "3 lights at 5 V take" in told
    assert "Lamp 2 (l2): 2.5 mA through 910 ohm" in told
    say("circuit", lit, "set", made, "name=Street", "wiring=series", "series=E12", "on=no")
    say("circuit", lit, "feed", "jay", "usb")
    say("circuit", lit, "feed", "Street", "jay")
    say("circuit", lit, "new", "Port", "Lamp 3", "--name", "Sign")
    facts = json.loads(say("circuits", lit, "--json"))
    street, sign = facts["circuits"]
    assert (street["name"], street["fed_by"], street["wiring"], street["series"]) == (
        "Street",
        "jay",
        "series",
        "E12",
    )
    assert (street["on"], street["lights"], sign["lights"]) == (False, ["l1", "l2"], ["l3"])
    assert sign["branches"][0]["resistor"]["ohm"] == 910.0
    port = next(feed for feed in facts["feeds"] if feed["id"] == "usb")
    loads = [circuit["load_ma"]["fresh"] for circuit in facts["circuits"]]
    assert port["load_ma"]["fresh"] == pytest.approx(sum(loads), abs=1e-3)
    assert (port["limit_ma"], facts["unconnected"]) == (500.0, [])
    say("circuit", lit, "join", "none", "l1")
    say("circuit", lit, "remove", "Sign")
    assert json.loads(say("circuits", lit, "--json"))["unconnected"] == ["l1", "l3"]


def test_what_has_no_label_is_called_as_it_is_listed(lit: Path, tmp_path: Path, say) -> None:
    items = tmp_path / "more.json"
    box = {"kind": "supply", "id": "box", "source": "aa3", "at_mm": [100, 240]}
    items.write_text(json.dumps([box]))
    say("add", lit, items)
    assert "3 x AA holder (box)" in say("circuits", lit)
    made = say("circuit", lit, "connect", "3 x AA holder").strip()
    told = say("circuits", lit)
    assert "Half as bright after" in told
    assert json.loads(say("circuits", lit, "--json"))["circuits"][0]["fed_by"] == "box"
    items.write_text(json.dumps([box | {"id": "other", "at_mm": [20, 240]}]))
    say("add", lit, items)
    assert "say which: box, other" in say("circuit", lit, "feed", made, "3 x AA holder", code=2)
    assert "only lights are in it" in say("circuit", lit, "feed", made, made, code=2)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("connect", "Nowhere"), "there is no light, circuit or supply 'Nowhere'"),
        (("new", "l1"), "Lamp 1 feeds nothing"),
        (("new", "usb", "jay"), "Junction is not a light"),
        (("join", "usb", "l1"), "'usb' is not a circuit"),
        (("feed", "jay", "jay"), "is fed by Junction itself"),
        (("set", "jay", "name=x"), "'jay' is not a circuit"),
    ],
)
def test_what_cannot_be_done_is_named_and_nothing_is_saved(lit: Path, say, words: tuple[str, ...], told: str) -> None:
    before = read_project(lit).document.records
    assert told in say("circuit", lit, *words, code=2)
    assert read_project(lit).document.records == before


def test_a_field_that_a_circuit_has_not_is_refused(lit: Path, say) -> None:
    made = say("circuit", lit, "new", "usb").strip()
    assert "changes nothing of a circuit" in say("circuit", lit, "set", made, "feed=usb", code=2)
    assert "neither yes nor no" in say("circuit", lit, "set", made, "on=maybe", code=2)
    assert "not one of E12, E24, E96" in say("circuit", lit, "set", made, "series=E13", code=2)


def test_a_plan_without_lights_says_so(plan: Path, say) -> None:
    assert "No lights and no supplies" in say("circuits", plan)


def test_a_string_of_ones_own_length_is_checked(lit: Path, say) -> None:
    made = say("circuit", lit, "connect", "Port").strip()
    say("circuit", lit, "set", made, "wiring=series", "per_string=2")
    (told,) = [row for row in json.loads(say("check", lit, "--json", code=1)) if row["code"] == "no-headroom"]
    assert (told["record"], told["fix"]) == ("l1", "As many in a string as fit")
    say("circuit", lit, "set", made, "per_string=0")
    assert len(json.loads(say("circuits", lit, "--json"))["circuits"][0]["branches"]) == 3
    assert "says no number" in say("circuit", lit, "set", made, "per_string=two", code=2)


def test_circuits_are_written_for_spice(lit: Path, tmp_path: Path, say) -> None:
    say("circuit", lit, "connect", "Port")
    say("export", lit, "--to", "spice", "-o", tmp_path / "net.cir", "at=end")
    assert "VPS1 ps1 0 DC 4.75" in (tmp_path / "net.cir").read_text(encoding="ascii").splitlines()
