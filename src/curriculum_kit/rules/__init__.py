"""The rules: one file each, a small pure generator with its documentation and examples."""
