"""What a newly drawn item is made of and how big it is, by scale and region; all of it can be changed after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from diorama_planner.app.session import Session

WALL_REAL_MM = 3000.0
HILL_REAL_MM = 2500.0
LANE_REAL_MM = 3000.0
LETTER_MM = 5.0


KERB_REAL_MM = 150.0
"""Kerb stones are 125 to 180 mm wide (roads table)."""

_KEEP_LEFT = frozenset({"UK", "JP", "ID"})
_BAYS = {"US": "parking_us", "UK": "parking_uk"}
def _wall(session: Session) -> dict[str, Any]:
    material = "xps_us_4x8_3_4in" if session.preferences.region == "US" else "xps_eu_10"
    thickness = session.catalogue.material(material).thickness_mm or 10.0
    return {"thickness_mm": thickness, "height_mm": round(WALL_REAL_MM / session.scale, 1), "material": material}


def _opening(session: Session) -> dict[str, Any]:
    # A window: 1.2 x 1.3 m with its sill at 0.9 m.
    return {
        "width_mm": round(1200 / session.scale, 1),
        "height_mm": round(1300 / session.scale, 1),
        "sill_mm": round(900 / session.scale, 1),
    }


def _landform(session: Session) -> dict[str, Any]:
    height = round(max(2.0, HILL_REAL_MM / session.scale), 1)
    return {"height_mm": height, "edge": "slope", "edge_width_mm": round(height * 1.2, 1), "material": "xps_eu_20"}


def _cover(session: Session) -> dict[str, Any]:
    return {"material": "static_grass_2mm" if session.scale >= 60 else "static_grass_4mm"}


def _pour(session: Session) -> dict[str, Any]:
    return {"depth_mm": 3.0, "mode": "film", "material": "epoxy_coating"}


def _path(session: Session) -> dict[str, Any]:
    return {"width_mm": round(LANE_REAL_MM / session.scale, 1), "surface": "dirt_sifted"}


def _label(session: Session) -> dict[str, Any]:
    return {"height_mm": LETTER_MM}


def _patch(session: Session) -> dict[str, Any]:
    return {"look": "moss", "fade": "up"}


def _dimension(session: Session) -> dict[str, Any]:
    chosen = session.preferences
    shows_real = chosen.dimension_reading == "real"
    unit = chosen.real_unit if shows_real else chosen.length_unit
    return {"reading": chosen.dimension_reading, "unit": "ft-in" if unit == "ft" else unit}


_DEFAULTS: Mapping[str, Callable[[Session], dict[str, Any]]] = {
    "wall": _wall,
    "opening": _opening,
    "landform": _landform,
    "ground_cover": _cover,
    "pour": _pour,
    "path": _path,
    "label": _label,
    "dimension": _dimension,
    "patch": _patch,
}


def defaults_for(kind: str, session: Session) -> dict[str, Any]:
    """Give the fields, beside its place, that a new item of a kind starts with."""
    make = _DEFAULTS.get(kind)
def _road(session: Session) -> dict[str, Any]:
    from diorama_planner.app.measures import advise_plan

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


    return make(session) if make else {}
    "road": _road,
