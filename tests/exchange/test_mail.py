"""Messages as links and as drafts, read back by other code."""

import email
import email.policy
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from wsg_desktop.errors import FileProblem
from wsg_desktop.exchange.mail import Mail, Receiver, is_address, mail_link, write_draft

TO = (Receiver('José, van "Zorg"', "jose@zorg.example"), Receiver("", "info@zorg.example"))


def test_a_link_carries_addresses_subject_and_text() -> None:
    link = mail_link(["a+b@x.example", "c@y.example"], "Overzicht & meer", "Beste Jan,\n\n100% klaar?")
    found = urlsplit(link.url)
    assert (found.scheme, found.path) == ("mailto", "a%2Bb@x.example,c@y.example")
    assert parse_qs(found.query) == {
        "subject": ["Overzicht & meer"],
        "body": ["Beste Jan,\r\n\r\n100% klaar?"],
    }
    assert link.is_whole


def test_what_is_too_long_for_a_link_goes_without_its_text() -> None:
    link = mail_link(["a@x.example"], "Overzicht", "é" * 400)
    assert not link.is_whole
    assert link.url == "mailto:a@x.example?subject=Overzicht"


def test_a_draft_opens_as_a_new_message_with_the_file_in_it(tmp_path: Path) -> None:
    book = tmp_path / "2026-11-23 Overzicht Café.xlsx"
    book.write_bytes(b"PK workbook")
    write_draft(Mail(TO, "Overzicht\r\nBcc: x@y.example", "Beste José,\n\nGroet é"), book, tmp_path / "a.eml")
    draft = email.message_from_bytes((tmp_path / "a.eml").read_bytes(), policy=email.policy.default)

    assert draft["X-Unsent"] == "1"
    assert draft["Subject"] == "Overzicht Bcc: x@y.example"
    assert (draft["Bcc"], draft["From"]) == (None, None)
    assert [(it.display_name, it.addr_spec) for it in draft["To"].addresses] == [tuple(it) for it in TO]
    parts = [part.get_payload(decode=True) for part in draft.walk() if not part.is_multipart()]
    assert parts == ["Beste José,\r\n\r\nGroet é\r\n".encode(), b"PK workbook"]
    (part,) = draft.iter_attachments()
    assert part.get_filename() == book.name
    assert part.get_content_type().endswith("spreadsheetml.sheet")


def test_a_draft_without_addresses_or_file(tmp_path: Path) -> None:
    book = tmp_path / "a.xlsx"
    book.write_bytes(b"x")
    write_draft(Mail((), "Overzicht", "Beste"), book, tmp_path / "a.eml")
    assert b"To:" not in (tmp_path / "a.eml").read_bytes()
    with pytest.raises(FileProblem):
        write_draft(Mail((), "Overzicht", "Beste"), tmp_path / "weg.xlsx", tmp_path / "b.eml")
    assert not (tmp_path / "b.eml").exists()


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("jan@x.example", True),
        ("jan.de-vries+wsg@zorg-en-zo.nl", True),
        ("jan", False),
        ("jan@x", False),
        ("jan@x.nl,piet@x.nl", False),
        ("jan@x.nl\nBcc: y@z.nl", False),
        ("<jan@x.nl>", False),
        ("jan@café.nl", False),
        ("", False),
    ],
)
def test_only_one_plain_address_is_mailed_to(text: str, is_one: bool) -> None:
    assert is_address(text) is is_one
