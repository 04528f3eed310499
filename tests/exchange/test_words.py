"""Words in cells and names: choices, links, areas, municipalities."""

import pytest

from wsg_desktop.domain.vocabulary import AreaKind, Light, LinkType, Phase, State
from wsg_desktop.exchange.area_names import is_everywhere, read_area_name
from wsg_desktop.exchange.choice_words import read_choice
from wsg_desktop.exchange.link_words import NamedLink, read_links
from wsg_desktop.exchange.municipalities import find_municipality, list_municipalities
from wsg_desktop.exchange.plain_words import compact, plain_words

FS = LinkType.FINISH_START


def test_words_without_case_accents_signs_and_open_endings() -> None:
    assert plain_words("Trekker(s) & Coördinatie,  50%") == "trekker en coordinatie 50 procent"
    assert compact("Start-\ndatum") == compact("start datum") == "startdatum"


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("Realisatie", Phase.REALISATION),
        ("realisatie- en vermarktingsfase", Phase.REALISATION),
        ("Uitvoering", Phase.REALISATION),
        ("Beheer & exploitatie", Phase.OPERATION),
        ("Operationeel", Phase.OPERATION),
        ("Initiatief/visie", Phase.INITIATIVE),
        ("Initiatief & haalbaarheid", Phase.INITIATIVE),
        ("Plan van aanpak", Phase.DEVELOPMENT),
        ("Fase 2: ontwikkeling", Phase.DEVELOPMENT),
        ("Realisatei", Phase.REALISATION),
        ("van ontwikkeling naar realisatie", None),
        ("paars", None),
        ("", None),
    ],
)
def test_phases(text: str, phase: Phase | None) -> None:
    assert read_choice(text, Phase) is phase


@pytest.mark.parametrize(
    ("text", "state", "light"),
    [
        ("In de wacht", State.ON_HOLD, None),
        ("gereed", State.DONE, Light.DONE),
        ("loopt nog", State.ACTIVE, None),
        ("Vervallen", State.CANCELLED, None),
        ("niet gestart", State.NEW, Light.NOT_STARTED),
        ("Oranje", None, Light.ATTENTION),
        ("op schema", None, Light.ON_TRACK),
        ("wijkt af", None, Light.OFF_TRACK),
    ],
)
def test_states_and_lights(text: str, state: State | None, light: Light | None) -> None:
    assert (read_choice(text, State), read_choice(text, Light)) == (state, light)


@pytest.mark.parametrize(
    "text",
    ["nog niet klaar", "bijna afgerond", "wordt afgerond", "klaar in maart", "gereed 2027", "not done yet"],
)
def test_words_that_turn_a_choice_leave_it_to_a_person(text: str) -> None:
    assert read_choice(text, State) is None


def test_what_was_finished_at_a_date_is_finished() -> None:
    assert read_choice("afgerond in maart 2025", State) is State.DONE
    assert read_choice("niet gestart", State) is State.NEW
    assert read_choice("gaat niet door", State) is State.CANCELLED


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("B1", (NamedLink("B1"),)),
        ("B1; B2FS+5", (NamedLink("B1"), NamedLink("B2", FS, 5))),
        ("na B1 en B2", (NamedLink("B1"), NamedLink("B2"))),
        ("B3SS-2d", (NamedLink("B3", LinkType.START_START, -2),)),
        ("4FF + 1 week", (NamedLink("4", LinkType.FINISH_FINISH, 5),)),
        ("7EB", (NamedLink("7"),)),
        ("P-0042", (NamedLink("P-0042"),)),
        ("P-0042SF", (NamedLink("P-0042", LinkType.START_FINISH),)),
        ("geen", ()),
        ("-", ()),
        ("vergunning", None),
        ("B1; vergunning", None),
    ],
)
def test_predecessors(text: str, links: tuple[NamedLink, ...] | None) -> None:
    assert read_links(text) == links


def test_a_known_number_is_never_taken_apart() -> None:
    assert read_links("B1-2") == (NamedLink("B1", FS, -2),)
    assert read_links("B1-2; Winkel en post", {"b1-2", "winkel en post"}) is None
    assert read_links("B1-2", {"b1-2"}) == (NamedLink("B1-2"),)
    assert read_links("Winkel en post", {"winkel en post"}) == (NamedLink("Winkel en post"),)


@pytest.mark.parametrize(
    ("text", "name", "kind", "code"),
    [
        ("Woonservicegebied Bathmen (gemeente Deventer)", "Bathmen", AreaKind.SERVICE_AREA, "GM0150"),
        ("Bathmen (Deventer)", "Bathmen", AreaKind.SERVICE_AREA, "GM0150"),
        ("servicezone Rivierenwijk - gemeente Deventer", "Rivierenwijk", AreaKind.SERVICE_ZONE, "GM0150"),
        ("Dorp Ootmarsum, gemeente Dinkelland", "Ootmarsum", AreaKind.OTHER, "GM1774"),
        ("Gemeente Wierden", "Wierden", AreaKind.OTHER, "GM0189"),
        ("gem. Den Haag", "Den Haag", AreaKind.OTHER, "GM0518"),
        ("Servicezone Egmond (gemeente Bergen (NH.))", "Egmond", AreaKind.SERVICE_ZONE, "GM0373"),
        ("Woonzorgzone 12", "Woonzorgzone 12", AreaKind.CARE_ZONE, ""),
        ("Wijk: Zuid", "Zuid", AreaKind.OTHER, ""),
        ("Borne (oost)", "Borne (oost)", AreaKind.SERVICE_AREA, ""),
        ("Wijkaanpak zuid", "Wijkaanpak zuid", AreaKind.SERVICE_AREA, ""),
    ],
)
def test_names_of_areas(text: str, name: str, kind: AreaKind, code: str) -> None:
    area = read_area_name(text)
    assert (area.name, area.kind, area.municipality.code if area.municipality else "") == (name, kind, code)


def test_a_municipality_that_is_not_known_is_kept_by_name() -> None:
    assert read_area_name("Woonservicegebied X1 (gemeente Bergen)").unknown_municipality == "Bergen"


@pytest.mark.parametrize("text", ["alle gebieden", "Programmabreed", "-", "n.v.t.", ""])
def test_everywhere_is_no_area(text: str) -> None:
    assert is_everywhere(text)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Den Haag", "GM0518"),
        ("'s-Gravenhage", "GM0518"),
        ("’s-Gravenhage", "GM0518"),
        ("den bosch", "GM0796"),
        ("Bergen (L.)", "GM0893"),
        ("Bergen L", "GM0893"),
        ("Bergen (NH)", "GM0373"),
        ("Bergen Limburg", "GM0893"),
        ("Hengelo", "GM0164"),
        ("Sudwest Fryslan", "GM1900"),
        ("Nuenen, Gerwen en Nederwetten", "GM0820"),
        ("gemeente Aa en Hunze", "GM1680"),
    ],
)
def test_municipalities_by_name(name: str, code: str) -> None:
    found = find_municipality(name)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("name", ["Bergen", "Atlantis", ""])
def test_a_name_that_is_shared_or_unknown_finds_none(name: str) -> None:
    assert find_municipality(name) is None


def test_the_province_tells_municipalities_apart() -> None:
    found = find_municipality("Bergen", "Limburg")
    assert found is not None
    assert found.code == "GM0893"


def test_all_municipalities_of_2024_are_there() -> None:
    places = list_municipalities()
    assert len(places) == len({place.code for place in places}) == 342
    assert all(find_municipality(place.name) == place for place in places)
