"""Every row of every shipped table decodes, keeps its source, and none is lost."""

import csv
import shutil
from dataclasses import fields

import pytest

from diorama_planner.catalogue import electrical_rows, reference_rows
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.groups import group_of, material_group_of
from diorama_planner.catalogue.material import Material
from diorama_planner.catalogue.shipped import NameRow, PropRow, ShippedTables, VehicleRow
from diorama_planner.catalogue.table import read_table
from diorama_planner.core.errors import BadFileError
from diorama_planner.core.resources import asset_path

TABLES = {
    "vehicles.csv": (VehicleRow, 273),
    "props.csv": (PropRow, 332),
    "materials.csv": (Material, 248),
    "nicknames.csv": (NameRow, 439),
    "bases.csv": (reference_rows.Base, 37),
    "roads.csv": (reference_rows.Road, 39),
    "references.csv": (reference_rows.Reference, 35),
    "scales.csv": (reference_rows.ScaleRow, 54),
    "compatibility.csv": (reference_rows.Compatibility, 56),
    "steps.csv": (reference_rows.Step, 60),
    "dilutions.csv": (reference_rows.Dilution, 17),
    "leds.csv": (electrical_rows.Led, 97),
    "neon.csv": (electrical_rows.NeonTechnique, 7),
    "wire.csv": (electrical_rows.Wire, 32),
    "resistors_e_series.csv": (electrical_rows.Resistor, 138),
    "resistor_packages.csv": (electrical_rows.ResistorPackage, 8),
    "power_sources.csv": (electrical_rows.PowerSource, 25),
    "supply_parts.csv": (electrical_rows.SupplyPart, 52),
    "cameras.csv": (electrical_rows.Camera, 62),
}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def raw_rows(file):
    with asset_path("catalogue", file).open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def test_no_table_is_forgotten():
    assert {path.name for path in asset_path("catalogue").glob("*.csv")} == set(TABLES)


@pytest.mark.parametrize("file", TABLES)
def test_every_row_and_column_of_a_table_is_read(file):
    row_type, count = TABLES[file]
    rows, raw = read_table(asset_path("catalogue", file), row_type), raw_rows(file)
    assert len(rows) == len(raw) == count
    taken = {field.metadata.get("column", field.name) for field in fields(row_type)}
    assert set(raw[0]) <= taken
    for row, cells in zip(rows, raw, strict=True):
        assert (row.source, row.confidence) == (cells["source"], cells["confidence"])
        assert row.source
        assert row.confidence in ("high", "medium", "low")
        if "id" in cells:
            assert row.id == cells["id"]


def test_things_and_materials_have_distinct_ids_and_keep_their_source(catalogue):
    assert len(catalogue.things()) == 273 + 332
    assert len(catalogue.materials()) == 248
    assert len(catalogue.thing_map) == 605
    assert not set(catalogue.thing_map) & set(catalogue.material_map)
    raw = {row["id"]: row for file in ("vehicles.csv", "props.csv", "materials.csv") for row in raw_rows(file)}
    for entry in (*catalogue.things(), *catalogue.materials()):
        assert (entry.source, entry.confidence) == (raw[entry.id]["source"], raw[entry.id]["confidence"])


def test_other_tables_are_served(catalogue):
    served = {
        "bases.csv": catalogue.bases(),
        "roads.csv": catalogue.roads(),
        "references.csv": catalogue.references(),
        "scales.csv": catalogue.scales(),
        "compatibility.csv": catalogue.compatibility(),
        "steps.csv": catalogue.steps(),
        "leds.csv": catalogue.leds(),
        "neon.csv": catalogue.neon_techniques(),
        "wire.csv": catalogue.wires(),
        "resistors_e_series.csv": catalogue.resistors(),
        "resistor_packages.csv": catalogue.resistor_packages(),
        "power_sources.csv": catalogue.power_sources(),
        "supply_parts.csv": catalogue.supply_parts(),
        "cameras.csv": catalogue.cameras(),
    }
    for file, rows in served.items():
        assert len(rows) == TABLES[file][1]


def test_known_rows(catalogue):
    trueno = catalogue.thing("toyota_ae86_trueno")
    assert trueno.real_mm == (4205.0, 1625.0, 1335.0)
    assert (trueno.wheelbase_mm, trueno.family, trueno.front, trueno.ground_mm) == (2400.0, "vehicle", "+x", None)
    man = catalogue.thing("adult_man")
    assert (man.shape, man.front, man.ground_mm, man.mount) == ("ellipse", "-y", (300.0, 270.0), "floor")
    assert catalogue.material("mdf_eu_9").thickness_mm == 9.0
    clr = catalogue.material("super_sap_clr")
    assert clr.mix_weight == (100.0, 47.0)
    oo = next(scale for scale in catalogue.scales() if scale.ratio_denominator == 76.2 and scale.gauge_mm == 16.5)
    assert oo.notes
    assert {road.id for road in catalogue.roads("JP")} < {road.id for road in catalogue.roads()}


def test_reference_figures_say_why_they_cannot_be_placed(catalogue):
    refused = {thing.id: thing.refusal for thing in catalogue.things() if not thing.placeable}
    figures = {row["id"] for row in raw_rows("props.csv") if row["shape"] in ("strip", "level", "pitch")}
    assert set(refused) == figures | {"loading_gauge_uk", "loading_gauge_uic"}
    assert "width" in refused["lane_us"]
    assert "height" in refused["platform_uk"]
    assert "distance" in refused["track_centres"]


def test_every_category_has_a_place_in_the_library(catalogue):
    assert all(group_of(thing.category) for thing in catalogue.things())
    assert all(material_group_of(material.category) for material in catalogue.materials())


def test_nicknames_name_what_is_there(catalogue):
    known = {*catalogue.thing_map, *catalogue.material_map}
    assert {row["id"] for row in raw_rows("nicknames.csv")} <= known


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("vehicles.csv", "toyota_ae86_trueno", "width_mm"),
        ("props.csv", "oil_drum", "height_mm"),
        ("materials.csv", "mdf_eu_9", "pack_size"),
        ("bases.csv", "a4_board", "outer_length_mm"),
    ],
)
def test_a_missing_number_is_named_with_file_row_and_column(tmp_path, file, row, column):
    folder = tmp_path / "catalogue"
    shutil.copytree(asset_path("catalogue"), folder)
    rows = raw_rows(file)
    for cells in rows:
        if cells["id"] == row:
            cells[column] = ""
    with (folder / file).open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    catalogue = load_catalogue(folder=folder)
    with pytest.raises(BadFileError, match=f"{file}: row {row}: {column} is empty where a number is needed"):
        [catalogue.things(), catalogue.materials(), catalogue.bases()]


def test_a_table_is_read_only_when_asked_for(tmp_path):
    for name in ("vehicles.csv", "props.csv", "nicknames.csv"):
        shutil.copy(asset_path("catalogue", name), tmp_path)
    catalogue = load_catalogue(folder=tmp_path)
    assert catalogue.thing("oil_drum").real_mm[2] == 880.0
    with pytest.raises(BadFileError, match=r"materials\.csv"):
        catalogue.materials()


def test_a_table_is_read_once():
    tables = ShippedTables(asset_path("catalogue"))
    assert tables.vehicles() is tables.vehicles()
