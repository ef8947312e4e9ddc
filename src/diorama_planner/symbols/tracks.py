"""Hull lengths and tracks of tracked vehicles, shared by their pictures and the ground they stand on.

Hull lengths (mm) are those of the catalogue's notes; track widths are shares of the vehicle's width (Tiger I
725 of 3705 mm; others general knowledge). Contact is the share of the hull on the ground.
"""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.symbols.contract import ThingShape


@dataclass(frozen=True, slots=True)
class Tracks:
    """Hull length in mm (0: the whole length), width of one track, share of the hull on the ground."""

    hull_mm: float = 0.0
    width: float = 0.18
    contact: float = 0.6
    centre: float = 0.0


TRACKED: dict[str, Tracks] = {
    "other": Tracks(),
    "tiger1": Tracks(6316, 0.196, 0.57),
    "king_tiger": Tracks(7380, 0.213, 0.56),
    "panther_g": Tracks(6870, 0.2, 0.57),
    "pz4_h": Tracks(5920, 0.14, 0.6),
    "pz3_l": Tracks(5560, 0.135, 0.52),
    "stug3_g": Tracks(5400, 0.135, 0.53),
    "hetzer": Tracks(4870, 0.135, 0.56),
    "sherman_m4a3e8": Tracks(6270, 0.195, 0.6),
    "t34_85": Tracks(6100, 0.167, 0.63),
    "t34_76": Tracks(6070, 0.167, 0.63),
    "kv1": Tracks(0, 0.21, 0.65),
    "is2": Tracks(6770, 0.21, 0.64),
    "abrams_m1a1": Tracks(7920, 0.174, 0.58),
    "leopard2": Tracks(7720, 0.172, 0.64),
    "t55": Tracks(6450, 0.177, 0.6),
    "t72": Tracks(6950, 0.162, 0.61),
    "sdkfz251": Tracks(0, 0.15, 0.3, -0.2),
    "m3_halftrack": Tracks(0, 0.14, 0.22, -0.2),
    "excavator_20t": Tracks(4480, 0.2, 0.8),
}


def hull_share(thing: ThingShape) -> float:
    """Give the hull's part of the overall length, which a gun or a boom may lengthen forward."""
    hull = TRACKED.get(thing.id, TRACKED["other"]).hull_mm
    return min(1.0, hull / thing.real_mm[0]) if hull else 1.0
