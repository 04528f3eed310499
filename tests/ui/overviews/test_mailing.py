"""Mailing overviews: per party to whom, the ways to send, and what is remembered."""

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from tests.ui.accessibility import unnamed_controls
from tests.ui.recorded_messages import RecordedMessages
from wsg_desktop.domain.clock import FixedClock
from wsg_desktop.exchange.overview_content import OverviewKind
from wsg_desktop.services import overviews, parties, programme, projects
from wsg_desktop.services.document import Document
from wsg_desktop.services.overview_mail import Message, usual_message
from wsg_desktop.services.overview_options import OverviewOptions
from wsg_desktop.services.party_finding import get_party_id
from wsg_desktop.services.project_fields import set_field
from wsg_desktop.store.transaction import Transaction
from wsg_desktop.ui import dialog_size
from wsg_desktop.ui.main_window import MainWindow
from wsg_desktop.ui.overviews import mail_dialog
from wsg_desktop.ui.overviews.mail_dialog import MailDialog
from wsg_desktop.ui.overviews.mail_flow import mail_overviews
from wsg_desktop.ui.theme import Theme

OPTIONS = OverviewOptions("en")


@pytest.fixture
def document(tmp_path: Path) -> Iterator[Document]:
    """Return a programme with a lead that has two contacts, and a partner that has none."""
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    opened = programme.create(tmp_path / "p.wsg", "Jan", clock, name="Wonen met zorg")
    opened.backs_up = False
    opened.change("fill", _fill)
    yield opened
    opened.close()


def _fill(tx: Transaction) -> None:
    lead = parties.add_party(tx, "Corporatie 1", kind="housing_corporation")
    parties.add_party(tx, "Zorg Oost", kind="care_provider")
    parties.add_person(tx, name="Jan de Vries", party_id=lead, email="jan@corporatie.example")
    parties.add_person(tx, name="Els Bos", party_id=lead, email="els@corporatie.example")
    project = projects.create(tx, "Eettafel", number="A1")
    set_field(tx, project, "lead_parties", ["Corporatie 1"])
    set_field(tx, project, "partner_parties", ["Zorg Oost"])


@pytest.fixture
def links(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """Return what is opened with other programs."""
    found: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url) or True)
    return found


def _mail(
    window: MainWindow,
    messages: RecordedMessages,
    drive: object,
    folder: Path,
    message: Message | None = None,
) -> None:
    document = window.session.document
    written = overviews.write_overviews(document, None, folder, OPTIONS)
    messages.drives.append(drive)  # type: ignore[arg-type]
    usual = usual_message(OverviewKind.FULL, "en")
    mail_overviews(window.context(), written, message or usual, replace(OPTIONS))


def test_each_party_has_its_own_mail_and_is_opened_with_the_file_on_the_clipboard(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, links: list[QUrl], tmp_path: Path
) -> None:
    def drive(dialog: MailDialog) -> None:
        assert unnamed_controls(dialog) == []
        assert [line.cells for line in dialog.parties.lines.lines] == [
            ("Corporatie 1", "Els Bos, Jan de Vries"),
            ("Zorg Oost", "Nobody yet"),
        ]
        assert dialog.text.toPlainText().startswith("Dear Els Bos and Jan de Vries,")
        qtbot.mouseClick(dialog.open_mail, Qt.MouseButton.LeftButton)
        assert dialog.parties.lines.lines[0].cells[1] == "Mail opened"
        dialog.parties.selectRow(1)
        assert dialog.text.toPlainText().startswith("Dear colleague,")
        assert not dialog.nobody.isHidden()
        qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)

    _mail(open_window, messages, drive, tmp_path / "uit")
    link = urlsplit(links[0].toString(QUrl.ComponentFormattingOption.FullyEncoded))
    assert link.path == "els@corporatie.example,jan@corporatie.example"
    assert parse_qs(link.query)["subject"] == ["Overview of Wonen met zorg for Corporatie 1"]
    assert QGuiApplication.clipboard().text().startswith("Dear colleague,")


