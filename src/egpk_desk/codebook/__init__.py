"""The codebook that every new library begins with, and colours that readers with any colour vision can tell apart."""
