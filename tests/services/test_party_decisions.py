"""What a person decides about the names of parties in a list."""

from wsg_desktop.domain.party_names import KnownParty, Verdict
from wsg_desktop.services.import_parties import NEW, match_parties

NAMES = ("gem. Deventer", "Gemeente Deventer", "Bibliotheek")


def test_a_spelling_that_a_person_sets_apart_is_a_party_of_its_own() -> None:
    assert match_parties(NAMES, [], {})["gem. Deventer"].party == f"{NEW}Gemeente Deventer"

    apart = match_parties(NAMES, [], {"gem. Deventer": None})

    assert apart["gem. Deventer"].party == f"{NEW}gem. Deventer"
    assert apart["gem. Deventer"].verdict is Verdict.NEW
    assert apart["Gemeente Deventer"].party == f"{NEW}Gemeente Deventer"


def test_a_decision_about_the_fullest_spelling_holds_for_the_others() -> None:
    known = [KnownParty("7", "Deventer, de gemeente in Overijssel")]
    found = match_parties(NAMES, known, {"Gemeente Deventer": "7"})

    assert {found["gem. Deventer"].party, found["Gemeente Deventer"].party} == {"7"}


def test_a_name_can_be_taken_for_one_that_comes_later_in_the_list() -> None:
    found = match_parties(NAMES, [], {"Gemeente Deventer": f"{NEW}Bibliotheek"})

    assert found["Gemeente Deventer"].party == f"{NEW}Bibliotheek"
    assert found["Gemeente Deventer"].is_merged


def test_a_name_can_be_taken_for_one_that_was_set_apart() -> None:
    found = match_parties(NAMES, [], {"gem. Deventer": None, "Bibliotheek": f"{NEW}gem. Deventer"})

    assert found["Bibliotheek"].party == f"{NEW}gem. Deventer"
