"""Questions about what is coded: which passages, how often, together with what, and what else is like them."""
