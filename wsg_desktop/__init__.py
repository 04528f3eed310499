"""WSG Desktop: projects, planning, steering group and partners of a programme of woonservicegebieden."""

__version__ = "0.1.0"
