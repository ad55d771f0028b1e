"""The web site served while the course is being written, and shown anew at every save."""
