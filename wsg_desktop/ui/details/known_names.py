"""The names that fields of the details offer while somebody types, read when the field gets the keyboard."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wsg_desktop.domain.fields import FieldKind
from wsg_desktop.domain.vocabulary import THEMES
from wsg_desktop.ui.document_session import DocumentSession
from wsg_desktop.ui.widgets.known_names import KnownNames

if TYPE_CHECKING:
    from wsg_desktop.domain.named_days import NamedDay
    from wsg_desktop.store.engine import Reading


class NameSource:
    """Reads the names of the programme that is open; each call reads, so that new ones are there at once."""

    def __init__(self, session: DocumentSession) -> None:
        self._session = session

    def of_kind(self, kind: FieldKind) -> Callable[[], KnownNames]:
        """Return the function that reads the names for a kind of field."""
        return {
            FieldKind.PARTIES: self.parties,
            FieldKind.PARTY: self.parties,
            FieldKind.PERSON: self.people,
            FieldKind.AREAS: self.areas,
            FieldKind.GOALS: self.goals,
            FieldKind.TAGS: self.tags,
        }[kind]

    def parties(self) -> KnownNames:
        """Return parties, also by their other names."""
        from wsg_desktop.store.project_details import list_party_names

        if not self._session.is_open:
            return KnownNames()
        with self._session.reading() as read:
            return KnownNames(*list_party_names(read), are_parties=True)

    def people(self) -> KnownNames:
        """Return people, and functions where no person is named."""
        from wsg_desktop.store.parties import list_people

        return self._read(lambda read: [person.label for person in list_people(read)])

    def named_days(self) -> "tuple[NamedDay, ...]":
        """Return the dates of the administrative calendar, by which a deadline can be typed."""
        from wsg_desktop.services.calendar_days import named_days

        if not self._session.is_open:
            return ()
        with self._session.reading() as read:
            return named_days(read)

    def reporters(self) -> KnownNames:
        """Return who may report on a project: people and parties."""
        parties = self.parties()
        return KnownNames([*self.people().names, *parties.names], parties.aliases)

    def areas(self) -> KnownNames:
        """Return areas."""
        from wsg_desktop.store.project_details import list_area_names

        return self._read(list_area_names)

    def goals(self) -> KnownNames:
        """Return goals and action lines."""
        from wsg_desktop.store.project_details import list_goal_titles

        return self._read(list_goal_titles)

    def tags(self) -> KnownNames:
        """Return tags that some project has."""
        from wsg_desktop.store.project_details import list_tags

        return self._read(list_tags)

    def themes(self) -> KnownNames:
        """Return the themes in use, and those of the sources."""
        from wsg_desktop.store.project_details import list_themes

        used = self._read(list_themes).names
        return KnownNames([*used, *(theme for theme in THEMES if theme not in used)])

    def projects(self) -> KnownNames:
        """Return projects by number and title."""
        from wsg_desktop.store.project_details import list_project_names

        return self._read(list_project_names)

    def subjects(self) -> KnownNames:
        """Return what an action may be about: projects by number and title, and areas."""
        return KnownNames([*self.projects().names, *self.areas().names])

    def area_id(self, name: str) -> str | None:
        """Return the id of the area that is called so, or None."""
        from wsg_desktop.errors import NotFound
        from wsg_desktop.store.areas import get_area_id

        try:
            with self._session.reading() as read:
                return get_area_id(read, name)
        except NotFound:
            return None

    def project_id(self, name: str) -> str | None:
        """Return the id that goes with number and title, or None."""
        from wsg_desktop.store.project_details import list_project_names

        with self._session.reading() as read:
            return list_project_names(read).get(name)

    def _read(self, list_names: "Callable[[Reading], Sequence[str] | dict[str, str]]") -> KnownNames:
        # The keyboard may come to a field while its programme closes.
        if not self._session.is_open:
            return KnownNames()
        with self._session.reading() as read:
            return KnownNames(list(list_names(read)))
