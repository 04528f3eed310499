"""Hostile, damaged, encrypted, empty, locked and wrongly named files get a sentence, before any parsing."""

import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.safe_open import FileFormat, OpenLimits, check_file

OLE_HEAD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole_file(stream: str) -> bytes:
    """Return the head of an OLE file and a directory sector with one entry."""
    name = (stream + "\0").encode("utf-16-le")
    entry = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), 2, 1)
    return OLE_HEAD + entry.ljust(512, b"\0")


def problem(path: Path, limits: OpenLimits | None = None) -> str:
    with pytest.raises(FileProblem) as caught:
        check_file(path, limits or OpenLimits())
    text = str(caught.value)
    assert path.name in text
    assert text.count(".") >= 2, "what, why and how to go on"
    return text


def test_a_sound_workbook_is_told_by_its_content(sample: Path) -> None:
    assert check_file(sample) is FileFormat.XLSX


@pytest.mark.parametrize("extension", [".csv", ".txt", ".tsv", ".CSV"])
def test_plain_text_is_a_list(tmp_path: Path, extension: str) -> None:
    path = tmp_path / f"lijst{extension}"
    path.write_text("Nr;Project\nB1;Winkel\n", encoding="utf-8")
    assert check_file(path) is FileFormat.CSV


@pytest.mark.parametrize("name", ["~$lijst.xlsx", ".~lock.lijst.ods#"])
def test_a_lock_file_is_not_the_list(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x05Jansen")
    assert "open in a program" in problem(tmp_path / name)


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert "not there" in problem(tmp_path / "weg.xlsx")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").mkdir()
    assert "folder" in problem(tmp_path / "map.xlsx")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pijp.xlsx")
    assert "empty" in problem(tmp_path / "pijp.xlsx")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "leeg.xlsx").touch()
    assert "empty" in problem(tmp_path / "leeg.xlsx")


def test_a_file_that_is_too_large(sample: Path) -> None:
    assert "too large (1 MB; at most 0 MB" in problem(sample, OpenLimits(file_bytes=1000))


def test_half_a_workbook_is_damaged(tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "half.xlsx"
    path.write_bytes(sample.read_bytes()[:4000])
    assert "damaged" in problem(path)


@pytest.mark.parametrize(
    ("stream", "said"),
    [("EncryptedPackage", "password"), ("WordDocument", "text document"), ("Onbekend", "not a workbook")],
)
def test_old_office_files_are_told_by_their_streams(tmp_path: Path, stream: str, said: str) -> None:
    path = tmp_path / "oud.xls"
    path.write_bytes(ole_file(stream))
    assert said in problem(path)


def test_an_old_workbook_is_accepted_under_its_own_name_only(tmp_path: Path) -> None:
    (tmp_path / "oud.xls").write_bytes(ole_file("Workbook"))
    (tmp_path / "oud.xlsx").write_bytes(ole_file("Workbook"))
    assert check_file(tmp_path / "oud.xls") is FileFormat.XLS
    assert "ends in .xls" in problem(tmp_path / "oud.xlsx")


@pytest.mark.parametrize("name", ["lijst.csv", "lijst.xls", "lijst.ods", "lijst.pdf", "lijst"])
def test_a_workbook_with_a_wrong_name_is_to_be_renamed(tmp_path: Path, sample: Path, name: str) -> None:
    (tmp_path / name).write_bytes(sample.read_bytes())
    assert "Rename it so that it ends in .xlsx" in problem(tmp_path / name)


def test_text_that_is_called_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "lijst.xlsx").write_text("Nr;Project\n", encoding="utf-8")
    assert "ends in .csv" in problem(tmp_path / "lijst.xlsx")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "picture"),
        (b"<html><table><tr><td>B1", "web page"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>", "web page"),
        (b"SQLite format 3\0 and more", "programme file"),
        (bytes(range(256)) * 4, "not a workbook and not plain text"),
    ],
)
def test_what_holds_no_list(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "lijst.xls").write_bytes(content)
    assert said in problem(tmp_path / "lijst.xls")


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("member", "said"),
    [
        ("word/document.xml", "text document"),
        ("ppt/presentation.xml", "presentation"),
        ("a.xlsx", "zip file"),
    ],
)
def test_other_zip_files(tmp_path: Path, member: str, said: str) -> None:
    assert said in problem(zipped(tmp_path / "lijst.xlsx", {member: b"<a/>"}))


def test_a_zip_bomb_by_its_ratio(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bom.xlsx", {"xl/workbook.xml": b"<a/>", "xl/sheet.xml": bytes(30_000_000)})
    assert path.stat().st_size < 40_000
    assert "unpacks to far more" in problem(path)


def test_a_zip_bomb_by_its_declared_sizes(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bom.xlsx", {"xl/a.xml": b"<a/>", "xl/b.xml": b"<a>123456789</a>"})
    assert "unpacks to far more" in problem(path, OpenLimits(unpacked_bytes=10))


def test_a_zip_bomb_by_its_many_members(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bom.xlsx", {f"xl/{n}.xml": b"" for n in range(2_001)})
    assert "unpacks to far more" in problem(path)


def test_a_zip_whose_members_overlap(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bom.xlsx", {"xl/a.xml": bytes(range(256)) * 40})
    data = path.read_bytes()
    directory = data.index(b"PK\x01\x02")
    end = data.index(b"PK\x05\x06")
    entry = data[directory:end]
    count = 30
    tail = bytearray(data[end:])
    struct.pack_into("<HHI", tail, 8, count, count, len(entry) * count)
    path.write_bytes(data[:directory] + entry * count + tail)
    assert "unpacks to far more" in problem(path)


def test_an_entity_bomb(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>'
    assert "XML entities" in problem(zipped(tmp_path / "bom.xlsx", {"xl/workbook.xml": bomb}))


def test_an_encrypted_zip_member(tmp_path: Path) -> None:
    path = zipped(tmp_path / "dicht.xlsx", {"xl/workbook.xml": b"<a/>"})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    assert "password" in problem(path)


def test_an_encrypted_open_document(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "dicht.ods",
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>",
        },
    )
    assert "password" in problem(path)


def test_a_text_document_of_libre_office(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.ods", {"mimetype": b"application/vnd.oasis.opendocument.text"})
    assert "text document" in problem(path)


def test_a_file_that_another_program_holds(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "shared")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(FileProblem, match="still open in another program"):
        check_file(sample)


def test_a_text_that_begins_like_a_zip_is_text(text_table: Callable[..., Path]) -> None:
    assert check_file(text_table([["PK", "Project"], ["1", "Winkel"]])) is FileFormat.CSV
