"""Small plans for the tests of `app`."""

from diorama_planner.app import verbs
from diorama_planner.app.session import Session
from diorama_planner.app.starts import new_document
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.core.scale import Scale
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.record import Item

CATALOGUE = load_catalogue()


def rect(x0, y0, x1, y1):
    return ((x0, y0), (x1, y0), (x1, y1), (x0, y1))


def session_with(*items: Item, base=(300.0, 200.0), scale=64.0, **fields) -> Session:
    session = Session(catalogue=CATALOGUE, **fields)
    session.new(new_document("Plan", Scale(scale), base))
    add(session, *items)
    return session


def add(session: Session, *items: Item) -> None:
    with session.edit("Add") as draft:
        verbs.add_items(draft, items)


def change(session: Session, item_id: str, **fields) -> None:
    with session.edit("Change") as draft:
        verbs.set_fields(draft, item_id, fields)


def codes(session: Session) -> set[str]:
    return {issue.code for issue in session.issues()}


def drum(item_id: str, x: float, y: float, **fields) -> Thing:
    return Thing(id=item_id, thing="oil_drum", at_mm=(x, y), **fields)
