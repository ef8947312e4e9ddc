"""A face patch: moss, rust, damp, a poster or graffiti as an outline on a face of a wall."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, ClassVar

from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.errors import RecordError
from diorama_planner.core.issues import Fix, Issue, Severity
from diorama_planner.core.messages import Message, Shown, msg
from diorama_planner.core.units import format_area, format_length
from diorama_planner.drawing.primitives import Fill, Primitive, Solid
from diorama_planner.geometry.offsets import wall_body
from diorama_planner.geometry.region import Region, empty_region, intersection, polygon_region
from diorama_planner.kinds.contract import Around, BuildUp, ItemKind, OnFace, Placement, Surface
from diorama_planner.kinds.faces import FACES, drawn_region, face_of, face_region, skirting
from diorama_planner.kinds.hosts import Face
from diorama_planner.kinds.shared import OPENING_LEVEL, finish_on, finish_paint, grips, item_name, later, region_path
from diorama_planner.model.record import FADE_SHARES, Coat, Coats, Finishes, Item, Points, RecordId
from diorama_planner.model.roles import Role, Spec

PATCH_LEVEL = OPENING_LEVEL + 1
SEEN_MM = 0.6
"""How thick a patch is drawn on the plan, where it is seen edge on."""

COLOURS: Mapping[str, str] = {
    "moss": "#6f8a33",
    "rust": "#b4622c",
    "damp": "#4a4640",
    "soot": "#17150f",
    "graffiti": "#e2338a",
    "posters": "",
    "paint": "#6f8ea3",
}
MATERIALS: Mapping[str, str] = {
    "moss": "ws_turf_bag",
    "rust": "pigment_30",
    "damp": "wash_35",
    "soot": "pigment_30",
    "graffiti": "model_acrylic_17",
    "posters": "paper_a4",
    "paint": "craft_paint_59",
}
"""What each is usually made of; moss on a wall is fine turf dabbed into glue."""

SURFACE = "patch"
"""It has one, on whichever face it lies."""

SOWN = frozenset({"static_grass", "turf"})
"""Categories that are sown into wet glue and so want a surface that lies flat."""

LONGEST_MOSS_MM = 1.0
"""Moss on brick is fine turf or fibres of 0.5 to 1 mm; builder's practice, unsourced."""

LEAST_SHARE = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch(Item):
    """`outline_mm` is in the face's own millimetres: from its left end as one looks at it, and up from its foot.

    `fade` says whither it grows fainter; `strength` is how thickly it is laid where it is strongest. `build_up` lists
    layers from the wall outwards, in the place of `material`: glue and flock for moss on brick. A finish takes the
    place of both.
    """

    kind: ClassVar[str] = "patch"

    host: Annotated[RecordId, Spec(Role.REFERENCE, "Wall", cascade=True, shown=False)]
    outline_mm: Annotated[Points, Spec(Role.FACE_POINTS, "Outline", shown=False)]
    surface: Annotated[str, Spec(Role.CHOICE, "Face", choices=FACES)] = "front"
    look: Annotated[str, Spec(Role.CHOICE, "Look", choices=tuple(MATERIALS))] = "moss"
    fade: Annotated[str, Spec(Role.CHOICE, "Fades", choices=tuple(FADE_SHARES))] = "even"
    strength: Annotated[float, Spec(Role.RATIO, "Strength", minimum=0.0, maximum=1.0)] = 1.0
    colour: Annotated[str, Spec(Role.COLOUR, "Colour")] = ""
    text: Annotated[str, Spec(Role.TEXT, "Text")] = ""
    material: Annotated[str, Spec(Role.MATERIAL, "Material", when=("build_up", ((),)))] = ""
    build_up: Annotated[Coats, Spec(Role.DATA, "Layers")] = ()
    finishes: Finishes = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        super(Patch, self).__post_init__()
        if len(set(self.outline_mm)) < 3:
            raise RecordError(msg("a patch needs an outline of three different points"), where=self.id)


