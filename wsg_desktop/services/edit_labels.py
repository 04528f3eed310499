"""What edits are called in the menu and in the history: "Ongedaan maken: deadline wijzigen"."""

from wsg_desktop.domain.fields import FIELDS_BY_KEY
from wsg_desktop.texts import N_, sentence

CHANGE_FIELD = N_("change {field}")
CHANGE_PHASE_PERIOD = N_("change the period of a phase")
CHANGE_STATUS = N_("change the status")
ADD_SITUATION = N_("add to the situation")
CHANGE_SITUATION = N_("change an entry of the situation")
REMOVE_SITUATION = N_("remove an entry of the situation")
CHANGE_REFERENCES = N_("change the links to pages and files")
LINK_PROJECTS = N_("let a project follow another one")
UNLINK_PROJECTS = N_("no longer let a project follow another one")
CHANGE_LINK = N_("change a link between projects")
LINK_PARTS = N_("link the parts of a project")
PUT_BACK = N_("put back {field}")
PASS_ONE = N_("pass {number} on to {phase}")
PASS_MANY = N_("pass {count} projects on to {phase}")
APPOINT = N_("appoint a director in {area}")
ADD_CLOSING = N_("add “{name}” to the working calendar")
REMOVE_CLOSING = N_("take “{name}” out of the working calendar")
RENAME_TAG = N_("rename the label “{name}” to “{new}”")
MERGE_TAGS = N_("merge the label “{name}” into “{new}”")
REMOVE_TAG = N_("remove the label “{name}”")
SWITCH_HOLIDAY = N_("change a holiday of the working calendar")
ADD_PARTY = N_("add the party {name}")
CHANGE_PARTY = N_("change the party {name}")
BIN_PARTY = N_("move the party {name} to the bin")
ADD_CONTACT = N_("add {name} as a contact")
CHANGE_CONTACT = N_("change the contact {name}")
BIN_CONTACT = N_("move the contact {name} to the bin")


def edit_label(key: str) -> str:
    """Return the packed label of an edit of the project field `key`."""
    return sentence(CHANGE_FIELD, field=FIELDS_BY_KEY[key].label)


def pass_label(phase: str, number: str = "", *, count: int = 1) -> str:
    """Return the packed label of passing one project, or several, on to the phase of that name."""
    if count > 1:
        return sentence(PASS_MANY, count=count, phase=phase)
    return sentence(PASS_ONE, number=number, phase=phase)


def closing_label(name: str, *, went: bool = False) -> str:
    """Return the packed label of adding a closing period, or of taking it away."""
    return sentence(REMOVE_CLOSING if went else ADD_CLOSING, name=" ".join(name.split()))


def put_back_label(what: str) -> str:
    """Return the packed label of an edit that puts back a field, or a kind of thing, of that name."""
    return sentence(PUT_BACK, field=what)


def rename_tag_label(name: str, new: str, *, merges: bool) -> str:
    """Return the packed label of renaming a label of projects, or of merging it into another one."""
    return sentence(MERGE_TAGS if merges else RENAME_TAG, name=name, new=" ".join(new.split()))


def remove_tag_label(name: str) -> str:
    """Return the packed label of removing a label of projects."""
    return sentence(REMOVE_TAG, name=name)
