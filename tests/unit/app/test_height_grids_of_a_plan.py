"""Grids of heights that a plan keeps as assets, as kinds ask for them."""

import gc

import numpy as np
from plans import CATALOGUE

from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.core.scale import Scale
from diorama_planner.geometry.height_grid import encode_heights
from diorama_planner.model.document import Document, asset_name

DATA = encode_heights([[1.0, 2.0], [3.0, 4.0]])
DAMAGED = DATA[:-3]


def around():
    document = new_document("Plan", Scale(64), (300.0, 200.0))
    assets = {asset_name(data): data for data in (DATA, DAMAGED)}
    return Session(Document.of(document.records.values(), assets), catalogue=CATALOGUE).scene.around


def test_a_grid_is_read_once_as_long_as_it_is_needed():
    view, name = around(), asset_name(DATA)
    grid = view.height_grid(name)
    assert grid is not None
    assert np.array_equal(grid.values, [[1, 2], [3, 4]])
    assert view.height_grid(name) is grid
    del grid
    gc.collect()
    again = view.height_grid(name)
    assert again is not None
    assert again.name == name


def test_what_is_gone_or_damaged_is_none():
    view = around()
    assert view.height_grid(asset_name(b"")) is None
    assert view.height_grid(asset_name(DAMAGED)) is None
