"""The judge of every layout in the tests: shapely alone, without raster, packer or check of the program."""

import math
from collections import Counter
from itertools import combinations

import shapely
from shapely import affinity

ROUNDING_MM = 2e-3


def shape_of(part, placement):
    """A part where it lies: turned about its origin, which is then carried to the place."""
    polygons = [shapely.Polygon(outer, holes) for outer, holes in part.region.polygons()]
    turned = affinity.rotate(shapely.MultiPolygon(polygons), placement.turn_deg, origin=(0, 0))
    return affinity.translate(turned, placement.x_mm, placement.y_mm)


def usable_shape(stock):
    """What can be used of a sheet."""
    edges = stock.edges
    room = shapely.box(edges.left, edges.bottom, stock.length_mm - edges.right, stock.width_mm - edges.top)
    for region, combine in ((stock.outline, shapely.intersection), (stock.blocked, shapely.difference)):
        if region is not None:
            room = combine(room, shapely.MultiPolygon([shapely.Polygon(o, h) for o, h in region.polygons()]))
    return room


def check(layout, parts, stocks):
    """Assert that nothing overlaps or comes too near, leaves its sheet, is turned against its grain, or is lost."""
    known = {part.key: part for part in parts}
    gap = layout.settings.gap_mm + layout.settings.kerf_mm
    for number, stock in enumerate(layout.sheets):
        laid = [(p.part, shape_of(known[p.part], p)) for p in layout.placements if p.sheet == number]
        assert laid, f"nothing lies on sheet {number}"
        room = usable_shape(stock).buffer(ROUNDING_MM, join_style="mitre")
        for key, shape in laid:
            assert room.covers(shape), f"{key} leaves sheet {number}"
        for (one, a), (other, b) in combinations(laid, 2):
            assert a.intersection(b).buffer(-ROUNDING_MM / 2).is_empty, f"{one} and {other} overlap"
            assert a.distance(b) >= gap - ROUNDING_MM, f"{one} and {other} are {a.distance(b)} apart"
    for placement in layout.placements:
        turn, grain = placement.turn_deg % 360, known[placement.part].grain
        assert grain == "any" or turn in ((0, 180) if grain == "along" else (0,))
        share = turn * layout.settings.turns / 360
        assert placement.locked or turn in (0, 180) or math.isclose(share, round(share), abs_tol=1e-9)
    placed = Counter(p.part for p in layout.placements)
    missing = Counter({one.part: one.count for one in layout.unplaced})
    assert placed + missing == Counter({part.key: part.count for part in parts})
    used = Counter(sheet.key for sheet in layout.sheets)
    for stock in stocks:
        assert stock.count is None or used[stock.key] <= stock.count
