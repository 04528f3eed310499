"""A message to send: as a link to the user's mail program, and as a draft in a file with its attachment.

Nothing is sent from here. A link cannot carry a file, and programs cut what is too long; a draft (`.eml` with
`X-Unsent: 1`) opens in Outlook and others as a new message that is ready to be sent.
"""

import re
from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from wsg_desktop.written_files import placed

LONGEST_LINK = 1900
"""Windows and Outlook cut links at about 2,000 characters."""

_SHEET = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
_ADDRESS = re.compile(r"[^\s@<>,;:\"()\[\]\\]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


class Receiver(NamedTuple):
    """Who gets a message; the name may be empty."""

    name: str
    address: str


class Mail(NamedTuple):
    """A message before it is sent."""

    to: tuple[Receiver, ...]
    subject: str
    text: str


class MailLink(NamedTuple):
    """A link that opens a message in the user's mail program."""

    url: str
    is_whole: bool
    """Whether it carries the text too; where that is too long only the addresses and the subject."""


def is_address(text: str) -> bool:
    """Return whether `text` can be mailed to: one plain address, nothing that could smuggle in another."""
    return text.isascii() and _ADDRESS.fullmatch(text) is not None


def mail_link(addresses: Sequence[str], subject: str, text: str, longest: int = LONGEST_LINK) -> MailLink:
    """Return the link for a message (RFC 6068)."""
    to = ",".join(quote(address, safe="@") for address in addresses)
    short = f"mailto:{to}?subject={quote(_line(subject))}"
    # Lines end in CR and LF there.
    whole = f"{short}&body={quote(text.replace(chr(10), chr(13) + chr(10)))}"
    return MailLink(whole, True) if len(whole) <= longest else MailLink(short, False)


def write_draft(mail: Mail, attachment: Path, path: Path) -> None:
    """Write a message as the draft `path`; raises `FileProblem` when it cannot be written."""
    draft = EmailMessage(policy=SMTP)
    draft["X-Unsent"] = "1"
    draft["Subject"] = _line(mail.subject)
    if mail.to:
        draft["To"] = [Address(_line(it.name), addr_spec=it.address) for it in mail.to]
    draft.set_content(mail.text)
    with placed(path) as fresh:
        kind, form = _SHEET
        draft.add_attachment(attachment.read_bytes(), kind, form, filename=attachment.name)
        fresh.write_bytes(draft.as_bytes())


def _line(text: str) -> str:
    """Return `text` on one line: a header has no others."""
    return " ".join(text.split())
