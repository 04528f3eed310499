"""What an import asked attention for, kept for later."""

from pathlib import Path

from wsg_desktop.exchange.drafts import Problem, Severity
from wsg_desktop.services.document import Document
from wsg_desktop.services.import_problems import find_problems, keep_problems
from wsg_desktop.services.list_import import import_file, reading_nothing
from wsg_desktop.store.projects import list_projects

SAMPLE = Path(__file__).parents[1] / "data" / "uitvoeringsprogramma.xlsx"


def test_what_was_kept_is_found_again() -> None:
    problem = Problem("Blad1", "C7", "“{text}” is no amount in euros.", {"text": "pm"}, Severity.ERROR)
    keep_problems("7", "lijst.xlsx", [problem])
    found = find_problems("7")

    assert found is not None
    assert (found.file, found.problems) == ("lijst.xlsx", (problem,))


def test_only_the_last_import_counts() -> None:
    keep_problems("7", "een.xlsx", [Problem("Blad1", "A1", "{n} rows", {"n": 3})])
    keep_problems("7", "twee.xlsx", [])
    found = find_problems("7")

    assert found is not None
    assert (found.file, found.problems) == ("twee.xlsx", ())
    assert find_problems("8") is None


def test_damage_is_as_if_nothing_was_kept(data_folder: Path) -> None:
    keep_problems("7", "lijst.xlsx", [])
    kept = next(data_folder.rglob("7.json"))
    kept.write_text('{"file": "lijst.xlsx", "problems": [{"sheet": 1}]}', encoding="utf-8")

    assert find_problems("7") is None


def test_a_folder_that_cannot_be_written_does_not_stop_an_import(
    data_folder: Path, document: Document
) -> None:
    keep_problems("7", "lijst.xlsx", [])
    folder = next(data_folder.rglob("imports"))
    (folder / f"{document.programme_id}.json").mkdir()

    report = import_file(document, SAMPLE)

    assert len(report.plan.projects) == 14
    assert find_problems(document.programme_id) is None


def test_every_import_keeps_its_problems(document: Document) -> None:
    report = import_file(document, SAMPLE)
    found = find_problems(document.programme_id)

    assert found is not None
    assert found.problems == report.plan.problems
    assert found.file == SAMPLE.name


def test_an_empty_programme_can_be_read_without_a_file_that_stays(data_folder: Path) -> None:
    before = set(data_folder.rglob("*"))
    with reading_nothing() as read:
        assert list_projects(read) == []
    assert {path for path in data_folder.rglob("*") if path.is_file()} <= before
