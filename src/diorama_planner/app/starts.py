"""Beginnings: a new plan on a base, the shipped templates and examples, and where they lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.resources import asset_path, assets_folder
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PROJECT_ID, Project

if TYPE_CHECKING:
    from diorama_planner.core.scale import Scale

SUFFIX = ".diorama"
SMALLEST_MM = 1.0


@dataclass(frozen=True, slots=True)
class Start:
    """A shipped plan to begin from: its name on disk and in words."""

    id: str
    title: str
    about: str

    @property
    def path(self) -> Path:
        """Its file. Raises `MissingComponentError` if it is not there."""
        return asset_path(*f"{self.id}{SUFFIX}".split("/"))


TEMPLATES: tuple[Start, ...] = (
    Start("templates/blank", "Blank base", "1:64, A5 board"),
    Start("templates/alley", "Alley", "1:64, two walls and a wet road"),
    Start("templates/fuel-station", "Vintage fuel station", "1:64, pumps, kiosk and forecourt"),
    Start("templates/workshop", "Amber workshop", "1:64, lift, bench and roller door"),
    Start("templates/cafe-front", "Cafe front", "1:64, pavement, tables and awning"),
    Start("templates/hardstand", "Hardstand", "1:72, concrete and an aeroplane"),
    Start("templates/country-halt", "Country halt", "1:87, single track and a platform"),
    Start("templates/room-box", "Room box", "1:12, three walls and a floor"),
)
EXAMPLES: tuple[Start, ...] = (
    Start("examples/neon-alley", "Neon alley", "1:64, a rain-slicked back street"),
    Start("examples/country-halt", "Country halt", "1:87, a hill, a pond and a farm lane"),
    Start("examples/dockside", "Dockside", "1:87, containers on a quay"),
)


def is_shipped(path: Path) -> bool:
    """Whether a plan is one of the program's own, which nobody's work may be saved over."""
    shipped = (assets_folder() / "templates", assets_folder() / "examples")
    return any(path.resolve().is_relative_to(folder) for folder in shipped)


def template_named(name: str) -> Start:
    """Find a template by its id or name.

    Raises:
        UsageError: with the names that there are.
    """
    for start in TEMPLATES:
        if name.lower() in (start.id.split("/")[1], start.title.lower()):
            return start
    names = ", ".join(start.id.split("/")[1] for start in TEMPLATES)
    raise UsageError(msg("there is no template {name!r}", name=name), msg("choose one of {names}", names=names))


def new_document(
    name: str,
    scale: Scale,
    base_mm: tuple[float, float],
    *,
    thickness_mm: float = 9.0,
    material: str = "mdf_eu_9",
) -> Document:
    """Make an empty plan on a rectangular base.

    Raises:
        UsageError: a base of no size or of more than ten metres.
    """
    from diorama_planner.kinds.base import LARGEST_MM, Base

    width, depth = base_mm
    for side in (width, depth):
        if not SMALLEST_MM <= side <= LARGEST_MM:
            raise UsageError(
                msg("a base of {width:g} x {depth:g} mm cannot be planned", width=width, depth=depth),
                msg("give each side at least 1 mm and at most 10 m"),
            )
    if not 0 < thickness_mm <= 1000:
        raise UsageError(msg("a base cannot be {thickness:g} mm thick", thickness=thickness_mm), msg("try 9 mm"))
    project = Project(id=PROJECT_ID, name=name, scale=scale.denominator)
    base = Base(id=BASE_ID, width_mm=width, depth_mm=depth, thickness_mm=thickness_mm, material=material, order=-1.0)
    return Document.of([project, base])
