"""What is kept and how: records, the programme file, the journal and reads. The only package that imports SQLAlchemy."""
