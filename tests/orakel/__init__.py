"""An independent, naive reference of the settlement, written from the texts of version 2026.1 alone.

Nothing here but the comparison, and the list of models, imports the product. It is slow and literal on
purpose: two implementations by different hands that agree to the cent on random bundles are worth more than
either one's own tests. A docstring begins with the section that it implements.

- reading and loading: `bundel` (files), `kopvorm` (regio.yaml), `weigering` (values), `laden` (deliveries),
  `keuring` (what is refused), `regio` (what is there after loading), `controle` (the lines of a delivery);
- settling: `zorg` (delivered days), `dossier` (one contract in one year), `sleutel`, `trajecten`, `plekken`,
  `realisatie`, `budget`, `vergoeding`, `prikkels`, `verdeling`, `afrekening`;
- making: `regio_maken` with `loting`, `contract_maken`, `afspraak_maken`, `zorg_maken`, `prestaties_maken`
  and `schrijven` (random regions), `overtredingen` (regions that are wrong in one way).

Where the texts leave room, they are read here like this:

- a later bundle that names an element replaces all of it, so a contract without `jaarafspraken` has none
  after it and a `regio` without `verdeelsleutel` no rounding; municipalities keep the order in which they
  first came;
- a tariff whose tot lies before its vanaf is never valid, and refuses nothing;
- an earlier line whose unit does not convert to the unit of a volume limit is left out of that sum;
- a line that is known and passed over is not of the new delivery, so it can be credited there;
- a volume of 0 does not make a paid day need no tariff (section 6 says "a paid day"); an agreed number of 0
  places or trajectories asks for no hourly rate, but is agreed, so that there is a B of 0;
- the last delivered day of a chain is that of its last link, as u is its effective stop; what was withdrawn
  can make a chain fork: its links then stand in order of effective start, and of the steps from the first;
- a price is asked for where the recognised days of a link in the year are not 0, also when those of the
  chain are (the days between two links come to the next one when it starts);
- a budgetafspraak on the contract with all participants in plekken asks for no B, and saves nothing;
- `inwoners` of `gebied` that are all 0 park it whatever the amount, and one amount of `gemeenten` below 0
  under lumpsum parks it whatever the sum;
- an empty list or mapping is as none, but an empty `gemeentekeuze` in an agreement chooses no places.
"""
