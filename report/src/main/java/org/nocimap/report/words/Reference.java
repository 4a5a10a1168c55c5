package org.nocimap.report.words;

import java.util.Locale;

/** The papers that a methods text cites. */
public enum Reference {
    GUYATT_2008(
            "Guyatt2008",
            "Guyatt, Gordon H. and Oxman, Andrew D. and Vist, Gunn E. and Kunz, Regina and Falck-Ytter, Yngve and"
                    + " Alonso-Coello, Pablo and Sch{\\\"u}nemann, Holger J.",
            "GRADE: an emerging consensus on rating quality of evidence and strength of recommendations",
            "BMJ",
            2008,
            "336",
            "924-926",
            "10.1136/bmj.39489.470347.AD"),
    MURAD_2017(
            "Murad2017",
            "Murad, M. Hassan and Mustafa, Reem A. and Sch{\\\"u}nemann, Holger J. and Sultan, Shahnaz and Santesso,"
                    + " Nancy",
            "Rating the certainty in evidence in the absence of a single estimate of effect",
            "Evidence-Based Medicine",
            2017,
            "22",
            "85-87",
            "10.1136/ebmed-2017-110668"),
    VAN_TULDER_2003(
            "vanTulder2003",
            "van Tulder, Maurits and Furlan, Andrea and Bombardier, Claire and Bouter, Lex",
            "Updated method guidelines for systematic reviews in the Cochrane Collaboration Back Review Group",
            "Spine",
            2003,
            "28",
            "1290-1299",
            "10.1097/01.BRS.0000065484.95996.AF"),
    MANTEL_1959(
            "Mantel1959",
            "Mantel, Nathan and Haenszel, William",
            "Statistical aspects of the analysis of data from retrospective studies of disease",
            "Journal of the National Cancer Institute",
            1959,
            "22",
            "719-748",
            "10.1093/jnci/22.4.719"),
    YUSUF_1985(
            "Yusuf1985",
            "Yusuf, Salim and Peto, Richard and Lewis, John and Collins, Rory and Sleight, Peter",
            "Beta blockade during and after myocardial infarction: an overview of the randomized trials",
            "Progress in Cardiovascular Diseases",
            1985,
            "27",
            "335-371",
            "10.1016/S0033-0620(85)80003-7"),
    HEDGES_2010(
            "Hedges2010",
            "Hedges, Larry V. and Tipton, Elizabeth and Johnson, Matthew C.",
            "Robust variance estimation in meta-regression with dependent effect size estimates",
            "Research Synthesis Methods",
            2010,
            "1",
            "39-65",
            "10.1002/jrsm.5"),
    PAULE_1982(
            "Paule1982",
            "Paule, Robert C. and Mandel, John",
            "Consensus values and weighting factors",
            "Journal of Research of the National Bureau of Standards",
            1982,
            "87",
            "377-385",
            "10.6028/jres.087.022"),
    EGGER_1997(
            "Egger1997",
            "Egger, Matthias and Davey Smith, George and Schneider, Martin and Minder, Christoph",
            "Bias in meta-analysis detected by a simple, graphical test",
            "BMJ",
            1997,
            "315",
            "629-634",
            "10.1136/bmj.315.7109.629"),
    DUVAL_2000(
            "Duval2000",
            "Duval, Sue and Tweedie, Richard",
            "Trim and fill: a simple funnel-plot-based method of testing and adjusting for publication bias in"
                    + " meta-analysis",
            "Biometrics",
            2000,
            "56",
            "455-463",
            "10.1111/j.0006-341X.2000.00455.x"),
    HIGGINS_2002(
            "Higgins2002",
            "Higgins, Julian P. T. and Thompson, Simon G.",
            "Quantifying heterogeneity in a meta-analysis",
            "Statistics in Medicine",
            2002,
            "21",
            "1539-1558",
            "10.1002/sim.1186"),
    KNAPP_2003(
            "Knapp2003",
            "Knapp, Guido and Hartung, Joachim",
            "Improved tests for a random effects meta-regression with a single covariate",
            "Statistics in Medicine",
            2003,
            "22",
            "2693-2710",
            "10.1002/sim.1482"),
    VIECHTBAUER_2007(
            "Viechtbauer2007",
            "Viechtbauer, Wolfgang",
            "Confidence intervals for the amount of heterogeneity in meta-analysis",
            "Statistics in Medicine",
            2007,
            "26",
            "37-52",
            "10.1002/sim.2514"),
    HIGGINS_2009(
            "Higgins2009",
            "Higgins, Julian P. T. and Thompson, Simon G. and Spiegelhalter, David J.",
            "A re-evaluation of random-effects meta-analysis",
            "Journal of the Royal Statistical Society: Series A",
            2009,
            "172",
            "137-159",
            "10.1111/j.1467-985X.2008.00552.x"),
    VIECHTBAUER_2010(
            "Viechtbauer2010",
            "Viechtbauer, Wolfgang and Cheung, Mike W.-L.",
            "Outlier and influence diagnostics for meta-analysis",
            "Research Synthesis Methods",
            2010,
            "1",
            "112-125",
            "10.1002/jrsm.11"),
    TURKELTAUB_2002(
            "Turkeltaub2002",
            "Turkeltaub, Peter E. and Eden, Guinevere F. and Jones, Karen M. and Zeffiro, Thomas A.",
            "Meta-analysis of the functional neuroanatomy of single-word reading: method and validation",
            "NeuroImage",
            2002,
            "16",
            "765-780",
            "10.1006/nimg.2002.1131"),
    EICKHOFF_2009(
            "Eickhoff2009",
            "Eickhoff, Simon B. and Laird, Angela R. and Grefkes, Christian and Wang, Ling E. and Zilles, Karl and "
                    + "Fox, Peter T.",
            "Coordinate-based activation likelihood estimation meta-analysis of neuroimaging data: a random-effects "
                    + "approach based on empirical estimates of spatial uncertainty",
            "Human Brain Mapping",
            2009,
            "30",
            "2907-2926",
            "10.1002/hbm.20718"),
    TURKELTAUB_2012(
            "Turkeltaub2012",
            "Turkeltaub, Peter E. and Eickhoff, Simon B. and Laird, Angela R. and Fox, Mick and Wiener, Martin and "
                    + "Fox, Peter",
            "Minimizing within-experiment and within-group effects in activation likelihood estimation meta-analyses",
            "Human Brain Mapping",
            2012,
            "33",
            "1-13",
            "10.1002/hbm.21186"),
    EICKHOFF_2012(
            "Eickhoff2012",
            "Eickhoff, Simon B. and Bzdok, Danilo and Laird, Angela R. and Kurth, Florian and Fox, Peter T.",
            "Activation likelihood estimation meta-analysis revisited",
            "NeuroImage",
            2012,
            "59",
            "2349-2361",
            "10.1016/j.neuroimage.2011.09.017"),
    EICKHOFF_2016(
            "Eickhoff2016",
            "Eickhoff, Simon B. and Nichols, Thomas E. and Laird, Angela R. and Hoffstaedter, Felix and Amunts, Katrin "
                    + "and Fox, Peter T. and Bzdok, Danilo and Eickhoff, Claudia R.",
            "Behavior, sensitivity, and power of activation likelihood estimation characterized by massive empirical "
                    + "simulation",
            "NeuroImage",
            2016,
            "137",
            "70-85",
            "10.1016/j.neuroimage.2016.04.072"),
    ACAR_2018(
            "Acar2018",
            "Acar, Freya and Seurinck, Ruth and Eickhoff, Simon B. and Moerkerke, Beatrijs",
            "Assessing robustness against potential publication bias in Activation Likelihood Estimation (ALE) "
                    + "meta-analyses for fMRI",
            "PLoS ONE",
            2018,
            "13",
            "e0208177",
            "10.1371/journal.pone.0208177"),
    DICE_1945(
            "Dice1945",
            "Dice, Lee R.",
            "Measures of the amount of ecologic association between species",
            "Ecology",
            1945,
            "26",
            "297-302",
            "10.2307/1932409"),
    EICKHOFF_2017(
            "Eickhoff2017",
            "Eickhoff, Simon B. and Laird, Angela R. and Fox, P. Mickle and Lancaster, Jack L. and Fox, Peter T.",
            "Implementation errors in the GingerALE software: description and recommendations",
            "Human Brain Mapping",
            2017,
            "38",
            "7-11",
            "10.1002/hbm.23342"),
    NICHOLS_2002(
            "Nichols2002",
            "Nichols, Thomas E. and Holmes, Andrew P.",
            "Nonparametric permutation tests for functional neuroimaging: a primer with examples",
            "Human Brain Mapping",
            2002,
            "15",
            "1-25",
            "10.1002/hbm.1058"),
    LAIRD_2005(
            "Laird2005",
            "Laird, Angela R. and Fox, P. Mickle and Price, Cathy J. and Glahn, David C. and Uecker, Angela M. and "
                    + "Lancaster, Jack L. and Turkeltaub, Peter E. and Kochunov, Peter and Fox, Peter T.",
            "ALE meta-analysis: controlling the false discovery rate and performing statistical contrasts",
            "Human Brain Mapping",
            2005,
            "25",
            "155-164",
            "10.1002/hbm.20136"),
    EICKHOFF_2011(
            "Eickhoff2011",
            "Eickhoff, Simon B. and Bzdok, Danilo and Laird, Angela R. and Roski, Christian and Caspers, Svenja and "
                    + "Zilles, Karl and Fox, Peter T.",
            "Co-activation patterns distinguish cortical modules, their connectivity and functional differentiation",
            "NeuroImage",
            2011,
            "57",
            "938-949",
            "10.1016/j.neuroimage.2011.05.021"),
    NICHOLS_2005(
            "Nichols2005",
            "Nichols, Thomas and Brett, Matthew and Andersson, Jesper and Wager, Tor and Poline, Jean-Baptiste",
            "Valid conjunction inference with the minimum statistic",
            "NeuroImage",
            2005,
            "25",
            "653-660",
            "10.1016/j.neuroimage.2004.12.005"),
    WAGER_2003(
            "Wager2003",
            "Wager, Tor D. and Phan, K. Luan and Liberzon, Israel and Taylor, Stephan F.",
            "Valence, gender, and lateralization of functional brain anatomy in emotion: a meta-analysis of findings"
                    + " from neuroimaging",
            "NeuroImage",
            2003,
            "19",
            "513-531",
            "10.1016/S1053-8119(03)00078-8"),
    WAGER_2007(
            "Wager2007",
            "Wager, Tor D. and Lindquist, Martin and Kaplan, Lauren",
            "Meta-analysis of functional neuroimaging data: current and future directions",
            "Social Cognitive and Affective Neuroscience",
            2007,
            "2",
            "150-158",
            "10.1093/scan/nsm015"),
    BECKMANN_2004(
            "Beckmann2004",
            "Beckmann, Christian F. and Smith, Stephen M.",
            "Probabilistic independent component analysis for functional magnetic resonance imaging",
            "IEEE Transactions on Medical Imaging",
            2004,
            "23",
            "137-152",
            "10.1109/TMI.2003.822821"),
    SMITH_2014(
            "Smith2014",
            "Smith, Stephen M. and Hyv{\\\"a}rinen, Aapo and Varoquaux, Ga{\\\"e}l and Miller, Karla L. and Beckmann,"
                    + " Christian F.",
            "Group-PCA for very large fMRI datasets",
            "NeuroImage",
            2014,
            "101",
            "738-749",
            "10.1016/j.neuroimage.2014.07.051"),
    HYVARINEN_1999(
            "Hyvarinen1999",
            "Hyv{\\\"a}rinen, Aapo",
            "Fast and robust fixed-point algorithms for independent component analysis",
            "IEEE Transactions on Neural Networks",
            1999,
            "10",
            "626-634",
            "10.1109/72.761722"),
    HIMBERG_2004(
            "Himberg2004",
            "Himberg, Johan and Hyv{\\\"a}rinen, Aapo and Esposito, Fabrizio",
            "Validating the independent components of neuroimaging time series via clustering and visualization",
            "NeuroImage",
            2004,
            "22",
            "1214-1222",
            "10.1016/j.neuroimage.2004.03.027"),
    HACHEM_2007(
            "Hachem2007",
            "Hachem, Walid and Loubaton, Philippe and Najim, Jamal",
            "Deterministic equivalents for certain functionals of large random matrices",
            "The Annals of Applied Probability",
            2007,
            "17",
            "875-930",
            "10.1214/105051606000000925"),
    NICKERSON_2017(
            "Nickerson2017",
            "Nickerson, Lisa D. and Smith, Stephen M. and {\\\"O}ng{\\\"u}r, D{\\\"o}st and Beckmann, Christian F.",
            "Using dual regression to investigate network shape and amplitude in functional connectivity analyses",
            "Frontiers in Neuroscience",
            2017,
            "11",
            "115",
            "10.3389/fnins.2017.00115"),
    YARKONI_2011(
            "Yarkoni2011",
            "Yarkoni, Tal and Poldrack, Russell A. and Nichols, Thomas E. and Van Essen, David C. and Wager, Tor D.",
            "Large-scale automated synthesis of human functional neuroimaging data",
            "Nature Methods",
            2011,
            "8",
            "665-670",
            "10.1038/nmeth.1635"),
    SALIMI_KHORSHIDI_2009(
            "SalimiKhorshidi2009",
            "Salimi-Khorshidi, Gholamreza and Smith, Stephen M. and Keltner, John R. and Wager, Tor D. and Nichols,"
                    + " Thomas E.",
            "Meta-analysis of neuroimaging data: a comparison of image-based and coordinate-based pooling of studies",
            "NeuroImage",
            2009,
            "45",
            "810-823",
            "10.1016/j.neuroimage.2008.12.039"),
    DERSIMONIAN_1986(
            "DerSimonian1986",
            "DerSimonian, Rebecca and Laird, Nan",
            "Meta-analysis in clinical trials",
            "Controlled Clinical Trials",
            1986,
            "7",
            "177-188",
            "10.1016/0197-2456(86)90046-2"),
    VIECHTBAUER_2005(
            "Viechtbauer2005",
            "Viechtbauer, Wolfgang",
            "Bias and efficiency of meta-analytic variance estimators in the random-effects model",
            "Journal of Educational and Behavioral Statistics",
            2005,
            "30",
            "261-293",
            "10.3102/10769986030003261"),
    PHIPSON_2010(
            "Phipson2010",
            "Phipson, Belinda and Smyth, Gordon K.",
            "Permutation p-values should never be zero: calculating exact p-values when permutations are randomly"
                    + " drawn",
            "Statistical Applications in Genetics and Molecular Biology",
            2010,
            "9",
            "39",
            "10.2202/1544-6115.1585"),
    CLOPPER_1934(
            "Clopper1934",
            "Clopper, C. J. and Pearson, E. S.",
            "The use of confidence or fiducial limits illustrated in the case of the binomial",
            "Biometrika",
            1934,
            "26",
            "404-413",
            "10.1093/biomet/26.4.404"),
    SMITH_2009(
            "Smith2009",
            "Smith, Stephen M. and Nichols, Thomas E.",
            "Threshold-free cluster enhancement: addressing problems of smoothing, threshold dependence and"
                    + " localisation in cluster inference",
            "NeuroImage",
            2009,
            "44",
            "83-98",
            "10.1016/j.neuroimage.2008.03.061"),
    BENJAMINI_1995(
            "Benjamini1995",
            "Benjamini, Yoav and Hochberg, Yosef",
            "Controlling the false discovery rate: a practical and powerful approach to multiple testing",
            "Journal of the Royal Statistical Society: Series B",
            1995,
            "57",
            "289-300",
            "10.1111/j.2517-6161.1995.tb02031.x"),
    BENJAMINI_2001(
            "Benjamini2001",
            "Benjamini, Yoav and Yekutieli, Daniel",
            "The control of the false discovery rate in multiple testing under dependency",
            "Annals of Statistics",
            2001,
            "29",
            "1165-1188",
            "10.1214/aos/1013699998"),
    LANCASTER_2000(
            "Lancaster2000",
            "Lancaster, Jack L. and Woldorff, Marty G. and Parsons, Lawrence M. and Liotti, Mario and Freitas,"
                + " Catarina S. and Rainey, Lacy and Kochunov, Peter V. and Nickerson, Dan and Mikiten, Shawn A. and"
                + " Fox, Peter T.",
            "Automated Talairach atlas labels for functional brain mapping",
            "Human Brain Mapping",
            2000,
            "10",
            "120-131",
            "10.1002/1097-0193(200007)10:3<120::AID-HBM30>3.0.CO;2-8"),
    LANCASTER_2007(
            "Lancaster2007",
            "Lancaster, Jack L. and Tordesillas-Guti{\\'e}rrez, Diana and Martinez, Michael and Salinas, Felipe and"
                    + " Evans, Alan and Zilles, Karl and Mazziotta, John C. and Fox, Peter T.",
            "Bias between MNI and Talairach coordinates analyzed using the ICBM-152 brain template",
            "Human Brain Mapping",
            2007,
            "28",
            "1194-1205",
            "10.1002/hbm.20345"),
    ROBINSON_2010(
            "Robinson2010",
            "Robinson, Jennifer L. and Laird, Angela R. and Glahn, David C. and Lovallo, William R. and Fox, Peter T.",
            "Metaanalytic connectivity modeling: delineating the functional connectivity of the human amygdala",
            "Human Brain Mapping",
            2010,
            "31",
            "173-184",
            "10.1002/hbm.20854"),
    LANGNER_2014(
            "Langner2014",
            "Langner, Robert and Rottschy, Claudia and Laird, Angela R. and Fox, Peter T. and Eickhoff, Simon B.",
            "Meta-analytic connectivity modeling revisited: controlling for activation base rates",
            "NeuroImage",
            2014,
            "99",
            "559-570",
            "10.1016/j.neuroimage.2014.06.007"),
    WILSON_1927(
            "Wilson1927",
            "Wilson, Edwin B.",
            "Probable inference, the law of succession, and statistical inference",
            "Journal of the American Statistical Association",
            1927,
            "22",
            "209-212",
            "10.1080/01621459.1927.10502953"),
    FREEMAN_1951(
            "Freeman1951",
            "Freeman, G. H. and Halton, John H.",
            "Note on an exact treatment of contingency, goodness of fit and other problems of significance",
            "Biometrika",
            1951,
            "38",
            "141-149",
            "10.1093/biomet/38.1-2.141"),
    FRISTON_1994(
            "Friston1994",
            "Friston, Karl J. and Worsley, Keith J. and Frackowiak, Richard S. J. and Mazziotta, John C. and Evans,"
                    + " Alan C.",
            "Assessing the significance of focal activations using their spatial extent",
            "Human Brain Mapping",
            1994,
            "1",
            "210-220",
            "10.1002/hbm.460010306"),
    WOOLRICH_2004(
            "Woolrich2004",
            "Woolrich, Mark W. and Behrens, Timothy E. J. and Beckmann, Christian F. and Jenkinson, Mark and Smith, "
                    + "Stephen M.",
            "Multilevel linear modelling for FMRI group analysis using Bayesian inference",
            "NeuroImage",
            2004,
            "21",
            "1732-1747",
            "10.1016/j.neuroimage.2003.12.023"),
    WINKLER_2014(
            "Winkler2014",
            "Winkler, Anderson M. and Ridgway, Gerard R. and Webster, Matthew A. and Smith, Stephen M. and Nichols, "
                    + "Thomas E.",
            "Permutation inference for the general linear model",
            "NeuroImage",
            2014,
            "92",
            "381-397",
            "10.1016/j.neuroimage.2014.01.060"),
    EKLUND_2016(
            "Eklund2016",
            "Eklund, Anders and Nichols, Thomas E. and Knutsson, Hans",
            "Cluster failure: Why fMRI inferences for spatial extent have inflated false-positive rates",
            "Proceedings of the National Academy of Sciences",
            2016,
            "113",
            "7900-7905",
            "10.1073/pnas.1602413113"),
    HOLMES_1998(
            "Holmes1998",
            "Holmes, Colin J. and Hoge, Rick and Collins, Louis and Woods, Roger and Toga, Arthur W. and Evans, Alan"
                    + " C.",
            "Enhancement of MR images using registration for signal averaging",
            "Journal of Computer Assisted Tomography",
            1998,
            "22",
            "324-333",
            "10.1097/00004728-199803000-00032");

