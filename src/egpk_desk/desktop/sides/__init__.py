"""Reports in tabs, on one side or on two: what is open, how each stands, where the user has been."""
