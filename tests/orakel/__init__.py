"""An independent, naive reference of the settlement, written from the calculation rules alone.

Nothing here imports the product. It is slow and literal on purpose: two implementations by different
hands that agree to the cent on random bundles are worth more than either one's own tests.
"""
