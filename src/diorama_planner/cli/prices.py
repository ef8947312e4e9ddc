"""`prices`: what a plan says of what is bought for it: own prices, what is on hand, tools there, brands, currency."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg

if TYPE_CHECKING:
    from diorama_planner.app.session import Session
    from diorama_planner.catalogue.material import Material
    from diorama_planner.catalogue.takeoff_line import NeedUnit
    from diorama_planner.model.record import PriceList


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("prices", help="own prices and what is on hand for one plan")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("id", nargs="?", metavar="ID", help="of a material or thing; all is shown without")
    parser.add_argument("--price", metavar="PRICE", help="of a pack, or none for what shops and catalogue say")
    parser.add_argument("--on-hand", metavar="AMOUNT", help="as 2 sheets or 250 ml, or none for what the stash says")
    parser.add_argument("--have", choices=("yes", "no"), help="whether a tool is there")
    parser.add_argument("--brand", choices=("this", "any"), help="whether another make will do")
    parser.add_argument("--currency", metavar="CODE", help="in which the plan counts; figures stay as they are")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Set what is said, and show what then holds."""
    from diorama_planner.app.purchase.bill_edits import put_prices, with_currency

    session = open_session(args.file)
    prices = session.document.prices
    if args.currency is not None:
        prices = with_currency(prices, args.currency)
    prices = _with_words(session, prices, args)
    if prices != session.document.prices:
        put_prices(session, "Set prices", prices)
        session.save()
    if any(word is not None for word in (args.price, args.on_hand, args.have, args.brand)):
        _say_if_not_needed(session, args.id)
    _show(session.document.prices, as_json=args.json)
    return 0


def _with_words(session: Session, prices: PriceList, args: argparse.Namespace) -> PriceList:
    from diorama_planner.app.purchase.bill_edits import with_brand, with_have, with_on_hand, with_price
    from diorama_planner.catalogue.material import Material
    from diorama_planner.takeoff.shops import THING_PREFIX, thing_key

    if args.id is None:
        if any(word is not None for word in (args.price, args.on_hand, args.have, args.brand)):
            raise UsageError(msg("of what? Give the id of a material or thing"))
        return prices
    entry = session.catalogue.entry(args.id.removeprefix(THING_PREFIX))
    is_material = isinstance(entry, Material)
    key = entry.id if is_material else thing_key(entry.id)
    if args.price is not None:
        prices = with_price(prices, key, _text(args.price))
    if args.on_hand is not None:
        if not isinstance(entry, Material):
            raise UsageError(
                msg("what is on hand of things lies in the stash"), msg("use: diorama-planner stash add")
            )
        prices = with_on_hand(prices, entry, _unit(session, entry), _text(args.on_hand))
    if args.have is not None:
        prices = with_have(prices, key, args.have == "yes")
    return prices if args.brand is None else with_brand(prices, key, args.brand == "this")


def _say_if_not_needed(session: Session, named: str) -> None:
    """Tell on stderr that the bill has no such line: what was said of it is kept, and changes nothing yet."""
    from diorama_planner.takeoff.shops import THING_PREFIX

    bill, key = session.bill(), named.removeprefix(THING_PREFIX)
    needed = {row.material for row in bill.rows} | {tool.material for tool in bill.tools}
    if key not in needed | {each.thing for each in bill.things}:
        entry = session.catalogue.entry(key)
        told = msg("note: {name} is not on the bill; what is said of it is kept for when it is", name=entry.label)
        print(told, file=sys.stderr)


def _text(word: str) -> str:
    return "" if word.strip().lower() == "none" else word


def _unit(session: Session, material: Material) -> NeedUnit:
    """The unit that the bill counts a material in, or usually would."""
    from diorama_planner.takeoff.pack_units import usual_unit

    return next((row.unit for row in session.bill().rows if row.material == material.id), usual_unit(material))


def _show(prices: PriceList, *, as_json: bool) -> None:
    if as_json:
        found = {
            "currency": prices.currency, "prices": dict(prices.prices), "on_hand": dict(prices.on_hand),
            "have": list(prices.have), "brands": list(prices.brands),
        }  # fmt: skip
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    print(f"currency: {prices.currency}")
    for title, words in (
        ("own prices", [f"{key} {price}" for key, price in prices.prices.items()]),
        ("on hand", [f"{key} {amount:g}" for key, amount in prices.on_hand.items()]),
        ("there", prices.have),
        ("no other make", prices.brands),
    ):
        if words:
            print(f"{title}: {', '.join(words)}")
