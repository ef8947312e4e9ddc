"""`finish` and `build-ups`: what is laid on which surface, and the build-ups of a plan and of the catalogue."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.cli.endings import need_ending
from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import BadFileError, UsageError
from diorama_planner.core.messages import counted, msg
from diorama_planner.core.units import format_area

if TYPE_CHECKING:
    from diorama_planner.app.editing.finishes import Finish
    from diorama_planner.app.session import Session
    from diorama_planner.model.record import Item

NOTHING = "none"
"""What takes a finish off."""


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    finish = subparsers.add_parser("finish", help="show the surfaces of an item, or lay a build-up on one")
    finish.add_argument("file", type=Path, metavar="FILE")
    finish.add_argument("item", metavar="ITEM", help="its id or its label")
    finish.add_argument("surface", nargs="?", metavar="SURFACE", help="front, top, reveal ...; all are shown without")
    finish.add_argument("build_up", nargs="?", metavar="BUILD_UP", help=f"its id or name, or {NOTHING}")
    finish.add_argument("--json", action="store_true", help="print JSON")
    finish.set_defaults(run=run_finish)

    build_ups = subparsers.add_parser("build-ups", help="list, show and exchange named build-ups")
    verbs = build_ups.add_subparsers(dest="verb", required=True, metavar="list|show|export|import|remove")
    listed = verbs.add_parser("list", help="those of the plan and of the catalogue")
    shown = verbs.add_parser("show", help="the coats of one, from below upwards")
    shown.add_argument("name", metavar="BUILD_UP")
    for each in (listed, shown):
        each.add_argument("--json", action="store_true", help="print JSON")
    written = verbs.add_parser("export", help="write some as a file for another plan")
    written.add_argument("names", nargs="+", metavar="BUILD_UP")
    written.add_argument("-o", "--output", type=Path, required=True, metavar="OUT.json")
    for each in (listed, shown, written):
        each.add_argument("--in", dest="file", type=Path, metavar="FILE", help="a plan with build-ups of its own")
    read = verbs.add_parser("import", help="keep those of a file in a plan")
    read.add_argument("table", type=Path, metavar="BUILD_UPS.json")
    read.add_argument("--in", dest="file", type=Path, required=True, metavar="FILE", help="the plan")
    gone = verbs.add_parser("remove", help="take one out of a plan; surfaces that have it are bare then")
    gone.add_argument("name", metavar="BUILD_UP")
    gone.add_argument("--in", dest="file", type=Path, required=True, metavar="FILE", help="the plan")
    build_ups.set_defaults(run=run_build_ups)


def run_finish(args: argparse.Namespace) -> int:
    """Show the surfaces of an item with their finishes, or lay a build-up on one of them."""
    from diorama_planner.app.editing import finishes

    session = open_session(args.file)
    item = _item(session, args.item)
    if args.surface is None:
        _print_surfaces(session, item, as_json=args.json)
        return 0
    if args.build_up is None:
        raise UsageError(msg("say which build-up"), msg("its id or name, or {nothing}", nothing=NOTHING))
    finishes.check_surface(item, args.surface, session.around())
    if args.build_up == NOTHING:
        with session.edit("Take a finish off") as draft:
            finishes.set_finish(draft, [item.id], args.surface, "")
    else:
        found = finishes.find_finish(args.build_up, session.document, session.catalogue)
        with session.edit(f"Finish: {found.name}") as draft:
            finishes.set_finish(draft, [item.id], args.surface, found.id)
    session.save()
    _print_surfaces(session, _item(session, item.id), as_json=args.json)
    return 0


def _item(session: Session, text: str) -> Item:
    """An item by its id, else by its label.

    Raises:
        UsageError: there is none, or several have that label.
    """
    items = list(session.document.items())
    found = [item for item in items if item.id == text] or [item for item in items if item.label == text]
    if len(found) == 1:
        return found[0]
    if found:
        hint = msg("say which: {ids}", ids=", ".join(item.id for item in found))
        raise UsageError(msg("several items are called {name!r}", name=text), hint)
    raise UsageError(msg("there is no item {name!r} in this plan", name=text))


def _print_surfaces(session: Session, item: Item, *, as_json: bool) -> None:
    from diorama_planner.app.editing.finishes import surfaces_of
    from diorama_planner.kinds.shared import finish_on

    around = session.around()
    rows = [(each.name, each.area_mm2, finish_on(item, each.name)) for each in surfaces_of(item, around)]
    if as_json:
        listed = [{"surface": name, "area_mm2": area, "build_up": laid or None} for name, area, laid in rows]
        print(json.dumps(listed, indent=2))
        return
    width = max((len(name) for name, _, _ in rows), default=0)
    for name, area, laid in rows:
        finish = around.finish(laid) if laid else None
        text = finish.name if finish is not None else laid or "-"
        print(f"{name:<{width}}  {format_area(area):>12}  {text}")
    if not rows:
        print(msg("it has no surfaces to finish"))


def run_build_ups(args: argparse.Namespace) -> int:
    """List, show, export, import or remove build-ups."""
    session = open_session(args.file)
    verbs = {"list": _list, "show": _show, "export": _export, "import": _import, "remove": _remove}
    return verbs[args.verb](session, args)


def _list(session: Session, args: argparse.Namespace) -> int:
    from diorama_planner.app.editing.finishes import choices

    found = choices(session.document, session.catalogue)
    if args.json:
        print(json.dumps([_summary(each) for each in found], indent=2, ensure_ascii=False))
        return 0
    width = max(len(each.id) for each in found)
    for each in found:
        print(f"{each.id:<{width}}  {each.name}  ({counted('1 coat', '{count} coats', len(each.coats))})")
    return 0


def _summary(finish: Finish) -> dict[str, object]:
    from diorama_planner.model.record import NamedBuildUp

    origin = "project" if isinstance(finish, NamedBuildUp) else "shipped"
    return {"id": finish.id, "name": finish.name, "coats": len(finish.coats), "origin": origin}


def _show(session: Session, args: argparse.Namespace) -> int:
    from diorama_planner.app.editing.finishes import build_ups_file, coat_words, find_finish

    found = find_finish(args.name, session.document, session.catalogue)
    if args.json:
        (only,) = json.loads(build_ups_file([found]))["build_ups"]
        print(json.dumps(only, indent=2, ensure_ascii=False))
        return 0
    print(found.name)
    for number, coat in enumerate(found.coats, 1):
        print(f"  {number}. {coat_words(coat, session.catalogue)}")
    for key in ("note", "source", "confidence"):
        if text := getattr(found, key, ""):
            print(f"  {key}: {text}")
    return 0


def _export(session: Session, args: argparse.Namespace) -> int:
    from diorama_planner.app.editing.finishes import build_ups_file, find_finish
    from diorama_planner.project_io.files import write_atomically

    need_ending(args.output, ".json", "json")
    found = [find_finish(name, session.document, session.catalogue) for name in args.names]
    write_atomically(args.output, build_ups_file(found))
    print(counted("exported 1 build-up", "exported {count} build-ups", len(found)))
    return 0


def _import(session: Session, args: argparse.Namespace) -> int:
    from diorama_planner.app.editing.finishes import import_build_ups

    try:
        data = args.table.read_bytes()
    except OSError as error:
        raise BadFileError(msg("cannot read {name}: {why}", name=args.table.name, why=error.strerror)) from None
    with session.edit("Import build-ups") as draft:
        kept = import_build_ups(draft, data, session.catalogue, args.table.name)
    session.save()
    for record_id in kept:
        print(f"{record_id}  {getattr(session.document.get(record_id), 'name', '')}")
    return 0


def _remove(session: Session, args: argparse.Namespace) -> int:
    from diorama_planner.app.editing.finishes import find_finish, laid_on
    from diorama_planner.model.record import NamedBuildUp

    found = find_finish(args.name, session.document, session.catalogue)
    if not isinstance(found, NamedBuildUp):
        raise UsageError(msg("{name} is of the catalogue and stays there", name=found.name))
    count = len(laid_on(session.document, found.id))
    with session.edit(f"Delete the build-up {found.name}") as draft:
        draft.remove(found.id)
    session.save()
    print(counted("removed; 1 surface is bare now", "removed; {count} surfaces are bare now", count))
    return 0
