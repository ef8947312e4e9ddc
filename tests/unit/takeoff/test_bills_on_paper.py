"""Six small plans, counted with pencil and pocket calculator: the program's bill is what the paper says.

The papers are read and worked out by `paper`; the bill is what the command line prints for the plan.
"""

import contextlib
import io
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from paper import Paper, Sum, read_paper

from diorama_planner.app.sawing.cutting import accept, layout_for
from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.cli.main import main
from diorama_planner.drawing.primitives import Instance
from diorama_planner.kinds.pour_plan import pour_plan
from diorama_planner.kinds.registry import kind_of
from diorama_planner.model.document import Document
from diorama_planner.model.record import PROJECT_ID, Project
from diorama_planner.project_io.codec import standard_codec
from diorama_planner.project_io.items_json import decode_items

BILLS = Path(__file__).parents[2] / "data" / "bills"
NAMES = sorted(path.stem for path in BILLS.glob("*.json"))
CATALOGUE = load_catalogue()
WITHIN = 1e-3
"""What the issue allows between paper and program."""

WRITTEN = 1e-6
"""Papers are written with so many figures."""

PARTS = re.compile(r"A ([\d.]+) ml, B ([\d.]+) ml")

papers = pytest.mark.parametrize("name", NAMES)


def paper_of(name: str) -> Paper:
    return read_paper(BILLS / f"{name}.md")


def session_of(name: str) -> Session:
    plan = json.loads((BILLS / f"{name}.json").read_text(encoding="utf-8"))
    project = Project(id=PROJECT_ID, name=name, scale=plan["scale"])
    plain = [*plan.get("build_ups", ()), *plan.get("circuits", ())]
    records = [standard_codec().from_json(raw, "$") for raw in plain]
    items = decode_items(json.dumps(plan["items"]).encode())
    return Session(Document.of([project, *records, *items]), catalogue=CATALOGUE)


