"""What a newly drawn item is made of and how big it is, by scale and region; all of it can be changed after."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from diorama_planner.app.session import Session
from diorama_planner.kinds.ways import STANDARD_GAUGE_MM

WALL_REAL_MM = 3000.0
HILL_REAL_MM = 2500.0
WHEELS_REAL_MM, TYRE_REAL_MM = 1480.0, 195.0
"""From wheel to wheel of a car, and the width of its tyres. General knowledge, unsourced."""

LANE_REAL_MM = 3000.0
UNDERGROWTH_REAL_MM = 1100.0
LETTER_MM = 5.0
NEON_REAL_MM, LEAST_LETTER_MM = (400.0, 2400.0), 3.0
"""Letters of neon over a shop, and how high they hang; the smallest that can be scribed by hand (`neon.csv`)."""

FIGURE_SHARE, FIGURE_MM = 100.0, (2.5, 12.0)
"""Figures of dimensions are this part of the base's longer side high, within these: read when all of it is seen."""

SHOULDER_REAL_MM = 400.0
"""Ballast reaches 300 to 450 mm beyond the sleepers; general knowledge, unsourced."""

SAME_SCALE = 0.04
"""Railways of a scale by this much off are the plan's: 1:76.2 is none of 1:72."""

KERB_REAL_MM = 150.0
"""Kerb stones are 125 to 180 mm wide (roads table)."""

LAMP_REAL_MM = 2500.0
"""How high lamps of rooms and shop fronts hang; general knowledge, unsourced."""

MODULE_MM = 8.0
"""A base that stands so high has room under it for a socket and small modules (`materials.csv`)."""

CRANE_REAL_MM = 6000.0
"""How high a camera crane usually holds its lens. General knowledge, unsourced."""

CAMERA_SORTS = ("standing", "tyre", "driver", "crane", "top")
"""Presets in which a camera is put down, the usual one first."""

ABOVE_SHARE = 1.4
"""A phone sees a base as wide as this share of how high over it it hangs: 26 mm on full frame, with some room."""

LARGE_SCALE, SMALL_SCALE = 40.0, 80.0
"""LEDs of 2.0 mm below, of 1.0 mm above, of 1.6 mm between: what is hidden best. Builder's practice, unsourced."""

_KEEP_LEFT = frozenset({"UK", "JP", "ID"})
_BAYS = {"US": "parking_us", "UK": "parking_uk"}


def _wall(session: Session) -> dict[str, Any]:
    material = "xps_us_4x8_3_4in" if session.preferences.region == "US" else "xps_eu_10"
    thickness = session.catalogue.material(material).thickness_mm or 10.0
    return {"thickness_mm": thickness, "height_mm": round(WALL_REAL_MM / session.scale, 1), "material": material}


_OPENINGS_REAL_MM: Mapping[str, tuple[float, float, float, str]] = {
    "window": (1200, 1300, 900, "rect"),
    "door": (900, 2100, 0, "rect"),
    "roller_shutter": (3000, 3000, 0, "rect"),
    "shop_front": (3600, 2600, 300, "rect"),
    "arch": (2000, 2600, 0, "arch"),
    "alcove": (800, 1600, 400, "arch"),
}
"""Width, height, sill and shape of what an opening is drawn as at first; general knowledge, unsourced."""

ALCOVE_MM = 4.0


def _opening(session: Session) -> dict[str, Any]:
    return dict(_openings(session)[0])


def _openings(session: Session) -> list[dict[str, Any]]:
    found = []
    for filling, (width, height, sill, shape) in _OPENINGS_REAL_MM.items():
        sizes = {"width_mm": width, "height_mm": height, "sill_mm": sill}
        fields: dict[str, Any] = {name: round(size / session.scale, 1) for name, size in sizes.items()}
        depth = ALCOVE_MM if filling == "alcove" else None
        found.append({**fields, "filling": filling, "shape": shape, "depth_mm": depth})
    return found


