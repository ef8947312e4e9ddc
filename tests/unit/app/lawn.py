"""A lawn with three oil drums, shops that offer what it takes, and a shelf: what tests of buying begin with."""

from decimal import Decimal

from diorama_planner.app.session import Session
from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.kinds.base import Base
from diorama_planner.kinds.ground_cover import GroundCover
from diorama_planner.kinds.thing import Thing
from diorama_planner.model.document import Document
from diorama_planner.model.record import BASE_ID, PRICES_ID, PROJECT_ID, PriceList, Project
from diorama_planner.takeoff import stash as shelf
from diorama_planner.takeoff.shops import Offer, Shop, thing_key

CATALOGUE = load_catalogue()
GRASS, WATER = "static_grass_2mm", "ws_realistic_water"
DRUM = thing_key("oil_drum")
SQUARE = ((0.0, 0.0), (1000.0, 0.0), (1000.0, 1000.0), (0.0, 1000.0))


def session_of(area=SQUARE, drums=3, **prices):
    """A square metre of grass (80 g/m2 and a quarter more for waste: 100 g) and three oil drums."""
    prices = {"currency": "EUR", "have": ("tool_grass_applicator", "static_layering_glue"), **prices}
    items = [Thing(id=f"d{number}", thing="oil_drum", at_mm=(-50.0, 10.0 * number)) for number in range(drums)]
    return Session(
        Document.of(
            [
                Project(id=PROJECT_ID, name="Meadow", scale=64.0),
                Base(id=BASE_ID, width_mm=1200, depth_mm=1200, material=""),
                GroundCover(id="grass", outline_mm=area, material=GRASS),
                PriceList(id=PRICES_ID, **prices),
                *items,
            ]
        ),
        catalogue=CATALOGUE,
    )


def offer(key, pack_size, price, **more):
    return Offer(key=key, pack_size=pack_size, price=Decimal(price), **more)


def shop(name, *offers, **more):
    return Shop(**{"id": name.lower(), "name": name, "currency": "EUR", "offers": offers, **more})


def put(session, *shops):
    for each in shops:
        session.workshop.put_shop(each)


def stock(session, *holdings):
    session.workshop.change_stash(lambda now: shelf.move(now, "bought", shelf.gains(now, holdings), "2026-05-01"))
