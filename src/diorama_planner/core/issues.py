"""Findings about a plan that do not stop anyone: coded, placed, and fixable as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from diorama_planner.core.messages import Message


class Severity(StrEnum):
    """How bad a finding is; `check` fails on errors and warnings."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Fix:
    """A remedy as data: the verb of `app.verbs` to run and its arguments. Running it is one undoable edit."""

    label: Message
    verb: str
    args: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding. `code` is kebab-case, documented, and never reused for something else."""

    code: str
    severity: Severity
    record_id: str
    message: Message
    fixes: tuple[Fix, ...] = ()

    @property
    def fix(self) -> Fix | None:
        """The remedy offered first."""
        return self.fixes[0] if self.fixes else None
