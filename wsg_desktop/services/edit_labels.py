"""What edits are called in the menu and in the history: "Ongedaan maken: deadline wijzigen"."""

from datetime import date

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
ACCEPT_FINDING = N_("mark as right: {name}")
CHECK_AGAIN = N_("check again: {name}")

ASK_DECISION = N_("ask the decision “{name}”")
CHANGE_DECISION = N_("change the decision “{name}”")
RECORD_DECISION = N_("record what was decided about “{name}”")
APPLY_DECISION = N_("apply the decision “{name}” to {number}")
ADD_ACTION = N_("add the action “{name}”")
CHANGE_ACTION = N_("change the action “{name}”")
FINISH_ACTION = N_("say that the action “{name}” was done")
PREPARE_MEETING = N_("prepare the meeting of {body} on {day}")
CHANGE_AGENDA = N_("change the agenda of {body} on {day}")
TELL_CHANGE = N_("say how {body} is told of a change")
SEND_PAPERS = N_("send the papers of {body} for {day}")
SEND_AFTER = N_("send after the papers of {body} for {day}")
CLOSE_MEETING = N_("close the meeting of {body} on {day}")
CORRECT_MEETING = N_("correct what {body} fixed on {day}")


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


def decision_label(message: str, name: str) -> str:
    """Return the packed label of asking, changing or recording a decision of that subject."""
    return sentence(message, name=" ".join(name.split()))


def apply_label(name: str, number: str) -> str:
    """Return the packed label of applying a decision to a project."""
    return sentence(APPLY_DECISION, name=name, number=number)


def action_label(message: str, text: str) -> str:
    """Return the packed label of adding, changing or finishing an action."""
    return sentence(message, name=" ".join(text.split()))


def meeting_label(message: str, body: str, day: date) -> str:
    """Return the packed label of what is done with a meeting of a body."""
    return sentence(message, body=body, day=f"{day:%d-%m-%Y}")


def close_label(body: str, day: date) -> str:
    """Return the packed label of closing a meeting."""
    return meeting_label(CLOSE_MEETING, body, day)


def prepare_label(body: str, day: date) -> str:
    """Return the packed label of preparing a meeting."""
    return meeting_label(PREPARE_MEETING, body, day)
