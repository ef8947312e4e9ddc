"""Sheets of an accepted layout, as a file may have them."""

import pytest

from diorama_planner.core.errors import RecordError
from diorama_planner.model.record import NestedSheet


@pytest.mark.parametrize("fields", [{"edges_mm": (0, -1, 0, 0)}, {"length_mm": 0}, {"width_mm": -5}], ids=str)
def test_a_sheet_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(RecordError):
        NestedSheet(**{"length_mm": 1250, "width_mm": 600, **fields})


def test_edges_that_cannot_be_used_are_kept() -> None:
    assert NestedSheet(length_mm=1250, width_mm=600, edges_mm=(15, 15, 0, 0)).edges_mm == (15, 15, 0, 0)
