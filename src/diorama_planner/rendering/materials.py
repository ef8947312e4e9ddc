"""What surfaces look like: the material of a part of a body, made once for all parts that look the same.

What a surface is - its colours, relief and sizes - is for `surfaces`; here it becomes an element of Qt Quick 3D.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QVector2D, QVector3D
from PySide6.QtQml import QQmlProperty
from PySide6.QtQuick3D import QQuick3DObject

from diorama_planner.rendering.decals import painted_on
from diorama_planner.rendering.drafts import Drafts, albedo_name
from diorama_planner.rendering.elements import Elements, append_to, put_into
from diorama_planner.rendering.surfaces.skin import Bytes
from diorama_planner.rendering.surfaces.surface import LOOKS, MATT, Maps, Surface, prepare, recipe_of, stains, surface
from diorama_planner.solids.parts import BodyPart, Decal

_REPEAT, _LINEAR, _RGBA8, _NO_CULLING, _BLEND = 3, 2, 1, 3, 2
"""Numbers of a Texture's TilingMode, Filter and Format, a material's CullMode and AlphaMode: Python has no names."""


def shines(part: BodyPart) -> bool:
    """Whether a part shines of itself."""
    return part.finish == "emissive"


class Materials:
    """Makes materials and keeps them.

    Attributes:
        scale: denominator of the plan's scale, by which what has its size on the bench (foam, flock) is larger on
            things, which are modelled in real millimetres.
        drafts: what is worn for now by parts whose materials are still to be made.
        films: materials of what is wet. Each has `mirrorMap`, whose texture is what a camera under the water sees,
            `mirrorLevel`, how high that lies, and `mirrored`, 0 until there is one.
    """

    def __init__(self, elements: Elements, below: QQuick3DObject) -> None:
        """Make them for a scene, of which `below` is a node.

        A texture whose last user leaves the scene would come back empty: a model that is never seen uses all.
        """
        self._keeper = elements.node("Model", below, {"visible": False})
        self.scale = 1.0
        self.drafts = Drafts()
        self.films: list[Any] = []
        self._shine = 1.0
        self._shining: list[tuple[Any, QVector3D]] = []
        """What shines of itself, each with its colour as the circuit that it is on lets it shine."""
        self._elements = elements
        self._known: dict[Hashable, Any] = {}
        self._drawings: dict[Hashable, Decal] = {}
        self._wearers: Counter[Decal] = Counter()
        """How many models wear each drawing: unlike surfaces, of which there are few, every patch has its own."""
        self._drafts: dict[Hashable, Any] = {}
        self._textures: dict[str, Any] = {}

    def set_shine(self, times: float) -> None:
        """Let all that shines of itself be so many times as bright as its colour."""
        self._shine = times
        for material, factor in self._shining:
            material.setProperty("emissiveFactor", factor * times)

    def prepare(self, parts: Iterable[BodyPart]) -> None:
        """Make what many parts at once will ask for, side by side."""
        if not self.drafts.are_worn:
            prepare(recipe_of(part.finish, part.texture, part.colour) for part in parts if part.decal is None)

    def dress(self, model: Any, part: BodyPart, denominator: float, shine: float = 1.0) -> None:
        """Let a model wear the material of a part, see `material_for`, or a draft of it while those are worn."""
        if part.decal is not None:
            self._wearers[part.decal] += 1
        key = self._key(part, denominator, shine)
        if self.drafts.are_worn and key not in self._known:
            self.drafts.let_wait(model, key, part, lambda: self.material_for(part, denominator, shine))
            put_into(model, "materials", self._draft(part, shine))
        else:
            put_into(model, "materials", self.material_for(part, denominator, shine))

    def let_go(self, part: BodyPart) -> None:
        """Say that a model that was dressed as a part is gone: a drawing that nothing wears any more is not kept."""
        if part.decal is None or part.decal not in self._wearers:
            return
        self._wearers[part.decal] -= 1
        if self._wearers[part.decal]:
            return
        del self._wearers[part.decal]
        self.drafts.forget(part.decal)
        gone = [key for key, decal in self._drawings.items() if decal == part.decal]
        for key in gone:
            del self._drawings[key]
            self._known.pop(key).deleteLater()

    def material_for(self, part: BodyPart, denominator: float, shine: float = 1.0) -> Any:
        """Give the material of a part, whose mesh is in millimetres of which each is `denominator` real ones.

        Things are modelled in real millimetres: theirs is 1. `shine` is the share of its full brightness that it
        has if it shines of itself.
        """
        key = self._key(part, denominator, shine)
        if key not in self._known:
            if part.decal is not None:
                made = self._drawn(part.decal, part)
                self._drawings[key] = part.decal
            else:
                found = _lit(surface(part.finish, part.texture, part.colour, max(self.scale, denominator)), shine)
                made = self._made(found, 1.0 if denominator > 1.0 else self.scale, part.closed)
            self._known[key] = made
            append_to(self._keeper, "materials", made)
        return self._known[key]

    @property
    def drawings(self) -> int:
        """How many of the materials are drawings."""
        return len(self._drawings)

    def _key(self, part: BodyPart, denominator: float, shine: float) -> Hashable:
        lit = shine if shines(part) else 1.0
        return part.finish, part.colour, part.texture, part.closed, part.decal, denominator, self.scale, lit

    def _draft(self, part: BodyPart, shine: float) -> Any:
        """Give what a part wears for now: its colour alone, alike for the card; what is drawn is not there yet."""
        key = part.finish, part.colour, part.decal is None, shine
        if key not in self._drafts:
            look = _lit(surface(part.finish, "", part.colour, 1.0), shine)
            look = replace(look, clearcoat=0.0, opacity=look.opacity if part.decal is None else 0.0)
            made = self._drafts[key] = self._plain(look)
            made.setProperty("cullMode", _NO_CULLING)
        return self._drafts[key]

    def _made(self, found: Surface, times: float, closed: bool) -> Any:
        """Make a material; the millimetres of a surface are so many of the mesh."""
        made = self._plain(found) if found.maps is None else self._laid(found, found.maps, times)
        if not closed:
            made.setProperty("cullMode", _NO_CULLING)
        return made

    def _drawn(self, decal: Decal, part: BodyPart) -> Any:
        """Make a material of what is drawn, seen through where nothing is."""
        low_x, low_y, high_x, high_y = decal.box
        made = self._elements.make(
            "PrincipledMaterial",
            {"roughness": LOOKS.get(part.finish, MATT).roughness, "alphaMode": _BLEND},
        )
        placing = {
            "textureData": self._data(painted_on(part), clear=True),
            "scaleU": 1.0 / (high_x - low_x),
            "scaleV": 1.0 / (high_y - low_y),
            "positionU": -low_x / (high_x - low_x),
            "positionV": -low_y / (high_y - low_y),
            "generateMipmaps": True,
            "mipFilter": _LINEAR,
        }
        made.setProperty("baseColorMap", self._textured(placing, made))
        made.setProperty("cullMode", _NO_CULLING)
        return made

    def _plain(self, found: Surface) -> Any:
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
            linear = ((each / 255.0) ** 2.2 for each in (colour.red(), colour.green(), colour.blue()))
            factor = QVector3D(*linear) * found.emissive
            properties["emissiveFactor"] = factor * self._shine
        made = self._elements.make("PrincipledMaterial", properties)
        if found.emissive:
            self._shining.append((made, factor))
        return made

    def _pool(self, found: Surface, maps: Maps, times: float) -> Any:
        """Give open water; see `assets/space/water.frag`."""
        made = self._elements.make("water.qml", {"side": found.side_mm * times, "tint": QColor(found.colour)})
        relief = self._texture(f"{found.maps_name} relief", lambda: maps.relief)
        QQmlProperty.write(made, "reliefMap.texture", relief)
        self.films.append(made)
        return made

    def _laid(self, found: Surface, maps: Maps, times: float) -> Any:
        """Lay the maps of a surface on a material; see `assets/space/surface.frag`."""
        if found.pool:
            return self._pool(found, maps, times)
        width, height = found.unit_mm
        made = self._elements.make(
            "surface.qml",
            {
                "side": found.side_mm * times,
                "grain": times,
                "unit": QVector2D(width * times, height * times),
                "bonded": float(found.bonded),
                "turned": float(found.loose),
                "stained": found.stained,
                "upright": float(found.upright),
                "film": float(found.film),
                "shine": found.specular,
                "coat": found.clearcoat,
                "coatRoughness": found.clearcoat_roughness,
            },
        )
        name = found.maps_name
        for each, picture in (
            ("albedoMap", (albedo_name(name, found.colour), lambda: maps.albedo(found.colour))),
            ("reliefMap", (f"{name} relief", lambda: maps.relief)),
            ("depthMap", (f"{name} depth", lambda: maps.depth)),
            ("stainMap", ("stains", stains)),
        ):
            QQmlProperty.write(made, f"{each}.texture", self._texture(*picture))
        if found.film:
            self.films.append(made)
        return made

    def _texture(self, name: str, picture: Callable[[], Bytes]) -> Any:
        """Give the texture of a picture, one for all that show it."""
        if name not in self._textures:
            ready = self.drafts.pictures.pop(name, None)
            properties = {
                "textureData": self._data(picture() if ready is None else ready),
                "tilingModeHorizontal": _REPEAT,
                "tilingModeVertical": _REPEAT,
                "generateMipmaps": True,
                "mipFilter": _LINEAR,
            }
            self._textures[name] = self._textured(properties)
        return self._textures[name]

    def _textured(self, properties: dict[str, Any], owner: Any = None) -> Any:
        """Make a texture, to which its data belong."""
        texture = self._elements.make("Texture", properties, owner)
        properties["textureData"].setParent(texture)
        return texture

    def _data(self, picture: Bytes, *, clear: bool = False) -> Any:
        """Put a picture, (rows, columns, 4), its upper row first, where the card finds it; `clear` is seen through.

        Nothing made in Python: the thread that draws would have to wait for Python when it copies it.
        """
        rows, columns = picture.shape[:2]
        properties = {
            "width": columns,
            "height": rows,
            "format": _RGBA8,
            "hasTransparency": clear,
            "textureData": QByteArray(np.ascontiguousarray(picture[::-1]).tobytes()),
        }
        return self._elements.make("ProceduralTextureData", properties)


def _lit(look: Surface, shine: float) -> Surface:
    """Let what shines of itself do so with a share of its brightness."""
    return replace(look, emissive=look.emissive * shine)
