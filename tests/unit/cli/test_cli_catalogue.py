import argparse
import json

import pytest

from diorama_planner.cli import catalogue
from diorama_planner.core.errors import UsageError


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr("diorama_planner.cli.catalogue.default_folder", lambda: tmp_path)
    parser = argparse.ArgumentParser()
    catalogue.add_parser(parser.add_subparsers())

    def call(*words):
        arguments = parser.parse_args(["catalogue", *words])
        code = arguments.run(arguments)
        return code, capsys.readouterr().out

    return call


def test_search_prints_ids_and_names(run):
    code, out = run("search", "oil", "dr")
    assert (code, out.split()[0]) == (0, "oil_drum")
    assert run("search", "zqxwv") == (0, "nothing found\n")


def test_search_as_json(run):
    code, out = run("search", "mdf 9", "--json")
    hits = json.loads(out)
    assert code == 0
    assert (hits[0]["id"], hits[0]["kind"]) == ("mdf_eu_9", "material")
    assert json.loads(run("search", "zqxwv", "--json")[1]) == []
    assert len(json.loads(run("search", "tree", "--limit", "2", "--json")[1])) == 2


def test_show_prints_size_source_and_confidence(run):
    code, out = run("show", "toyota_ae86_trueno")
    assert code == 0
    assert "4205 × 1625 × 1335 mm" in out
    assert "source: car-param.com" in out
    assert out.rstrip().endswith("confidence: high")


def test_show_as_json(run):
    thing = json.loads(run("show", "oil_drum", "--json")[1])
    assert (thing["real_mm"], thing["placeable"], thing["confidence"]) == ([585.0, 585.0, 880.0], True, "high")
    assert thing["source"]
    material = json.loads(run("show", "xps_eu_10", "--json")[1])
    assert (material["thickness_mm"], material["type"]) == (10.0, "material")


def test_show_of_an_unknown_id_is_an_error_with_the_nearest(run):
    with pytest.raises(UsageError, match="did you mean oil_drum"):
        run("show", "oil_drm")
