"""What phases are called: own names in every language, usual names in the reader's."""

from typing import NamedTuple

from wsg_desktop.domain.phase_names import own_names, phase_name
from wsg_desktop.texts import translator


class Row(NamedTuple):
    phase: str
    short_name: str


def test_own_names_stay_and_usual_ones_are_in_the_language_of_the_reader() -> None:
    own = own_names([Row("development", "Ontwikkeling"), Row("realisation", "Bouw"), Row("operation", "")])
    assert own == {"realisation": "Bouw"}, "those that every programme begins with are not its own"
    told = [
        [phase_name(it, own, translator(language)) for it in ("development", "realisation", "operation")]
        for language in ("nl", "en")
    ]
    assert told == [["Ontwikkeling", "Bouw", "Beheer"], ["Development", "Bouw", "Operation"]]
