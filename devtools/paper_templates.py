"""Makes the Word and PowerPoint templates in resources/templates: `python -m devtools.paper_templates`.

Headings come from what the content declares, so a template and the help that lists its fields say the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from devtools import ROOT
from devtools.slide_templates import slides
from devtools.word_kit import ABOUT, Column, Sheet
from wsg_desktop.exchange.papers import content
from wsg_desktop.exchange.papers import template_words as words_of
from wsg_desktop.exchange.papers.kinds import CONTENTS, TITLES, PaperKind, template_name
from wsg_desktop.exchange.papers.word_writing import STATUS_STYLE
from wsg_desktop.texts import LANGUAGES, Translator, translator

FOLDER = ROOT / "resources" / "templates"
FIXED = "2026-01-01T00:00:00"


class Words:
    """What the fields of content are called in one language."""

    def __init__(self, tr: Translator) -> None:
        self.tr = tr

    def of(self, owner: type, name: str) -> str:
        """Return the heading of a field."""
        return self.tr(next(it.metadata["label"] for it in fields(owner) if it.name == name))

    def columns(self, owner: type, widths: Mapping[str, float]) -> list[Column]:
        """Return columns of these widths for fields of what a table repeats."""
        return [
            Column(
                self.of(owner, name), width, f"{{{{ line.{name} }}}}",
                *([STATUS_STYLE] if name in {"status", "size"} else []),
            )
            for name, width in widths.items()
        ]  # fmt: skip


Build = Callable[[Sheet, Words], None]


def build(kind: PaperKind, language: str) -> bytes:
    """Return the template of one paper as the bytes of a file."""
    tr = translator(language)
    if kind is PaperKind.PRESENTATION:
        return timeless(slides(language))
    wide = kind is PaperKind.DEVIATIONS
    sheet, words = Sheet(language, landscape=wide, small=wide or kind is PaperKind.DECISIONS), Words(tr)
    right = tr(words_of.INTERNAL) if kind is PaperKind.CHAIR else "{{ paper.body }}"
    sheet.head("{{ paper.programme }}", right, tr(words_of.PAGE))
    about = "{{ paper.body }} · {{ paper.day }}{% if paper.time %}, {{ paper.time }}{% endif %}"
    about += "{% if paper.place %} · {{ paper.place }}{% endif %}"
    sheet.title("{{ paper.subject }}" if kind is PaperKind.NOTE else "{{ paper.title }}", about)
    BUILDERS[kind](sheet, words)
    _set_properties(sheet.document, tr(TITLES[kind]))
    made = BytesIO()
    sheet.document.save(made)
    return timeless(made.getvalue())


def timeless(packed: bytes) -> bytes:
    """Return a file without the moment it was packed, so that it changes only when its parts do."""
    made = BytesIO()
    with ZipFile(BytesIO(packed)) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return made.getvalue()


def _agenda(sheet: Sheet, words: Words) -> None:
    widths = {
        "number": 9,
        "begins": 15,
        "subject": 40,
        "kind": 30,
        "presenter": 20,
        "minutes": 16,
        "papers": 40,
    }
    columns = words.columns(content.AgendaLine, widths)
    sheet.lines_or("line", "paper.lines", columns, words.tr(words_of.EMPTY_AGENDA))
    sheet.text("{{ paper.length }}")


def _note(sheet: Sheet, words: Words) -> None:
    owner = content.NotePaper
    for name in ("item", "paper", "brought_by", "projects"):
        sheet.labelled(words.of(owner, name), f"paper.{name}")
    sheet.heading(words.of(owner, "decisions"))
    sheet.each("line", "paper.decisions")
    sheet.text("{{ line.number }}. {{ line.text }}")
    sheet.end_each()
    sheet.labelled(words.of(owner, "decide_by"), "paper.decide_by")
    names = [it.name for it in fields(owner)]
    for name in names[names.index("occasion") :]:
        if name == "reasons":
            _reasons(sheet, words)
        else:
            sheet.part(words.of(owner, name), f"paper.{name}")


def _reasons(sheet: Sheet, words: Words) -> None:
    widths = {"project": 35, "aspect": 19, "status": 24, "cause": 31, "consequence": 31, "measure": 30}
    sheet.when("paper.reasons")
    sheet.heading(words.of(content.NotePaper, "reasons"), 2)
    sheet.table("line", "paper.reasons", words.columns(content.ReasonLine, widths))
    sheet.end()


def _progress(sheet: Sheet, words: Words) -> None:
    owner, tr = content.ProgressPaper, words.tr
    sheet.text("{{ paper.since }}")
    sheet.heading(words.of(owner, "asked"))
    widths = {"number": 12, "subject": 50, "text": 88, "paper": 20}
    columns = words.columns(content.AskedLine, widths)
    sheet.lines_or("line", "paper.asked", columns, tr(words_of.NOTHING_ASKED))
    sheet.heading(words.of(owner, "summary"))
    sheet.each("line", "paper.summary")
    sheet.text("{{ line }}", "List Bullet")
    sheet.end_each()
    sheet.heading(words.of(owner, "areas"))
    sheet.each("area", "paper.areas")
    sheet.heading("{{ area.name }}", 2)
    sheet.text("{{ area.summary }}", keeps=True)
    widths = {"number": 15, "project": 41, "originally": 23, "deadline": 23, "expected": 23, "slip": 19}
    columns = words.columns(content.PlanLine, widths | {"status": 26})
    sheet.table("line", "area.lines", columns)
    sheet.end_each()
    sheet.when("not paper.areas")
    sheet.text(tr(words_of.NO_PROJECTS))
    sheet.end()
    sheet.picture_page("paper.picture", words.of(owner, "picture"))
    sheet.when("paper.projects")
    sheet.heading(words.of(owner, "projects"))
    sheet.each("project", "paper.projects")
    sheet.heading("{{ project.number }} {{ project.project }}", 2)
    _of_project(sheet, words)
    sheet.end_each()
    sheet.end()
    for name in ("done", "coming"):
        sheet.heading(words.of(owner, name))
        columns = words.columns(content.DayLine, {"day": 24, "project": 92, "text": 54})
        sheet.lines_or("line", f"paper.{name}", columns, tr(words_of.NOTHING))
    sheet.heading(words.of(owner, "risks"))
    widths = {"project": 36, "status": 24, "cause": 37, "consequence": 37, "measure": 36}
    columns = words.columns(content.RiskLine, widths)
    sheet.lines_or("line", "paper.risks", columns, tr(words_of.NO_RISKS))


def _of_project(sheet: Sheet, words: Words) -> None:
    owner = content.ProjectPart
    both = "{{ project.area }}{% if project.area and project.leads %} · {% endif %}{{ project.leads }}"
    sheet.when("project.area or project.leads")
    sheet.text(both, ABOUT)
    sheet.end()
    for name in ("changes", "situation"):
        sheet.labelled(words.of(owner, name), f"project.{name}", keeps=True)
    columns = words.columns(content.AspectLine, {"aspect": 26, "status": 30, "trend": 28, "text": 86})
    sheet.when("project.aspects")
    sheet.table("line", "project.aspects", columns)
    sheet.otherwise()
    # What is kept with its table must not be kept with the next project.
    sheet.text("", "WSG After table")
    sheet.end()


def _deviations(sheet: Sheet, words: Words) -> None:
    sheet.text("{{ paper.since }}")
    widths = {
        "project": 30,
        "area": 20,
        "leads": 24,
        "aspect": 13,
        "was": 18,
        "becomes": 18,
        "difference": 16,
    }
    widths |= {"size": 19, "cause": 26, "consequences": 26, "alternatives": 22, "advice": 35}
    columns = words.columns(content.DeviationLine, widths)
    columns[0] = columns[0]._replace(field="{{ line.number }} {{ line.project }}")
    nothing = words.tr(words_of.NO_DEVIATIONS)
    sheet.lines_or("line", "paper.lines", columns, nothing)


def _decisions(sheet: Sheet, words: Words) -> None:
    widths = {"number": 19, "day": 17, "text": 45, "outcome": 25, "projects": 15, "responsible": 27}
    widths |= {"effective": 22}
    columns = words.columns(content.DecisionLine, widths)
    sheet.lines_or("line", "paper.lines", columns, words.tr(words_of.NO_DECISIONS))
    _corrections(sheet, words, content.DecisionListPaper)


def _corrections(sheet: Sheet, words: Words, owner: type) -> None:
    sheet.when("paper.corrections")
    sheet.heading(words.of(owner, "corrections"))
    sheet.each("line", "paper.corrections")
    sheet.text("{{ line.day }}: {{ line.text }}", "List Bullet")
    sheet.end_each()
    sheet.end()


def _actions(sheet: Sheet, words: Words) -> None:
    widths = {"number": 14, "text": 35, "holder": 27, "made_on": 22, "due": 19, "state": 21, "origin": 32}
    columns = words.columns(content.ActionLine, widths)
    sheet.lines_or("line", "paper.lines", columns, words.tr(words_of.NO_ACTIONS))


def _minutes(sheet: Sheet, words: Words) -> None:
    owner, point = content.MinutesPaper, content.MinutesPoint
    sheet.heading(words.of(owner, "presence"))
    columns = words.columns(content.PresenceLine, {"name": 55, "party": 55, "role": 28, "presence": 32})
    sheet.lines_or("line", "paper.presence", columns, words.tr(words_of.NO_PRESENCE))
    sheet.part(words.of(owner, "summary"), "paper.summary", 1)
    sheet.heading(words.of(owner, "points"))
    sheet.each("point", "paper.points")
    sheet.heading("{{ point.number }}. {{ point.subject }}", 2)
    sheet.when("point.minutes")
    sheet.text("{{ point.minutes }}")
    sheet.end()
    # What was held over has no number yet.
    numbered = "{% if line.number %}{{ line.number }} {% endif %}{{ line.text }}"
    for name, text in (
        ("decisions", f"{numbered} ({{{{ line.outcome }}}})"),
        ("actions", "{{ line.number }} {{ line.text }} ({{ line.holder }}, {{ line.due }})"),
    ):
        sheet.when(f"point.{name}")
        sheet.heading(words.of(point, name), 3)
        sheet.each("line", f"point.{name}")
        sheet.text(text, "List Bullet")
        sheet.end_each()
        sheet.end()
    sheet.end_each()
    _corrections(sheet, words, owner)
    sheet.labelled(words.of(owner, "next_meeting"), "paper.next_meeting")


def _chair(sheet: Sheet, words: Words) -> None:
    sheet.text("{{ paper.length }}")
    sheet.each("point", "paper.points")
    sheet.heading("{{ point.number }}. {{ point.subject }}", 1)
    owner = content.ChairPoint
    about = "{% if point.begins %}{{ point.begins }} · {% endif %}"
    about += "{% if point.minutes %}{{ point.minutes }} " + words.tr(words_of.MINUTES)
    about += " · {% endif %}{{ point.kind }}{% if point.presenter %} · {{ point.presenter }}{% endif %}"
    # Kept with its heading only: points with nothing under them would be a chain longer than a page.
    sheet.text(about, ABOUT, keeps=False)
    for name in ("decision", "aim", "sensitivities", "positions", "conclusion"):
        sheet.labelled(words.of(owner, name), f"point.{name}")
    sheet.end_each()


BUILDERS: Mapping[PaperKind, Build] = {
    PaperKind.AGENDA: _agenda,
    PaperKind.NOTE: _note,
    PaperKind.PROGRESS: _progress,
    PaperKind.DEVIATIONS: _deviations,
    PaperKind.MINUTES: _minutes,
    PaperKind.DECISIONS: _decisions,
    PaperKind.ACTIONS: _actions,
    PaperKind.CHAIR: _chair,
}


def _set_properties(document: Any, title: str) -> None:
    it = document.core_properties
    it.title, it.author, it.comments, it.last_modified_by = title, "WSG Desktop", "", "WSG Desktop"
    it.created = it.modified = datetime.fromisoformat(FIXED)


def write_all(folder: Path = FOLDER) -> None:
    """Write every template in every language."""
    for language in LANGUAGES:
        (folder / language).mkdir(parents=True, exist_ok=True)
        for kind in CONTENTS:
            (folder / language / template_name(kind)).write_bytes(build(kind, language))


if __name__ == "__main__":
    write_all()
