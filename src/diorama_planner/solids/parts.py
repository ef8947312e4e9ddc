"""A body that can be shown and printed: meshes, each of one material and one colour.

A part says what it is made of by a word (`finish`), which the view turns into a material, and which colour it has.
Making meshes is for `shapes` and `forms`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, get_args

from diorama_planner.solids.mesh import Mesh, is_watertight, merge

Finish: TypeAlias = Literal[
    "paint",
    "glass",
    "lamp",
    "emissive",
    "chrome",
    "metal",
    "rust",
    "rubber",
    "plastic",
    "wood",
    "bark",
    "foliage",
    "fabric",
    "leather",
    "paper",
    "skin",
    "fur",
    "stone",
    "brick",
    "concrete",
    "plaster",
    "asphalt",
    "tile",
    "soil",
    "sand",
    "water",
    "resin",
    "foam",
]
"""What a surface is of. `lamp` is a lens that can be lit, `emissive` shines of itself (a screen, a lit sign)."""

FINISHES: frozenset[str] = frozenset(get_args(Finish))

SHARP = 1.0
"""`smooth_deg` of what has flat faces and edges."""
ROUND = 180.0
"""`smooth_deg` of what has no edge at all."""


@dataclass(frozen=True, slots=True)
class Decal:
    """A drawing that a part wears instead of one colour.

    Attributes:
        drawing: primitives of `drawing`, in millimetres of a plane of their own.
        box: what of that plane the part shows: its least x and y, its greatest x and y.
        places: where in that plane each corner of the mesh lies.
        is_stain: says that it only tints what is behind it, so that it is nothing by itself.
    """

    drawing: tuple[Any, ...]
    box: tuple[float, float, float, float]
    places: tuple[tuple[float, float], ...]
    is_stain: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class BodyPart:
    """A mesh of one material.

    Attributes:
        mesh: the triangles; corners in the same place may be shared or not.
        finish: what it is made of.
        colour: `#rrggbb`.
        smooth_deg: faces that meet at less than this angle are shaded as one round surface.
        closed: says that the mesh bounds a solid; what is not closed (a marking, a leaf) is seen from both sides.
        beyond: says that it reaches beyond the size of the thing, as a mirror or the arm of a lamp does.
        texture: which texture of the plan (`drawing.textures`) it wears at true scale: slabs, courses of
            bricks; empty if its finish says it all.
        decal: what is drawn on it, if anything; seen through where nothing is drawn.
    """

    mesh: Mesh
    finish: Finish
    colour: str
    smooth_deg: float = 30.0
    closed: bool = True
    beyond: bool = False
    texture: str = ""
    decal: Decal | None = None


Body: TypeAlias = tuple[BodyPart, ...]


def body_mesh(body: Body) -> Mesh:
    """Put all parts of a body side by side into one mesh."""
    return merge([part.mesh for part in body])


def body_bounds(body: Sequence[BodyPart]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the least and the greatest corner of what counts for the size; there must be something."""
    ends = [part.mesh.bounds for part in body if not part.beyond]
    return (
        tuple(min(values) for values in zip(*(low for low, _ in ends), strict=True)),
        tuple(max(values) for values in zip(*(high for _, high in ends), strict=True)),
    )


def triangle_count(body: Sequence[BodyPart]) -> int:
    """Count the triangles of all parts."""
    return sum(len(part.mesh.triangles) for part in body)


def is_solid(body: Sequence[BodyPart]) -> bool:
    """Say whether every part that says so is closed, so that the body can be printed."""
    return all(is_watertight(part.mesh) for part in body if part.closed)
