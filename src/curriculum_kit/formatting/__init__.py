"""The canonical form of a course's files: order of keys, indentation and blank lines."""
