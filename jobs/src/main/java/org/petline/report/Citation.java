package org.petline.report;

/** Works that the methods text refers to, in the order of the list of references. */
enum Citation {
    ICHISE_2002(
            "Ichise et al. 2002",
            "Ichise M, Toyama H, Innis RB, Carson RE. Strategies to improve neuroreceptor parameter estimation by linear"
                    + " regression analysis. J Cereb Blood Flow Metab 2002;22:1271\u20131281.",
            "10.1097/01.WCB.0000038000.34930.4E"),
    ICHISE_2003(
            "Ichise et al. 2003",
            "Ichise M, Liow JS, Lu JQ, et al. Linearized reference tissue parametric imaging methods: application to"
                    + " [11C]DASB positron emission tomography studies of the serotonin transporter in human brain. J Cereb"
                    + " Blood Flow Metab 2003;23:1096\u20131112.",
            "10.1097/01.WCB.0000085441.37552.CA"),
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
    LOGAN_1990(
            "Logan et al. 1990",
            "Logan J, Fowler JS, Volkow ND, et al. Graphical analysis of reversible radioligand binding from"
                    + " time-activity measurements applied to [N-11C-methyl]-(-)-cocaine PET studies in human subjects. J"
                    + " Cereb Blood Flow Metab 1990;10:740\u2013747.",
            "10.1038/jcbfm.1990.127"),
    LOGAN_1996(
            "Logan et al. 1996",
            "Logan J, Fowler JS, Volkow ND, Wang GJ, Ding YS, Alexoff DL. Distribution volume ratios without blood"
                    + " sampling from graphical analysis of PET data. J Cereb Blood Flow Metab 1996;16:834\u2013840.",
            "10.1097/00004647-199609000-00008"),
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
    PATLAK(
            "Patlak et al. 1983",
            "Patlak CS, Blasberg RG, Fenstermacher JD. Graphical evaluation of blood-to-brain transfer constants from"
                    + " multiple-time uptake data. J Cereb Blood Flow Metab 1983;3:1\u20137.",
            "10.1038/jcbfm.1983.1"),
    POWER(
            "Power et al. 2012",
            "Power JD, Barnes KA, Snyder AZ, Schlaggar BL, Petersen SE. Spurious but systematic correlations in"
                    + " functional connectivity MRI networks arise from subject motion. NeuroImage 2012;59:2142\u20132154.",
            "10.1016/j.neuroimage.2011.10.018"),
    UNSER(
            "Unser 1999",
            "Unser M. Splines: a perfect fit for signal and image processing. IEEE Signal Process Mag"
                    + " 1999;16(6):22\u201338.",
            "10.1109/79.799930"),
    WU(
            "Wu and Carson 2002",
            "Wu Y, Carson RE. Noise reduction in the simplified reference tissue model for neuroreceptor functional"
                    + " imaging. J Cereb Blood Flow Metab 2002;22:1440\u20131452.",
            "10.1097/01.WCB.0000033967.83623.34");

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
