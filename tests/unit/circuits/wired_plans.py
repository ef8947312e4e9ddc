"""A small plan with something of everything that wires run through, for the tests of routing."""

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.kinds.base import Base, BaseLayer
from diorama_planner.kinds.junction import Junction
from diorama_planner.kinds.light import Light
from diorama_planner.kinds.opening import Opening
from diorama_planner.kinds.path import Kerb, Path
from diorama_planner.kinds.pour import Pour
from diorama_planner.kinds.supply import Supply
from diorama_planner.kinds.thing import Thing
from diorama_planner.kinds.trough import Trough
from diorama_planner.kinds.wall import Wall
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, Circuit, Project

CATALOGUE = load_catalogue()
BASE = Base(
    id=BASE_ID,
    width_mm=400.0,
    depth_mm=300.0,
    clearance_mm=12.0,
    layers=(BaseLayer(material="xps_eu_20", thickness_mm=20.0),),
)
SUPPLY = Supply(id="supply", source="dc12_2a", at_mm=(200.0, 150.0), under_base=True)
LIT = Circuit(id="lit", name="Lit", feed="supply")


def session_of(*records, base=BASE):
    """A session of a plan on a base, with a supply under it and a circuit."""
    known = {record.id for record in records}
    usual = [each for each in (Project(name="Wired"), base, SUPPLY, LIT) if each is not None and each.id not in known]
    return Session(Document.of([*usual, *records]), catalogue=CATALOGUE)


def light(name, x, y, z=30.0, **more):
    return Light(id=name, at_mm=(x, y), z_mm=z, circuit=more.pop("circuit", "lit"), **more)


def town():
    """Two walls that meet, a hollow one, a door, a window, a trough, a kerb, a lamp post, a pool and a junction."""
    return (
        Wall(id="back", path_mm=((40.0, 260.0), (300.0, 260.0)), thickness_mm=10.0, height_mm=80.0),
        Wall(id="side", path_mm=((300.0, 260.0), (300.0, 80.0)), thickness_mm=8.0, height_mm=80.0),
        Wall(id="hollow", path_mm=((40.0, 60.0), (140.0, 60.0)), thickness_mm=9.0, construction="printed"),
        Opening(id="door", host="back", at_mm=60.0, width_mm=20.0, height_mm=40.0),
        Opening(id="window", host="side", at_mm=90.0, width_mm=20.0, height_mm=20.0, sill_mm=25.0),
        Trough(id="way", line_mm=((60.0, 254.0), (60.0, 120.0), (180.0, 120.0))),
        Path(
            id="walk", line_mm=((320.0, 40.0), (390.0, 40.0)), width_mm=20.0, kerb=Kerb(width_mm=4.0, height_mm=3.0)
        ),
        Thing(id="post", thing="street_lamp_vintage", at_mm=(350.0, 200.0)),
        Pour(id="pool", outline_mm=((200.0, 180.0), (280.0, 180.0), (280.0, 230.0), (200.0, 230.0)), depth_mm=2.0),
        Junction(id="hub", at_mm=(120.0, 150.0), feed="supply"),
        Circuit(id="row", name="Row", feed="hub", wiring="series"),
    )
