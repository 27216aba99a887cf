package org.petline.kinetics;

import org.petline.Citation;

/** The papers that the models are from. */
final class Papers {
    static final Citation CARSON_1993 = new Citation(
            "Carson et al. 1993",
            "Carson RE, Channing MA, Blasberg RG, et al. Comparison of bolus and infusion methods for receptor"
                    + " quantitation: application to [18F]cyclofoxy and positron emission tomography. J Cereb Blood Flow"
                    + " Metab 1993;13:24\u201342.",
            "");

    static final Citation CUNNINGHAM_1991 = new Citation(
            "Cunningham et al. 1991",
            "Cunningham VJ, Hume SP, Price GR, Ahier RG, Cremer JE, Jones AKP. Compartmental analysis of diprenorphine"
                    + " binding to opiate receptors in the rat in vivo and its comparison with equilibrium data in vitro. J"
                    + " Cereb Blood Flow Metab 1991;11:1\u20139.",
            "");

    static final Citation CUNNINGHAM_1993 = new Citation(
            "Cunningham and Jones 1993",
            "Cunningham VJ, Jones T. Spectral analysis of dynamic PET studies. J Cereb Blood Flow Metab"
                    + " 1993;13:15\u201323.",
            "");

    static final Citation ICHISE_2002 = new Citation(
            "Ichise et al. 2002",
            "Ichise M, Toyama H, Innis RB, Carson RE. Strategies to improve neuroreceptor parameter estimation by linear"
                    + " regression analysis. J Cereb Blood Flow Metab 2002;22:1271\u20131281.",
            "10.1097/01.WCB.0000038000.34930.4E");

    static final Citation ICHISE_2003 = new Citation(
            "Ichise et al. 2003",
            "Ichise M, Liow JS, Lu JQ, et al. Linearized reference tissue parametric imaging methods: application to"
                    + " [11C]DASB positron emission tomography studies of the serotonin transporter in human brain. J Cereb"
                    + " Blood Flow Metab 2003;23:1096\u20131112.",
            "10.1097/01.WCB.0000085441.37552.CA");

    static final Citation KETY_1948 = new Citation(
            "Kety and Schmidt 1948",
            "Kety SS, Schmidt CF. The nitrous oxide method for the quantitative determination of cerebral blood flow in man:"
                    + " theory, procedure and normal values. J Clin Invest 1948;27:476\u2013483.",
            "10.1172/JCI101994");

    static final Citation LAMMERTSMA_1996 = new Citation(
            "Lammertsma and Hume 1996",
            "Lammertsma AA, Hume SP. Simplified reference tissue model for PET receptor studies. NeuroImage"
                    + " 1996;4:153\u2013158.",
            "10.1006/nimg.1996.0066");

    static final Citation LOGAN_1990 = new Citation(
            "Logan et al. 1990",
            "Logan J, Fowler JS, Volkow ND, et al. Graphical analysis of reversible radioligand binding from"
                    + " time-activity measurements applied to [N-11C-methyl]-(-)-cocaine PET studies in human subjects. J"
                    + " Cereb Blood Flow Metab 1990;10:740\u2013747.",
            "10.1038/jcbfm.1990.127");

    static final Citation LOGAN_1996 = new Citation(
            "Logan et al. 1996",
            "Logan J, Fowler JS, Volkow ND, Wang GJ, Ding YS, Alexoff DL. Distribution volume ratios without blood"
                    + " sampling from graphical analysis of PET data. J Cereb Blood Flow Metab 1996;16:834\u2013840.",
            "10.1097/00004647-199609000-00008");

    static final Citation MINTUN_1984 = new Citation(
            "Mintun et al. 1984",
            "Mintun MA, Raichle ME, Kilbourn MR, Wooten GF, Welch MJ. A quantitative model for the in vivo assessment of"
                    + " drug binding sites with positron emission tomography. Ann Neurol 1984;15:217\u2013227.",
            "");

    static final Citation OGDEN_2015 = new Citation(
            "Ogden et al. 2015",
            "Ogden RT, Zanderigo F, Parsey RV. Estimation of in vivo nonspecific binding in positron emission tomography"
                    + " studies without requiring a reference region. NeuroImage 2015;108:234\u2013242.",
            "");

    static final Citation PATLAK_1983 = new Citation(
            "Patlak et al. 1983",
            "Patlak CS, Blasberg RG, Fenstermacher JD. Graphical evaluation of blood-to-brain transfer constants from"
                    + " multiple-time uptake data. J Cereb Blood Flow Metab 1983;3:1\u20137.",
            "10.1038/jcbfm.1983.1");

    static final Citation RIZZO_2014 = new Citation(
            "Rizzo et al. 2014",
            "Rizzo G, Veronese M, Tonietto M, Zanotti-Fregonara P, Turkheimer FE, Bertoldo A. Kinetic modeling without"
                    + " accounting for the vascular component impairs the quantification of [11C]PBR28 brain PET data. J"
                    + " Cereb Blood Flow Metab 2014;34:1060\u20131069.",
            "10.1038/jcbfm.2014.55");

    static final Citation SOKOLOFF_1977 = new Citation(
            "Sokoloff et al. 1977",
            "Sokoloff L, Reivich M, Kennedy C, et al. The [14C]deoxyglucose method for the measurement of local cerebral"
                    + " glucose utilization: theory, procedure, and normal values in the conscious and anesthetized albino"
                    + " rat. J Neurochem 1977;28:897\u2013916.",
            "10.1111/j.1471-4159.1977.tb10649.x");

    static final Citation THIE_1995 = new Citation(
            "Thie 1995", "Thie JA. Clarification of a fractional uptake concept. J Nucl Med 1995;36:711\u2013712.", "");

    static final Citation THIE_2004 = new Citation(
            "Thie 2004",
            "Thie JA. Understanding the standardized uptake value, its methods, and implications for usage. J Nucl Med"
                    + " 2004;45:1431\u20131434.",
            "");

    static final Citation TOMASI_2008 = new Citation(
            "Tomasi et al. 2008",
            "Tomasi G, Edison P, Bertoldo A, et al. Novel reference region model reveals increased microglial and reduced"
                    + " vascular binding of 11C-(R)-PK11195 in patients with Alzheimer's disease. J Nucl Med"
                    + " 2008;49:1249\u20131256.",
            "");

    static final Citation WU_2002 = new Citation(
            "Wu and Carson 2002",
            "Wu Y, Carson RE. Noise reduction in the simplified reference tissue model for neuroreceptor functional"
                    + " imaging. J Cereb Blood Flow Metab 2002;22:1440\u20131452.",
            "10.1097/01.WCB.0000033967.83623.34");

    private Papers() {}
}
