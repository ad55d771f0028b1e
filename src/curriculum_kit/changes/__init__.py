"""What a change of the course does to its learners: two versions compared by what they mean."""
