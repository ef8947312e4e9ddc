"""What an exporter is, what it is given, and how its bytes reach a file.

An exporter turns a job into bytes and knows neither files nor the document; `export` writes them whole or not
at all. Formats are one module each; `exporters.registry` knows their names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeVar

from diorama_planner.core.messages import Message
from diorama_planner.drawing.primitives import Primitive
from diorama_planner.project_io.files import write_atomically

if TYPE_CHECKING:
    from diorama_planner.exporters.shot_cards import Pictured, ShotCard, ShotCards
    from diorama_planner.exporters.space_job import SpaceJob
    from diorama_planner.exporters.wiring_job import WiringJob
    from diorama_planner.geometry.lighting import Nightlight
    from diorama_planner.kinds.cards import Card
    from diorama_planner.takeoff.cutting_list import Cutting

Job = TypeVar("Job")
Options = TypeVar("Options")
Bounds = tuple[float, float, float, float]


def _no_asset(_hash: str) -> bytes | None:
    return None


@dataclass(frozen=True, slots=True)
class Template:
    """A part to be cut at its own size: its name, what is drawn of it, and the box that must be seen, in mm."""

    name: str
    primitives: tuple[Primitive, ...]
    bounds: Bounds


def _no_card() -> Card | None:
    return None


def _no_templates() -> Sequence[Template]:
    return ()


def _no_cuttings() -> Sequence[Cutting]:
    return ()


@dataclass(frozen=True, slots=True)
class NightJob:
    """What is needed to make a night of a plan: what its lamps light, and all that is seen then, lowest first."""

    light: Nightlight
    primitives: tuple[Primitive, ...]


def _no_night() -> NightJob | None:
    return None


def _no_wiring() -> WiringJob | None:
    return None


def _no_shots(_how: Pictured) -> Sequence[ShotCard]:
    return ()


def _no_space() -> SpaceJob | None:
    return None


@dataclass(frozen=True, slots=True)
class DrawingJob:
    """A plan to be drawn into a file.

    Attributes:
        name: the project's name.
        layers: name and primitives of each layer, lowest first, in model millimetres.
        bounds: what of it must be seen (xmin, ymin, xmax, ymax).
        scale_text: the model's scale for people, as in `1:64`.
        base_size: the base for people, as in `200 × 240 mm`.
        date: for the title block; empty unless the user asks for it.
        footprints: what a 1:1 page shows: outlines and names, in model millimetres.
        engravings: what is scribed into surfaces, with the outlines that it lies in; empty if there is nothing.
        footprint_bounds: what of the footprints must be seen; `bounds` if None.
        templates: gives the slices of foam, each as it is cut; they take a while, so they are made when asked for.
        bench_card: gives the card for the bench, None where nothing is mixed; made when asked for.
        cuttings: gives what is cut from sheets and bars, laid out; made when asked for, too.
        night: gives what a picture of the night takes, None where there is none; made when asked for.
        wiring: gives lights, circuits and wires, None where nothing is electric; made when asked for.
        space: gives all that has a body, None where nothing has; made when asked for.
        shots: gives the cards of a shot list, one for each camera; made when asked for.
        assets: gives the bytes of a picture by its hash.
    """

    name: str
    layers: tuple[tuple[str, tuple[Primitive, ...]], ...]
    bounds: Bounds
    scale_text: str = ""
    base_size: str = ""
    date: str = ""
    footprints: tuple[Primitive, ...] = ()
    footprint_bounds: Bounds | None = None
    engravings: tuple[Primitive, ...] = ()
    templates: Callable[[], Sequence[Template]] = field(default=_no_templates, compare=False)
    bench_card: Callable[[], Card | None] = field(default=_no_card, compare=False)
    cuttings: Callable[[], Sequence[Cutting]] = field(default=_no_cuttings, compare=False)
    wiring: Callable[[], WiringJob | None] = field(default=_no_wiring, compare=False)
    night: Callable[[], NightJob | None] = field(default=_no_night, compare=False)
    space: Callable[[], SpaceJob | None] = field(default=_no_space, compare=False)
    shots: ShotCards = field(default=_no_shots, compare=False)
    assets: Callable[[str], bytes | None] = field(default=_no_asset, compare=False)

    @property
    def primitives(self) -> tuple[Primitive, ...]:
        """All layers, lowest first."""
        return tuple(primitive for _, layer in self.layers for primitive in layer)


@dataclass(frozen=True, slots=True)
class Exporter(Generic[Job, Options]):
    """One format: its tag on the command line, its name for people, the ending of its files, its options.

    `produce` gives the bytes of a file; `options` is a frozen dataclass whose fields all have defaults and in
    their metadata a `help` text. `pages`, for formats of which that is worth knowing beforehand, counts them.
    """

    tag: str
    label: Message
    suffix: str
    produce: Callable[[Job, Options], bytes]
    options: type[Options]
    pages: Callable[[Job, Options], int] | None = None


def export(exporter: Exporter[Any, Any], job: object, options: object, target: Path | BinaryIO) -> None:
    """Write a job in a format, to a file (whole or not at all) or to an open binary stream.

    Raises:
        WriteError: the file cannot be written; what was there before is untouched.
        UsageError: the options do not go together with the job.
    """
    data = exporter.produce(job, options)
    if isinstance(target, Path):
        write_atomically(target, data)
    else:
        target.write(data)
