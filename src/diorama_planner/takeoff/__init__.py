"""From take-off lines to what is bought: lines -> ledger -> bill. Knows no kind, only lines and materials."""
