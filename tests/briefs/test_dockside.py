"""The dockside, placed from a table."""

import csv
from collections import Counter

import pytest
from brief_plans import BRIEFS, DATA, Maker, run_json

from diorama_planner.app.session import Session
from diorama_planner.kinds.thing import Thing, model_size
from diorama_planner.model.record import Layer

with (DATA / "dockside.csv").open(newline="") as stream:
    ROWS = list(csv.DictReader(stream))


def test_every_row_is_placed(dock: Session, maker: Maker) -> None:
    code, facts = run_json("info", maker.project(BRIEFS["dockside"]))
    assert (code, facts["items"], facts["kinds"]) == (0, 51, {"thing": 51})
    placed = [item for item in dock.document.items() if isinstance(item, Thing)]
    found = Counter((item.thing, item.at_mm, item.rotation_deg, item.label) for item in placed)
    assert found == Counter(
        (row["thing"], (float(row["x_mm"]), float(row["y_mm"])), float(row["rotation_deg"]), row["label"])
        for row in ROWS
    )


def test_layers_are_made_once_by_name(dock: Session) -> None:
    names = sorted(layer.name for layer in dock.document.every(Layer))
    assert names == sorted({row["layer"] for row in ROWS if row["layer"]})
    ids = {layer.name: layer.id for layer in dock.document.every(Layer)}
    layers = Counter(item.layer for item in dock.document.items() if isinstance(item, Thing))
    assert layers == Counter(ids[row["layer"]] if row["layer"] else "" for row in ROWS)


def test_a_container_has_its_size(dock: Session) -> None:
    item = next(each for each in dock.document.items() if isinstance(each, Thing) and each.thing == "container_20")
    assert [f"{side:.2f}" for side in model_size(item, dock.around())] == ["69.63", "28.02", "29.78"]


def test_nothing_collides(dock: Session, maker: Maker) -> None:
    assert "collision" not in {issue.code for issue in dock.issues()}
    assert maker.check("dockside") == (0, [])


def test_the_bill_counts_them(maker: Maker) -> None:
    counts = {row["thing"]: row["count"] for row in maker.bill("dockside")["things"]}
    assert (counts["container_20"], counts["container_40"]) == (24, 3)
    assert sum(counts.values()) == 51


def test_the_upper_containers_stand_on_the_lower_ones(dock: Session) -> None:
    lifted = [row for row in ROWS if row["z_mm"] and float(row["z_mm"]) > 0]
    placed = [item for item in dock.document.items() if isinstance(item, Thing)]
    assert sorted(item.z_mm for item in placed if item.z_mm) == pytest.approx(
        sorted(float(row["z_mm"]) for row in lifted)
    )