def _landform(session: Session) -> dict[str, Any]:
    height = round(max(2.0, HILL_REAL_MM / session.scale), 1)
    return {"height_mm": height, "edge": "slope", "edge_width_mm": round(height * 1.2, 1), "material": "xps_eu_20"}


def _ridge(session: Session) -> dict[str, Any]:
    height = _landform(session)["height_mm"]
    return {"height_mm": height, "width_mm": round(height * 3.0, 1)}


def _ramp(session: Session) -> dict[str, Any]:
    width = round(LANE_REAL_MM / session.scale, 1)
    return {"width_mm": width, "shoulder_mm": round(width / 2, 1)}


def _spot_height(session: Session) -> dict[str, Any]:
    height = _landform(session)["height_mm"]
    return {"height_mm": height, "radius_mm": round(height * 2.0, 1)}


def _tyre_track(session: Session) -> dict[str, Any]:
    return {
        "gauge_mm": round(WHEELS_REAL_MM / session.scale, 1),
        "tyre_width_mm": round(TYRE_REAL_MM / session.scale, 2),
    }


def _cover(session: Session) -> dict[str, Any]:
    return {"material": "static_grass_2mm" if session.scale >= 60 else "static_grass_4mm"}


def _scatter(session: Session) -> dict[str, Any]:
    from diorama_planner.kinds.scatter import MixPart

    # Undergrowth: a clump of grass or a fern a good metre apart in reality, a bush among them.
    spacing = round(UNDERGROWTH_REAL_MM / session.scale, 1)
    mix = (
        MixPart(thing="grass_clump", weight=5.0),
        MixPart(thing="fern", weight=2.0),
        MixPart(thing="bush"),
    )
    return {"mix": mix, "by": "spacing", "spacing_mm": spacing, "density": round(6000.0 / spacing**2, 1)}


def _pour(session: Session) -> dict[str, Any]:
    return {"depth_mm": 3.0, "mode": "fill", "material": "epoxy_coating", "sealer": "sealer_foam_500"}


def _path(session: Session) -> dict[str, Any]:
    return {"width_mm": round(LANE_REAL_MM / session.scale, 1), "surface": "dirt_sifted"}


def _road(session: Session) -> dict[str, Any]:
    from diorama_planner.app.advice.measures import advise_plan

    usual = {row.subject: row.usual_model_mm for row in advise_plan(session)}
    region = session.preferences.region or ""
    bay = session.catalogue.thing(_BAYS.get(region, "parking_eu")).real_mm
    return {
        "lane_width_mm": round(usual["lane"], 1),
        "pavement_width_mm": round(usual["pavement"], 1),
        "kerb_height_mm": round(usual["kerb"], 1),
        "kerb_width_mm": round(KERB_REAL_MM / session.scale, 1),
        "bay_length_mm": round(bay[0] / session.scale, 1),
        "bay_width_mm": round(bay[1] / session.scale, 1),
        "traffic": "left" if region in _KEEP_LEFT else "right",
    }


def _track(session: Session) -> dict[str, Any]:
    from diorama_planner.kinds.track import fits_gauge

    scale, catalogue = session.scale, session.catalogue
    rows = [row for row in catalogue.scales() if row.gauge_mm and row.category == "railway"]
    near = min(rows, key=lambda row: abs(math.log(row.ratio_denominator / scale)))
    known = abs(math.log(near.ratio_denominator / scale)) <= SAME_SCALE
    gauge = (near.gauge_mm if known else None) or round(STANDARD_GAUGE_MM / scale, 2)
    beds = [each for each in catalogue.materials() if each.category == "ballast" and each.coverage_scale]
    tracks = [each for each in catalogue.materials() if each.category == "track" and fits_gauge(each, gauge)]
    spacing = catalogue.thing("sleeper_spacing_us" if session.preferences.region == "US" else "sleeper_spacing_uk")
    return {
        "gauge_mm": gauge,
        "spacing_mm": round(spacing.real_mm[0] / scale, 2),
        "shoulder_mm": round(SHOULDER_REAL_MM / scale, 1),
        "track": tracks[0].id if tracks else "",
        "ballast": min(beds, key=lambda bed: abs(math.log((bed.coverage_scale or scale) / scale))).id,
    }


