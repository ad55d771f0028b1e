"""What a course is: frozen values, validated, that know neither files nor positions."""
