"""What is asked of allocations and what is delivered on them: typed values, and the rules on them."""
