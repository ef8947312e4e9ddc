"""Small modules and short functions: nobody has to hold more than one subject in mind."""

import ast
from collections.abc import Iterator
from statistics import median

from house_files import ROOT, SOURCE, modules, nodes

MODULE_LINES = 400
FUNCTION_LINES = 50
MEDIAN_MODULE, MEDIAN_FUNCTION = 150, 10


def _functions() -> Iterator[tuple[str, int]]:
    """Name and length of every function, from `def` to its last line, the docstring included."""
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def _lengths() -> dict[str, int]:
    return {str(path.relative_to(SOURCE)): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}


def test_no_module_is_long() -> None:
    assert {name: lines for name, lines in _lengths().items() if lines > MODULE_LINES} == {}


def test_no_function_is_long() -> None:
    assert {name: lines for name, lines in _functions() if lines > FUNCTION_LINES} == {}


def test_most_are_far_shorter() -> None:
    assert median(_lengths().values()) <= MEDIAN_MODULE
    assert median(lines for _, lines in _functions()) <= MEDIAN_FUNCTION
