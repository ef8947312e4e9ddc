"""`place` and `add`: subcommands that put items on a plan, all of them or none."""

from __future__ import annotations

import argparse
from pathlib import Path

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.core.messages import counted, msg
from diorama_planner.geometry.outline import OutlineError
from diorama_planner.model.record import Item


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    place = subparsers.add_parser("place", help="place the things of a table")
    place.add_argument("file", type=Path, metavar="FILE")
    place.add_argument("table", type=Path, metavar="PLACEMENTS.csv")
    place.set_defaults(run=run_place)

    add = subparsers.add_parser("add", help="add the items of a JSON list")
    add.add_argument("file", type=Path, metavar="FILE")
    add.add_argument("items", type=Path, metavar="ITEMS.json")
    add.add_argument("--repair", action="store_true", help="mend outlines that cross themselves")
    add.set_defaults(run=run_add)


def run_place(args: argparse.Namespace) -> int:
    """Place the things of a table."""
    from diorama_planner.app import verbs
    from diorama_planner.app.editing.placements import read_placements

    session = open_session(args.file)
    things = read_placements(args.table, session.catalogue)
    with session.edit(str(counted("Place a thing", "Place {count} things", len(things)))) as draft:
        verbs.add_items(draft, things)
    session.save()
    print(counted("placed 1 thing", "placed {count} things", len(things)))
    return 0


def run_add(args: argparse.Namespace) -> int:
    """Add the items of a JSON list."""
    from diorama_planner.app import verbs
    from diorama_planner.project_io.items_json import decode_list

    session = open_session(args.file)
    try:
        data = args.items.read_bytes()
    except OSError as error:
        raise BadFileError(msg("cannot read {name}: {why}", name=args.items.name, why=error.strerror)) from None
    listed = decode_list(data)
    items, names = [each.item for each in listed], {each.item.id: each.name for each in listed}
    try:
        verbs.check_catalogue_ids([item for item in items if isinstance(item, Item)], session.catalogue)
        with session.edit(str(counted("Add an item", "Add {count} items", len(items)))) as draft:
            verbs.add_items(draft, items, repair=args.repair)
    except OutlineError as error:
        hint = error.hint if error.at is None else msg("move its points, or let --repair keep its largest part")
        raise BadFileError(error.message, hint, where=names.get(error.where, error.where)) from None
    except UsageError as error:
        raise BadFileError(error.message, error.hint, where=names.get(error.where, error.where)) from None
    session.save()
    print(counted("added 1 item", "added {count} items", len(items)))
    return 0
