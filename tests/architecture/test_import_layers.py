"""The house: who may import whom. The contracts themselves are in pyproject.toml."""

import tomllib
from collections import Counter

import pytest
from house_files import ROOT, SOURCE, imports, modules, place
from importlinter.cli import lint_imports

from diorama_planner.kinds.registry import KINDS

INTERPRETERS = (
    *("painting", "rendering", "exporters", "takeoff", "circuits", "tools", "terrain", "project_io", "cli"),
    "ui/canvas",
)
ONE_DOOR = ("manifold3d", "contourpy", "jinja2", "xlsxwriter", "ezdxf", "trimesh", "av", "spyrrow", "highspy")


def test_contracts_are_kept(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


def test_contracts_know_every_kind_and_every_layer() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = config["tool"]["importlinter"]["contracts"]
    apart = next(contract for contract in contracts if contract["type"] == "independence")
    assert sorted(apart["modules"]) == sorted(kind.record.__module__ for kind in KINDS.values())
    house = next(contract for contract in contracts if contract["type"] == "layers")
    placed = {name.strip() for layer in house["layers"] for name in layer.split("|")}
    folders = {path.name for path in SOURCE.iterdir() if (path / "__init__.py").exists()}
    assert folders <= placed
    shapely = next(contract for contract in contracts if contract.get("forbidden_modules") == ["shapely"])
    named = {module.removeprefix("diorama_planner.") for module in shapely["source_modules"]}
    assert folders - named == {"geometry"}


def test_a_heavy_library_has_one_door() -> None:
    doors = {(name.split(".")[0], path) for path in modules() for name, _ in imports(path)}
    found = Counter(library for library, _ in doors if library in ONE_DOOR)
    assert [library for library, count in found.items() if count > 1] == []


def test_interpreters_import_no_kind() -> None:
    """Canvas, paper, bill, tools and files know kinds only through their contract and registry."""
    of_kinds = {kind.record.__module__ for kind in KINDS.values()}
    found = [
        f"{place(path, node)} imports {name}"
        for path in modules(*INTERPRETERS)
        for name, node in imports(path)
        if name in of_kinds
    ]
    assert found == []


def test_nothing_is_imported_wholesale() -> None:
    found = [place(path, node) for path in modules() for name, node in imports(path) if name.endswith(".*")]
    assert found == []
