"""How the embedded English pipeline is made from public corpora."""
