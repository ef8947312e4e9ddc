"""The use cases that window and command line share: sessions, verbs, calculators. Knows neither Qt nor painting."""
