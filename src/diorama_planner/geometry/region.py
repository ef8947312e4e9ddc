"""Areas of the plan: `Region`, an opaque value, and the functions that make, combine and measure it.

Only `geometry` sees the shapely shape inside; all others hold a `Region` and ask. Boundaries as bare points
and what is wrong with them live in `outline`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray

from diorama_planner.core.messages import msg
from diorama_planner.geometry.points import (
    SAME_POINT_MM,
    Bounds,
    GeometryError,
    Point,
    Points,
    PointsLike,
    as_points,
    box_within,
    boxes_meet,
    rotation_matrix,
)

ARC_TOLERANCE_MM = 0.005
"""How far a chord may stand off its arc; a quarter of the tolerance of drawn curves."""

MITRE_LIMIT = 5.0


class Region:
    """An area of the plan: none, one or several polygons with holes. Made only by functions of `geometry`.

    A region that is a copy of another one elsewhere (`placed`) works its own shape out when first asked for:
    ten thousand oil drums share one circle, and most are only ever asked for their bounds. Regions are equal
    if their shapes are.
    """

    __slots__ = ("_at", "_borders", "_bounds", "_shape", "_source")

    def __init__(
        self,
        shape: shapely.Polygon | shapely.MultiPolygon | None,
        source: Region | None = None,
        at: Point = (0.0, 0.0),
    ) -> None:
        self._shape = shape
        self._source = source
        self._at = at
        self._bounds: Bounds | None = None
        self._borders: NDArray[np.float64] | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Region) and bool(self.shape == other.shape)

    def __hash__(self) -> int:
        return hash(self.bounds)

    def __repr__(self) -> str:
        return f"Region({self.shape.wkt})"

    @property
    def shape(self) -> shapely.Polygon | shapely.MultiPolygon:
        """The shapely shape, for `geometry` alone."""
        if self._shape is None:
            assert self._source is not None
            at = np.asarray(self._at)
            self._shape = shapely.transform(self._source.shape, lambda points: points + at)
        return self._shape

    @property
    def area(self) -> float:
        """Area in mm2, holes taken off."""
        return float(self.shape.area) if self._source is None else self._source.area

    @property
    def perimeter(self) -> float:
        """Length of all boundaries in mm, those of holes too."""
        return float(self.shape.length) if self._source is None else self._source.perimeter

    @property
    def is_empty(self) -> bool:
        """Whether there is no area at all."""
        return bool(self.shape.is_empty) if self._source is None else self._source.is_empty

    @property
    def bounds(self) -> Bounds:
        """Return (xmin, ymin, xmax, ymax); four nan for an empty region."""
        if self._bounds is None:
            if self._source is None:
                xmin, ymin, xmax, ymax = map(float, self.shape.bounds)
                self._bounds = xmin, ymin, xmax, ymax
            else:
                xmin, ymin, xmax, ymax = self._source.bounds
                x, y = self._at
                self._bounds = xmin + x, ymin + y, xmax + x, ymax + y
        return self._bounds

    @property
    def reach(self) -> Bounds:
        """A box that holds it: its bounds, or a larger one where those would take long to tell."""
        return self.bounds

    @property
    def centroid(self) -> Point:
        """Centre of gravity; (nan, nan) for an empty region. It may lie outside of a crescent."""
        centre = self.shape.centroid
        return (math.nan, math.nan) if centre.is_empty else (float(centre.x), float(centre.y))

    def borders(self) -> NDArray[np.float64]:
        """Return all boundary segments as columns of x1, y1, x2, y2, the region on their left; not to be changed."""
        if self._source is not None:
            return self._source.borders() + np.array(self._at * 2, dtype=np.float64).reshape(4, 1)
        if self._borders is None:
            rings = [np.vstack((ring.T, ring[[*range(1, len(ring)), 0]].T)) for ring in self.rings()]
            self._borders = np.concatenate(rings, axis=1) if rings else np.empty((4, 0))
        return self._borders

    def polygons(self) -> list[tuple[Points, list[Points]]]:
        """Return every part as (outer ring counter-clockwise, its holes clockwise), rings not closed."""
        found = []
        for part in _solid_parts(self.shape):
            turned = shapely.orient_polygons(part)
            outer = shapely.get_coordinates(turned.exterior)[:-1]
            found.append((outer, [shapely.get_coordinates(hole)[:-1] for hole in turned.interiors]))
        return found

    def rings(self) -> list[Points]:
        """Return all rings: outer ones counter-clockwise, holes clockwise, the last point not the first."""
        return [ring for outer, holes in self.polygons() for ring in (outer, *holes)]


def region_of(shape: shapely.Geometry) -> Region:
    """Wrap the polygons of a shapely shape, mended if need be; lines and points in it are dropped."""
    return _polygons_of(shape if shapely.is_valid(shape) else shapely.make_valid(shape))


def _polygons_of(shape: shapely.Geometry) -> Region:
    """Wrap the polygons of a valid shape, as set operations give them."""
    if isinstance(shape, shapely.Polygon | shapely.MultiPolygon):
        return Region(shape)
    polygons = list(_solid_parts(shape))
    return Region(polygons[0] if len(polygons) == 1 else shapely.MultiPolygon(polygons))


def _solid_parts(shape: shapely.Geometry) -> Iterator[shapely.Polygon]:
    """Yield the polygons with area, out of nested collections too."""
    for part in shapely.get_parts(shape):
        if isinstance(part, shapely.Polygon):
            if not part.is_empty:
                yield part
        elif hasattr(part, "geoms"):
            yield from _solid_parts(part)


_EMPTY = Region(shapely.Polygon())


def empty_region() -> Region:
    """Return the region without area."""
    return _EMPTY


def polygon_region(outline: PointsLike, holes: Sequence[PointsLike] = ()) -> Region:
    """Return the area inside an outline, less the holes.

    An outline that crosses itself gives the lobes that it encloses, fewer than three points an empty region:
    whoever must refuse such input asks `outline.check_outline` first.

    Raises:
        GeometryError: points that are not finite numbers.
    """
    ring = as_points(outline)
    if len(ring) < 3:
        return empty_region()
    region = region_of(shapely.Polygon(ring))
    cut = [polygon_region(hole) for hole in holes]
    return difference(region, union_all(cut)) if cut else region


def region_from_polygons(rings: Iterable[tuple[Points, Sequence[Points]]]) -> Region:
    """Return the union of polygons given as (outer, holes), as `Region.polygons` gives them."""
    return union_all([polygon_region(outer, holes) for outer, holes in rings])


def rect_region(xmin: float, ymin: float, xmax: float, ymax: float) -> Region:
    """Return an axis-aligned rectangle."""
    as_points([(xmin, ymin), (xmax, ymax)])
    if xmax <= xmin or ymax <= ymin:
        return empty_region()
    return Region(shapely.box(xmin, ymin, xmax, ymax))


def circle_region(centre: Point, radius: float) -> Region:
    """Return a disc, its chords within `ARC_TOLERANCE_MM` of the arc."""
    return ellipse_region(centre, 2.0 * radius, 2.0 * radius)


def ellipse_region(centre: Point, width: float, depth: float) -> Region:
    """Return an ellipse of this width (along x) and depth (along y)."""
    as_points([centre, (width, depth)])
    if width <= 0 or depth <= 0:
        return empty_region()
    count = 4 * quarter_steps(max(width, depth) / 2.0)
    angles = np.arange(count) * (2.0 * math.pi / count)
    unit = np.column_stack((np.cos(angles), np.sin(angles)))
    return Region(shapely.Polygon(unit * (width / 2.0, depth / 2.0) + centre))


def quarter_steps(radius: float) -> int:
    """Return into how many chords a quarter circle is divided to stay within `ARC_TOLERANCE_MM`."""
    if radius <= ARC_TOLERANCE_MM:
        return 4
    chord = 2.0 * math.acos(1.0 - ARC_TOLERANCE_MM / radius)
    return min(256, max(16, math.ceil(math.pi / 2.0 / chord)))


def rounded_rect_region(xmin: float, ymin: float, xmax: float, ymax: float, radius: float) -> Region:
    """Return a rectangle with rounded corners; the radius is held to half of the shorter side."""
    held = min(max(radius, 0.0), (xmax - xmin) / 2.0, (ymax - ymin) / 2.0)
    if held <= 0:
        return rect_region(xmin, ymin, xmax, ymax)
    corners = ((xmax, ymax), (xmin, ymax), (xmin, ymin), (xmax, ymin))
    steps = quarter_steps(held)
    ring = []
    for quarter, (x, y) in enumerate(corners):
        angles = math.pi / 2.0 * (quarter + np.arange(steps + 1) / steps)
        inner_x = x - math.copysign(held, x - (xmin + xmax) / 2.0)
        inner_y = y - math.copysign(held, y - (ymin + ymax) / 2.0)
        ring.append(np.column_stack((inner_x + held * np.cos(angles), inner_y + held * np.sin(angles))))
    return polygon_region(np.concatenate(ring))


def buffered_line_region(
    line: PointsLike,
    width: float,
    cap: Literal["flat", "round", "square"] = "flat",
    join: Literal["mitre", "round", "bevel"] = "mitre",
) -> Region:
    """Return the band of this width along a line (a road, a track bed); empty for fewer than two points."""
    points = as_points(line)
    if len(points) < 2 or width <= 0:
        return empty_region()
    band = shapely.buffer(
        shapely.LineString(points),
        width / 2.0,
        quad_segs=quarter_steps(width / 2.0),
        cap_style=cap,
        join_style=join,
        mitre_limit=MITRE_LIMIT,
    )
    return region_of(band)


def union(a: Region, b: Region) -> Region:
    """Return what lies in either."""
    return _polygons_of(shapely.union(a.shape, b.shape))


def union_all(regions: Sequence[Region]) -> Region:
    """Return what lies in any; half a second for 10,000 shapes, so never in the path of an edit."""
    if len(regions) < 2:
        return regions[0] if regions else empty_region()
    shapes = [one.shape for one in regions]
    if _lie_apart([one.bounds for one in regions]):
        return Region(shapely.multipolygons(shapely.get_parts(shapes)))
    return _polygons_of(shapely.union_all(shapes))


_FEW = 24


def _lie_apart(boxes: Sequence[Bounds]) -> bool:
    """Whether no box meets another: then there is nothing to dissolve. Only asked of a few."""
    if len(boxes) > _FEW or any(math.isnan(side) for box in boxes for side in box):
        return False
    return not any(boxes_meet(one, other) for one, other in combinations(boxes, 2))


def intersection(a: Region, b: Region) -> Region:
    """Return what lies in both; regions that only touch give an empty one."""
    return _polygons_of(shapely.intersection(a.shape, b.shape))


def difference(a: Region, b: Region) -> Region:
    """Return what lies in `a` but not in `b`."""
    return _polygons_of(shapely.difference(a.shape, b.shape))


def offset(region: Region, distance: float) -> Region:
    """Grow a region by a distance in mm, mitred at corners; a negative one shrinks it.

    Raises:
        GeometryError: a distance that is not a finite number.
    """
    if not math.isfinite(distance):
        raise GeometryError(msg("a region cannot be grown by {distance} mm", distance=distance))
    if abs(distance) < SAME_POINT_MM:  # GEOS answers next to nothing with nothing
        return region
    with np.errstate(divide="ignore", invalid="ignore"):  # GEOS divides by zero along straight edges, and copes
        return region_of(shapely.buffer(region.shape, distance, join_style="mitre", mitre_limit=MITRE_LIMIT))


def placed(region: Region, at: Point) -> Region:
    """Carry the origin of a region to `at`; cheap, since the shape is worked out only when it is needed.

    Raises:
        GeometryError: a point that is not two finite numbers.
    """
    if not (math.isfinite(at[0]) and math.isfinite(at[1])):
        raise GeometryError(msg("a region cannot be placed at {at}", at=at))
    return Region(None, region, at)


def transform(
    region: Region,
    at: Point = (0.0, 0.0),
    rotation_deg: float = 0.0,
    scale: float | tuple[float, float] = 1.0,
) -> Region:
    """Scale a region about the origin (below 0 mirrors), turn it counter-clockwise, carry the origin to `at`."""
    factors = np.broadcast_to(np.asarray(scale, dtype=np.float64), (2,))
    matrix = (rotation_matrix(rotation_deg) * factors).T
    shift = as_points([at])[0]
    return Region(shapely.transform(region.shape, lambda points: points @ matrix + shift))


def largest_part(region: Region) -> Region:
    """Return the polygon with the greatest area."""
    return max(parts(region), key=lambda part: part.area, default=region)


def parts(region: Region) -> list[Region]:
    """Return the separate polygons of a region."""
    return [Region(part) for part in _solid_parts(region.shape)]


def convex_hull(region: Region) -> Region:
    """Return the rubber band around a region."""
    return region_of(shapely.convex_hull(region.shape))


def contains_point(region: Region, point: Point) -> bool:
    """Say whether a point lies inside; the boundary does not count."""
    return bool(shapely.contains_xy(region.shape, point[0], point[1]))


def contains_points(region: Region, points: PointsLike) -> NDArray[np.bool_]:
    """Say of each point whether it lies inside."""
    array = as_points(points)
    shapely.prepare(region.shape)
    return np.asarray(shapely.contains_xy(region.shape, array[:, 0], array[:, 1]), dtype=np.bool_)


def is_box(region: Region) -> bool:
    """Say whether a region is a rectangle along the axes."""
    xmin, ymin, xmax, ymax = region.bounds
    return region.area == (xmax - xmin) * (ymax - ymin)


def contains_region(outer: Region, inner: Region) -> bool:
    """Say whether `inner` nowhere sticks out of `outer`; touching from inside is allowed."""
    if is_box(outer):  # most bases are boxes: comparing four numbers will do
        if box_within(inner.reach, outer.bounds):
            return True
        if not inner.is_empty:
            return box_within(inner.bounds, outer.bounds)
    return bool(shapely.covers(outer.shape, inner.shape))


def point_distance(region: Region, point: Point) -> float:
    """Return how far a point is from a region in mm; 0 inside."""
    return float(shapely.distance(region.shape, shapely.Point(point)))


def distance(a: Region, b: Region) -> float:
    """Return the gap between two regions in mm; 0 when they touch or overlap, nan when one is empty."""
    return float(shapely.distance(a.shape, b.shape))


def overlap_area(a: Region, b: Region) -> float:
    """Return the area in mm2 that two regions share."""
    return float(shapely.intersection(a.shape, b.shape).area)


def overlaps(a: Region, b: Region, tolerance: float = 0.0) -> bool:
    """Say whether two regions share an area that is thicker than `tolerance` mm somewhere."""
    common = shapely.intersection(a.shape, b.shape)
    if tolerance > 0:
        common = shapely.buffer(common, -tolerance / 2.0, join_style="mitre")
    return bool(common.area > 0.0)
