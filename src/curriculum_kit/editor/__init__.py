"""What editors are given: schemas of the files that authors write."""
