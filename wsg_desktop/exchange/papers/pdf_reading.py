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
    from pypdf import PdfReader

    try:
        with foreign_pdf():
            told = PdfReader(path).metadata
            return told.keywords or "" if told else ""
    except NoPdf:
        return ""
