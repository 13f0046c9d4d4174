"""Agreement of coders in the window: figures by code, disagreements side by side, and settling them."""
