"""Habits of the house that no linter knows."""

import ast
import re
from collections.abc import Iterator

import pytest
from house_files import ROOT, modules, nodes, place, texts, tree

from diorama_planner.kinds.registry import KINDS

UNIT_FACTORS = {25.4, 304.8, 0.0254, 0.3048}
ABOVE_KINDS = ("terrain", "takeoff", "project_io", "painting", "exporters", "tools", "app", "ui", "cli")
VAGUE_NAMES = re.compile(r"(Manager|Helper|Utils?|Misc|Singleton)s?$|^(utils?|helpers?|misc|common|managers?)$")

# Put together, so that this file does not match itself.
HOSTS = "|".join(("pypi" + r"\.org", "python" + "hosted", "npm" + r"js\.", "deb" + r"\.debian\.org"))
MACHINE_PATHS = r"(?<![\w./~-])/(?:" + "|".join(("work", "farm", "root", "home", "Users", "opt/pypi")) + r")/\w"


def test_unit_factors_live_in_one_module() -> None:
    found = [
        place(path, node)
        for path in modules()
        if path.parts[-2:] != ("core", "units.py")
        for node in nodes(path)
        if isinstance(node, ast.Constant) and isinstance(node.value, float) and node.value in UNIT_FACTORS
    ]
    assert found == []


def _tags_in(node: ast.expr) -> set[str]:
    parts = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return {part.value for part in parts if isinstance(part, ast.Constant) and part.value in KINDS}


def _is_kind(node: ast.expr) -> bool:
    """Whether an expression gives the tag of an item: `item.kind`, `kind.tag`, `record["kind"]`, `tag`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value in {"kind", "tag"}
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name in {"kind", "tag"}


def _comparisons(top: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(top):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(map(_is_kind, sides)) and any(map(_tags_in, sides)):
                yield node
        elif isinstance(node, ast.Match) and _is_kind(node.subject):
            patterns = [part for case in node.cases for part in ast.walk(case.pattern)]
            if any(isinstance(part, ast.MatchValue) and _tags_in(part.value) for part in patterns):
                yield node.subject


def test_no_kind_is_told_by_its_tag() -> None:
    """What differs between kinds is a facet of the kind, never an `if` elsewhere."""
    found = [place(path, node) for path in modules(*ABOVE_KINDS) for node in _comparisons(tree(path))]
    assert found == []


@pytest.mark.parametrize(
    "code",
    [
        "item.kind == 'wall'",
        "x = 1 if record['kind'] in ('pour', 'path') else 2",
        "'thing' != kind.tag",
        "match item.kind:\n case 'wall': pass",
    ],
)
def test_a_tag_is_found_where_it_is_compared(code: str) -> None:
    assert list(_comparisons(ast.parse(code)))


def test_names_say_what_they_name() -> None:
    classes = [
        f"{place(path, node)} {node.name}"
        for path in modules()
        for node in nodes(path)
        if isinstance(node, ast.ClassDef) and VAGUE_NAMES.search(node.name)
    ]
    files = [str(path.relative_to(ROOT)) for path in modules() if VAGUE_NAMES.search(path.stem)]
    assert classes + files == []


def test_every_module_says_what_lives_in_it() -> None:
    assert [str(path.relative_to(ROOT)) for path in modules() if not ast.get_docstring(tree(path))] == []


@pytest.mark.parametrize("pattern", [HOSTS, MACHINE_PATHS], ids=["registries", "machine paths"])
def test_nothing_names_a_registry_or_a_machine(pattern: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()[:80]}"
        for path, text in texts()
        for number, line in enumerate(text.splitlines(), 1)
        if re.search(pattern, line)
    ]
    assert found == []
