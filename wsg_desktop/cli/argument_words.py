"""What argparse itself says, in the language of the command line.

It asks gettext for the language of the computer, while a programme of ours speaks its own. There is no other
way in than its own name for gettext.
"""

import argparse

from wsg_desktop.texts import N_, Translator

SAID = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
"""The sentences a user can meet, as argparse has them in Python 3.11 and later."""


def speak(tr: Translator) -> None:
    """Let argparse speak the language of `tr` from now on."""
    argparse.__dict__["_"] = tr
