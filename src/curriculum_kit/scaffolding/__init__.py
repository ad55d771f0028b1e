"""Courses and parts of courses to start from, to be filled in or replaced by their authors."""
