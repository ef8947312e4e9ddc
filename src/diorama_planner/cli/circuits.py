"""`circuits` and `circuit`: what lights, circuits and supplies of a plan do, and connecting them."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from diorama_planner.cli.opening import open_session
from diorama_planner.core.errors import UsageError
from diorama_planner.core.messages import counted, msg

if TYPE_CHECKING:
    from diorama_planner.app.light.circuit_tree import Line
    from diorama_planner.app.session import Session
    from diorama_planner.model.draft import Draft
    from diorama_planner.model.record import RecordId

NOTHING = "none"
"""What takes a light out of its circuit, or a circuit off its feed."""

Verb = Callable[["Session", "Draft", argparse.Namespace], str]


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the subcommands."""
    listed = subparsers.add_parser("circuits", help="say what lights, circuits and supplies of a plan do")
    listed.add_argument("file", type=Path, metavar="FILE")
    listed.add_argument("--json", action="store_true", help="print JSON")
    listed.set_defaults(run=run_circuits)

    edit = subparsers.add_parser("circuit", help="make circuits, connect lights, say what feeds what")
    edit.add_argument("file", type=Path, metavar="FILE")
    verbs = edit.add_subparsers(dest="verb", required=True, metavar="new|join|feed|connect|set|remove")
    new = verbs.add_parser("new", help="make a circuit on a supply, a module, a junction or a bus")
    new.add_argument("feed", metavar="FEED", help=f"its id or label, or {NOTHING}")
    new.add_argument("lights", nargs="*", metavar="LIGHT", help="what is to be in it")
    new.add_argument("--name", default="", metavar="TEXT", help="a number if left out")
    join = verbs.add_parser("join", help="put lights into a circuit")
    join.add_argument("circuit", metavar="CIRCUIT", help=f"its id or name, or {NOTHING}")
    join.add_argument("lights", nargs="+", metavar="LIGHT")
    feed = verbs.add_parser("feed", help="say what feeds a circuit or a module")
    feed.add_argument("fed", metavar="CIRCUIT|MODULE")
    feed.add_argument("feed", metavar="FEED", help=f"its id or label, or {NOTHING}")
    connect = verbs.add_parser("connect", help="put every light that is in no circuit into a new one")
    connect.add_argument("feed", metavar="FEED")
    changed = verbs.add_parser("set", help="change name, wiring, per_string, series, on and colours of a circuit")
    changed.add_argument("circuit", metavar="CIRCUIT")
    changed.add_argument("options", nargs="+", metavar="key=value")
    gone = verbs.add_parser("remove", help="take a circuit apart; its lights are in none then")
    gone.add_argument("circuit", metavar="CIRCUIT")
    edit.set_defaults(run=run_circuit)


# -- what there is ----------------------------------------------------------------------------------------------


def run_circuits(args: argparse.Namespace) -> int:
    """Say what lights, circuits and supplies do."""
    session = open_session(args.file)
    if args.json:
        from diorama_planner.app.light.circuit_facts import circuit_facts

        print(json.dumps(circuit_facts(session), ensure_ascii=False))
        return 0
    from diorama_planner.app.light.circuit_tree import CircuitTree

    tree = CircuitTree(session.electrics.electrics)
    for root in tree.roots:
        _print(session, root, 0)
    if not tree.roots:
        print(msg("No lights and no supplies are in this plan."))
    return 0


def _print(session: Session, line: Line, depth: int) -> None:
    from diorama_planner.app.light.circuit_words import remarks_on

    if line.of is None:
        print(msg("Not connected:"))
    else:
        is_off = not getattr(line.of, "on", True)
        told = [str(message) for message in remarks_on(session.electrics, line.id)]
        if is_off:
            told.insert(0, str(msg("switched off")))
        said = "; ".join(told) if line.parent is None or line.parent.kind != "loose" else ""
        print(f"{'  ' * depth}{line.of.name} ({line.id}){': ' if said else ''}{said}")
    for below in line.below:
        _print(session, below, depth + 1)


# -- edits ------------------------------------------------------------------------------------------------------


def run_circuit(args: argparse.Namespace) -> int:
    """Change circuits as one step, and save."""
    session = open_session(args.file)
    verb, label = _VERBS[args.verb]
    with session.edit(label) as draft:
        told = verb(session, draft, args)
    session.save()
    print(told)
    return 0


