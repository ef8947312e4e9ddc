import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from diorama_planner.geometry.connected import components


def drawn(*rows: str) -> np.ndarray:
    return np.array([[cell == "#" for cell in row] for row in rows])


@pytest.mark.parametrize(
    ("rows", "count"),
    [
        (("....",), 0),
        (("##.#",), 2),
        (("#.#", "#.#", "###"), 1),
        (("#.", ".#"), 2),
        (("#.#.#", "###.#", "....#", "#####"), 2),
        (("#####", "....#", "###.#", "#...#", "#####"), 1),
    ],
)
def test_groups_are_counted_over_shared_edges(rows: tuple[str, ...], count: int) -> None:
    assert components(drawn(*rows)).max(initial=0) == count


def flooded(cells: np.ndarray) -> np.ndarray:
    """The plain way: walk from every cell to its neighbours."""
    labels, number = np.zeros(cells.shape, dtype=int), 0
    for start in zip(*np.nonzero(cells), strict=True):
        if labels[start]:
            continue
        number += 1
        waiting = [start]
        while waiting:
            row, column = waiting.pop()
            inside = 0 <= row < cells.shape[0] and 0 <= column < cells.shape[1]
            if not inside or not cells[row, column] or labels[row, column]:
                continue
            labels[row, column] = number
            waiting += [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    return labels


@given(arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_groups_are_those_of_a_walk_from_cell_to_cell(cells: np.ndarray) -> None:
    assert (components(cells) == flooded(cells)).all()


def test_a_spiral_is_one_group() -> None:
    cells = np.zeros((60, 60), dtype=bool)
    top, left, bottom, right = 0, 0, 59, 59
    while top < bottom and left < right:
        cells[top, left : right + 1] = cells[top : bottom + 1, right] = True
        cells[bottom, left : right + 1] = cells[top + 2 : bottom + 1, left] = True
        cells[top + 2, left : left + 2] = True
        top, left, bottom, right = top + 2, left + 2, bottom - 2, right - 2
    assert components(cells).max() == 1
