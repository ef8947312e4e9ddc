"""Calculators of bases, pages and sheets."""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.app.calculators.declaration import Calculator, Given, Input, Output, Value, positive
from diorama_planner.catalogue.reference_rows import Base
from diorama_planner.core.scale import Scale
from diorama_planner.formulas.bases import base_for, fits_within
from diorama_planner.formulas.foam import foam_stack
from diorama_planner.formulas.rounding import is_above
from diorama_planner.formulas.tiling import tile_plan


def _base_size(given: Given) -> Mapping[str, Value]:
    scale = given.value("scale", Scale)
    sizes = [tuple(scale.to_model(side) for side in thing.real_mm) for thing in given.value("things", tuple)]
    road, pavement = (scale.to_model(given.maybe(name) or 0.0) for name in ("road", "pavement"))
    width, depth = base_for([(size[0], size[1]) for size in sizes], given.number("margin_pct"), road, pavement)
    height = max(size[2] for size in sizes)
    fitting = [base for base in given.catalogue().bases() if _holds(base, (width, depth), height)]
    fitting.sort(key=lambda base: base.outer_length_mm * base.outer_width_mm)
    return {"width_mm": width, "depth_mm": depth, "fits": tuple(base.id for base in fitting)}


def _holds(base: Base, scene_mm: tuple[float, float], height_mm: float) -> bool:
    """Whether a scene fits: into the free space where a row gives one, else on the top of the board."""
    space = (base.inner_length_mm or base.outer_length_mm, base.inner_width_mm or base.outer_width_mm)
    low = base.inner_height_mm is not None and is_above(height_mm, base.inner_height_mm)
    return fits_within(scene_mm, space) and not low


def _tiles(given: Given) -> Mapping[str, Value]:
    plan, page = given.value("plan", tuple), given.value("page", tuple)
    tiling = tile_plan(plan, page, given.number("margin"), given.number("overlap"))
    return {
        "pages": tiling.pages,
        "columns": tiling.columns,
        "rows": tiling.rows,
        "orientation": tiling.orientation,
    }


def _foam_layers(given: Given) -> Mapping[str, Value]:
    stack = foam_stack(given.number("height"), given.number("sheet"))
    return {"layers": stack.layers, "top_up_mm": stack.top_up_mm}


SHEETS = (
    Calculator(
        name="base-size",
        title="Base size",
        summary="How large a base must be for things in a row along a street, and what it then fits into.",
        inputs=(
            Input(name="things", label="Things", kind="things", help="toyota_ae86_trueno*2, vending_jp"),
            Input(name="margin_pct", label="Room around", unit="%", default="0", minimum=0, maximum=1000),
            Input(name="road", label="Road, kerb to kerb, real", kind="length", unit="mm", required=False, minimum=0),
            Input(name="pavement", label="Pavement on each side, real", kind="length", unit="mm",
                  required=False, minimum=0),
            Input(name="scale", label="Scale", kind="scale"),
        ),
        outputs=(
            Output(name="width_mm", label="Width", unit="mm", formula="sum of the lengths x (1 + room)",
                   source="planner's rule"),
            Output(name="depth_mm", label="Depth", unit="mm",
                   formula="(the wider of road and things + 2 x pavement) x (1 + room)", source="planner's rule"),
            Output(name="fits", label="Fits into", formula="free space in either direction, and high enough",
                   source="bases.csv"),
        ),
        compute=_base_size,
        example={"things": "toyota_ae86_trueno*2", "margin_pct": "20", "road": "4 m", "scale": "1:64"},
    ),
    Calculator(
        name="tiles",
        title="Pages for a plan",
        summary="How many sheets of paper a plan takes at full size.",
        inputs=(
            Input(name="plan", label="Plan", kind="size", help="600x400 mm"),
            Input(name="page", label="Page", kind="paper", default="A4", help="A4, letter ... or 210x297 mm"),
            Input(name="margin", label="Margin on each side", kind="length", unit="mm", default="0", minimum=0),
            Input(name="overlap", label="Overlap", kind="length", unit="mm", default="0", minimum=0),
        ),
        outputs=(
            Output(name="pages", label="Pages", formula="columns x rows, the better of portrait and landscape"),
            Output(name="columns", label="Columns", formula="1 + ceil((W - p) / (p - overlap)), p = printable width"),
            Output(name="rows", label="Rows", formula="1 + ceil((D - p) / (p - overlap)), p = printable height"),
            Output(name="orientation", label="Held"),
        ),
        compute=_tiles,
        example={"plan": "600x400 mm", "page": "A4", "margin": "10 mm"},
    ),
    Calculator(
        name="foam-layers",
        title="Foam layers",
        summary="How many sheets of foam a height takes.",
        inputs=(
            positive("height", "Height", kind="length", unit="mm"),
            positive("sheet", "Thickness of the sheet", kind="length", unit="mm"),
        ),
        outputs=(
            Output(name="layers", label="Layers", formula="ceil(height / sheet)"),
            Output(name="top_up_mm", label="Above the last full sheet", unit="mm",
                   formula="height - floor(height / sheet) x sheet"),
        ),
        compute=_foam_layers,
        example={"height": "86 mm", "sheet": "20 mm"},
    ),
)  # fmt: skip
