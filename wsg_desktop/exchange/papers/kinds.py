"""Which papers there are, what each holds and what its template is called."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from wsg_desktop.exchange.papers.content import (
    ActionListPaper,
    AgendaPaper,
    ChairPaper,
    DecisionListPaper,
    DeviationPaper,
    MinutesPaper,
    NotePaper,
    Paper,
    ProgressPaper,
    SlidesPaper,
)
from wsg_desktop.paths import resources
from wsg_desktop.texts import N_


class PaperKind(StrEnum):
    """A paper of a meeting, in the order in which papers are numbered."""

    AGENDA = "agenda"
    NOTE = "note"
    PROGRESS = "progress"
    DEVIATIONS = "deviations"
    PRESENTATION = "presentation"
    PLANNING = "planning"
    OVERVIEW = "overview"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    CHAIR = "chair"


TITLES: Mapping[PaperKind, str] = {
    PaperKind.AGENDA: N_("Agenda"),
    PaperKind.NOTE: N_("Oplegnotitie"),
    PaperKind.PROGRESS: N_("Progress report"),
    PaperKind.DEVIATIONS: N_("Deviation report"),
    PaperKind.PRESENTATION: N_("Presentation"),
    PaperKind.PLANNING: N_("Planning on one page"),
    PaperKind.OVERVIEW: N_("Overview of projects"),
    PaperKind.MINUTES: N_("Draft minutes"),
    PaperKind.DECISIONS: N_("Decision list"),
    PaperKind.ACTIONS: N_("Action list"),
    PaperKind.CHAIR: N_("Annotated agenda for the chair"),
}

CONTENTS: Mapping[PaperKind, type[Paper]] = {
    PaperKind.AGENDA: AgendaPaper,
    PaperKind.NOTE: NotePaper,
    PaperKind.PROGRESS: ProgressPaper,
    PaperKind.DEVIATIONS: DeviationPaper,
    PaperKind.MINUTES: MinutesPaper,
    PaperKind.DECISIONS: DecisionListPaper,
    PaperKind.ACTIONS: ActionListPaper,
    PaperKind.CHAIR: ChairPaper,
    PaperKind.PRESENTATION: SlidesPaper,
}
"""What has a template; the planning is drawn and the overview is a workbook."""


class TemplateField(NamedTuple):
    """A field that a template may name, as it is written there."""

    name: str
    label: str
    """Message id."""
    holds_lines: bool


def template_name(kind: PaperKind) -> str:
    """Return the file name of the template of a paper."""
    return f"{kind.value}.pptx" if kind is PaperKind.PRESENTATION else f"{kind.value}.docx"


def shipped_template(kind: PaperKind, language: str) -> Path:
    """Return the template that comes with the program."""
    return resources() / "templates" / language / template_name(kind)


def template_fields(kind: PaperKind) -> Iterator[TemplateField]:
    """Yield every field that the template of a paper may name; what repeats is called `line`."""
    yield from _fields("paper", CONTENTS[kind])


@cache
def types_of(content: type) -> dict[str, Any]:
    """Return the type of each field of content."""
    hints = get_type_hints(content)
    return {it.name: hints[it.name] for it in fields(content)}


def type_of_one(several: Any) -> Any:
    """Return what a field of several things holds; None for any other field."""
    return get_args(several)[0] if get_origin(several) is tuple else None


def _fields(prefix: str, content: type) -> Iterator[TemplateField]:
    hints = types_of(content)
    for it in fields(content):
        one = type_of_one(hints[it.name])
        yield TemplateField(f"{prefix}.{it.name}", it.metadata["label"], one is not None)
        if one is not None and is_dataclass(one) and isinstance(one, type) and "label" in _labelled(one):
            yield from _fields(_one_of(it.name), one)


def _labelled(content: type) -> frozenset[str]:
    return frozenset(key for it in fields(content) for key in it.metadata)


def _one_of(name: str) -> str:
    """Return what one of several is called in the templates that we ship."""
    return {"areas": "area", "projects": "project", "points": "point", "aspects": "aspect"}.get(name, "line")
