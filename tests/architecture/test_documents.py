"""Documents that do not lie: links lead somewhere, lists agree with the code, the changelog can be read."""

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from house_files import ROOT, modules, nodes

from diorama_planner import __version__
from diorama_planner.cli.commands import COMMANDS
from diorama_planner.core.issues import Severity
from diorama_planner.kinds.registry import KINDS
from diorama_planner.model.record import Item

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
CONTRACTS = (ROOT / "docs" / "develop" / "contracts.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
SECTIONS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def _links(text: str) -> list[str]:
    prose = re.sub(r"^(    .*|```.*?```)$", "", text, flags=re.MULTILINE)
    in_html = re.findall(r'\b(?:src|srcset|href)="([^"]+)"', prose)
    return re.findall(r"\]\(([^)\s]+)\)", prose) + in_html


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in _links(text):
        if not link.startswith(("http://", "https://")):
            name, _, anchor = link.partition("#")
            target = page.parent / name if name else page
            assert target.exists(), link
            assert not anchor or anchor in _anchors(target.read_text(encoding="utf-8")), link


def test_every_page_can_be_reached() -> None:
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        seen.add(page)
        links = [link.partition("#")[0] for link in _links(page.read_text(encoding="utf-8")) if "://" not in link]
        found = {(page.parent / link).resolve() for link in links if link.endswith(".md")}
        waiting += found - seen
    assert set((ROOT / "docs").rglob("*.md")) - {ROOT / "docs" / "README.md"} - seen == set()


def test_readme_shows_what_a_stranger_needs() -> None:
    for words in ("    make run\n", "    make test\n", "py -3.11 -m venv", "python3.11 -m venv", "GPL-3.0-or-later"):
        assert words in README
    for picture in ("docs/guide/images/window-light.webp", "docs/guide/images/window-dark.webp"):
        assert picture in README


@pytest.mark.parametrize("command", sorted(word for word in COMMANDS if not word.startswith("-")))
def test_every_command_is_described(command: str) -> None:
    assert f"    diorama-planner {command} " in CONTRACTS + " " or f"    diorama-planner {command}\n" in CONTRACTS
    assert f"`{command}" in README


def _issues() -> Iterator[tuple[str, str]]:
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue":
                code, severity = node.args[:2]
                assert isinstance(code, ast.Constant), ast.unparse(node)
                assert isinstance(severity, ast.Attribute), ast.unparse(node)
                yield str(code.value), Severity[severity.attr].value


def test_every_issue_is_described() -> None:
    table = re.findall(r"^\| `([a-z-]+)` \| (error|warning|hint) \|", CONTRACTS, re.MULTILINE)
    assert len(table) == len(set(table))
    assert set(table) == set(_issues())


@pytest.mark.parametrize("tag", sorted(set(KINDS) - {"base"}))
def test_every_field_is_described(tag: str) -> None:
    (row,) = re.findall(rf"^\| `{tag}` \| (.+) \|$", CONTRACTS, re.MULTILINE)
    said = {name.partition("=")[0] for name in re.findall(r"`([a-z_]+(?:=[^`]*)?)`", row)}
    shared = {field.name for field in fields(Item)} | {"curves_mm", "finishes"}
    own = {field.name for field in fields(KINDS[tag].record)} - shared
    assert own - said == set()
    assert {name for name in said if name.endswith(("_mm", "_deg"))} <= own


def test_changelog_can_be_read() -> None:
    versions = re.findall(r"^## \[(.+?)\](?: - (\d{4}-\d{2}-\d{2}))?$", CHANGELOG, re.MULTILINE)
    assert len(versions) == len(re.findall(r"^## ", CHANGELOG, re.MULTILINE))
    assert versions[0] == ("Unreleased", "")
    released = [(tuple(map(int, version.split("."))), day) for version, day in versions[1:]]
    assert released == sorted(released, reverse=True)
    assert all(day for _, day in released)
    assert set(re.findall(r"^### (.+)$", CHANGELOG, re.MULTILINE)) <= SECTIONS
    assert __version__ in CHANGELOG


def test_versions_agree() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__


def test_decisions_are_numbered_and_name_what_was_rejected() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))
    for number, path in enumerate(DECISIONS, 1):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        titles = re.findall(r"^## (.+)$", text, re.MULTILINE)
        assert titles == ["Context", "Decision", "Rejected", "Consequences"], path.name
        assert len(text.splitlines()) <= 60, path.name
