"""The panels beside the plan: library, layers, inspector, bill, issues. Each shows a session and edits it."""
