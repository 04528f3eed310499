"""Reads PDFs of anybody: what is broken or locked is no reason to stop."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


class NoPdf(Exception):
    """The file is locked or broken, or is no PDF at all."""


@contextmanager
def foreign_pdf() -> Generator[None, None, None]:
    """Let what goes wrong in a PDF be one thing: `NoPdf`, which its reader tells in a sentence."""
    # It logs each thing that it stumbles on.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        yield
    except Exception as error:
        # A file may be broken in more ways than the library foresaw, or locked in one that it cannot open.
        raise NoPdf from error


def keywords_of(path: Path) -> str:
    """Return the keywords that a PDF has; empty where it has none or cannot be read."""
    try:
        with foreign_pdf():
            # A large drawing takes a quarter of a second to be read, and ours says nothing there.
            if not _may_tell(path.read_bytes()):
                return ""
            from pypdf import PdfReader

            told = PdfReader(path).metadata
            return told.keywords or "" if told else ""
    except NoPdf:
        return ""


def _may_tell(content: bytes) -> bool:
    """Return whether keywords stand in a PDF as they are, or may stand in what is packed in it."""
    return b"/Keywords" in content or b"/ObjStm" in content or b"/Encrypt" in content
