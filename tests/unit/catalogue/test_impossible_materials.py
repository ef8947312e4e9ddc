"""Materials that cannot be: refused where they are made, told where a plan or a workshop brings them."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.entries import entry_to_dict
from diorama_planner.core.errors import RecordError
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, CatalogueEntry, Project

CATALOGUE = load_catalogue()
GRASS = CATALOGUE.material("static_grass_2mm")
PAINT = CATALOGUE.material("craft_paint_59")
LAWN = GroundCover(id="lawn", outline_mm=((0, 0), (100, 0), (100, 100), (0, 100)), material=PAINT.id)
PLAN = (Project(id=PROJECT_ID), Base(id=BASE_ID, width_mm=300, depth_mm=200), LAWN)

IMPOSSIBLE: tuple[dict[str, Any], ...] = (
    {"pack_size": 0.0},
    {"pack_size": 1e-300},
    {"pack_size": math.inf},
    {"coverage": 0.0},
    {"coverage": 1e-300},
    {"coverage": -1.0},
    {"coverage": math.nan},
    {"coverage_min": -1.0},
    {"coverage_max": math.nan},
    {"coats": 0},
    {"coats": -2},
    {"coats": 10**9},
    {"waste_pct": -5.0},
    {"mix_weight": (0.0, 0.0)},
    {"mix_weight": (1.0, -1.0)},
    {"mix_weight": (math.nan, 1.0)},
)


@pytest.mark.parametrize("fields", IMPOSSIBLE, ids=str)
def test_what_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(RecordError, match=PAINT.id):
        replace(PAINT, **fields)


@pytest.mark.parametrize("fields", [{"coverage": 0.0}, {"pack_size": 0.0}, {"coats": 0}], ids=str)
def test_a_plan_that_brings_one_is_told_and_billed_by_the_catalogue(fields: dict[str, Any]) -> None:
    entry = CatalogueEntry(id="own", family="material", entry={**entry_to_dict(PAINT), **fields})
    session = Session(Document.of([*PLAN, entry]), catalogue=CATALOGUE)
    plain = Session(Document.of(PLAN), catalogue=CATALOGUE)
    assert "own" in {issue.record_id for issue in session.issues()}
    assert session.bill() == plain.bill()


@pytest.mark.parametrize(("covered", "used"), [(1e-9, 1e9), (1e9, 1e-9), (1e-3, 1e9)])
def test_builds_that_cannot_be_teach_nothing(tmp_path: Path, covered: float, used: float) -> None:
    build = {"material": PAINT.id, "covered": covered, "used": used, "unit": PAINT.coverage_unit, "day": "2026-05-01"}
    (tmp_path / "workshop.json").write_text(json.dumps({"schema": 1, "builds": [build]}))
    session = Session(Document.of(PLAN), catalogue=CATALOGUE)
    session.workshop_folder = tmp_path
    assert session.bill() == Session(Document.of(PLAN), catalogue=CATALOGUE).bill()