def _light(session: Session) -> dict[str, Any]:
    size = "0805" if session.scale < LARGE_SCALE else "0402" if session.scale > SMALL_SCALE else "0603"
    return {
        "led": f"pre{size}_warm_bare",
        "z_mm": round(LAMP_REAL_MM / session.scale, 1),
        "tilt_deg": -90.0,
        "mount": "ceiling",
    }


def _light_strip(session: Session) -> dict[str, Any]:
    return {"z_mm": 0.0, "tilt_deg": 90.0}  # on the ground, shining up, until it is fixed to a wall


def _label(session: Session) -> dict[str, Any]:
    return {"height_mm": LETTER_MM}


def _module(session: Session) -> dict[str, Any]:
    return {"under_base": session.scene.base_clearance_mm >= MODULE_MM}


def _neon(session: Session) -> dict[str, Any]:
    height, up = NEON_REAL_MM
    return {
        "height_mm": round(max(height / session.scale, LEAST_LETTER_MM), 1),
        "up_mm": round(up / session.scale, 1),
    }


def _camera(session: Session) -> dict[str, Any]:
    return dict(_cameras(session)[0])


def _cameras(session: Session) -> list[dict[str, Any]]:
    from diorama_planner.optics.presets import PRESETS

    above = round(max(session.base_size()[:2]) * ABOVE_SHARE, 1)
    found: list[dict[str, Any]] = []
    for name in CAMERA_SORTS:
        preset = PRESETS[name]
        height = (preset.eye_real_mm or CRANE_REAL_MM) / session.scale
        found.append({"height_mm": round(height, 1), "tilt_deg": preset.tilt_deg})
    found[-1] |= {"height_mm": above, "focus_mm": max(above, 1.0)}
    return found


def _patch(session: Session) -> dict[str, Any]:
    return {"look": "moss", "fade": "up"}


def _dimension(session: Session) -> dict[str, Any]:
    chosen = session.preferences
    shows_real = chosen.dimension_reading == "real"
    unit = chosen.real_unit if shows_real else chosen.length_unit
    least, most = FIGURE_MM
    high = round(2.0 * max(session.base_size()[:2]) / FIGURE_SHARE) / 2.0
    return {
        "reading": chosen.dimension_reading,
        "unit": "ft-in" if unit == "ft" else unit,
        "text_mm": min(max(high, least), most),
    }


_DEFAULTS: Mapping[str, Callable[[Session], dict[str, Any]]] = {
    "wall": _wall,
    "opening": _opening,
    "landform": _landform,
    "tyre_track": _tyre_track,
    "ridge": _ridge,
    "ramp": _ramp,
    "spot_height": _spot_height,
    "ground_cover": _cover,
    "scatter": _scatter,
    "pour": _pour,
    "path": _path,
    "road": _road,
    "track": _track,
    "light": _light,
    "light_strip": _light_strip,
    "supply": _module,
    "buck": _module,
    "effect": _module,
    "label": _label,
    "dimension": _dimension,
    "neon": _neon,
    "patch": _patch,
    "camera": _camera,
}


_VARIANTS: Mapping[str, Callable[[Session], list[dict[str, Any]]]] = {
    "opening": _openings,
    "camera": _cameras,
}


def defaults_for(kind: str, session: Session) -> dict[str, Any]:
    """Give the fields, beside its place, that a new item of a kind starts with."""
    make = _DEFAULTS.get(kind)
    return make(session) if make else {}


def variants_of(kind: str, session: Session) -> list[dict[str, Any]]:
    """Give the sorts of newly drawn items of a kind to choose from, the first as in `defaults_for`."""
    make = _VARIANTS.get(kind)
    return make(session) if make else []
