package org.petline.kinetics;

/** Where the rates of plasma models are searched. */
final class PlasmaRates {
    /**
     * From what a scan of a day could not tell from none, to a time constant of 6 s, faster than any frame resolves;
     * neighbours 16 % apart.
     */
    static final SearchRange RANGE = new SearchRange(1e-6, 10, 112);

    private PlasmaRates() {}
}
