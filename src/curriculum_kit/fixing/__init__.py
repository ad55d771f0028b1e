"""Fixes made in a course's files, as far as the course is the better for them."""
