"""The simplest body: a region of the plan between two heights. Collisions, dams and extrusions are made of it."""

from __future__ import annotations

from dataclasses import dataclass

from diorama_planner.geometry.region import Region


@dataclass(frozen=True, slots=True)
class Prism:
    """A region swept from `bottom_mm` to `top_mm` over the base top.

    `soft` is foliage: crowns grow into each other, and only what is hard cannot be where they are. A layer on
    uneven ground has a `layer_mm`: it follows the ground at that thickness and `top_mm` is its highest point.
    """

    region: Region
    bottom_mm: float
    top_mm: float
    soft: bool = False
    layer_mm: float | None = None
