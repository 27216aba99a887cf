package org.petline.report;

import org.petline.Citation;

/** Works that the methods text refers to whatever the models, which name their own. */
final class Works {
    static final Citation INNIS = new Citation(
            "Innis et al. 2007",
            "Innis RB, Cunningham VJ, Delforge J, et al. Consensus nomenclature for in vivo imaging of reversibly binding"
                    + " radioligands. J Cereb Blood Flow Metab 2007;27:1533\u20131539.",
            "10.1038/sj.jcbfm.9600493");

    static final Citation JENKINSON = new Citation(
            "Jenkinson 1999",
            "Jenkinson M. Measuring transformation error by RMS deviation. FMRIB Technical Report TR99MJ1, 1999.",
            "");

    static final Citation MAES = new Citation(
            "Maes et al. 1997",
            "Maes F, Collignon A, Vandermeulen D, Marchal G, Suetens P. Multimodality image registration by maximization"
                    + " of mutual information. IEEE Trans Med Imaging 1997;16:187\u2013198.",
            "10.1109/42.563664");

    static final Citation NORGAARD = new Citation(
            "Norgaard et al. 2022",
            "Norgaard M, Matheson GJ, Hansen HD, et al. PET-BIDS, an extension to the brain imaging data structure for"
                    + " positron emission tomography. Sci Data 2022;9:65.",
            "10.1038/s41597-022-01164-1");

    static final Citation POWER = new Citation(
            "Power et al. 2012",
            "Power JD, Barnes KA, Snyder AZ, Schlaggar BL, Petersen SE. Spurious but systematic correlations in"
                    + " functional connectivity MRI networks arise from subject motion. NeuroImage 2012;59:2142\u20132154.",
            "10.1016/j.neuroimage.2011.10.018");

    static final Citation UNSER = new Citation(
            "Unser 1999",
            "Unser M. Splines: a perfect fit for signal and image processing. IEEE Signal Process Mag"
                    + " 1999;16(6):22\u201338.",
            "10.1109/79.799930");

    private Works() {}
}
