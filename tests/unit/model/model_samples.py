"""A few record classes of their own, for the tests of the model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar

from diorama_planner.model.document import Document
from diorama_planner.model.record import Curves, Item, Layer, Point, Points, Project, RecordId
from diorama_planner.model.roles import Role, Spec


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Item):
    kind: ClassVar[str] = "post"

    at_mm: Annotated[Point, Spec(Role.POINT)] = (0.0, 0.0)
    path_mm: Annotated[Points, Spec(Role.POINTS)] = ()
    holes_mm: Annotated[tuple[Points, ...], Spec(Role.POINTS)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS)] = field(default_factory=dict, hash=False)
    rotation_deg: Annotated[float, Spec(Role.ANGLE)] = 0.0
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, positive=True)] = 10.0
    thickness_mm: Annotated[float, Spec(Role.BENCH_LENGTH, minimum=0, maximum=50)] = 1.0
    sizes_mm: Annotated[tuple[float, ...] | None, Spec(Role.REAL_LENGTH)] = None
    density: Annotated[float, Spec(Role.RATIO, minimum=0)] = 1.0
    count: Annotated[int, Spec(Role.COUNT, minimum=1, maximum=9)] = 1
    shape: Annotated[str, Spec(Role.CHOICE, choices=("round", "square"))] = "round"
    tags: Annotated[Mapping[str, str], Spec(Role.DATA)] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lamp(Item):
    kind: ClassVar[str] = "lamp"

    host: Annotated[RecordId, Spec(Role.REFERENCE, cascade=True)]
    switch: Annotated[RecordId, Spec(Role.REFERENCE)] = ""


def street():
    """Two posts on a layer, one with a lamp that a switch turns on."""
    return Document.of(
        [
            Project(id="project"),
            Layer(id="ground", name="Ground"),
            Post(id="post-1", layer="ground", order=1.0),
            Post(id="post-2", layer="ground", order=2.0),
            Lamp(id="lamp", host="post-1", switch="post-2", order=3.0),
        ]
    )
