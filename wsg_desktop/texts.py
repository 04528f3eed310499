"""Texts in the language of the reader: gettext with English message ids, Dutch complete and default.

The translator is passed to whoever shows something, never global: a workbook may speak another language
than the window. Declarations hold message ids marked with `N_`; they are translated when they are shown.
"""

import gettext
import json
from functools import cache
from typing import Any, cast

from wsg_desktop.paths import resources

LANGUAGES = ("nl", "en")
LOCALES = {"nl": "nl-NL", "en": "en-GB"}
"""The languages as files name them."""


def N_(message: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark `message` for extraction and return it untranslated."""
    return message


class Translator:
    """Translate message ids into one language: `tr("Open {name}", name=...)`."""

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, **values: object) -> str:
        """Return `message` translated, with its `{name}` places filled."""
        text = self._catalogue.gettext(message) if message else ""
        return text.format(**values) if values else text

    def plural(self, one: str, many: str, n: int, **values: object) -> str:
        """Return `one` or `many` translated for the count `n`, which fills the place `{n}`."""
        return self._catalogue.ngettext(one, many, n).format(n=n, **values)

    def sentence(self, packed: str) -> str:
        """Return the translation of what `sentence` packed.

        Its value `field` is a message id too, and its value `label` another packed sentence.
        """
        message, values = unpacked(packed)
        if "label" in values:
            values["label"] = self.sentence(values["label"])
        if "field" in values:
            name = self(values["field"])
            values["field"] = name[:1].lower() + name[1:]
        return self(message, **values)

    def context(self, context: str, message: str, **values: object) -> str:
        """Return `message` translated as it is meant in `context`."""
        text = self._catalogue.pgettext(context, message)
        return text.format(**values) if values else text


@cache
def translator(language: str) -> Translator:
    """Return the translator for `nl` or `en`; English is the language of the message ids."""
    if language == "en":
        return Translator("en", gettext.NullTranslations())
    folder = resources() / "i18n"
    with (folder / f"{language}.mo").open("rb") as file:
        return Translator(language, gettext.GNUTranslations(file))


def sentence(message: str, **values: object) -> str:
    """Return a message id with its values as one string, to be kept now and translated when it is shown."""
    return json.dumps([message, values], ensure_ascii=False, default=str) if values else message


def unpacked(packed: str) -> tuple[str, dict[str, Any]]:
    """Return the message id and values that `sentence` packed.

    Any other text, such as a title that begins with a bracket, is itself.
    """
    try:
        found: Any = json.loads(packed) if packed.startswith("[") else None
    except ValueError:
        found = None
    match found:
        case [str(message), dict(values)]:
            return message, cast("dict[str, Any]", values)
        case _:
            return packed, {}