def material_of(item: Patch) -> str:
    """The material chosen, or what the look is usually made of."""
    return item.material or MATERIALS[item.look]


def layers_of(item: Patch) -> Coats:
    """Its layers from the wall outwards; its one material where it is not built up."""
    return item.build_up or (Coat(material=material_of(item)),)


def covered(item: Patch, around: Around) -> Region:
    """The part of the face that is really covered: what lies on the wall, openings left out."""
    wall = around.host(item)
    return drawn_region(item.outline_mm, face_of(wall, item.surface), around) if wall else empty_region()


def outline(item: Patch, around: Around) -> Region:
    """Where it is seen edge on from above; nowhere if it does not lie on its wall."""
    wall = around.host(item)
    region = covered(item, around)
    if wall is None or region.is_empty:
        return empty_region()
    face = face_of(wall, item.surface)
    left, _, right, _ = region.bounds
    line = skirting(face, left, right)
    return wall_body(line, wall.thickness_mm if item.surface == "top" else SEEN_MM)


def draw(item: Patch, around: Around) -> Iterator[Primitive]:
    """A line of its colour along the face."""
    yield Fill(region_path(around.outline(item)), Solid(item.colour or COLOURS[item.look] or "#efe4c8"))


def face_outline(item: Patch, around: Around, face: Face) -> Region:
    """As drawn, so that it can be taken hold of even where it leaves the wall."""
    return polygon_region(item.outline_mm)


def face_draw(item: Patch, around: Around, face: Face) -> Iterator[Primitive]:
    """What it looks like on the wall."""
    from diorama_planner.kinds.patch_looks import LOOKS, Stain  # seen only where a face is

    region = drawn_region(item.outline_mm, face, around)
    if region.is_empty:
        return
    if item.look == "paint" and (finished := finish_paint(item, SURFACE, around)):
        yield Fill(region_path(region), finished)
        return
    seed = zlib.crc32(item.id.encode())
    colour = item.colour or COLOURS[item.look]
    stain = Stain(region, colour, item.fade, item.strength, around.scale, seed, item.text)
    yield from LOOKS[item.look](stain)


def face_moved(item: Patch, face: Face, dx: float, dy: float) -> Patch:
    """The patch elsewhere on its face."""
    return replace(item, outline_mm=tuple((x + dx, y + dy) for x, y in item.outline_mm))


def surfaces(item: Patch, around: Around) -> tuple[Surface, ...]:
    """What it covers of its face."""
    return (Surface(SURFACE, covered(item, around).area),)


def takeoff(item: Patch, around: Around) -> tuple[TakeoffLine, ...]:
    """Area on the wall, openings left out, by strength and fade and the rate of the material."""
    from diorama_planner.kinds.cover_sums import Sown, layer_lines  # what is billed is not needed for a picture

    if item.strength <= LEAST_SHARE or finish_on(item, SURFACE):
        return ()  # a finish is billed with those of all kinds
    area, fade = covered(item, around).area, FADE_SHARES[item.fade]
    full = area * fade * item.strength
    over = Sown(area, area * fade if item.build_up else full, full)
    return tuple(layer_lines(item.id, item.surface, layers_of(item), over, around))


def build_up(item: Patch, around: Around) -> BuildUp:
    """What it lays on its wall, unless that is a finish."""
    if finish_on(item, SURFACE):
        return BuildUp()
    return BuildUp(tuple(layer.material for layer in layers_of(item)))


def remarks(item: Patch, around: Around) -> list[Message]:
    """How to lay a cover on a wall; how tall its fibres stand, and what must dry."""
    from diorama_planner.kinds.cover_notes import made_of, notes_on

    made = made_of(layers_of(item), around.catalogue)
    if not any(material.category in SOWN for _, material in made):
        return []
    first = msg("Flock it with the wall lying flat, then stand the wall up")
    return [first, *notes_on(layers_of(item), covered(item, around).area, around)]


