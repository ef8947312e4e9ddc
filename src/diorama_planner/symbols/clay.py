"""The modelling board of a body: collects forms in real millimetres and makes a `Body` of exactly the thing's size.

The counterpart of `sketch` in three dimensions. What is modelled is decided in the modules `solid_*`; they work in
the thing's own frame (x along its length, z up from its underside) and may be a little out: `parts` brings the
whole to size.
"""

from __future__ import annotations

import math
import random
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from diorama_planner.drawing.colours import shade
from diorama_planner.drawing.primitives import Colour
from diorama_planner.solids.forms import (
    Axis,
    Floats,
    Place,
    ball,
    bars,
    block,
    end_prism,
    flipped,
    hexahedron,
    hoop,
    limb,
    prism,
    rod,
    side_prism,
    turned,
)
from diorama_planner.solids.mesh import Mesh, merge, translate
from diorama_planner.solids.parts import SHARP, BodyPart, Finish
from diorama_planner.symbols.poses import AT_REST, Pose

ROUNDED = 40.0
Ends: TypeAlias = tuple[float, float]
Size: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Hinge:
    """What a form has turned about: a place of the board, an axis through it, degrees (right-handed)."""

    at: Place
    axis: Axis
    angle_deg: float


@dataclass(frozen=True, slots=True)
class Stuff:
    """What a form is made of: a finish and a colour, which may be a shade of a slot as `$body*0.8`.

    `hinges` are those that it has turned about, one after the other, since the thing was at rest.
    """

    finish: Finish
    colour: Colour
    smooth_deg: float = SHARP
    closed: bool = True
    beyond: bool = False
    hinges: tuple[Hinge, ...] = ()

    def smooth(self, degrees: float = ROUNDED) -> Stuff:
        """Give the same, shaded as round where faces meet at less than an angle."""
        return replace(self, smooth_deg=degrees)

    def reaching(self) -> Stuff:
        """Give the same for what reaches beyond the thing's size."""
        return replace(self, beyond=True)


PAINT = Stuff("paint", "$body")
SMOOTH_PAINT = Stuff("paint", "$body", ROUNDED)
GLASS = Stuff("glass", "$glass", ROUNDED)
CHROME = Stuff("chrome", "#c9ccd0", ROUNDED)
STEEL = Stuff("metal", "#8f969c", ROUNDED)
DARK = Stuff("plastic", "#24272b")
RUBBER = Stuff("rubber", "#1b1c1f", ROUNDED)
WOOD = Stuff("wood", "$wood")
INSIDE = Stuff("plastic", "#15181c")
"""What is seen through a pane where nothing is modelled behind it: the dark of a room."""


