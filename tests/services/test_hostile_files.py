"""The same hostile and broken files as a list and as an answer: a sentence that says how to go on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.exchange.hostile_files import HARMLESS, PAYLOADS, REFUSED, heavy, payloads
from tests.store.state import state_of
from wsg_desktop.errors import FileProblem, UserError
from wsg_desktop.exchange import any_list
from wsg_desktop.exchange.answer_reading import Opened
from wsg_desktop.exchange.worker import ReadingWorker, ReadLimits
from wsg_desktop.services.answer_files import open_one
from wsg_desktop.services.document import Document
from wsg_desktop.services.list_import import import_file
from wsg_desktop.store.projects import list_projects


@pytest.fixture(scope="module")
def worker() -> Iterator[ReadingWorker]:
    with ReadingWorker() as made:
        yield made


@pytest.fixture
def reading(worker: ReadingWorker, monkeypatch: pytest.MonkeyPatch) -> ReadingWorker:
    """Let the import read in the one process that these tests share."""
    monkeypatch.setattr(any_list, "read_workbook", lambda path, **_: worker.read(path).sheets)
    return worker


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_a_sentence_for_a_list_and_for_an_answer(
    kind: str, document: Document, reading: ReadingWorker, tmp_path: Path
) -> None:
    name, make, said = REFUSED[kind]
    path = tmp_path / name
    path.write_bytes(make())
    before = state_of(document)
    with pytest.raises(UserError) as caught:
        import_file(document, path)
    text = str(caught.value)
    assert said in text
    assert name in text
    assert text.count(".") >= 3, "what, why and how to go on"
    assert state_of(document) == before

    answer = open_one(path, reading, {})
    if isinstance(answer, Opened):
        assert kind in {"no sheet", "text that is not there"}
        assert not any(sheet.rows for sheet in answer.sheets)
    else:
        assert str(answer.problem) == text


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_can_be_read_is_read_without_what_it_brings_along(
    kind: str, document: Document, reading: ReadingWorker, tmp_path: Path
) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(HARMLESS[kind]())
    import_file(document, path)
    with document.reading() as read:
        assert [(row.number, row.title) for row in list_projects(read)] == [("B1", "Servicewinkel")]
    answer = open_one(path, reading, {})
    assert isinstance(answer, Opened)
    assert answer.sheets[0].rows[1][:2] == ["B1", "Servicewinkel"]
    assert not Path("/tmp/wsg-uit.xml").exists()


def test_formulas_in_titles_stay_texts(document: Document, reading: ReadingWorker, tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(payloads())
    import_file(document, path)
    with document.reading() as read:
        assert [row.title for row in list_projects(read)] == list(PAYLOADS)


def test_the_limits_hold_for_answers_too_and_the_next_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "zwaar.xlsx").write_bytes(heavy(300))
    (tmp_path / "licht.csv").write_text("Nr;Project\nB1;Winkel\n", encoding="utf-8")
    with ReadingWorker(limits=ReadLimits(seconds=0.3)) as worker:
        found = open_one(tmp_path / "zwaar.xlsx", worker, {})
        assert not isinstance(found, Opened)
        assert isinstance(found.problem, FileProblem)
        assert "takes longer than 0 seconds" in str(found.problem)
        # The process that was at it is ended; the next file gets another, and the time of its own.
        assert worker._process is None
        worker._limits = ReadLimits()
        assert isinstance(open_one(tmp_path / "licht.csv", worker, {}), Opened)
