"""`basket`: what to buy in which shop, so that a plan is covered for the least money."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.cli.opening import open_session, workshop_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import msg
from diorama_planner.core.money import format_money
from diorama_planner.core.units import format_number

if TYPE_CHECKING:
    from diorama_planner.app.purchase.buying import Shopping
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.basket import BasketLine, Order

SCHEMA = 1
LONGEST_S = 600.0


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("basket", help="what to buy in which shop, at the least cost")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--seconds", type=float, metavar="S", help="how long to look for something cheaper")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Fill the basket."""
    from diorama_planner.takeoff.basket import LOOK_S

    seconds = LOOK_S if args.seconds is None else args.seconds
    if not 0 <= seconds <= LONGEST_S:
        raise UsageError(msg("seconds must be from 0 to {most}", most=int(LONGEST_S)))
    session = open_session(args.file)
    workshop_of(session)
    shopping = session.buying.shopping(seconds)
    if args.json:
        print(json.dumps(_record(session, shopping), indent=2, ensure_ascii=False))
    else:
        print("\n".join(_lines(session, shopping)))
    return 0


def _record(session: Session, shopping: Shopping) -> dict[str, Any]:
    basket = shopping.basket
    return {
        "schema": SCHEMA,
        "project": session.title,
        "currency": shopping.currency,
        "total": float(shopping.total),
        "saved": float(shopping.saved),
        "proved": basket.proved,
        "gap_pct": round(100 * basket.gap, 3),
        "orders": [_order_record(session, shopping, order) for order in basket.orders],
        "not_offered": list(shopping.elsewhere),
        "to_print": [{"thing": row.thing, "name": row.name, "count": row.count} for row in shopping.to_print],
        "notes": [str(note) for note in shopping.notes],
    }


def _order_record(session: Session, shopping: Shopping, order: Order) -> dict[str, Any]:
    return {
        "shop": order.shop,
        "name": shopping.shop_name(order),
        "goods": float(shopping.amount(order.goods)),
        "shipping": float(shopping.amount(order.shipping)),
        "missing_for_free": None if order.missing is None else float(shopping.amount(order.missing)),
        "lines": [_line_record(session, shopping, line) for line in order.lines],
    }


def _line_record(session: Session, shopping: Shopping, line: BasketLine) -> dict[str, Any]:
    offer = line.choice.offer
    return {
        "for": line.key, "key": offer.key, "name": offer.name, "brand": offer.brand, "sku": offer.sku,
        "url": offer.url, "pack_size": offer.pack_size, "pack_unit": session.catalogue.pack_unit(offer.key),
        "count": line.count,
        "price": float(shopping.amount(line.choice.coins)), "cost": float(shopping.amount(line.coins)),
        "typical": line.key in shopping.typical,
    }  # fmt: skip


def _lines(session: Session, shopping: Shopping) -> list[str]:
    from diorama_planner.takeoff.writing import packs_of

    comma = session.preferences.decimal_comma

    def money(coins: int) -> str:
        return format_money(shopping.amount(coins), shopping.currency, decimal_comma=comma)

    found = []
    for order in shopping.basket.orders:
        found.append(f"{shopping.title(order)}: {money(order.goods + order.shipping)}")
        for line in order.lines:
            offer = line.choice.offer
            unit = session.catalogue.pack_unit(offer.key)
            packs = packs_of(line.count, offer.pack_size, unit).written(decimal_comma=comma)
            label = shopping.names.get(line.key, line.key)
            called = f" ({offer.name})" if offer.name and offer.name != label else ""
            usual = "  (typical price)" if line.key in shopping.typical else ""
            found.append(f"  {packs}  {label}{called}  {money(line.coins)}{usual}")
        if order.shipping:
            more = f"; free with {money(order.missing)} more" if order.missing is not None else ""
            found.append(f"  shipping  {money(order.shipping)}{more}")
    if shopping.elsewhere:
        nobody_has = (f"  {shopping.names.get(key, key)}" for key in shopping.elsewhere)
        found += ["No shop has, and no price is known of:", *nobody_has]
    if shopping.to_print:
        found += ["To print:", *(f"  {row.count} x {row.name}" for row in shopping.to_print)]
    found += map(str, shopping.notes)
    return [*found, _sum(shopping, money(shopping.basket.coins), money)]


def _sum(shopping: Shopping, total: str, money: Any) -> str:
    basket = shopping.basket
    saved = f", {money(basket.alone - basket.coins)} less than line by line" if basket.alone > basket.coins else ""
    if basket.proved:
        proof = "; nothing is cheaper" if basket.orders else ""
    else:
        proof = f"; at most {format_number(100 * basket.gap, precision=2)} % could still be saved"
    unpriced = f" + {len(shopping.elsewhere)} without price" if shopping.elsewhere else ""
    return f"Total {total}{unpriced}{saved}{proof}"