    private final String key;
    private final String authors;
    private final String title;
    private final String journal;
    private final int year;
    private final String volume;
    private final String pages;
    private final String doi;

    Reference(
            String key,
            String authors,
            String title,
            String journal,
            int year,
            String volume,
            String pages,
            String doi) {
        this.key = key;
        this.authors = authors;
        this.title = title;
        this.journal = journal;
        this.year = year;
        this.volume = volume;
        this.pages = pages;
        this.doi = doi;
    }

    /** As parentheses hold it: {@code Eickhoff et al., 2009}. */
    public String cited() {
        return shortNames() + ", " + year;
    }

    /** As a sentence holds it: {@code Eickhoff et al. (2009)}. */
    public String citedInText() {
        return shortNames() + " (" + year + ")";
    }

    /** As a list of references prints it, without the DOI. */
    public String listed() {
        StringBuilder names = new StringBuilder();
        String[] people = people();
        for (int n = 0; n < people.length; n++) {
            names.append(n == 0 ? "" : n == people.length - 1 ? " & " : ", ");
            names.append(family(people[n])).append(' ').append(initials(people[n]));
        }
        return names + " (" + year + "). " + title + ". " + journal + " " + volume + ":" + pages.replace('-', '–')
                + ".";
    }

    public String doi() {
        return doi;
    }

