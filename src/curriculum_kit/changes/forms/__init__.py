"""The forms in which a comparison is said: for people, for machines, and for pull requests."""
