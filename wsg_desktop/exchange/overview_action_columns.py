"""The columns of the sheet Actions, declared once: ours with what they show, theirs with their hints."""

from wsg_desktop.exchange.overview_columns import (
    THEIR_BY_KEY,
    AnswerKind,
    ColumnKind,
    OurColumn,
    TheirColumn,
)
from wsg_desktop.texts import N_

_K, _A = ColumnKind, AnswerKind

OUR_ACTION_COLUMNS: tuple[OurColumn, ...] = (
    OurColumn("number", N_("No."), 11, _K.NUMBER_OF_PROJECT),
    OurColumn("title", N_("Action or decision"), 44, _K.TITLE),
    OurColumn("holder", N_("Action holder"), 19),
    OurColumn("due", N_("Done before"), 13, _K.TERM),
    OurColumn("project", N_("Project"), 28),
    OurColumn("origin", N_("Where it comes from"), 21),
    OurColumn("state", N_("Status"), 14),
)

THEIR_ACTION_COLUMNS: tuple[TheirColumn, ...] = (
    TheirColumn(
        "new_state",
        N_("New status"),
        14,
        _A.CHOICE,
        N_("Is it done, or need it not be done any more? Choose that from the list."),
    ),
    TheirColumn("remark", N_("Remark"), 34, _A.TEXT, N_("How is it going? One or two sentences.")),
    THEIR_BY_KEY["filled_in_by"],
)

ACTION_COLUMN_BY_KEY = {column.key: column for column in OUR_ACTION_COLUMNS}

ACTIONS_TABLE = "WSG_acties"