    /** The address of the DOI, with the signs that addresses cannot hold written out. */
    public String address() {
        return "https://doi.org/" + doi.replace("<", "%3C").replace(">", "%3E").replace(";", "%3B");
    }

    /** A BibTeX entry, its last line closed. */
    public String bibtex() {
        return String.format(
                        Locale.ROOT,
                        "@article{%s,%n  author  = {%s},%n  title   = {{%s}},%n  journal = {%s},%n  year    = {%d},%n"
                                + "  volume  = {%s},%n  pages   = {%s},%n  doi     = {%s}%n}%n",
                        key,
                        authors,
                        title,
                        journal,
                        year,
                        volume,
                        pages.replace("-", "--"),
                        doi)
                .replace(System.lineSeparator(), "\n");
    }

    private String shortNames() {
        String[] people = people();
        String first = family(people[0]);
        return switch (people.length) {
            case 1 -> first;
            case 2 -> first + " & " + family(people[1]);
            default -> first + " et al.";
        };
    }

    private String[] people() {
        return authors.replace("{\\'e}", "é")
                .replace("{\\\"u}", "ü")
                .replace("{\\\"a}", "ä")
                .replace("{\\\"e}", "ë")
                .replace("{\\\"o}", "ö")
                .replace("{\\\"O}", "Ö")
                .split(" and ");
    }

    private static String family(String person) {
        return person.substring(0, person.indexOf(','));
    }

    private static String initials(String person) {
        StringBuilder initials = new StringBuilder();
        for (String name : person.substring(person.indexOf(',') + 2).split("[ ]")) {
            initials.append(name.charAt(0));
        }
        return initials.toString();
    }
}
