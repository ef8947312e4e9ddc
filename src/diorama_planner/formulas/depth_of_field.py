"""What is sharp: hyperfocal distance, near and far limit, depth by magnification, diffraction.

Numbers only; f-numbers are nominal, as they stand on the lens. Lenses that are no thin lens are for `optics`.
"""

from __future__ import annotations

import math

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.formulas.limits import need_not_negative, need_positive

GREEN_MM = 0.00055
"""Wavelength of green light, to which eyes and sensors are most sensitive."""
AIRY = 2.44
"""Diameter of the Airy disc up to its first dark ring, over wavelength and f-number. Source: Rayleigh."""


def hyperfocal_mm(focal_mm: float, f_number: float, coc_mm: float) -> float:
    """Focus here, and all is sharp from half of it to infinity: H = f^2 / (N c) + f.

    Source: unit-test data of GitHub patik/dof; others leave out the + f.
    """
    need_positive(**{"focal length": focal_mm, "f-number": f_number, "circle of confusion": coc_mm})
    return focal_mm**2 / (f_number * coc_mm) + focal_mm


def sharp_between_mm(focal_mm: float, f_number: float, coc_mm: float, distance_mm: float) -> tuple[float, float]:
    """Near and far limit of sharpness: s (H - f) / (H + s - 2 f) and s (H - f) / (H - s), infinite from s = H on.

    Source: unit-test data of GitHub patik/dof.

    Args:
        focal_mm: focal length.
        f_number: nominal f-number.
        coc_mm: circle of confusion, the largest blur that passes for sharp.
        distance_mm: of what is in focus, counted from the lens.

    Raises:
        UsageError: a quantity that is not above zero, or a distance within the focal length.
    """
    far_away = hyperfocal_mm(focal_mm, f_number, coc_mm)
    if distance_mm <= focal_mm:
        raise UsageError(
            msg("Nothing nearer than the focal length can be in focus"),
            msg("The distance must be more than {focal:g} mm.", focal=focal_mm),
        )
    if distance_mm == math.inf:
        return far_away - focal_mm, math.inf
    reach = distance_mm * (far_away - focal_mm)
    near = reach / (far_away + distance_mm - 2.0 * focal_mm)
    return near, reach / (far_away - distance_mm) if distance_mm < far_away else math.inf


def depth_by_magnification_mm(f_number: float, coc_mm: float, magnification: float) -> float:
    """Depth of field close up: 2 N c (1 + m) / m^2.

    Source: table of the Nikon PC Micro-Nikkor 85 mm (manualshelf.com), whose f-numbers are effective ones, N (1 + m).
    """
    need_positive(**{"f-number": f_number, "circle of confusion": coc_mm, "magnification": magnification})
    return 2.0 * effective_f_number(f_number, magnification) * coc_mm / magnification**2


def effective_f_number(f_number: float, magnification: float) -> float:
    """The f-number by which light and diffraction go: N (1 + m), for a lens whose pupils are alike."""
    need_positive(**{"f-number": f_number})
    need_not_negative(magnification=magnification)
    return f_number * (1.0 + magnification)


def airy_disc_mm(effective_f: float, wavelength_mm: float = GREEN_MM) -> float:
    """Diameter of the spot that diffraction makes of a point: 2.44 x wavelength x f-number."""
    need_positive(**{"f-number": effective_f, "wavelength": wavelength_mm})
    return AIRY * wavelength_mm * effective_f


def diffraction_limit_f(coc_mm: float, magnification: float) -> float:
    """The nominal f-number from which the Airy disc is larger than the circle of confusion: c / (2.44 l (1 + m))."""
    need_positive(**{"circle of confusion": coc_mm})
    need_not_negative(magnification=magnification)
    return coc_mm / (airy_disc_mm(1.0) * (1.0 + magnification))


def best_f_number(depth_mm: float, magnification: float) -> float:
    """The nominal f-number at which both ends of a depth are sharpest in one picture: m / (1 + m) sqrt(T / (4.88 l)).

    There blur by defocus, T m^2 / (2 N (1 + m)), and by diffraction, 2.44 l N (1 + m), are alike, and the root of
    the sum of their squares is least. Source: arithmetic; l is 0.55 um.
    """
    need_positive(depth=depth_mm, magnification=magnification)
    return magnification / (1.0 + magnification) * math.sqrt(depth_mm / (2.0 * AIRY * GREEN_MM))
