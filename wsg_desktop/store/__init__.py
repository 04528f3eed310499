"""What is kept and how: records, file, journal and reads. The only package that imports SQLAlchemy."""
