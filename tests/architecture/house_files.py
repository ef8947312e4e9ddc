"""The project's own files, for tests that read them: modules, their syntax trees, and all texts that are shipped."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "diorama_planner"

_FOLDERS = (".ci", "assets", "benchmarks", "docs", "requirements", "scripts", "src", "tests")
_BINARY = {".png", ".jpg", ".webp", ".ttf", ".woff2", ".diorama", ".pdf", ".stl", ".glb", ".pyc", ".ico", ".qsb"}


def modules(*parts: str) -> list[Path]:
    """Modules of the product, or of some of its folders and files."""
    starts = [SOURCE / part for part in parts] or [SOURCE]
    return sorted(path for start in starts for path in (start.rglob("*.py") if start.is_dir() else [start]))


@cache
def tree(path: Path) -> ast.Module:
    """Syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes(path: Path) -> tuple[ast.AST, ...]:
    """All nodes of the syntax tree of a module."""
    return tuple(ast.walk(tree(path)))


def place(path: Path, node: ast.expr | ast.stmt) -> str:
    """Where something stands, as people and editors read it."""
    return f"{path.relative_to(ROOT)}:{node.lineno}"


@cache
def imports(path: Path) -> tuple[tuple[str, ast.stmt], ...]:
    """Full names of what a module imports, wherever in it; for `from a import b` both `a` and `a.b`."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[tuple[str, ast.stmt]]:
    for node in nodes(path):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node


def texts() -> Iterator[tuple[Path, str]]:
    """Every text of the project with its path."""
    tops = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    inside = [path for folder in _FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()]
    for path in sorted(tops + inside):
        if path.suffix not in _BINARY:
            yield path, path.read_text(encoding="utf-8-sig")
