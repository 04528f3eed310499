"""Benchmarks: ours, the floor and the ratio; run with `python3 dev.py bench`, never by pytest."""
