"""What our templates say of themselves: sentences where there is nothing to list, and fixed words."""

from wsg_desktop.texts import N_

INTERNAL = N_("Internal: for the chair only")
PAGE = N_("page")
MINUTES = N_("minutes")
EMPTY_AGENDA = N_("The agenda is still empty.")
NOTHING_ASKED = N_("No decisions are asked.")
NOTHING = N_("Nothing.")
NO_RISKS = N_("Nobody reported a risk.")
NO_DEVIATIONS = N_("Nothing deviates from what was agreed.")
NO_DECISIONS = N_("No decisions were taken.")
NO_ACTIONS = N_("There are no actions.")
NO_PRESENCE = N_("Nobody wrote down who was there.")
NO_PROJECTS = N_("There are no projects that the members may see.")