class Clay:
    """A board with the thing's length along x, its width along y and its height above z = 0.

    `colours` are the slots of its picture, which the body wears as well.
    """

    def __init__(
        self, thing_id: str, size_mm: Size, colours: Mapping[str, Colour] | None = None, pose: Pose = AT_REST
    ) -> None:
        self.id = thing_id
        self.pose = pose
        self.length, self.width, self.height = size_mm
        self.half, self.side = self.length / 2, self.width / 2
        self.colours = dict(colours or {})
        self.forms: dict[Stuff, list[Mesh]] = {}
        self._hinges: tuple[Hinge, ...] = ()

    def random(self) -> random.Random:
        """Give the thing's own dice: the same every time, other for each id."""
        return random.Random(self.seed())

    def seed(self, number: int = 0) -> int:
        """Give a number that is always the same for the thing."""
        return zlib.crc32(self.id.encode()) + number

    def slots(self, **defaults: Colour) -> None:
        """Name colour slots that the picture of the thing does not have."""
        self.colours = {**defaults, **self.colours}

    def add(self, stuff: Stuff, *meshes: Mesh) -> None:
        """Add forms of one stuff."""
        if self._hinges:
            stuff = replace(stuff, hinges=(*stuff.hinges, *self._hinges))
        self.forms.setdefault(stuff, []).extend(meshes)

    @contextmanager
    def turning(self, *hinges: Hinge, sprung: bool = True) -> Iterator[None]:
        """Let what is added meanwhile turn about these hinges first, and then about those that are in use.

        What is not `sprung` stands on the ground whatever the body over it does: wheels.
        """
        before = self._hinges
        self._hinges = (*(hinge for hinge in hinges if hinge.angle_deg), *(before if sprung else ()))
        yield
        self._hinges = before

    def spring(self, axles: Ends, radius: float) -> None:
        """Let the body squat and lean on its springs, between two axles, as its pose says."""
        at = ((axles[0] + axles[1]) / 2, 0.0, radius)
        hinges = (Hinge(at, "y", -self.pose.squat_deg), Hinge(at, "x", self.pose.lean_deg))
        self._hinges = tuple(hinge for hinge in hinges if hinge.angle_deg)

    def pair(self, stuff: Stuff, *meshes: Mesh) -> None:
        """Add forms and their mirror images on the other side (y below 0)."""
        self.add(stuff, *meshes, *(flipped(mesh) for mesh in meshes))

    def box(self, stuff: Stuff, x: Ends, y: Ends, z: Ends) -> None:
        """Add an upright box by its ends along each axis."""
        self.add(stuff, block((x[0], y[0], z[0]), (x[1], y[1], z[1])))

    def boxes(self, stuff: Stuff, places: Iterable[Ends], reach: float, z: Ends) -> None:
        """Add upright square posts about places of the plan."""
        for x, y in places:
            self.box(stuff, (x - reach / 2, x + reach / 2), (y - reach / 2, y + reach / 2), z)

    def frustum(self, stuff: Stuff, low: Size, high: Size, at: tuple[float, float] = (0.0, 0.0)) -> None:
        """Add a tapering box about a place: (length, width, height above ground) of its base and of its top."""
        self.add(stuff, hexahedron(_corners(low, at), low[2], _corners(high, at), high[2]))

    def upright(self, stuff: Stuff, ring: ArrayLike, low: float, high: float) -> None:
        """Add a plan outline swept up."""
        self.add(stuff, prism(ring, low, high))

    def profile(self, stuff: Stuff, ring: ArrayLike, left: float, right: float) -> None:
        """Add a side view (x, z) swept from one y to another."""
        self.add(stuff, side_prism(ring, left, right))

    def section(self, stuff: Stuff, ring: ArrayLike, back: float, front: float) -> None:
        """Add an end view (y, z) swept from one x to another."""
        self.add(stuff, end_prism(ring, back, front))

    def turned(
        self,
        stuff: Stuff,
        profile: Sequence[tuple[float, float]],
        at: Place = (0.0, 0.0, 0.0),
        axis: Axis = "z",
        sides: int = 16,
    ) -> None:
        """Add a form from the lathe: (radius, height) from the bottom up."""
        self.add(stuff, turned(profile, sides, at, axis))

    def hoop(
        self, stuff: Stuff, section: Sequence[tuple[float, float]], at: Place, axis: Axis = "z", sides: int = 20
    ) -> None:
        """Add a ring turned from a closed section of (radius, height) points."""
        self.add(stuff, hoop(section, sides, at, axis))

    def rod(self, stuff: Stuff, start: Place, end: Place, radius: float, sides: int = 8) -> None:
        """Add a round rod."""
        self.add(stuff, rod(start, end, radius, sides=sides))

    def rods(self, stuff: Stuff, lines: Iterable[tuple[Place, Place]], radius: float, sides: int = 6) -> None:
        """Add several round rods."""
        self.add(stuff, bars(tuple(lines), radius, sides))

    def limb(self, stuff: Stuff, path: Sequence[Place], radii: Sequence[float], sides: int = 8) -> None:
        """Add a bent limb with a radius at each point of its path."""
        self.add(stuff, limb(path, radii, sides))

    def ball(self, stuff: Stuff, at: Place, radii: Place, sides: int = 12) -> None:
        """Add an ellipsoid."""
        self.add(stuff, ball(at, radii, sides, max(sides // 2, 4)))

    def put(self, other: Clay, at: Place = (0.0, 0.0, 0.0)) -> None:
        """Add all that was modelled on another board, which wears the same colours."""
        self.slots(**other.colours)
        for stuff, meshes in other.forms.items():
            self.add(stuff, *(translate(mesh, *at) for mesh in meshes))

    def parts(self) -> tuple[BodyPart, ...]:
        """Give one part per stuff, all together of exactly the size of the board, with colours still unresolved.

        That is its size at rest: what turns about hinges may then reach further.
        """
        merged = {stuff: merge(meshes) for stuff, meshes in self.forms.items()}
        corners = np.concatenate([mesh.vertices for stuff, mesh in merged.items() if not stuff.beyond])
        low, high = corners.min(axis=0), corners.max(axis=0)
        reach = np.where(high - low > 0, high - low, 1.0)
        factor = np.array((self.length, self.width, self.height)) / reach
        shift = np.array((-self.half, -self.side, 0.0)) - low * factor
        alike: dict[Stuff, list[Mesh]] = {}
        for stuff, mesh in merged.items():
            corners = mesh.vertices * factor + shift
            for hinge in stuff.hinges:
                corners = _turned_about(corners, np.array(hinge.at) * factor + shift, hinge)
            alike.setdefault(replace(stuff, hinges=()), []).append(Mesh(corners, mesh.triangles))
        return tuple(
            BodyPart(
                merge(meshes),
                stuff.finish,
                stuff.colour,
                stuff.smooth_deg,
                stuff.closed and self.height > 0,
                stuff.beyond,
            )
            for stuff, meshes in alike.items()
        )


def _turned_about(corners: Floats, at: Floats, hinge: Hinge) -> Floats:
    """Turn corners about an axis through a place."""
    one, other = ((1, 2), (2, 0), (0, 1))["xyz".index(hinge.axis)]
    turn = math.radians(hinge.angle_deg)
    cos, sin = math.cos(turn), math.sin(turn)
    away = corners - at
    turned = away.copy()
    turned[:, one] = cos * away[:, one] - sin * away[:, other]
    turned[:, other] = sin * away[:, one] + cos * away[:, other]
    return turned + at


def resolved(colour: Colour, slots: Mapping[str, Colour]) -> Colour:
    """Give the colour that a shade of a slot (`$body*0.8`) stands for; a plain colour is itself."""
    if not colour.startswith("$"):
        return colour
    slot, _, factor = colour[1:].partition("*")
    return shade(slots[slot], float(factor)) if factor else slots[slot]


def _corners(size: Size, at: tuple[float, float]) -> list[tuple[float, float]]:
    x, y = at
    half, side = size[0] / 2, size[1] / 2
    return [(x - half, y - side), (x + half, y - side), (x + half, y + side), (x - half, y + side)]