@pytest.fixture
def bill(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What the command line prints for the plan, in a home without preferences and own things."""
    for folder in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(folder, str(tmp_path / folder))
    path = tmp_path / f"{name}.diorama"
    session_of(name).save(path)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(["bom", str(path), "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def near(entry: Sum) -> Any:
    return pytest.approx(entry.value, rel=WITHIN)


def test_there_are_six_plans_with_a_paper_each() -> None:
    assert len(NAMES) == 6
    assert sorted(path.stem for path in BILLS.glob("*.md")) == sorted(["README", *NAMES])


@papers
def test_the_sums_on_the_paper_are_right(name: str) -> None:
    for heading, sums in paper_of(name).sums.items():
        for entry in sums.values():
            assert entry.written == pytest.approx(entry.value, rel=WRITTEN), (heading, entry)


@papers
def test_the_bill_has_the_materials_of_the_paper_and_no_other(name: str, bill: dict[str, Any]) -> None:
    assert sorted(line["material"] for line in bill["lines"]) == sorted(paper_of(name).materials())


@papers
def test_the_bill_is_what_was_counted_on_paper(name: str, bill: dict[str, Any]) -> None:
    lines = {line["material"]: line for line in bill["lines"]}
    for material, sums in paper_of(name).materials().items():
        line, where = lines[material], (name, material)
        for key in ("measured", "need", "with_waste"):
            assert line[key]["unit"] == sums[key].unit, (*where, key)
            assert line[key]["value"] == near(sums[key]), (*where, key)
        assert line["buy"][0]["count"] == sums["packs"].value, where


@papers
def test_resin_is_parted_as_on_paper(name: str, bill: dict[str, Any]) -> None:
    notes = {line["material"]: " ".join(line["notes"]) for line in bill["lines"]}
    for material, sums in paper_of(name).materials().items():
        told = PARTS.search(notes[material])
        assert (told is not None) == ("part_a" in sums), material
        if told:
            assert float(told[1]) == pytest.approx(sums["part_a"].value, abs=0.05)
            assert float(told[2]) == pytest.approx(sums["part_b"].value, abs=0.05)


@papers
def test_things_are_counted_with_their_source(name: str, bill: dict[str, Any]) -> None:
    counted = {
        entry.name: (entry.remark.split(",")[0], entry.value)
        for entry in paper_of(name).sums.get("Things", {}).values()
        if entry.remark
    }
    assert {row["thing"]: (row["source"], row["count"]) for row in bill["things"]} == counted


@papers
def test_tools_are_what_the_materials_call_for(name: str, bill: dict[str, Any]) -> None:
    assert [row["material"] for row in bill["tools"]] == paper_of(name).lists["Tools"]


def test_layers_of_the_pond_are_those_of_the_paper() -> None:
    session, sums = session_of("three-hills"), paper_of("three-hills").sums["super_sap_clr"]
    plan = pour_plan(session.document.get("pond"), session.around())
    assert plan is not None
    assert [layer.volume_mm3 for layer in plan.layers] == [near(sums["layer_1"]), near(sums["layer_2"])]
    assert len(plan.layers) == sums["layers"].value


@pytest.mark.parametrize(
    ("item", "heading", "name"), [("crates", "Things", "crate_s"), ("clumps", "ws_coarse_turf", "clumps")]
)
def test_what_is_strewn_is_counted_on_the_drawn_plan(item: str, heading: str, name: str) -> None:
    session = session_of("meadow")
    record = session.document.get(item)
    drawn = Counter(type(each) for each in kind_of(record).draw(record, session.around()))
    assert drawn[Instance] == paper_of("meadow").sums[heading][name].value


def test_sheets_are_counted_by_their_layout_once_there_is_one() -> None:
    session, sums = session_of("village-street"), paper_of("village-street").sums["foamcore_a3"]
    material = CATALOGUE.material("foamcore_a3")
    (before,) = (row for row in session.bill().rows if row.material == material.id)
    assert (before.packs, before.counted_by) == (sums["packs"].value, "area")
    with session.edit("Accept the layout") as draft:
        accept(draft, session, layout_for(session, material))
    (after,) = (row for row in session.bill().rows if row.material == material.id)
    assert (after.packs, after.counted_by) == (sums["laid_out"].value, "layout")
    assert after.need == before.need


def test_lights_do_what_was_worked_out_on_paper() -> None:
    session, paper = session_of("lit-shelf"), paper_of("lit-shelf")
    plan = session.electrics.plan
    written = {name: entry for sums in paper.sums.values() for name, entry in sums.items()}

    def worked_out(name: str, within: float = WITHIN) -> Any:
        return pytest.approx(written[name].value, rel=within)

    for circuit, lamp in (("windows", "window"), ("signs", "sign")):
        branch = plan.circuits[circuit].branches[0]
        assert branch.resistor is not None
        assert branch.resistor.wanted_ohm == worked_out(f"{lamp}_wanted")
        assert branch.resistor.ohm == written[f"{lamp}_ohm"].value
        assert branch.resistor.mw == worked_out(f"{lamp}_mw", 1e-2)
        for moment in ("fresh", "half", "end"):
            assert getattr(branch.ma, moment) == worked_out(f"{lamp}_{moment}", 2e-3)
    cells = plan.feeds["cells"]
    for moment in ("fresh", "half", "end"):
        assert getattr(cells.load_ma, moment) == worked_out(f"load_{moment}", 2e-3)
        assert getattr(plan.feeds["tray"].load_ma, moment) == getattr(cells.load_ma, moment)
    assert cells.hours == worked_out("hours", 1e-2)
    assert cells.hours_in_all == worked_out("hours_in_all", 1e-2)
    assert plan.circuits["windows"].dims_from_pct == pytest.approx(100.0 * written["dim_used"].value, rel=1e-2)


def test_wires_and_holes_are_those_of_the_paper() -> None:
    session, sums = session_of("lit-shelf"), paper_of("lit-shelf").sums
    harness, wires = session.wiring.now(), sums["Wires"]
    assert {(run.leg.end.record, run.leg.polarity): run.route_mm for run in harness.runs} == {
        (end, polarity): pytest.approx(wires[name].value)
        for end, name in (("tray", "feed"), ("one", "one"), ("two", "two"), ("sign", "sign"))
        for polarity in "+-"
    }
    assert {run.slack_mm for run in harness.runs} == {wires["slack"].value}
    drops = [run.drop_mv for run in harness.runs if run.leg.end.record == "tray"]
    assert drops == [pytest.approx(wires["feed_drop"].value, rel=2e-3)] * 2
    holes = {hole.at_mm: hole.diameter_mm for hole in harness.holes}
    assert holes == dict.fromkeys([(200.0, 60.0), (200.0, 150.0), (260.0, 60.0)], sums["Holes"]["hole"].value)
    assert {hole.depth_mm for hole in harness.holes} == {sums["Holes"]["deep"].value}
    assert [issue for issue in session.issues() if issue.record_id != "base"] == []
