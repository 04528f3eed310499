"""What edits of bodies, meetings and the administrative calendar are called in the menu and the history."""

from wsg_desktop.services.meeting_labels import FIELD_LABELS
from wsg_desktop.texts import N_, sentence

ADD_BODY = N_("add the body {name}")
CHANGE_BODY = N_("change {name}: {field}")
BIN_BODY = N_("move the body {name} to the bin")
ADD_MEMBER = N_("let {who} sit in {name}")
CHANGE_MEMBER = N_("change the membership of {who} in {name}")
REMOVE_MEMBER = N_("take {who} out of {name}")
ADD_MEETING = N_("plan a meeting of {name}")
ADD_SERIES = N_("plan {count} meetings of {name}")
MOVE_MEETING = N_("move a meeting of {name}")
CHANGE_MEETING = N_("change a meeting of {name}: {field}")
CALL_OFF = N_("call off a meeting of {name}")
LET_GO_ON = N_("let a meeting of {name} go on after all")
BIN_MEETING = N_("move a meeting of {name} to the bin")
ATTENDANCE = N_("write down who was at {name}")
ADD_PERIOD = N_("add “{name}” to the administrative calendar")
CHANGE_PERIOD = N_("change “{name}” in the administrative calendar")
REMOVE_PERIOD = N_("take “{name}” out of the administrative calendar")

_ABOUT = {"areas": N_("Areas"), "themes": N_("Themes")}


def body_label(name: str, key: str) -> str:
    """Return the packed label of an edit of a field of a body."""
    return sentence(CHANGE_BODY, name=name, field=(FIELD_LABELS["body"] | _ABOUT)[key])


def meeting_label(name: str, key: str) -> str:
    """Return the packed label of an edit of a field of a meeting of the body called `name`."""
    return sentence(CHANGE_MEETING, name=name, field=FIELD_LABELS["meeting"][key])


def series_label(name: str, count: int) -> str:
    """Return the packed label of planning one meeting or several."""
    return sentence(ADD_MEETING, name=name) if count == 1 else sentence(ADD_SERIES, count=count, name=name)
