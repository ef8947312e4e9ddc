"""Every icon that is named somewhere exists, and is a drawing that takes on the theme's colour."""

import ast
from collections.abc import Iterator

import pytest
from house_files import ROOT, modules, place, tree

from diorama_planner.kinds.registry import KINDS
from diorama_planner.ui.commands.menus import ACTIONS

FOLDER = ROOT / "assets" / "icons"
GIVERS = {"icon", "icon_pixmap", "icon_image", "themed_icon", "IconButton"}


def _strings(node: ast.expr) -> Iterator[ast.Constant]:
    """Names in an expression that gives an icon: itself, both arms of a choice, all values of a table."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node
    elif isinstance(node, ast.IfExp):
        yield from (*_strings(node.body), *_strings(node.orelse))
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _strings(value)


def _named(top: ast.Module) -> Iterator[ast.Constant]:
    for node in ast.walk(top):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
            if name in GIVERS and node.args:
                yield from _strings(node.args[0])
            for keyword in node.keywords:
                if keyword.arg == "icon":
                    yield from _strings(keyword.value)
        elif isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if isinstance(targets[0], ast.Name) and "ICONS" in targets[0].id:
                yield from _strings(node.value)


def _exists(name: str) -> bool:
    return (FOLDER / f"{name}.svg").is_file()


def test_icons_named_in_code_exist() -> None:
    named = [(path, node) for path in modules() for node in _named(tree(path))]
    assert len(named) > 10
    assert [f"{place(path, node)} {node.value}" for path, node in named if not _exists(node.value)] == []


def test_icons_of_actions_and_kinds_exist() -> None:
    actions = [spec.icon for spec in ACTIONS if spec.icon]
    kinds = [kind.icon for kind in KINDS.values()]
    assert [name for name in actions + kinds if not _exists(name)] == []


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_icons_take_on_a_colour(path) -> None:
    drawing = path.read_text(encoding="utf-8")
    assert "currentColor" in drawing
    assert 'viewBox="0 0 24 24"' in drawing


def test_their_licence_is_with_them() -> None:
    assert "ISC" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
