"""The catalogues, made and read back as files."""

import gettext
from pathlib import Path

import pytest

from devtools.catalogues import Catalogues, problems, update

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
SOURCE = """
open_it = tr("Open {name}")
count = tr.plural("{n} project", "{n} projects", n)
verb = tr.context("verb", "Plan")
"""
DUTCH = """
msgid "Open {name}"
msgstr "{name} openen"

msgid "{n} project"
msgid_plural "{n} projects"
msgstr[0] "één project"
msgstr[1] "{n} projecten"

msgctxt "verb"
msgid "Plan"
msgstr "Plannen"
"""


@pytest.fixture
def where(tmp_path: Path) -> Catalogues:
    place = Catalogues(tmp_path / "program", tmp_path / "i18n")
    place.package.mkdir()
    (place.folder / "parts").mkdir(parents=True)
    (place.package / "module.py").write_text(SOURCE, encoding="utf-8")
    return place


def add_part(where: Catalogues, name: str, entries: str) -> None:
    (where.folder / "parts" / name).write_text(HEADER + entries, encoding="utf-8")


def test_a_part_fills_what_is_empty_and_the_program_reads_it(where: Catalogues) -> None:
    add_part(where, "a.po", DUTCH)

    assert update(where) == []
    assert problems(where) == []
    with where.compiled("nl").open("rb") as file:
        dutch = gettext.GNUTranslations(file)
    assert dutch.gettext("Open {name}") == "{name} openen"
    assert dutch.ngettext("{n} project", "{n} projects", 1) == "één project"
    assert dutch.ngettext("{n} project", "{n} projects", 2) == "{n} projecten"
    assert dutch.pgettext("verb", "Plan") == "Plannen"


def test_what_is_translated_stays_and_the_difference_is_told(where: Catalogues) -> None:
    add_part(where, "a.po", DUTCH)
    add_part(where, "b.po", 'msgid "Open {name}"\nmsgstr "Open {name}"\n\nmsgid "Gone"\nmsgstr "Weg"\n')

    assert update(where) == [
        "b.po: 'Open {name}' is '{name} openen' already, here 'Open {name}'",
        "b.po: 'Gone' is not in the program",
    ]
    assert "{name} openen" in where.texts("nl").read_text(encoding="utf-8")


def test_missing_and_superfluous_texts_are_problems(where: Catalogues) -> None:
    add_part(where, "a.po", DUTCH)
    update(where)
    (where.package / "module.py").write_text(SOURCE.replace('"Plan"', '"Draw"'), encoding="utf-8")

    assert problems(where) == [
        "nl.po: no text for 'Draw' (program/module.py)",
        "nl.po: 'Plan' is no longer in the program",
    ]


@pytest.mark.parametrize(
    ("right", "wrong", "problem"),
    [
        ('"{name} openen"', '"{naam} openen"', "other {places} in the text for 'Open {name}'"),
        (
            '"{n} projecten"',
            '"{m} projecten"',
            "other {places} in the text for ('{n} project', '{n} projects')",
        ),
        ('\nmsgid "Open', '\n#, fuzzy\nmsgid "Open', "unsure text for 'Open {name}'"),
        ('"Plannen"', '""', "no text for 'Plan'"),
    ],
)
def test_a_doubtful_text_is_a_problem(where: Catalogues, right: str, wrong: str, problem: str) -> None:
    add_part(where, "a.po", DUTCH)
    update(where)
    texts = where.texts("nl").read_text(encoding="utf-8")
    assert right in texts
    where.texts("nl").write_text(texts.replace(right, wrong, 1), encoding="utf-8")

    assert [found for found in problems(where) if problem in found]


def test_what_is_kept_as_obsolete_is_a_problem(where: Catalogues) -> None:
    add_part(where, "a.po", DUTCH)
    update(where)
    with where.texts("nl").open("a", encoding="utf-8") as file:
        file.write('\n#~ msgid "Gone"\n#~ msgstr "Weg"\n')

    assert problems(where) == ["nl.po: 'Gone' is kept as obsolete"]


def test_updating_again_changes_no_file(where: Catalogues) -> None:
    add_part(where, "a.po", DUTCH)
    update(where)
    before = {path: path.stat().st_mtime_ns for path in (where.template, where.texts("nl"))}
    update(where)

    assert {path: path.stat().st_mtime_ns for path in before} == before
