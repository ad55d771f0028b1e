"""The syllabus as a web site that opens from a folder, without a server or a network."""
