"""Cameras on the stage: their bodies, and of those that are open the frame, the planes of sharpness and the way.

What is shown of each is an `optics.signs.CameraSign`; only cameras whose sign is another are made anew.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.model.record import RecordId
from diorama_planner.optics.lenses import Body, View
from diorama_planner.optics.projection import axes
from diorama_planner.optics.signs import CameraSign, planes
from diorama_planner.optics.site import CameraBox, camera_box
from diorama_planner.rendering.crowds import Matrix
from diorama_planner.rendering.elements import Elements, place, put_into
from diorama_planner.rendering.geometry import corners_of, geometry_of
from diorama_planner.solids.forms import Place, bars, skin, turned
from diorama_planner.solids.mesh import Mesh, merge, translate
from diorama_planner.solids.parts import SHARP

COLOUR = "#8d5cf6"
SHELL, RUBBER, GLASS, RING = "#2b2f36", "#17191d", "#27455f", "#b9bec6"
LINE_SHARE = 0.0012
"""Half the thickness of a drawn line, by how far the frame is drawn."""
LEAST_LINE_MM = 0.18
VEIL = {"near": 26, "focus": 64, "far": 26}
"""How dense the planes of sharpness are, of 255."""
LENS_SIDES, ROUND_DEG = 40, 40.0
BENDS, MOST_EDGE_MM = 4, 7.0
"""Of a round edge: its steps, and its radius at most."""
GHOST_SHARE = 0.05
"""How far the frame of a key frame is drawn, by that of its camera."""

_EDGES = ((0, 1), (1, 2), (2, 3), (3, 0))


class CameraMarks:
    """Shows cameras below a node."""

    def __init__(self, elements: Elements, parent: QQuick3DObject) -> None:
        self._elements = elements
        self._home = parent
        self._parent = elements.node("Node", parent, {"objectName": "cameras"})
        self._shown: dict[RecordId, tuple[CameraSign, Any]] = {}
        self._materials: dict[tuple[str, int], Any] = {}
        self.rebuilt = 0

    def show(self, signs: Iterable[CameraSign]) -> None:
        """Show these cameras and no others."""
        wanted = {sign.record: sign for sign in signs}
        for record in [name for name, (sign, _) in self._shown.items() if wanted.get(name) != sign]:
            _, node = self._shown.pop(record)
            node.setParentItem(None)
            node.deleteLater()
        for record, sign in wanted.items():
            if record not in self._shown:
                self._shown[record] = (sign, self._made(sign))

    def carry(self, ids: Iterable[RecordId], matrix: Matrix) -> None:
        """Show cameras elsewhere, while a hand moves them; the identity puts them back."""
        for record in ids:
            if record in self._shown:
                place(self._shown[record][1], matrix)

    def set_visible(self, visible: bool) -> None:
        """Show them, or none: through a lens no camera is seen."""
        self._parent.setParentItem(self._home if visible else None)  # models below what is not visible still show

    def _made(self, sign: CameraSign) -> Any:
        self.rebuilt += 1
        node = self._elements.node("Node", self._parent, {"objectName": sign.record})
        for mesh, colour, smooth in camera_meshes(sign.view, sign.body):
            self._model(node, sign.record, mesh, self._solid(colour), smooth)
        if sign.is_open:
            self._open(node, sign)
        if sign.way:
            lines = bars(list(zip(sign.way, sign.way[1:], strict=False)), _line(sign), 4)
            self._model(node, sign.record, lines, self._veil(COLOUR, 255), SHARP)
        return node

    def _open(self, node: QQuick3DObject, sign: CameraSign) -> None:
        found = planes(sign)
        frames = merge([frame_lines(sign.view, corners, _line(sign)) for corners in [found["end"]]])
        self._model(node, sign.record, frames, self._veil(COLOUR, 255), SHARP)
        for name, density in VEIL.items():
            if name in found:
                self._model(node, "", _sheet(found[name]), self._veil(COLOUR, density), SHARP)
                border = bars(_around(found[name]), _line(sign) * (1.6 if name == "focus" else 0.8), 4)
                self._model(node, "", border, self._veil(COLOUR, 255), SHARP)
        for view in sign.keys:
            far = max(sign.reach_mm * GHOST_SHARE, 8.0)
            right, up, forward = axes(view.pan_deg, view.tilt_deg, view.roll_deg)
            wide = view.picture.width_mm / view.picture.height_mm * 0.5
            eye = np.array(view.position_mm)
            corners = eye + far * np.array(
                [forward + x * wide * right + y * 0.5 * up for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            )
            self._model(node, sign.record, frame_lines(view, corners, _line(sign)), self._veil(COLOUR, 255), SHARP)

    def _model(self, parent: QQuick3DObject, record: str, mesh: Mesh, material: Any, smooth_deg: float) -> None:
        geometry = geometry_of(corners_of(mesh, smooth_deg))
        properties = {
            "objectName": record,
            "geometry": geometry,
            "pickable": bool(record),
            "castsShadows": False,
            "receivesShadows": False,
        }
        model = self._elements.node("Model", parent, properties)
        geometry.setParent(model)
        put_into(model, "materials", material)

    def _solid(self, colour: str) -> Any:
        properties = {"baseColor": QColor(colour), "roughness": 0.35 if colour == GLASS else 0.6, "metalness": 0.0}
        return self._material((colour, -1), properties)

    def _veil(self, colour: str, density: int) -> Any:
        tinted = QColor(colour)
        tinted.setAlpha(density)
        # lighting, alphaMode, cullMode, depthDrawMode by their numbers: enumerations of QML have no others in Python
        properties: dict[str, Any] = {"baseColor": tinted, "lighting": 0, "cullMode": 3}
        if density < 255:
            properties |= {"alphaMode": 2, "depthDrawMode": 2}
        return self._material((colour, density), properties)

    def _material(self, key: tuple[str, int], properties: dict[str, Any]) -> Any:
        if key not in self._materials:
            self._materials[key] = self._elements.make("PrincipledMaterial", properties, self._parent)
        return self._materials[key]


def _line(sign: CameraSign) -> float:
    return max(sign.reach_mm * LINE_SHARE, LEAST_LINE_MM)


def frame_lines(view: View, corners: NDArray[np.float64], half_mm: float) -> Mesh:
    """Give the edges of a frame: from the eye to its corners, and around it."""
    eye: Place = view.position_mm
    return bars([*((eye, _place(corner)) for corner in corners), *_around(corners)], half_mm, 4)


def _around(corners: NDArray[np.float64]) -> list[tuple[Place, Place]]:
    return [(_place(corners[start]), _place(corners[end])) for start, end in _EDGES]


def _place(corner: NDArray[np.float64]) -> Place:
    x, y, z = corner.tolist()
    return x, y, z


def _sheet(corners: NDArray[np.float64]) -> Mesh:
    return Mesh(corners.astype(np.float64), np.array([[0, 1, 2], [0, 2, 3]], dtype=np.int32))


# -- the camera itself --------------------------------------------------------------------------------------


def camera_meshes(view: View, body: Body) -> list[tuple[Mesh, str, float]]:
    """Give a camera where it stands: meshes with colour and `smooth_deg`.

    It is made with its axis along z, to the right x and downwards y, so that its eye is at the origin.
    """
    box = camera_box(view, body)
    made = _phone(view, box) if view.lens.is_phone else _camera(box)
    right, up, forward = axes(view.pan_deg, view.tilt_deg, box.roll_deg)
    turn = np.column_stack((right, -up, forward))
    eye = np.array(view.position_mm)
    return [(Mesh(mesh.vertices @ turn.T + eye, mesh.triangles), colour, smooth) for mesh, colour, smooth in made]


def _sides(box: CameraBox) -> tuple[Place, Place]:
    (left, right), (low, high), (back, front) = box.across_mm, box.upward_mm, box.along_mm
    return (left, -high, back), (right, -low, front)


def _phone(view: View, box: CameraBox) -> list[tuple[Mesh, str, float]]:
    """A slab with its lens in a ring."""
    low, high = _sides(box)
    front = high[2]
    edge = ((5.4, -0.5), (5.4, 0.9), (4.4, 1.2))
    ring = turned(
        [(0.0, front - 0.5), *((radius, front + at) for radius, at in edge), (0.0, front + 1.2)], LENS_SIDES
    )
    glass = turned([(0.0, front + 1.1), (3.4, front + 1.1), (3.0, front + 1.5), (0.0, front + 1.6)], LENS_SIDES)
    return [
        (_rounded(low, high), SHELL, ROUND_DEG),
        (ring, RING, ROUND_DEG),
        (glass, GLASS, ROUND_DEG),
    ]


def _camera(box: CameraBox) -> list[tuple[Mesh, str, float]]:
    """A body with its hump and grip, and a lens with rings."""
    low, high = _sides(box)
    wide, tall, deep = (high[axis] - low[axis] for axis in range(3))
    top = tall * 0.2
    shell = _rounded((low[0], low[1] + top, low[2]), (high[0], high[1], high[2] - deep * 0.22))
    hump = _rounded(
        (-wide * 0.16, low[1], low[2] + deep * 0.1), (wide * 0.16, low[1] + top * 1.2, high[2] - deep * 0.2)
    )
    grip = _rounded((low[0], low[1] + top * 1.15, high[2] - deep * 0.3), (low[0] + wide * 0.2, high[1], high[2]))
    found = [(merge([shell, hump]), SHELL, ROUND_DEG), (grip, RUBBER, ROUND_DEG)]
    start, end, radius = box.along_mm[1] - deep * 0.25, box.front_mm, box.radius_mm
    if end > start + 1.0:
        long = end - start
        steps = ((0.0, 0.84), (0.1, 0.84), (0.12, 0.95), (0.42, 0.95), (0.44, 0.9), (0.5, 0.9), (0.52, 1.0),
                 (0.86, 1.0), (0.88, 0.97), (1.0, 0.97))  # fmt: skip
        rim = [(0.0, start), *((radius * share, start + long * at) for at, share in steps)]
        barrel = turned([*rim, (radius * 0.8, end), (radius * 0.76, end - min(4.0, 0.1 * long)), (0.0, end - 4.5)],
                        LENS_SIDES)  # fmt: skip
        front = end - min(3.0, 0.08 * long)
        glass = turned([(0.0, front - 1.0), (radius * 0.75, front - 1.0), (radius * 0.5, front), (0.0, front + 0.4)],
                       LENS_SIDES)  # fmt: skip
        found += [(barrel, RUBBER, ROUND_DEG), (glass, GLASS, ROUND_DEG)]
    return found


def _rounded(low: Place, high: Place) -> Mesh:
    """A box with round edges, as what has been moulded has them."""
    half = np.array([(high[axis] - low[axis]) / 2.0 for axis in range(3)])
    middle = [(high[axis] + low[axis]) / 2.0 for axis in range(3)]
    edge = min(float(half.min()) * 0.45, MOST_EDGE_MM)
    bends = np.linspace(0.0, math.pi / 2.0, BENDS)
    rings = []
    for turn in (*(-bends[::-1]), *bends):
        inset, height = edge * (1.0 - math.cos(turn)), half[2] - edge + edge * abs(math.sin(turn))
        rings.append(_round_rectangle(half[0] - inset, half[1] - inset, edge, math.copysign(height, turn)))
    mesh = skin(np.array(rings))
    return translate(mesh, *middle)


def _round_rectangle(half_x: float, half_y: float, radius: float, z: float) -> NDArray[np.float64]:
    bends = np.linspace(0.0, math.pi / 2.0, BENDS)
    corners = ((1, 1, 0.0), (-1, 1, 0.5), (-1, -1, 1.0), (1, -1, 1.5))
    return np.array(
        [
            (x * (half_x - radius) + radius * math.cos(turn), y * (half_y - radius) + radius * math.sin(turn), z)
            for x, y, start in corners
            for turn in (bends + start * math.pi)
        ]
    )
