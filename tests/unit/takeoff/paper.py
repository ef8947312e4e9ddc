"""Reads a bill counted on paper (`tests/data/bills/README.md`) and does its sums again, with a pocket calculator."""

import ast
import math
import operator
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

SUM = re.compile(
    r"^ {4}(?P<name>\w+) = (?P<formula>.+?) = (?P<value>[-\d.]+)(?: (?P<unit>[A-Za-z]+\d?))?(?: ; (?P<remark>.+))?$"
)
HEADING = re.compile(r"^## (?P<heading>.+)$")
ENTRY = re.compile(r"^- (?P<entry>\w+)$")

_DO: dict[type, Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}
_CALL: dict[str, Callable[[float], float]] = {
    "sqrt": math.sqrt,
    "ln": math.log,
    "ceil": lambda value: float(math.ceil(value - 1e-9)),
}


@dataclass(frozen=True)
class Sum:
    """A line of the paper: a formula, the value that was written down for it, and the value that it has."""

    name: str
    formula: str
    written: float
    unit: str
    remark: str
    value: float


@dataclass
class Paper:
    """The sums of each heading, by name, and what is listed under it."""

    sums: dict[str, dict[str, Sum]] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)

    def materials(self) -> dict[str, dict[str, Sum]]:
        """The headings that are materials."""
        return {heading: sums for heading, sums in self.sums.items() if "packs" in sums}


def read_paper(path: Path) -> Paper:
    """Read a paper and do all of its sums; a line of a sum that cannot be read is an error."""
    paper, heading, known = Paper(), "", {"pi": math.pi}
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := HEADING.match(line):
            heading = found["heading"]
        elif found := ENTRY.match(line):
            paper.lists.setdefault(heading, []).append(found["entry"])
        elif line.startswith("    "):
            found = SUM.match(line)
            assert found, f"{path.name}: {line}"
            value = calculate(found["formula"], known)
            known[found["name"]] = value
            paper.sums.setdefault(heading, {})[found["name"]] = Sum(
                found["name"],
                found["formula"],
                float(found["value"]),
                found["unit"] or "",
                found["remark"] or "",
                value,
            )
    return paper


def calculate(formula: str, known: dict[str, float]) -> float:
    """Work a formula out: numbers, names, + - * / ^, sqrt(), ln() and ceil()."""
    return _value(ast.parse(formula.replace("^", "**"), mode="eval").body, known)


def _value(node: ast.expr, known: dict[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.Name(id=name):
            return known[name]
        case ast.BinOp(left=left, op=op, right=right):
            return _DO[type(op)](_value(left, known), _value(right, known))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, known)
        case ast.Call(func=ast.Name(id=name), args=[argument]):
            return _CALL[name](_value(argument, known))
    raise AssertionError(f"no sum: {ast.unparse(node)}")
