"""Privacy of residents: what is destroyed when its term has passed."""
