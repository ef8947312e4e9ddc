"""The cameras of a plan: what they see, whether they fit, shots, lists of them and stills."""
