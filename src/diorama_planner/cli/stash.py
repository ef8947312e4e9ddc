"""`stash`: what lies on the builder's shelf, and its journal. It belongs to the builder, not to a plan."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diorama_planner.cli.opening import open_session, workshop_of
from diorama_planner.core.errors import LengthError, UsageError
from diorama_planner.core.messages import counted, msg
from diorama_planner.core.units import format_length, format_number

if TYPE_CHECKING:
    from diorama_planner.app.purchase.stocktaking import Amount
    from diorama_planner.app.session import Session
    from diorama_planner.takeoff.stash import Holding, Movement

_HOW_MUCH = msg("write what it took in all, as pva_1l=250 ml, static_grass_2mm=80 g or foamcore_a3=2 sheets")


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommand."""
    parser = subparsers.add_parser("stash", help="what lies on your shelf, and what comes and goes")
    verbs = parser.add_subparsers(
        dest="verb", required=True, metavar="list|journal|rates|add|take|bought|used|forget|undo"
    )
    for name, text in (
        ("list", "all that lies there"),
        ("journal", "what came and went, the latest first"),
        ("rates", "how far materials went in your own builds"),
    ):
        shown = verbs.add_parser(name, help=text)
        shown.add_argument("--json", action="store_true", help="print JSON")
    for name, text in (("add", "put something there"), ("take", "take something away")):
        moved = verbs.add_parser(name, help=text)
        moved.add_argument("id", metavar="ID", help="of a material or thing")
        moved.add_argument("amount", metavar="AMOUNT", help="as 250 ml, 2 sheets, 1.5 m; a bare number counts packs")
        moved.add_argument("--note", default="", metavar="TEXT")
    verbs.choices["add"].add_argument("--place", default="", metavar="TEXT", help="where it is kept")
    for name, text in (("bought", "put there what a plan buys"), ("used", "take away what building a plan takes")):
        planned = verbs.add_parser(name, help=f"{text}; without --write it is only shown")
        planned.add_argument("file", type=Path, metavar="FILE")
        planned.add_argument("--write", action="store_true", help="do it")
        planned.add_argument("--json", action="store_true", help="print JSON")
    verbs.choices["bought"].add_argument(
        "--all", action="store_true", help="with what no shop of yours has in its price list"
    )
    verbs.choices["used"].add_argument(
        "--really", action="append", default=[], metavar="ID=AMOUNT",
        help="how much of a material it really took: so much is taken, and its rate is learned from that",
    )  # fmt: skip
    forgotten = verbs.add_parser("forget", help="let the catalogue's rate of a material hold again")
    forgotten.add_argument("id", metavar="ID")
    verbs.add_parser("undo", help="take the latest movement back")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked."""
    session = open_session(getattr(args, "file", None))
    workshop_of(session)
    doings = {
        "list": _list, "journal": _journal, "rates": _rates, "add": _add, "take": _take, "bought": _bought,
        "used": _used, "forget": _forget, "undo": _undo,
    }  # fmt: skip
    doings[args.verb](session, args)
    return 0


def _list(session: Session, args: argparse.Namespace) -> None:
    holdings = sorted(session.workshop.stash.holdings.values(), key=lambda each: (each.key, each.form, each.id))
    if args.json:
        print(json.dumps([_record(session, each) for each in holdings], indent=2, ensure_ascii=False))
        return
    for each in holdings:
        place = f"; {each.place}" if each.place else ""
        note = f" ({each.note})" if each.note else ""
        print(f"{each.key}: {_words(session, each)}{place}{note}")
    if not holdings:
        print(msg("nothing lies there; add something with: diorama-planner stash add ID AMOUNT"))


def _words(session: Session, each: Holding) -> str:
    if each.form == "loose":
        return _amount(session, each.key, each.amount)
    count = f"{format_number(each.amount)} x " if each.amount != 1 else ""
    if each.form == "bar":
        return f"{count}bar of {format_length(each.length_mm)}"
    xs, ys = zip(*each.outline_mm, strict=True)
    size = f"{format_length(max(xs) - min(xs))} x {format_length(max(ys) - min(ys))}"
    return f"{count}{'offcut' if each.form == 'offcut' else 'begun sheet'} within {size}"


def _record(session: Session, each: Holding) -> dict[str, Any]:
    found: dict[str, Any] = {"id": each.id, "key": each.key, "form": each.form, "amount": each.amount}
    if each.form == "loose":
        found |= {"unit": session.catalogue.pack_unit(each.key), "pack_size": each.pack_size}
    elif each.form == "bar":
        found |= {"length_mm": each.length_mm}
    else:
        found |= {"outline_mm": each.outline_mm, "holes_mm": each.holes_mm, "thickness_mm": each.thickness_mm}
    return {**found, "place": each.place, "note": each.note}


def _amount(session: Session, key: str, amount: float) -> str:
    from diorama_planner.takeoff.writing import format_packed

    return format_packed(amount, session.catalogue.pack_unit(key))


def _journal(session: Session, args: argparse.Namespace) -> None:
    movements = list(reversed(session.workshop.stash.journal))
    if args.json:
        found = [
            {"day": each.day, "kind": each.kind, "project": each.project, "note": each.note, "changes": each.changes}
            for each in movements
        ]
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for each in movements:
        print(_line(session, each))
    if not movements:
        print(msg("the journal is empty"))


def _line(session: Session, movement: Movement) -> str:
    from diorama_planner.app.sawing.cut_stock import told_of

    about = " ".join(part for part in (movement.project, movement.note) if part)
    after = f" ({about})" if about else ""
    if movement.is_cutting:
        return f"{movement.day} cut: {', '.join(map(str, told_of(session, movement)))}{after}"
    said = [
        f"{key} {'+' if change > 0 else '-'}{_amount(session, key, abs(change))}"
        for key, change in movement.changes.items()
    ]
    changes = ", ".join([*said, *(f"rate of {build.material} learned" for build in movement.learned)])
    return f"{movement.day} {movement.kind}: {changes}{after}"


def _rates(session: Session, args: argparse.Namespace) -> None:
    rates = session.workshop.rates(session.catalogue.material_map)
    if args.json:
        found = [
            {
                "material": each.material,
                "value": each.value,
                "unit": each.unit,
                "builds": each.builds,
                "last": each.last,
            }
            for each in rates
        ]
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for each in rates:
        since = f"from {each.builds} of your builds, the last on {each.last}"
        print(f"{each.material}: {each.value:.4g} {each.unit} {since}")
    if not rates:
        print(
            msg("nothing is learned yet; tell what a build really took: stash used FILE --really ID=AMOUNT --write")
        )


def _forget(session: Session, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.stocktaking import forget_use

    material = session.catalogue.material(args.id)
    if all(build.material != material.id for build in session.workshop.contents.builds):
        raise UsageError(msg("nothing is learned of {material}", material=material.label))
    forget_use(session, material.id)
    print(msg("{material} goes by the catalogue's rate again", material=material.label))


def _add(session: Session, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.stocktaking import put_loose, read_stock

    key, amount = read_stock(session, args.id, args.amount)
    put_loose(session, key, amount, date.today(), place=args.place, note=args.note)
    _say_held(session, key)


def _take(session: Session, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.stocktaking import read_stock, take

    key, amount = read_stock(session, args.id, args.amount)
    take(session, key, amount, date.today(), args.note)
    _say_held(session, key)


def _say_held(session: Session, key: str) -> None:
    print(f"{key}: {_amount(session, key, session.workshop.stash.amount(key))}")


def _bought(session: Session, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.stocktaking import bought, purchases

    found = purchases(session)
    amounts = [each for each in found if args.all or not each.elsewhere]
    if args.write:
        bought(session, amounts, date.today())
    _say_amounts(amounts, args, [each for each in found if each not in amounts])


def _used(session: Session, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.stocktaking import taught, usage, used

    really = dict(_really(session, word) for word in args.really)
    learned = [taught(session, material, amount, date.today()) for material, amount in really.items()]
    amounts = usage(session, really)
    if args.write:
        used(session, amounts, date.today(), learned)
    _say_amounts(amounts, args)


def _really(session: Session, word: str) -> tuple[str, float]:
    from diorama_planner.app.purchase.stocktaking import read_use

    key, sign, text = word.partition("=")
    if not sign:
        raise UsageError(msg("{word} is not ID=AMOUNT", word=word), _HOW_MUCH)
    try:
        return key, read_use(session, key, text)
    except LengthError as error:
        raise UsageError(msg("{word}: {problem}", word=word, problem=error.message), _HOW_MUCH) from error


def _say_amounts(amounts: Iterable[Amount], args: argparse.Namespace, elsewhere: Sequence[Amount] = ()) -> None:
    if args.json:
        found = {"lines": list(map(_record_of, amounts)), "written": args.write}
        if args.verb == "bought":
            found["elsewhere"] = list(map(_record_of, elsewhere))
        print(json.dumps(found, indent=2, ensure_ascii=False))
        return
    for each in amounts:
        print(_amount_line(each, args.verb))
    if elsewhere:
        print(msg("No shop has these in its price list; --all puts them there too:"))
        for each in elsewhere:
            print(f"  {_amount_line(each, args.verb)}")
    if args.write:
        print(msg("done; 'stash undo' takes it back"))
    else:
        print(msg("nothing has changed yet: say --write if it is right"))


def _record_of(each: Amount) -> dict[str, Any]:
    return {
        "key": each.key, "name": each.name, "amount": each.amount, "unit": each.unit, "held": each.held,
        "pieces": each.pieces, "cut_on": each.cut_on or None,
    }  # fmt: skip


def _amount_line(each: Amount, verb: str) -> str:
    from diorama_planner.takeoff.writing import format_packed

    there = f"only {format_packed(each.held, each.unit)}" if each.held else "none"
    lacking = f" ({there} there)" if verb == "used" and each.missing > 1e-9 else ""
    pieces = counted(", 1 offcut", ", {count} offcuts", each.pieces) if each.pieces else ""
    cut = f"; what is left of it is in the stash since {each.cut_on}" if each.cut_on else ""
    whole = "; whole sheets, as no layout of them is kept in the plan" if each.by_area else ""
    return f"{each.name}: {format_packed(each.amount, each.unit)}{pieces}{lacking}{cut}{whole}"


def _undo(session: Session, args: argparse.Namespace) -> None:
    from diorama_planner.app.purchase.stocktaking import undo_last

    print(f"taken back: {_line(session, undo_last(session))}")