def check(item: Patch, around: Around) -> list[Issue]:
    """A patch that is on no wall, or reaches beyond its face; a material of which nobody knows how far it goes."""
    from diorama_planner.kinds.cover_notes import issues_of  # after the first picture

    wall = around.host(item)
    name = item_name(item, item.look.capitalize())
    if wall is None:
        text = msg("{name} is on no wall", name=name)
        return [Issue("face-without-wall", Severity.ERROR, item.id, text)]
    face = face_of(wall, item.surface)
    drawn = polygon_region(item.outline_mm)
    inside = intersection(drawn, face_region(face))
    found = [*issues_of(item, "build_up", layers_of(item), name, around), *_long_moss(item, name, around)]
    if inside.is_empty:
        fix = Fix(
            msg("Move it onto the wall"), "set_fields", {"id": item.id, "fields": {"outline_mm": _onto(item, face)}}
        )
        text = msg("{name} lies beside its wall", name=name)
        return [*found, Issue("patch-beside-wall", Severity.WARNING, item.id, text, (fix,))]
    over = drawn.area - inside.area
    if over > 1e-6 * drawn.area + 1e-6:
        text = msg("{area} of {name} lie beside the wall and are left out", area=Shown(format_area, over), name=name)
        fix = Fix(
            msg("Move it onto the wall"), "set_fields", {"id": item.id, "fields": {"outline_mm": _onto(item, face)}}
        )
        found.append(Issue("patch-cut-off", Severity.HINT, item.id, text, (fix,)))
    return found


def _long_moss(item: Patch, name: str, around: Around) -> Iterator[Issue]:
    """Moss of fibres that hang off a wall like hair."""
    from diorama_planner.kinds.cover_notes import fibre_mm, made_of

    if item.look != "moss":
        return
    for layer, material in made_of(layers_of(item), around.catalogue):
        fibre = fibre_mm(material)
        if fibre and fibre > LONGEST_MOSS_MM:
            text = msg("{name}: fibres of {fibre} are long for moss on a wall", name=name, fibre=format_length(fibre))
            short = MATERIALS["moss"]
            changed = tuple(
                replace(each, material=short) if each.material == layer.material else each for each in item.build_up
            )
            fields = {"build_up": changed} if item.build_up else {"material": short}
            fix = Fix(msg("Use fine turf"), "set_fields", {"id": item.id, "fields": fields})
            yield Issue("long-moss", Severity.HINT, item.id, text, (fix,))


def _onto(item: Patch, face: Face) -> Points:
    """The outline moved the shortest way onto its face, and what is larger than the face cut down to it."""
    xs, ys = [x for x, _ in item.outline_mm], [y for _, y in item.outline_mm]
    dx = _shift(min(xs), max(xs), face.width_mm)
    dy = _shift(min(ys), max(ys), face.height_mm)
    return tuple(
        (min(max(x + dx, 0.0), face.width_mm), min(max(y + dy, 0.0), face.height_mm)) for x, y in item.outline_mm
    )


def _shift(low: float, high: float, room: float) -> float:
    """By what a stretch has to be moved to lie in 0 to `room`."""
    return max(-low, 0.0) if low < 0 else min(room - high, 0.0)


KIND = ItemKind(
    tag="patch",
    record=Patch,
    name="Face patch",
    plural="Face patches",
    icon="droplets",
    placement=Placement.FACE,
    level=PATCH_LEVEL,
    outline=outline,
    draw=draw,
    shell=later("face_shells", "patch_shell"),
    surfaces=surfaces,
    takeoff=takeoff,
    handles=grips("outline_mm"),
    parts=later("ground_parts", "patch_parts"),
    check=check,
    build_up=build_up,
    remarks=remarks,
    on_face=OnFace(face_outline, face_draw, face_moved),
)
