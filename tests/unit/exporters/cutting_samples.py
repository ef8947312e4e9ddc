"""Sheets and bars with parts on them, laid by hand."""

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.messages import msg
from diorama_planner.geometry.region import difference, polygon_region, rect_region
from diorama_planner.takeoff.bars import Bar, Piece
from diorama_planner.takeoff.cutting_list import BarCutting, SheetCutting
from diorama_planner.takeoff.lengths import cut_bars
from diorama_planner.takeoff.nesting import (
    Edges,
    Layout,
    Part,
    Placement,
    Settings,
    Stock,
    StraightCut,
    Unplaced,
    by_key,
)

CATALOGUE = load_catalogue()
FOAM = CATALOGUE.material("xps_eu_20")
STRIP = CATALOGUE.material("stripwood_2x2")

FRONT = difference(rect_region(0, 0, 380, 200), rect_region(100, 0, 180, 120))
SLICE = polygon_region([(0, 0), (150, 20), (260, 0), (240, 90), (90, 130), (10, 80)])
PARTS = by_key(
    [
        Part("front", "Quay wall front", "quay", FOAM.id, FRONT, 2),
        Part("slice", "Hill slice 1", "hill", FOAM.id, SLICE),
        Part("pier", "Gate pier", "gate", FOAM.id, rect_region(0, 0, 40, 30), 3),
    ]
)
NEW_SHEET = Stock("", FOAM.label, 1250.0, 600.0, Edges(top=15.0))
OFFCUT = Stock("shelf-1", "shelf by the door", 400.0, 250.0, count=1, cost=0.0)


def sheet_cutting(**more) -> SheetCutting:
    placements = (
        Placement("front", 0, 0.0, 0.0),
        Placement("front", 0, 380.0, 420.0, 180.0),
        Placement("slice", 0, 500.0, 100.0, 0.0, locked=True),
        Placement("pier", 1, 0.0, 0.0),
        Placement("pier", 1, 50.0, 0.0),
        Placement("pier", 1, 130.0, 0.0, 90.0),
    )
    unplaced = (Unplaced("roof", 1, msg("Roof is 1300 × 700 mm: cut it in 2"), 2),)
    cuts = (StraightCut(0, (400.0, 0.0), (400.0, 600.0)),)
    layout = Layout(FOAM.id, Settings(gap_mm=2.0, kerf_mm=1.0), (NEW_SHEET, OFFCUT), placements, unplaced, cuts)
    return SheetCutting(FOAM, layout, PARTS, 64.0, **more)


def bar_cutting() -> BarCutting:
    pieces = [
        Piece("Quay cap", "quay", 400.0, joins=True),
        Piece("Quay bracing", "quay", 60.0, 30),
        Piece("Mast", "mast", 1500.0),
        Piece("Kerb", "road", 1900.0, joins=True),
    ]
    bars = [Bar(1000.0, STRIP.label), Bar(333.0, "jar", count=1, key="end")]
    return BarCutting(STRIP, cut_bars(pieces, bars, kerf_mm=1.0))
