package org.petline;

/**
 * A work that a text refers to.
 *
 * @param mark as the text names it, for example Innis et al. 2007
 * @param work authors, title, journal
 * @param doi empty if it has none, or none that is known for sure
 */
public record Citation(String mark, String work, String doi) {
    /** Its address, empty if it has none. */
    public String link() {
        return doi.isEmpty() ? "" : "https://doi.org/" + doi;
    }
}
