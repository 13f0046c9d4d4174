"""What the coding shows: the evidence matrix, codes at the same places, frequent words; numbers lead to passages."""
