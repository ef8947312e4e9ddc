"""Bills for the tests of their formats."""

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.takeoff_line import TakeoffLine
from diorama_planner.core.messages import msg
from diorama_planner.exporters.bill_job import BillChoices, BillJob
from diorama_planner.kinds.swatches import swatch
from diorama_planner.model.record import PRICES_ID, PriceList
from diorama_planner.takeoff.bill import Bill, PlacedThing, make_bill
from diorama_planner.takeoff.ledger import Ledger

CATALOGUE = load_catalogue()
LINES = (
    ("road", "top", "epoxy_coating", 23_200.0, "mm3", 23.2, "ml"),
    ("wall", "front", "xps_eu_10", 485_330.0, "mm3", 48_533.0, "mm2"),
    ("wall", "back", "xps_eu_10", 50_000.0, "mm3", 5_000.0, "mm2"),
    ("shed", "front", "xps_eu_10", 100_000.0, "mm3", 10_000.0, "mm2"),
    ("lawn", "top", "static_grass_2mm", 90_000.0, "mm2", 7.2, "g"),
    ("base", "board", "mdf_eu_9", 432_000.0, "mm3", 48_000.0, "mm2"),
)
PRICES = {"xps_eu_10": "9.40", "mdf_eu_9": "1234.50", "thing:toyota_ae86_trueno": "12.00"}


def bill(things: int = 2, project: str = "Alley", lines: tuple = LINES, **prices: object) -> Bill:
    """A bill of a resin, foam from two items, grass, a board, some cars."""
    ledger = Ledger()
    made = [TakeoffLine(*line, msg("worked out for {item}", item=line[0])) for line in lines]
    for source in {line.item for line in made}:
        ledger.put(source, [line for line in made if line.item == source])
    cars = [PlacedThing(f"car-{number}", "toyota_ae86_trueno", "buy") for number in range(things)]
    price_list = PriceList(id=PRICES_ID, **{"prices": PRICES, **prices})
    return make_bill(project, 64.0, ledger.totals(), cars, price_list, CATALOGUE)


def job(of: Bill | None = None, **chosen: object) -> BillJob:
    """That bill with choices; layers and looks as on a plan."""
    made = bill() if of is None else of
    looks = {row.material: swatch(CATALOGUE.material(row.material)) for row in made.rows}
    return BillJob(
        made, BillChoices(**chosen), looks=looks, layers={"wall": "Walls", "shed": "Shed", "road": "Walls"}
    )
