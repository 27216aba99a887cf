package org.petline.report;

/** Works that the methods text refers to, in the order of the list of references. */
enum Citation {
    INNIS(
            "Innis et al. 2007",
            "Innis RB, Cunningham VJ, Delforge J, et al. Consensus nomenclature for in vivo imaging of reversibly binding"
                    + " radioligands. J Cereb Blood Flow Metab 2007;27:1533\u20131539.",
            "10.1038/sj.jcbfm.9600493"),
    JENKINSON(
            "Jenkinson 1999",
            "Jenkinson M. Measuring transformation error by RMS deviation. FMRIB Technical Report TR99MJ1, 1999.",
            ""),
    LAMMERTSMA(
            "Lammertsma and Hume 1996",
            "Lammertsma AA, Hume SP. Simplified reference tissue model for PET receptor studies. NeuroImage"
                    + " 1996;4:153\u2013158.",
            "10.1006/nimg.1996.0066"),
    MAES(
            "Maes et al. 1997",
            "Maes F, Collignon A, Vandermeulen D, Marchal G, Suetens P. Multimodality image registration by maximization"
                    + " of mutual information. IEEE Trans Med Imaging 1997;16:187\u2013198.",
            "10.1109/42.563664"),
    NORGAARD(
            "Norgaard et al. 2022",
            "Norgaard M, Matheson GJ, Hansen HD, et al. PET-BIDS, an extension to the brain imaging data structure for"
                    + " positron emission tomography. Sci Data 2022;9:65.",
            "10.1038/s41597-022-01164-1"),
    POWER(
            "Power et al. 2012",
            "Power JD, Barnes KA, Snyder AZ, Schlaggar BL, Petersen SE. Spurious but systematic correlations in"
                    + " functional connectivity MRI networks arise from subject motion. NeuroImage 2012;59:2142\u20132154.",
            "10.1016/j.neuroimage.2011.10.018"),
    UNSER(
            "Unser 1999",
            "Unser M. Splines: a perfect fit for signal and image processing. IEEE Signal Process Mag"
                    + " 1999;16(6):22\u201338.",
            "10.1109/79.799930");

    private final String mark;
    private final String work;
    private final String doi;

    Citation(String mark, String work, String doi) {
        this.mark = mark;
        this.work = work;
        this.doi = doi;
    }

    /** As the text names it. */
    public String mark() {
        return mark;
    }

    /** Authors, title, journal. */
    public String work() {
        return work;
    }

    /** Its address, empty if it has none. */
    public String link() {
        return doi.isEmpty() ? "" : "https://doi.org/" + doi;
    }
}
