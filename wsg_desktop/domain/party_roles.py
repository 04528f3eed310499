"""Which parties have a role in a line of the outline: its own ones, and those of what it stands under."""

from collections.abc import Iterable, Mapping

from wsg_desktop.domain.vocabulary import PartyRole

NO_ROLES: Mapping[str, bool] = {}


def roles_in(own: Iterable[tuple[str, str]], above: Mapping[str, bool]) -> Mapping[str, bool]:
    """Return per party whether it leads, from party and role of its `own` parts and the roles `above`.

    What stands under a project goes with it: who leads that leads this too, unless this has a lead of its own
    or gives the party another role.
    """
    found: dict[str, bool] = {}
    for party_id, role in own:
        found[party_id] = found.get(party_id, False) or role == PartyRole.LEAD
    if not above:
        return found
    is_led = any(found.values())
    for party_id, leads in above.items():
        found.setdefault(party_id, leads and not is_led)
    return found