def _new(session: Session, draft: Draft, args: argparse.Namespace) -> str:
    from diorama_planner.app.light.circuit_edits import make_circuit

    lights = [_record(session, name) for name in args.lights]
    return make_circuit(draft, _feed(session, args.feed), lights, args.name)


def _join(session: Session, draft: Draft, args: argparse.Namespace) -> str:
    from diorama_planner.app.light.circuit_edits import join

    lights = [_record(session, name) for name in args.lights]
    join(draft, lights, "" if args.circuit == NOTHING else _record(session, args.circuit))
    return str(counted("connected 1 light", "connected {count} lights", len(lights)))


def _set_feed(session: Session, draft: Draft, args: argparse.Namespace) -> str:
    from diorama_planner.app.light.circuit_edits import set_feed

    fed = _record(session, args.fed)
    set_feed(draft, fed, _feed(session, args.feed))
    return fed


def _connect(session: Session, draft: Draft, args: argparse.Namespace) -> str:
    from diorama_planner.app.light.circuit_edits import connect_loose

    return connect_loose(draft, _record(session, args.feed))


def _set(session: Session, draft: Draft, args: argparse.Namespace) -> str:
    from diorama_planner.app.verbs import set_fields

    circuit = _circuit(session, args.circuit)
    fields: dict[str, object] = {}
    for word in args.options:
        name, sign, value = word.partition("=")
        if not sign or name not in _FIELDS:
            hint = msg("write some of {names}, each as key=value", names=", ".join(_FIELDS))
            raise UsageError(msg("{word!r} changes nothing of a circuit", word=word), hint)
        fields[name] = _READ[name](word, value) if name in _READ else value
    set_fields(draft, circuit, fields)
    return circuit


def _flag(word: str, value: str) -> bool:
    if value not in {"yes", "no"}:
        raise UsageError(msg("{word!r} says neither yes nor no", word=word), msg("write on=yes or on=no"))
    return value == "yes"


def _count(word: str, value: str) -> int:
    if not value.isdecimal():
        raise UsageError(msg("{word!r} says no number", word=word), msg("write per_string=3, or 0 for what fits"))
    return int(value)


_READ: dict[str, Callable[[str, str], object]] = {"on": _flag, "per_string": _count}


def _remove(session: Session, draft: Draft, args: argparse.Namespace) -> str:
    circuit = _circuit(session, args.circuit)
    draft.remove(circuit)
    return circuit


_FIELDS = ("name", "wiring", "per_string", "series", "on", "colour_plus", "colour_minus")
_VERBS: dict[str, tuple[Verb, str]] = {
    "new": (_new, "New circuit"),
    "join": (_join, "Connect lights"),
    "feed": (_set_feed, "Say what feeds it"),
    "connect": (_connect, "Connect all lights"),
    "set": (_set, "Change a circuit"),
    "remove": (_remove, "Delete a circuit"),
}


def _feed(session: Session, text: str) -> RecordId:
    return "" if text == NOTHING else _record(session, text)


def _circuit(session: Session, text: str) -> RecordId:
    from diorama_planner.model.record import Circuit

    found = _record(session, text)
    if not isinstance(session.document.get(found), Circuit):
        raise UsageError(msg("{name!r} is not a circuit", name=text))
    return found


def _record(session: Session, text: str) -> RecordId:
    """A light, a circuit or what feeds: by its id, else by its label, or what `circuits` calls it.

    Raises:
        UsageError: there is none, or several are called so.
    """
    from diorama_planner.app.light.electrics import is_electric

    records = [record for record in session.document.records.values() if is_electric(record)]
    found = [record.id for record in records if record.id == text] or [
        record.id for record in records if getattr(record, "label", "") == text
    ]
    found = found or _called(session, text)
    if len(found) == 1:
        return found[0]
    if found:
        hint = msg("say which: {ids}", ids=", ".join(found))
        raise UsageError(msg("several are called {name!r}", name=text), hint)
    hint = msg("circuits FILE lists what there is")
    raise UsageError(msg("there is no light, circuit or supply {name!r} in this plan", name=text), hint)


def _called(session: Session, text: str) -> list[RecordId]:
    """What is called so in the list of `circuits`: what has no label by the name of its catalogue row."""
    from diorama_planner.app.light.circuit_tree import CircuitTree

    lines = CircuitTree(session.electrics.electrics).lines()
    return [line.id for line in lines if line.of is not None and line.of.name == text]
