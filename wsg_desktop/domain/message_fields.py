"""The fields of a message to partners: "{partij}" becomes the name of the party; what is none is named.

A field may be written in any of our languages, whatever language the message is in. A line with a field that
has nothing to say is left out: who only reads is not asked to answer by a day.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from wsg_desktop.domain.words import search_key
from wsg_desktop.errors import UserError
from wsg_desktop.texts import LANGUAGES, N_, Translator, translator

UNKNOWN_FIELD = N_("“{{{name}}}” is not a field. These are there: {names}.")
LOOSE_BRACE = N_("There is a loose “{brace}” in the text. A field stands between braces, such as {example}.")

_FIELD = re.compile(r"\{([^{}]*)\}")
_BRACE = re.compile(r"[{}]")


class MessageField(StrEnum):
    """What can be filled in per party."""

    PARTY = "party"
    CONTACT = "contact"
    ANSWER_BY = "answer_by"
    PROJECTS = "projects"
    TO_FILL_IN = "to_fill_in"
    PROGRAMME = "programme"
    FILE = "file"
    QUESTIONS = "questions"


FIELD_NAMES: Mapping[MessageField, str] = {
    MessageField.PARTY: N_("party"),
    MessageField.CONTACT: N_("contact person"),
    MessageField.ANSWER_BY: N_("answer by"),
    MessageField.PROJECTS: N_("number of projects"),
    MessageField.TO_FILL_IN: N_("number to fill in"),
    MessageField.PROGRAMME: N_("programme"),
    MessageField.FILE: N_("file"),
    MessageField.QUESTIONS: N_("questions to"),
}
"""What the fields are called, as message ids."""


def token(field: MessageField, tr: Translator) -> str:
    """Return a field as it is written in a message."""
    return f"{{{tr(FIELD_NAMES[field])}}}"


def check_message(text: str, tr: Translator) -> None:
    """Raise `UserError` for the first thing between braces that is no field, or a brace that is loose."""
    for found in _FIELD.finditer(text):
        if _field(found[1]) is None:
            names = ", ".join(token(field, tr) for field in MessageField)
            raise UserError(UNKNOWN_FIELD, name=found[1], names=names)
    loose = _BRACE.search(_FIELD.sub("", text))
    if loose is not None:
        raise UserError(LOOSE_BRACE, brace=loose[0], example=token(MessageField.PARTY, tr))


def fill_message(text: str, values: Mapping[MessageField, str]) -> str:
    """Return `text` with its fields filled; lines with a field that is empty are left out."""
    lines = list(_filled(text, values))
    # What was left out leaves no hole.
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    return "\n".join(kept).strip("\n")


def _filled(text: str, values: Mapping[MessageField, str]) -> Iterator[str]:
    for line in text.split("\n"):
        fields = [_field(name) for name in _FIELD.findall(line)]
        if all(field is None or values.get(field) for field in fields):
            yield _FIELD.sub(lambda found: _value(found, values), line)


def _value(found: re.Match[str], values: Mapping[MessageField, str]) -> str:
    field = _field(found[1])
    return found[0] if field is None else values[field]


def _field(name: str) -> MessageField | None:
    wanted = search_key(name)
    for field, message in FIELD_NAMES.items():
        if wanted in {search_key(translator(it)(message)) for it in LANGUAGES}:
            return field
    return None
