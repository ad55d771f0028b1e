"""The syllabus as PDF: the pages of the web site bound into books, and printed by Chromium."""
