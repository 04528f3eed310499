"""Returned files that lie, are broken or carry payloads: a sentence or a plain text, never more."""

import random
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.exchange.returned import edit, fill, save_as_csv
from tests.services.answering import answer, cells, compare, project, send, verdicts
from tests.store.state import assert_journal_is_true, state_of
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.safe_open import check_file
from wsg_desktop.services import answer_comparing, answer_files, answers
from wsg_desktop.services.document import Document

PAYLOADS = (
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "＝1+1",
    '=HYPERLINK("http://x.nl","klik")',
)
BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><Properties>&b;</Properties>'


@pytest.fixture
def document(furnished: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Document]:
    opened = Document.open(Path(shutil.copy(furnished, tmp_path)), "Jan", clock)
    opened.backs_up = False
    yield opened
    assert_journal_is_true(opened)
    opened.close()


@pytest.fixture
def sent(document: Document, tmp_path: Path) -> Path:
    return send(document, "Corporatie 1", tmp_path / "uit")


def with_part(path: Path, target: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Return a workbook of which the parts went through `change`."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_payload_stays_a_text_all_the_way_to_the_next_workbook(
    document: Document, sent: Path, tmp_path: Path, payload: str
) -> None:
    def change(book: Any) -> None:
        fill(book["Projecten"], "A1", Stand_van_zaken="x")
        sheet = book["Projecten"]
        cell = next(it for it in sheet[2] if it.value == "x")
        cell.value, cell.data_type = payload, "s"

    (file,) = compare(document, edit(sent, change, tmp_path / "t.xlsx"))
    answers.take_over(document, file, answers.safe_keys(file))
    assert project(document, "A1").situation == payload.strip()
    again = load_workbook(send(document, "Corporatie 1", tmp_path / "weer"))["Projecten"]
    (cell,) = [it for it in again[2] if it.value == payload.strip()]
    assert cell.data_type == "s"
    assert cell.quotePrefix


@pytest.mark.parametrize("part", ["docProps/custom.xml", "xl/workbook.xml", "docProps/core.xml"])
def test_entities_anywhere_are_refused(sent: Path, tmp_path: Path, part: str) -> None:
    path = with_part(sent, tmp_path / "bom.xlsx", lambda name, data: BOMB if name == part else data)
    with pytest.raises(FileProblem, match="XML entities"):
        check_file(path)


@pytest.mark.parametrize(
    "identity", ["'; DROP TABLE project;--", "../../etc/passwd", "x" * 100_000, "{0.__class__}"]
)
def test_an_identity_that_is_none_is_asked_about(
    document: Document, sent: Path, tmp_path: Path, identity: str
) -> None:
    def change(book: Any) -> None:
        book.custom_doc_props["WSG export"].value = identity[:30_000]
        book["_wsg"]["B2"] = identity[:30_000]
        fill(book["Projecten"], "A1", Oorzaak="regen")

    before = state_of(document)
    (file,) = compare(document, edit(sent, change, tmp_path / "vreemd.xlsx"))
    assert file.refusal is not None
    assert answers.take_over_all(document, [file], "theirs") == [answers.NOTHING_TAKEN]
    assert state_of(document) == before


def test_the_overview_of_another_party_is_an_answer_of_that_party(
    document: Document, sent: Path, tmp_path: Path
) -> None:
    other = send(document, "Corporatie 2", tmp_path / "uit")
    back = answer(other, tmp_path / sent.name, A1={"Oorzaak": "regen"})
    (file,) = compare(document, back)
    assert (file.party, verdicts(file)) == ("Corporatie 2", {("A1", "cause"): "safe"})


def test_bytes_that_were_changed_at_random_are_a_sentence_or_an_answer(
    document: Document, sent: Path, tmp_path: Path
) -> None:
    whole = answer(sent, tmp_path / "heel.xlsx", A1={"Oorzaak": "regen"}).read_bytes()
    chance = random.Random(5)
    paths: list[Path] = []
    for number in range(30):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 40)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(data[: chance.choice([len(data), len(data) // 2])])
        paths.append(path)
    opened = answer_files.open_returned(paths)
    with document.reading() as read:
        files = answer_comparing.compare(read, opened, document.clock.today())
    assert len(files) == 30
    assert all(file.refusal or verdicts(file) in ({}, {("A1", "cause"): "safe"}) for file in files)


def test_control_characters_and_braces_do_nothing(document: Document, sent: Path, tmp_path: Path) -> None:
    name = tmp_path / "{party} {0} %s.xlsx"
    answer(sent, name, A1={"Oorzaak": "{party} %s {0}", "Nieuwe_verwachting": "{x}"})
    (file,) = compare(document, name)
    taken = answers.take_over(document, file, [cell.key for _, cell in file.cells()])
    assert len(taken.keys) == 2
    assert project(document, "A1").statuses[0].cause == "{party} %s {0}"
    assert document.undo()


def test_a_text_with_a_quote_that_never_closes(document: Document, sent: Path, tmp_path: Path) -> None:
    answer(sent, tmp_path / "t.xlsx", A2={"Oorzaak": "XX"})
    path = save_as_csv(tmp_path / "t.xlsx", tmp_path / f"{sent.stem}.csv")
    path.write_text(path.read_text("utf-8-sig").replace("XX", '"rege;n').replace('"""', '"'), "utf-8")
    (file,) = compare(document, path)
    assert ("A2", "cause") in cells(file)


def test_a_folder_that_may_not_be_read_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "not yours")

    monkeypatch.setattr(Path, "iterdir", refuse)
    with pytest.raises(FileProblem, match="you may not read it"):
        answer_files.find_returned([tmp_path])
