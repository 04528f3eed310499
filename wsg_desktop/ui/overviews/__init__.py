"""Overviews out: choosing who gets one, seeing what goes, writing them."""
