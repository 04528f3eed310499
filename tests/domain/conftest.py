"""The Dutch texts as they stand in their sources, so that these tests need no compiled catalogue."""

import gettext
import io

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from wsg_desktop.paths import resources
from wsg_desktop.texts import Translator, translator


@pytest.fixture(scope="session")
def nl() -> Translator:
    """Return the translator to Dutch."""
    folder = resources() / "i18n"
    together = Catalog(locale="nl")
    for path in (*sorted((folder / "parts").glob("*.po")), folder / "nl.po"):
        with path.open("rb") as file:
            for message in read_po(file, locale="nl"):
                if message.id and message.string and "".join(message.string):
                    together.add(message.id, message.string, context=message.context)
    compiled = io.BytesIO()
    write_mo(compiled, together)
    compiled.seek(0)
    return Translator("nl", gettext.GNUTranslations(compiled))


@pytest.fixture(scope="session")
def en() -> Translator:
    """Return the translator to English."""
    return translator("en")
