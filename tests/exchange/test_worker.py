"""Reading in a process of its own: values and structure of every format, limits, cancelling."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from tests.exchange.overview_samples import content
from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange import worker
from wsg_desktop.exchange.file_properties import FileProperties
from wsg_desktop.exchange.overview_workbook import write_overview
from wsg_desktop.exchange.process_memory import memory_in_use
from wsg_desktop.exchange.sheets import NO_RESULT, Merge, cell_address
from wsg_desktop.exchange.worker import ReadingCancelled, ReadingWorker, ReadLimits, read_workbook
from wsg_desktop.texts import translator

DATA = Path(__file__).parent.parent / "data"
CUSTOM = b'<Properties><property name="WSG export"><lpwstr>%s</lpwstr></property></Properties>'


def test_openpyxl_uses_defusedxml() -> None:
    import openpyxl.xml

    assert openpyxl.xml.DEFUSEDXML


@pytest.mark.parametrize("extension", ["xlsx", "xls", "ods"])
def test_values_and_merges_of_every_workbook_format(extension: str) -> None:
    (sheet, hidden) = read_workbook(DATA / f"formaten.{extension}")[:2]
    assert sheet.rows[:2] == [
        ["Nr", "Project", "Start", "Uren", "Intern"],
        ["B1", "Winkel", date(2026, 2, 3), 3.5, "x"],
    ]
    assert sheet.rows[3][1] == "Groep"
    assert sheet.structure.merged == (Merge(3, 1, 3, 3),)
    assert not sheet.hidden
    assert hidden.hidden


@pytest.mark.parametrize("extension", ["xlsx", "ods"])
def test_what_is_hidden_and_what_is_in_error(extension: str) -> None:
    structure = read_workbook(DATA / f"formaten.{extension}")[0].structure
    assert structure.hidden_columns == {4}
    assert structure.hidden_rows == {2}
    assert set(structure.errors) == {(2, 3)}


def test_a_formula_that_was_never_calculated_is_told_from_one_that_gives_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["=1+1", "x"])
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_workbook(tmp_path / "a.xlsx")
    assert sheet.structure.errors == {(0, 0): NO_RESULT}

    with xlsxwriter.Workbook(tmp_path / "b.xlsx") as calculated:
        page = calculated.add_worksheet()
        nothing: Any = "nothing"
        page.write_formula("A1", '=""', None, nothing)
        page.write_formula("B1", "=1+1", None, 2)
        page.write_blank("C1", None, calculated.add_format({"bold": True}))
    with zipfile.ZipFile(tmp_path / "b.xlsx") as kept, zipfile.ZipFile(tmp_path / "c.xlsx", "w") as made:
        for name in kept.namelist():  # as Excel keeps an empty text that a formula gave
            made.writestr(name, kept.read(name).replace(b"<v>nothing</v>", b"<v></v>"))
    (sheet,) = read_workbook(tmp_path / "c.xlsx")
    assert (sheet.rows, sheet.structure.errors) == ([["", 2.0]], {})


def test_addresses_hold_when_the_first_rows_and_columns_are_empty(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["C4"] = "x"
    book.save(tmp_path / "a.xlsx")
    (sheet,) = read_workbook(tmp_path / "a.xlsx")
    assert sheet.value(3, 2) == "x"
    assert cell_address(3, 2) == "C4"
    assert cell_address(0, 701) == "ZZ1"


def test_a_moment_keeps_its_time(workbook: Callable[..., Path]) -> None:
    moment = datetime.combine(date(2026, 1, 2), time(8, 30))
    (sheet,) = read_workbook(workbook([[datetime.combine(date(2026, 1, 2), time()), moment]]))
    assert sheet.rows == [[date(2026, 1, 2), moment]]


def test_a_stray_cell_at_the_far_end_does_not_make_a_list_unreadable(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Nr", "Project"])
    book.worksheets[0]["XFD1048576"] = "verdwaald"
    book.save(tmp_path / "ver.xlsx")
    (sheet,) = read_workbook(tmp_path / "ver.xlsx")
    assert sheet.rows == [["Nr", "Project"]]
    assert sheet.left_out == 1


def test_a_sheet_that_lies_about_its_size(workbook: Callable[..., Path], tmp_path: Path) -> None:
    path = tmp_path / "leugen.xlsx"
    with (
        zipfile.ZipFile(workbook([["Nr", "Project"], ["B1", "Winkel"]])) as old,
        zipfile.ZipFile(path, "w") as new,
    ):
        for item in old.infolist():
            data = old.read(item)
            if item.filename.endswith("sheet1.xml"):
                assert b'ref="A1:B2"' in data
                data = data.replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
            new.writestr(item, data)
    (sheet,) = read_workbook(path)
    assert sheet.rows == [["Nr", "Project"], ["B1", "Winkel"]]


def test_a_damaged_sheet_is_told_in_a_sentence(sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "kapot.xlsx"
    with zipfile.ZipFile(sample) as archive:
        sheet = next(item for item in archive.infolist() if item.filename.endswith("sheet2.xml"))
    data = bytearray(sample.read_bytes())
    middle = sheet.header_offset + 100 + sheet.compress_size // 2
    data[middle : middle + 200] = bytes(200)
    path.write_bytes(data)
    with pytest.raises(FileProblem, match=r"kapot\.xlsx is damaged"):
        read_workbook(path)


@pytest.mark.parametrize("extension", ["xls", "ods"])
def test_half_a_file_is_damaged(extension: str, tmp_path: Path) -> None:
    whole = (DATA / f"formaten.{extension}").read_bytes()
    path = tmp_path / f"half.{extension}"
    path.write_bytes(whole[: len(whole) * 2 // 3])
    with pytest.raises(FileProblem):
        read_workbook(path)


def test_a_file_that_takes_too_much_memory_ends_only_the_worker(tmp_path: Path) -> None:
    lines = b"<row>" + b"<c><v>1</v></c>" * 2000 + b"</row>"
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    book = openpyxl.Workbook()
    book.save(tmp_path / "leeg.xlsx")
    path = tmp_path / "zwaar.xlsx"
    with (
        zipfile.ZipFile(tmp_path / "leeg.xlsx") as old,
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for item in old.infolist():
            data = (
                head + lines * 3000 + b"</sheetData></worksheet>"
                if "sheet1" in item.filename
                else old.read(item)
            )
            new.writestr(item, data)
    assert path.stat().st_size < 1_000_000
    limits = replace(worker.OPEN_LIMITS, ratio=100_000)
    with pytest.raises(FileProblem, match="more memory than a list needs"):
        read_workbook(path, limits=ReadLimits(memory=96 * 1024 * 1024), open_limits=limits)


def test_a_file_that_takes_too_long(sample: Path) -> None:
    with pytest.raises(FileProblem, match="longer than 0 seconds"):
        read_workbook(sample, limits=ReadLimits(seconds=0))


def test_cancelling_ends_the_worker(sample: Path) -> None:
    with pytest.raises(ReadingCancelled):
        read_workbook(sample, cancelled=lambda: True)


def test_memory_of_a_process_that_is_gone_is_none() -> None:
    assert memory_in_use(2**22 + 1) == 0


def test_one_worker_reads_many_files_and_goes_on_after_one_that_ended_it(
    sample: Path, tmp_path: Path
) -> None:
    (tmp_path / "half.ods").write_bytes((DATA / "formaten.ods").read_bytes()[:4000])
    with ReadingWorker() as reader:
        assert reader.read(DATA / "formaten.xls").sheets[0].rows[1][0] == "B1"
        with pytest.raises(FileProblem):
            reader.read(tmp_path / "half.ods")
        process = reader._process
        assert process is not None
        process.kill()
        process.join()
        assert reader.read(sample).sheets
        assert reader._process is not process


def test_what_a_file_says_of_itself(tmp_path: Path) -> None:
    write_overview(content(), tmp_path / "o.xlsx", translator("nl"))
    with ReadingWorker() as reader:
        said = reader.read(tmp_path / "o.xlsx").properties
        assert said == FileProperties("0123456789abcdef", datetime(2026, 11, 23, 12, tzinfo=UTC))
        assert reader.read(DATA / "formaten.xls").properties == FileProperties()
        assert reader.read(DATA / "formaten.ods").properties.export_id == ""


def test_properties_that_are_no_xml_or_no_id_say_nothing(tmp_path: Path) -> None:
    write_overview(content(), tmp_path / "o.xlsx", translator("nl"))
    for name, data in {"stuk.xlsx": b"<Properties", "vreemd.xlsx": CUSTOM % b"../../x'; DROP"}.items():
        with zipfile.ZipFile(tmp_path / "o.xlsx") as old, zipfile.ZipFile(tmp_path / name, "w") as new:
            for item in old.infolist():
                new.writestr(item, data if item.filename == "docProps/custom.xml" else old.read(item))
        with ReadingWorker() as reader:
            assert reader.read(tmp_path / name).properties.export_id == ""
