"""Answers written out: for people in the window and on the console, as JSON for scripts, as a page of the guide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from diorama_planner.app.calculators.declaration import Calculator, Input, Output, Value
from diorama_planner.core.figures import MAX_PRECISION, format_decimal
from diorama_planner.core.units import format_length

NOT_KNOWN = "not known"
INFINITE = "infinity"
_DIGITS = 12


def answer_text(output: Output, value: Value, *, unit: str = "", decimal_comma: bool = False) -> str:
    """One answer for people; `unit` is that of an output which has none of its own."""
    if value is None:
        return NOT_KNOWN
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    if math.isinf(value):
        return INFINITE
    shown = output.unit or unit
    if shown == "mm":
        return format_length(value, decimal_comma=decimal_comma)
    figure = format_decimal(value, precision=_decimals(value), trim=True, decimal_comma=decimal_comma)
    return f"{figure} {shown}".rstrip()


def _decimals(value: float) -> int:
    """Four decimals are the rule; a figure below one gets four digits that count."""
    if not 0 < abs(value) < 1:
        return 4
    return min(MAX_PRECISION, 3 - math.floor(math.log10(abs(value))))


def answer_rows(
    calculator: Calculator, values: Mapping[str, Value], *, decimal_comma: bool = False
) -> tuple[tuple[Output, str], ...]:
    """Every answer with its text. An output called `unit` is written behind the first answer, not by itself."""
    shared = values.get("unit")
    unit = shared if isinstance(shared, str) else ""
    first = calculator.outputs[0]
    return tuple(
        (
            output,
            answer_text(
                output, values[output.name], unit=unit if output is first else "", decimal_comma=decimal_comma
            ),
        )
        for output in calculator.outputs
        if output.name != "unit"
    )


def answer_json(values: Mapping[str, Value]) -> dict[str, object]:
    """The answers as JSON values: infinity is `"inf"`, unknown is null; float noise behind 12 digits is cut."""
    return {name: _plain(value) for name, value in values.items()}


def _plain(value: Value) -> object:
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float):
        return float(f"{value:.{_DIGITS}g}") if math.isfinite(value) else str(value)
    return value


def guide_page(calculators: Iterable[Calculator]) -> str:
    """The guide's page on calculators, in Markdown, from their declarations."""
    parts = [_PREFACE, *(_section(calculator) for calculator in calculators)]
    return "\n\n".join(parts) + "\n"


_PREFACE = """# Calculators

Every sum of this page stands in the window under Tools > Calculators, and on the command line as
`diorama-planner calc NAME key=value ...` (add `--json` for scripts). A value is a number with an optional unit;
sums, fractions and a decimal comma are understood. This page is made from the program's own declarations."""


def _section(calculator: Calculator) -> str:
    names = ", ".join(f"`{name}`" for name in (calculator.name, *calculator.aliases))
    example = " ".join(
        f'{key}="{text}"' if " " in text else f"{key}={text}" for key, text in calculator.example.items()
    )
    inputs = [f"| `{each.name}` | {each.label} | {each.unit} | {_remark(each)} |" for each in calculator.inputs]
    outputs = [
        f"| `{each.name}` | {each.label} | {each.unit} | {each.formula} | {_source(each)} |"
        for each in calculator.outputs
    ]
    return "\n".join(
        (
            f"## {calculator.title} ({names})",
            "",
            calculator.summary,
            "",
            f"    diorama-planner calc {calculator.name} {example}",
            "",
            "| input | meaning | unit | remarks |",
            "|---|---|---|---|",
            *inputs,
            "",
            "| output | meaning | unit | formula | source |",
            "|---|---|---|---|---|",
            *outputs,
        )
    )


def _source(output: Output) -> str:
    return output.source or ("arithmetic" if output.formula else "")


def _remark(spec: Input) -> str:
    remarks = [spec.help] if spec.help else []
    if spec.choices:
        remarks.append(", ".join(spec.choices))
    if spec.default:
        remarks.append(f"{spec.default} if left out")
    elif not spec.required:
        remarks.append("may be left out")
    return "; ".join(remarks)
