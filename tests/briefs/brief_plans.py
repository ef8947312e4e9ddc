"""How the briefs are made and read by the command line."""

import contextlib
import io
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from diorama_planner.cli.main import main

DATA = Path(__file__).parent.parent / "data" / "briefs"


@dataclass(frozen=True)
class Brief:
    """What `new` is told, and the file that `add` or `place` reads."""

    name: str
    scale: str
    base: str
    thickness: str
    material: str
    content: str


BRIEFS = {
    brief.name: brief
    for brief in (
        Brief("neon-alley", "1:64", "200x240 mm", "9 mm", "mdf_eu_9", "neon-alley.items.json"),
        Brief("country-halt", "1:87", "600x400 mm", "12 mm", "ply_birch_12", "country-halt.items.json"),
        Brief("dockside", "1:87", "700x420 mm", "9 mm", "mdf_eu_9", "dockside.csv"),
    )
}


def run(*words: object) -> tuple[int, str]:
    """Run a subcommand; give its exit code and what it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main([str(word) for word in words])
    return code, out.getvalue()


def run_json(*words: object) -> tuple[int, Any]:
    code, text = run(*words, "--json")
    return code, json.loads(text)


@dataclass
class Maker:
    """Makes each brief once."""

    folder: Path
    made: dict[str, Path] = field(default_factory=dict)

    def project(self, brief: Brief) -> Path:
        if brief.name not in self.made:
            path = self.folder / f"{brief.name}.diorama"
            new = ("--scale", brief.scale, "--base", brief.base, "--base-thickness", brief.thickness)
            assert run("new", path, *new, "--base-material", brief.material)[0] == 0
            verb = "place" if brief.content.endswith(".csv") else "add"
            assert run(verb, path, DATA / brief.content)[0] == 0
            self.made[brief.name] = path
        return self.made[brief.name]

    def bill(self, name: str) -> dict[str, Any]:
        code, text = run("bom", self.project(BRIEFS[name]), "--format", "json")
        assert code == 0
        found: dict[str, Any] = json.loads(text)
        return found

    def lines(self, name: str) -> dict[str, dict[str, Any]]:
        """Lines of the bill by material."""
        return {line["material"]: line for line in self.bill(name)["lines"]}

    def check(self, name: str) -> tuple[int, list[dict[str, Any]]]:
        return run_json("check", self.project(BRIEFS[name]))
