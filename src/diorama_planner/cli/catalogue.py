"""`catalogue search TEXT` and `catalogue show ID`: what can be placed and bought, with the source of each.

Looking up is in `catalogue`; this only prints.
"""

from __future__ import annotations

import argparse
import json

from diorama_planner.catalogue.catalogue import load_catalogue
from diorama_planner.catalogue.entries import Entry, entry_to_dict
from diorama_planner.catalogue.search import Hit
from diorama_planner.catalogue.thing import CatalogueThing
from diorama_planner.catalogue.user import default_folder
from diorama_planner.core.units import format_size


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to those of the program."""
    parser = subparsers.add_parser("catalogue", help="search things and materials, or show one")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="search|show")
    search = verbs.add_parser("search", help="find things and materials by name, nickname or category")
    search.add_argument("text", nargs="+", metavar="TEXT")
    search.add_argument("--kind", choices=("thing", "material", "all"), default="all")
    search.add_argument("--limit", type=int, default=50, metavar="N")
    search.add_argument("--json", action="store_true", help="print JSON")
    show = verbs.add_parser("show", help="show one thing or material, with source and confidence")
    show.add_argument("id", metavar="ID")
    show.add_argument("--json", action="store_true", help="print JSON")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do what was asked; gives the exit code.

    Raises:
        PlannerError: the id is not known, or a table cannot be read.
    """
    catalogue = load_catalogue(default_folder())
    if args.verb == "show":
        entry = catalogue.entry(args.id)
        print(json.dumps(_record(entry), indent=2, ensure_ascii=False) if args.json else "\n".join(_lines(entry)))
        return 0
    hits = catalogue.search(" ".join(args.text), kind=args.kind, limit=max(0, args.limit))
    if args.json:
        print(json.dumps([_hit_record(hit) for hit in hits], indent=2, ensure_ascii=False))
    else:
        width = max((len(hit.id) for hit in hits), default=0)
        print("\n".join(f"{hit.id:<{width}}  {hit.name}" for hit in hits) or "nothing found")
    return 0


def _hit_record(hit: Hit) -> dict[str, object]:
    return {"id": hit.id, "name": hit.name, "kind": hit.kind, "score": round(hit.score, 4)}


def _record(entry: Entry) -> dict[str, object]:
    found = entry_to_dict(entry)
    found["origin"] = entry.origin
    if isinstance(entry, CatalogueThing):
        found["placeable"] = entry.placeable
    return found


def _lines(entry: Entry) -> list[str]:
    """Give one line for each fact, name first, source and confidence last."""
    lines = [entry.name, f"  id: {entry.id}"]
    last = ("source", "confidence")
    facts = _record(entry)
    if isinstance(entry, CatalogueThing):
        lines.append(f"  real size: {format_size(entry.real_mm)}")
    for key, value in facts.items():
        if key not in ("id", "name", "real_mm", *last):
            text = ", ".join(str(part) for part in value) if isinstance(value, list) else str(value)
            lines.append(f"  {key.replace('_', ' ')}: {text}")
    return lines + [f"  {key}: {facts[key]}" for key in last if key in facts]
