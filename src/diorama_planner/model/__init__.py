"""The source of truth: records, documents, drafts, changes, history. Standard library only."""
