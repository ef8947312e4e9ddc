"""Test doubles of `project_io`: a kind of item of its own, and file systems that fail or take notes."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from diorama_planner.model.document import Document
from diorama_planner.model.record import PLAIN_RECORDS, Curves, Item, Layer, Points, Project, RecordId, new_id
from diorama_planner.model.roles import Role, Spec
from diorama_planner.project_io.codec import Codec
from diorama_planner.project_io.file_system import REAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Kerb:
    width_mm: float
    height_mm: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence(Item):
    kind: ClassVar[str] = "fence"

    path_mm: Annotated[Points, Spec(Role.POINTS)] = ()
    curves_mm: Annotated[Curves, Spec(Role.POINTS)] = field(default_factory=dict, hash=False)
    height_mm: Annotated[float, Spec(Role.REAL_LENGTH, positive=True)] = 10.0
    style: Annotated[str, Spec(Role.CHOICE, choices=("wire", "board"))] = "wire"
    kerb: Annotated[Kerb | None, Spec(Role.DATA)] = None
    finishes: Annotated[dict[str, Any], Spec(Role.DATA)] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate(Item):
    kind: ClassVar[str] = "gate"

    host: Annotated[RecordId, Spec(Role.REFERENCE, cascade=True)]
    at_mm: Annotated[float, Spec(Role.REAL_LENGTH)] = 0.0


def expand_fence(raw):
    """Turn `gates` inside a fence into gates that it hosts."""
    fence = {key: value for key, value in raw.items() if key != "gates"}
    fence.setdefault("id", new_id())
    gates = [{**gate, "kind": "gate", "host": fence["id"]} for gate in raw.get("gates", [])]
    return [fence, *gates]


def make_codec(**more):
    classes = {record.kind: record for record in (*PLAIN_RECORDS, Fence, Gate)}
    return Codec(classes, {"fence": expand_fence}, **more)


CODEC = make_codec()


def sample_document(name="Alley", fences=3):
    records = [Project(id="project", name=name), Layer(id="ground", name="Ground")]
    records += [
        Fence(
            id=f"fence-{n}",
            layer="ground",
            order=n + 1.0,
            path_mm=((0.0, 0.5), (10.0 * n, 1 / 3)),
            curves_mm={0: ((1.0, 2.0), (3.0, 4.0))},
        )
        for n in range(fences)
    ]
    records.append(Gate(id="gate", host="fence-0", at_mm=5.0))
    return Document.of(records, MappingProxyType({}))


class NotingFileSystem:
    """The real one, with a list of (call, arguments, result)."""

    def __init__(self):
        self.calls = []

    def __getattr__(self, name):
        real = getattr(REAL, name)

        def call(*args):
            result = real(*args)
            noted = tuple(bytes(a) if isinstance(a, memoryview) else a for a in args)
            self.calls.append((name, noted, result))
            return result

        return call


class FailingFileSystem:
    """The real one, except that the call number `at` (from 1) raises an error."""

    def __init__(self, at, error):
        self.at, self.error = at, error
        self.count = 0
        self.failed_call = ""

    def __getattr__(self, name):
        real = getattr(REAL, name)

        def call(*args):
            self.count += 1
            if self.count == self.at:
                self.failed_call = name
                if name == "close":
                    real(*args)  # as close(2) on Linux: the handle is gone whatever it says
                raise self.error
            return real(*args)

        return call


class ScriptedFileSystem:
    """The real one, with some calls replaced."""

    def __init__(self, **calls):
        self.calls = calls

    def __getattr__(self, name):
        return self.calls.get(name) or getattr(REAL, name)
