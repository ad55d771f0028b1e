"""Syllabus pages: what they say as plain values, and the templates that write them out."""
