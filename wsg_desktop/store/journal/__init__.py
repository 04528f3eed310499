"""The journal: every change of every record, from which undo, history, comparison and "as on" all follow."""
