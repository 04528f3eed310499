"""The details of one or several projects, beside the table and beside the chart."""
