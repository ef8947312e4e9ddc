"""Calculators of cameras: depth of field, framing, focus stacks."""

from __future__ import annotations

from collections.abc import Mapping

from diorama_planner.app.calculators.declaration import Calculator, Given, Input, Output, Value, positive
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.depth_of_field import (
    depth_by_magnification_mm,
    diffraction_limit_f,
    hyperfocal_mm,
    sharp_between_mm,
)
from diorama_planner.formulas.framing import magnification_at, magnification_for_width, subject_distance_mm
from diorama_planner.formulas.stacking import focus_stack
from diorama_planner.optics.lenses import Sensor

THIN_LENS_FOCALS = 4.0
"""Nearer than so many focal lengths, subject to sensor, a thin lens has no image."""
CLOSE_UP = 0.02
"""From this magnification on, depth goes alike to both sides, and may be told by it."""


def _dof(given: Given) -> Mapping[str, Value]:
    if given.has("distance") == given.has("magnification"):
        raise UsageError(
            msg("Either the distance or the magnification is needed"),
            msg("Close up, magnification is truer: width of the sensor over width of what is seen."),
        )
    f_number, coc = given.number("f"), _coc(given)
    focal = given.maybe("focal")
    hyperfocal = None if focal is None else hyperfocal_mm(focal, f_number, coc)
    near = far = depth = None
    magnification = given.maybe("magnification")
    if magnification is None:
        focal, distance = given.number("focal"), given.number("distance")
        near, far = sharp_between_mm(focal, f_number, coc, distance)
        depth = far - near
        if distance >= THIN_LENS_FOCALS * focal:
            magnification = magnification_at(focal, distance)
    close = None
    if magnification is not None and (depth is None or magnification >= CLOSE_UP):
        close = depth_by_magnification_mm(f_number, coc, magnification)
    return {
        "near_mm": near,
        "far_mm": far,
        "depth_mm": close if depth is None else depth,
        "hyperfocal_mm": hyperfocal,
        "magnification": magnification,
        "close_depth_mm": close,
        "diffraction_f": None if magnification is None else round(diffraction_limit_f(coc, magnification), 1),
    }


def _coc(given: Given) -> float:
    if given.has("coc"):
        return given.number("coc")
    if given.has("sensor"):
        return given.value("sensor", Sensor).coc_mm
    raise UsageError(
        msg("Either the sensor or the circle of confusion is needed"), msg("For example sensor=ff or coc=0.03.")
    )


def _framing(given: Given) -> Mapping[str, Value]:
    sensor = given.value("sensor", Sensor)
    magnification = magnification_for_width(sensor.width_mm, given.number("width"))
    return {
        "magnification": magnification,
        "distance_mm": subject_distance_mm(given.number("focal"), magnification),
        "height_mm": sensor.height_mm / magnification,
    }


def _stack(given: Given) -> Mapping[str, Value]:
    stack = focus_stack(given.number("depth"), given.number("dof"), given.number("overlap_pct"))
    return {"step_mm": stack.step_mm, "frames": stack.frames}


CAMERAS = (
    Calculator(
        name="dof",
        title="Depth of field",
        summary="What is sharp before and behind what is in focus.",
        inputs=(
            positive("focal", "Focal length", kind="length", unit="mm", required=False, maximum=5000,
                     help="the true one, not the equivalent; may be left out with a magnification"),
            positive("f", "f-number", maximum=1000, help="as it stands on the lens"),
            positive("coc", "Circle of confusion", kind="length", unit="mm", required=False, maximum=10,
                     help="the largest blur that passes for sharp; by the sensor if left out"),
            Input(name="sensor", label="Sensor", kind="sensor", required=False,
                  help="36x24 mm, or an id: ff, apsc_nikon, mft, one_inch, phone_128"),
            positive("distance", "Distance to the sensor", kind="length", unit="mm", required=False),
            positive("magnification", "Magnification", required=False, maximum=100,
                     help="instead of the distance: image on the sensor over subject"),
        ),
        outputs=(
            Output(name="near_mm", label="Sharp from", unit="mm", formula="s (H - f) / (H + s - 2 f)",
                   source="unit-test data of GitHub patik/dof; thin lens"),
            Output(name="far_mm", label="Sharp to", unit="mm", formula="s (H - f) / (H - s), infinite from s = H on",
                   source="unit-test data of GitHub patik/dof; thin lens"),
            Output(name="depth_mm", label="Depth of field", unit="mm",
                   formula="far - near; with a magnification 2 N c (1 + m) / m^2"),
            Output(name="hyperfocal_mm", label="Hyperfocal distance", unit="mm", formula="H = f^2 / (N c) + f",
                   source="unit-test data of GitHub patik/dof"),
            Output(name="magnification", label="Magnification", formula="f (2 + m + 1/m) = subject to sensor",
                   source="thin lens"),
            Output(name="close_depth_mm", label="Depth by magnification, truer close up", unit="mm",
                   formula="2 N c (1 + m) / m^2", source="Nikon, manual of the PC Micro-Nikkor 85 mm"),
            Output(name="diffraction_f", label="Diffraction costs sharpness from f-number",
                   formula="c / (2.44 x 0.55 um x (1 + m))", source="Airy disc as large as the circle of confusion"),
        ),
        compute=_dof,
        example={"focal": "50", "f": "8", "sensor": "ff", "distance": "500 mm"},
    ),
    Calculator(
        name="framing",
        title="Framing",
        summary="How far away the camera stands when a width fills the frame.",
        inputs=(
            Input(name="sensor", label="Sensor", kind="sensor",
                  help="36x24 mm, or an id: ff, apsc_nikon, mft, one_inch, phone_128"),
            positive("focal", "Focal length", kind="length", unit="mm", maximum=5000,
                     help="the true one, not the equivalent"),
            positive("width", "Width that fills the frame", kind="length", unit="mm"),
        ),
        outputs=(
            Output(name="magnification", label="Magnification", formula="m = width of the sensor / width"),
            Output(name="distance_mm", label="Subject to sensor", unit="mm", formula="f (2 + m + 1/m)",
                   source="thin lens"),
            Output(name="height_mm", label="Height in the frame", unit="mm", formula="height of the sensor / m"),
        ),
        compute=_framing,
        example={"sensor": "ff", "focal": "50", "width": "120 mm"},
    ),
    Calculator(
        name="stack",
        title="Focus stack",
        summary="In which steps to focus, and how many frames make a depth sharp.",
        inputs=(
            positive("depth", "Depth to be sharp", kind="length", unit="mm"),
            positive("dof", "Depth of field of one frame", kind="length", unit="mm"),
            Input(name="overlap_pct", label="Overlap", unit="%", default="20", minimum=0, maximum=99),
        ),
        outputs=(
            Output(name="step_mm", label="Step", unit="mm", formula="depth of field x (1 - overlap)"),
            Output(name="frames", label="Frames", formula="1 + ceil((depth - depth of field) / step)"),
        ),
        compute=_stack,
        example={"depth": "80 mm", "dof": "6 mm", "overlap_pct": "25"},
    ),
)  # fmt: skip
