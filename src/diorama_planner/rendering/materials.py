"""What surfaces look like: the material of a part of a body, made once for all parts that look the same.

What a surface is - its colours, relief and sizes - is for `surfaces`; here it becomes an element of Qt Quick 3D.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QVector3D
from PySide6.QtQuick3D import QQuick3DTextureData

from diorama_planner.rendering.elements import Elements
from diorama_planner.rendering.surfaces.skin import Bytes
from diorama_planner.rendering.surfaces.surface import Maps, Surface, surface
from diorama_planner.solids.parts import BodyPart

_REPEAT, _TRILINEAR = 3, 2
"""Of Texture's TilingMode and Filter: numbers, since enumerations of its QML type are not in Python."""


class Materials:
    """Makes materials and keeps them.

    Attributes:
        scale: denominator of the plan's scale, by which what has its size on the bench (foam, flock) is larger on
            things, which are modelled in real millimetres.
    """

    def __init__(self, elements: Elements) -> None:
        self.scale = 1.0
        self._elements = elements
        self._known: dict[object, Any] = {}
        self._data: dict[str, tuple[QQuick3DTextureData, ...]] = {}

    def material_for(self, part: BodyPart, denominator: float) -> Any:
        """Give the material of a part; the texture of its mesh is in mm, `denominator` of which are so many real ones.

        Things are modelled in real millimetres: theirs is 1.
        """
        key = (part.finish, part.colour, part.texture, part.closed, denominator, self.scale)
        if key not in self._known:
            found = surface(part.finish, part.texture, part.colour, max(self.scale, denominator))
            side = found.side_mm if denominator > 1.0 else found.side_mm * self.scale
            self._known[key] = self._made(found, side, part.closed)
        return self._known[key]

    def _made(self, found: Surface, side: float, closed: bool) -> Any:
        properties: dict[str, Any] = {
            "baseColor": QColor(found.colour),
            "roughness": found.roughness,
            "metalness": found.metalness,
            "specularAmount": found.specular,
            "clearcoatAmount": found.clearcoat,
            "clearcoatRoughnessAmount": found.clearcoat_roughness,
            "opacity": found.opacity,
        }
        if found.emissive:
            colour = QColor(found.colour)
            properties["emissiveFactor"] = found.emissive * QVector3D(
                *((each / 255.0) ** 2.2 for each in (colour.red(), colour.green(), colour.blue()))
            )
        made = self._elements.make("PrincipledMaterial", properties)
        if not closed:
            made.setProperty("cullMode", 3)
        if found.maps is not None:
            self._laid(made, found.maps, found.maps_name, side)
        return made

    def _laid(self, material: Any, maps: Maps, name: str, side: float) -> None:
        """Lay the maps of a surface on a material."""
        albedo, relief, depth = (self._texture(data, side, material) for data in self._textures(name, maps))
        material.setProperty("baseColorMap", albedo)
        material.setProperty("normalMap", relief)
        material.setProperty("roughness", 1.0)
        material.setProperty("roughnessMap", relief)
        material.setProperty("roughnessChannel", 3)
        material.setProperty("metalness", 1.0)
        material.setProperty("metalnessMap", depth)
        material.setProperty("metalnessChannel", 1)
        material.setProperty("occlusionMap", depth)
        material.setProperty("occlusionChannel", 0)
        material.setProperty("alphaMode", 1)

    def _texture(self, data: QQuick3DTextureData, side: float, owner: Any) -> Any:
        return self._elements.make(
            "Texture",
            {
                "textureData": data,
                "scaleU": 1.0 / side,
                "scaleV": 1.0 / side,
                "tilingModeHorizontal": _REPEAT,
                "tilingModeVertical": _REPEAT,
                "generateMipmaps": True,
                "mipFilter": _TRILINEAR,
            },
            owner,
        )

    def _textures(self, name: str, maps: Maps) -> tuple[QQuick3DTextureData, ...]:
        if name not in self._data:
            self._data[name] = tuple(texture_data(each) for each in (maps.albedo, maps.relief, maps.depth))
        return self._data[name]


def texture_data(picture: Bytes) -> QQuick3DTextureData:
    """Put a picture, (rows, columns, 4), its upper row first, where the card finds it."""
    rows, columns = picture.shape[:2]
    data = QQuick3DTextureData()
    data.setSize(QSize(columns, rows))
    data.setFormat(QQuick3DTextureData.Format.RGBA8)
    data.setHasTransparency(False)
    data.setTextureData(QByteArray(np.ascontiguousarray(picture[::-1]).tobytes()))
    return data
