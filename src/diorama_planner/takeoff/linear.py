"""Linear programs, some of whose unknowns may be whole numbers, solved by HiGHS.

The only module that imports highspy, and only when something is solved. What a program stands for (bars to cut, a
basket to buy) is said by those that state it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from typing import Any

import numpy as np


@dataclass(frozen=True, slots=True)
class Column:
    """An unknown: its cost, its part in each row, its bounds, whether it counts whole things."""

    cost: float
    parts: Sequence[tuple[int, float]]
    lower: float = 0.0
    upper: float = inf
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A condition: the sum of the parts of all columns lies within these bounds."""

    lower: float = -inf
    upper: float = inf


@dataclass(frozen=True, slots=True)
class Solution:
    """The cheapest values found.

    Attributes:
        values: of the columns.
        cost: what they come to.
        bound: no values can cost less than this.
        duals: what one more of each row would cost; empty where unknowns are whole numbers.
        proved: whether nothing is cheaper.
    """

    values: tuple[float, ...]
    cost: float
    bound: float
    duals: tuple[float, ...]
    proved: bool


def solve(
    columns: Sequence[Column],
    rows: Sequence[Row],
    *,
    seconds: float = inf,
    most_nodes: int | None = None,
    start: Sequence[float] | None = None,
) -> Solution | None:
    """Find the cheapest values; None if there are none, or none was found in time.

    Runs in one thread from a fixed seed: the same program gives the same values unless time runs out, which
    `most_nodes` of the search tree, a limit that does not depend on the machine, can prevent.

    Args:
        columns: the unknowns.
        rows: the conditions, numbered as in the columns' parts.
        seconds: stop looking after so long and give the best so far.
        most_nodes: stop after so many nodes and give the best so far.
        start: values that hold all conditions, to begin with.
    """
    import highspy

    solver: Any = highspy.Highs
    highs = solver()
    for name, value in (("output_flag", False), ("threads", 1), ("random_seed", 0), ("time_limit", float(seconds))):
        highs.setOptionValue(name, value)
    if most_nodes is not None:
        highs.setOptionValue("mip_max_nodes", most_nodes)
    program = highspy.HighsLp()
    whole = any(column.whole for column in columns)
    if whole:
        kinds = highspy.HighsVarType
        program.integrality_ = [kinds.kInteger if column.whole else kinds.kContinuous for column in columns]
    program.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    _fill(program, columns, rows)
    highs.passModel(program)
    if start is not None:
        begin = highspy.HighsSolution()
        begin.col_value = list(start)
        highs.setSolution(begin)
    highs.run()
    info = highs.getInfo()
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    found, cost = highs.getSolution(), float(info.objective_function_value)
    proved = highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    bound = float(info.mip_dual_bound) if whole else (cost if proved else -inf)
    return Solution(
        tuple(map(float, found.col_value)), cost, bound, () if whole else tuple(map(float, found.row_dual)), proved
    )


def _fill(program: Any, columns: Sequence[Column], rows: Sequence[Row]) -> None:
    """Write columns and rows into a program of HiGHS."""
    program.num_col_, program.num_row_ = len(columns), len(rows)
    program.col_cost_ = np.array([column.cost for column in columns])
    program.col_lower_ = np.array([column.lower for column in columns])
    program.col_upper_ = np.array([column.upper for column in columns])
    program.row_lower_ = np.array([row.lower for row in rows])
    program.row_upper_ = np.array([row.upper for row in rows])
    matrix = program.a_matrix_
    matrix.start_ = np.cumsum([0, *(len(column.parts) for column in columns)], dtype=np.int32)
    matrix.index_ = np.array([row for column in columns for row, _ in column.parts], dtype=np.int32)
    matrix.value_ = np.array([part for column in columns for _, part in column.parts], dtype=float)
