"""Tests: folders mirror `wsg_desktop/`; the rules of the house are tests beside this file."""
