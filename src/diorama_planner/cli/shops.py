"""`shops`: where the builder buys, at which conditions and prices. They belong to the builder, not to a plan."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.cli.opening import open_session, workshop_of
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import counted, msg

if TYPE_CHECKING:
    from diorama_planner.app.purchase.price_lists import PricePreview
    from diorama_planner.app.purchase.workshop import Workshop
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.shops import Shop

REASONS_TOLD = 10
FIELDS = ("id", "name", "sku", "brand", "pack", "unit", "price", "currency", "url")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("shops", help="the shops you buy in, with their price lists")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="list|set|import|remove|rate")
    listed = verbs.add_parser("list", help="all shops with their conditions, and the rates of exchange")
    listed.add_argument("--json", action="store_true", help="print JSON")
    _add_set(verbs.add_parser("set", help="add a shop, or change the conditions of one"))
    _add_import(verbs.add_parser("import", help="take over a price list (CSV); without --write it is only shown"))
    removed = verbs.add_parser("remove", help="forget a shop and its price list")
    removed.add_argument("shop", metavar="SHOP")
    rate = verbs.add_parser("rate", help="say what one of a currency is in another")
    rate.add_argument("currency", metavar="FROM")
    rate.add_argument("into", metavar="TO")
    rate.add_argument("rate", metavar="RATE", help="as 1.08, or none to forget it")
    parser.set_defaults(run=run)


def _add_set(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shop", metavar="SHOP", help="its name or id")
    parser.add_argument("--name", help="another name for it")
    parser.add_argument("--currency", metavar="CODE")
    parser.add_argument("--shipping", metavar="PRICE", help="of one order")
    parser.add_argument("--free-from", metavar="PRICE", help="from which sum shipping is free, or none")
    parser.add_argument("--vat", choices=("included", "added"))
    parser.add_argument("--vat-pct", metavar="RATE", help="in per cent, where it is added")
    parser.add_argument("--delivery", metavar="TEXT", help="what has to be known of it")
    parser.add_argument("--use", choices=("yes", "no"), help="whether baskets look at it")


def _add_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shop", metavar="SHOP", help="its name or id")
    parser.add_argument("table", type=Path, metavar="LIST.csv")
    parser.add_argument("--column", action="append", default=[], metavar="FIELD=N",
                        help=f"which column is what, counted from 1; fields: {', '.join(FIELDS)}")  # fmt: skip
    parser.add_argument("--as", dest="chosen", action="append", default=[], metavar="NAME=ID",
                        help="which material or thing something on the list is")  # fmt: skip
    parser.add_argument("--write", action="store_true", help="take it over")
    parser.add_argument("--json", action="store_true", help="print JSON")


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    session = open_session()
    workshop = workshop_of(session)
    if args.verb == "list":
        _list(workshop, as_json=args.json)
    elif args.verb == "set":
        _set(session, workshop, args)
    elif args.verb == "import":
        _import(session, workshop, args)
    elif args.verb == "remove":
        shop = find_shop(workshop, args.shop)
        workshop.remove_shop(shop.id)
        print(msg("{name} is forgotten", name=shop.name))
    else:
        _set_rate(workshop, args)
    return 0


def find_shop(workshop: Workshop, named: str) -> Shop:
    """Give the shop of a name or an id.

    Raises:
        UsageError: there is none; the hint names those that there are.
    """
    for shop in workshop.shops.values():
        if named in (shop.id, shop.name) or named.casefold() == shop.name.casefold():
            return shop
    names = ", ".join(shop.name for shop in workshop.shops.values())
    hint = msg("there are: {names}", names=names) if names else msg("add one with: diorama-planner shops set NAME")
    raise UsageError(msg("there is no shop called {name}", name=named), hint)


def _list(workshop: Workshop, *, as_json: bool) -> None:
    shops = list(workshop.shops.values())
    if as_json:
        print(json.dumps([_record(shop) for shop in shops], indent=2, ensure_ascii=False))
        return
    for shop in shops:
        prices = counted("1 price", "{count} prices", len(shop.offers))
        since = f" ({shop.updated})" if shop.updated else ""
        unused = "" if shop.used else "; not used"
        print(f"{shop.name}: {prices}{since}; {shop.conditions}{unused}")
    for pair, rate in workshop.contents.exchange.items():
        currency, into = pair.split(">")
        print(_rate_words(currency, into, rate))
    if not shops:
        print(msg("no shops yet; add one with: diorama-planner shops set NAME"))


def _record(shop: Shop) -> dict[str, Any]:
    return {
        "id": shop.id, "name": shop.name, "currency": shop.currency, "shipping": float(shop.shipping),
        "free_from": None if shop.free_from is None else float(shop.free_from), "vat": shop.vat,
        "vat_pct": float(shop.vat_pct), "delivery": shop.delivery, "used": shop.used, "updated": shop.updated,
        "offers": len(shop.offers),
    }  # fmt: skip


def _set(session: Session, workshop: Workshop, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.shop_edits import with_words

    words = {
        name: getattr(args, name)
        for name in ("name", "currency", "shipping", "free_from", "vat", "vat_pct", "delivery", "use")
        if getattr(args, name) is not None
    }
    try:
        known = find_shop(workshop, args.shop)
    except UsageError:
        known = None
        words = {"name": args.shop, "currency": session.preferences.currency, **words}
    shop = with_words(known, words)
    workshop.put_shop(shop)
    print(f"{shop.name}: {shop.conditions}")


def _set_rate(workshop: Workshop, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.shop_edits import read_rate

    currency, into, rate = args.currency.upper(), args.into.upper(), read_rate(args.rate)
    workshop.set_exchange(currency, into, rate)
    if rate is None:
        print(msg("the rate of {one} and {other} is forgotten", one=currency, other=into))
    else:
        print(_rate_words(currency, into, rate))


def _rate_words(currency: str, into: str, rate: Decimal) -> str:
    return f"1 {currency} = {rate} {into}"


def _import(session: Session, workshop: Workshop, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.price_lists import import_price_list, read_price_list

    shop = find_shop(workshop, args.shop)
    mapping = _mapping(args.column)
    preview = read_price_list(args.table, session.catalogue, shop, mapping=mapping, chosen=_pairs(args.chosen))
    if args.write:
        import_price_list(workshop, shop, preview, date.today())
    if args.json:
        print(json.dumps(_preview_record(preview, written=args.write), indent=2, ensure_ascii=False))
        return
    _print_preview(session, preview)
    if args.write:
        print(counted("1 price is taken over", "{count} prices are taken over", len(preview.offers)))
    else:
        print(msg("nothing is taken over yet: say --write if it is right"))


def _print_preview(session: Session, preview: PricePreview) -> None:
    from diorama_planner.app.purchase.price_lists import suggestions

    columns = ", ".join(f"{field} = {preview.columns[place]}" for field, place in preview.mapping.items()
                        if place < len(preview.columns))  # fmt: skip
    print(msg("columns: {columns}", columns=columns))
    print(f"{len(preview.offers)} recognised, {len(preview.unknown)} unknown, {len(preview.bad)} bad")
    for _, count, row in [reason for reason in preview.reasons() if reason[2].recognised][:REASONS_TOLD]:
        more = f" ({count} rows)" if count > 1 else ""
        print(f"  row {row.number}: {row.problem}{more}")
    for row in preview.unknown[:REASONS_TOLD]:
        likely = suggestions(row, session.catalogue)
        guess = f'; it may be {", ".join(likely)}: --as "{row.name}={likely[0]}"' if likely else ""
        print(f"  row {row.number}: {row.problem}{guess}")
    if len(preview.unknown) > REASONS_TOLD:
        print(msg("  and {count} more that are not recognised", count=len(preview.unknown) - REASONS_TOLD))


def _preview_record(preview: PricePreview, *, written: bool) -> dict[str, Any]:
    return {
        "columns": dict(preview.mapping),
        "recognised": len(preview.offers),
        "unknown": [{"row": row.number, "name": row.name} for row in preview.unknown],
        "bad": [{"row": row.number, "name": row.name, "reason": str(row.problem)} for row in preview.bad],
        "written": written,
    }


def _mapping(words: list[str]) -> Mapping[str, int] | None:
    found: dict[str, int] = {}
    for field, number in _pairs(words).items():
        if field not in FIELDS or not (number.isascii() and number.isdigit() and 0 < int(number) < 1000):
            raise UsageError(
                msg("{field}={number} names no column", field=field, number=number),
                msg("write price=3 for the third; fields: {fields}", fields=", ".join(FIELDS)),
            )
        found[field] = int(number) - 1
    return found or None


def _pairs(words: list[str]) -> dict[str, str]:
    for word in words:
        if "=" not in word:
            raise UsageError(
                msg("{word} is not NAME=VALUE", word=word),
                msg("write --column price=3 for the third column, --as NAME=ID for what something is"),
            )
    return {name.strip(): value.strip() for name, _, value in (word.rpartition("=") for word in words)}
