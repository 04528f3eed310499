"""The Gantt painter and its geometry: QtCore and QtGui only, shared by screen, paper and command line."""
