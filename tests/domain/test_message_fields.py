"""Fields in a message to partners: filled in any language, checked, and lines that have nothing to say."""

import pytest

from wsg_desktop.domain.message_fields import MessageField, check_message, fill_message, token
from wsg_desktop.errors import UserError
from wsg_desktop.texts import translator

NL, EN = translator("nl"), translator("en")
VALUES = {
    MessageField.PARTY: "Corporatie {1}",
    MessageField.CONTACT: "Jan",
    MessageField.ANSWER_BY: "vrijdag 11 december 2026",
    MessageField.PROJECTS: "3 projecten",
}


def test_fields_are_known_in_every_language_and_by_any_case() -> None:
    text = "Beste {Contactpersoon} van {párty}: {aantal projecten}, {ANTWOORD UITERLIJK}"
    assert fill_message(text, VALUES) == "Beste Jan van Corporatie {1}: 3 projecten, vrijdag 11 december 2026"


@pytest.mark.parametrize("tr", [NL, EN])
def test_every_field_passes_as_it_is_written(tr: object) -> None:
    for field in MessageField:
        for language in (NL, EN):
            check_message(token(field, language), NL)
            assert fill_message(token(field, language), {field: "x"}) == "x"


def test_a_field_that_is_none_is_named_with_those_that_are() -> None:
    with pytest.raises(UserError) as caught:
        check_message("Beste {voornaam}", NL)
    said = caught.value.text(NL)
    assert "{voornaam}" in said
    assert "{partij}" in said
    assert "{contactpersoon}" in said


@pytest.mark.parametrize("text", ["Beste {partij", "Beste partij}", "{{partij}}"])
def test_a_loose_brace_is_told(text: str) -> None:
    with pytest.raises(UserError, match="loose"):
        check_message(text, EN)


def test_a_line_with_nothing_to_say_goes_and_leaves_no_hole() -> None:
    text = "Beste {contactpersoon}\n\nGraag uiterlijk {antwoord uiterlijk}\n\nVragen? {vragen aan}\n\nGroet"
    reads = VALUES | {MessageField.ANSWER_BY: ""}
    assert fill_message(text, reads) == "Beste Jan\n\nGroet"
    assert fill_message(text, VALUES).startswith(
        "Beste Jan\n\nGraag uiterlijk vrijdag 11 december 2026\n\nGroet"
    )
