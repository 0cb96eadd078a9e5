"""An independent, naive reference of the settlement, written from the calculation rules alone.

Nothing here but the comparison, and the list of models, imports the product. It is slow and literal on
purpose: two implementations by different hands that agree to the cent on random bundles are worth more than
either one's own tests.

Where the rules are silent, both read them like this:

- a merged municipality (`tot`) that is gone on 1 January bears nothing by inhabitants;
- each municipality has its own latest known reference year; rounded percentages are taken over the
  municipalities that share, so over a `gemeenten_lijst` where there is one;
- a contract is parked for what is missing only when it changes the outcome: an amount of zero asks for no
  inhabitants, a trajectory that was wholly recognised before asks for no hourly rate;
- model `plekken` without any agreed place is parked, like a subsidy performance without a realised number;
- delivered care without a trajectory is parked under `trajecten` and `plekken` alike: nobody knows its place;
- where a product changed its unit, the tariff valid on begindatum tells which unit is right.
"""
