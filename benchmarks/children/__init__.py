"""Programs that a benchmark starts afresh; each prints its figures as one line of JSON."""
