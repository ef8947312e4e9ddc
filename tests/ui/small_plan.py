"""A small plan for tests of the window."""

from diorama_planner.kinds.base import Base
from diorama_planner.kinds.landform import Landform
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import Project


def small_document() -> Document:
    """A base of 300 x 200 mm with two cars, a wall and a hill that lie apart."""
    return Document.of(
        [
            Project(id="project", name="Test", scale=64.0),
            Base(id="base", width_mm=300, depth_mm=200),
            Landform(
                id="hill",
                order=1,
                outline_mm=((200, 100), (290, 100), (290, 190), (200, 190)),
                height_mm=10,
            ),
            Wall(
                id="wall",
                order=2,
                path_mm=((20, 160), (120, 160)),
                thickness_mm=10,
                height_mm=60,
                material="xps_eu_10",
            ),
            Thing(id="trueno", order=3, thing="toyota_ae86_trueno", at_mm=(60, 40)),
            Thing(id="other", order=4, thing="toyota_ae86_trueno", at_mm=(60, 100)),
        ]
    )
