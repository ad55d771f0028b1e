"""What an editor may ask about a spot of a course, answered from the course alone."""