def test_an_address_that_cannot_be_mailed_is_told(
    open_window: MainWindow, document: Document, messages: RecordedMessages, tmp_path: Path
) -> None:
    def pasted(tx: Transaction) -> None:
        zorg = get_party_id(tx.read, "Zorg Oost")
        parties.add_person(tx, name="Piet", party_id=zorg, email="Piet Smit <piet@zorg.example>")

    document.change("add", pasted)
    seen: list[str] = []

    def drive(dialog: MailDialog) -> None:
        dialog.parties.selectRow(1)
        seen.append(dialog.nobody.text())

    _mail(open_window, messages, drive, tmp_path / "uit")
    assert seen == ["The e-mail address of Piet cannot be mailed. Put it right in Partners."]


def test_a_text_too_long_for_a_link_goes_by_the_clipboard(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, links: list[QUrl], tmp_path: Path
) -> None:
    def drive(dialog: MailDialog) -> None:
        qtbot.mouseClick(dialog.open_mail, Qt.MouseButton.LeftButton)
        assert "too long" in dialog.note.text()

    long = Message("Overview", "lang verhaal " * 300)
    _mail(open_window, messages, drive, tmp_path / "uit", long)
    assert "body" not in parse_qs(urlsplit(links[0].toString()).query)
    assert QGuiApplication.clipboard().text() == long.text.strip("\n")


def test_drafts_for_all_stand_beside_the_workbooks_and_who_is_left_out_is_remembered(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, links: list[QUrl], tmp_path: Path
) -> None:
    def drive(dialog: MailDialog) -> None:
        dialog.people.setFocus()
        dialog.people.selectRow(1)
        qtbot.keyClick(dialog.people, Qt.Key.Key_Space)
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: dialog.note.text().startswith("2 drafts stand in the folder."))
        assert dialog.note.text().endswith("1 has no address yet.")
        assert dialog.parties.lines.lines[1].cells[1] == "Draft without address"
        qtbot.mouseClick(dialog.draft, Qt.MouseButton.LeftButton)

    _mail(open_window, messages, drive, tmp_path / "uit")
    drafts = sorted((tmp_path / "uit").glob("*.eml"))
    assert [path.stem for path in drafts] == [path.stem for path in sorted((tmp_path / "uit").glob("*.xlsx"))]
    first = email.message_from_bytes(drafts[0].read_bytes(), policy=email.policy.default)
    assert [it.addr_spec for it in first["To"].addresses] == ["els@corporatie.example"]
    assert links[-1].toLocalFile() == str(drafts[0])

    seen: list[str] = []
    _mail(open_window, messages, lambda it: seen.append(it.parties.lines.lines[0].cells[1]), tmp_path / "uit")
    assert seen == ["Els Bos"]


def test_a_folder_that_is_gone_is_said_in_the_window(
    qtbot: QtBot, open_window: MainWindow, messages: RecordedMessages, links: list[QUrl], tmp_path: Path
) -> None:
    def drive(dialog: MailDialog) -> None:
        (tmp_path / "uit").rename(tmp_path / "weg")
        qtbot.mouseClick(dialog.all, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "is not there" in dialog.note.text())
        assert dialog.all.isEnabled()

    _mail(open_window, messages, drive, tmp_path / "uit")
    assert links == []


def test_texts_twice_as_large_scroll_no_mail_sideways(
    qtbot: QtBot,
    window: MainWindow,
    messages: RecordedMessages,
    theme: Theme,
    document: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for module in (dialog_size, mail_dialog):
        monkeypatch.setattr(module, "room_on_screen", lambda: QSize(1358, 728))
    theme.apply("light", 2.0)
    window.session.show(document)

    def drive(dialog: MailDialog) -> None:
        for pane in dialog.findChildren(QScrollArea):
            assert pane.horizontalScrollBar().maximum() == 0
        assert dialog.width() <= 1358

    _mail(window, messages, drive, tmp_path / "uit")
