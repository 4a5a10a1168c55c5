package org.nocimap.meta.model;

/** How the variance between studies, τ², is estimated. */
public enum Tau2Method {
    /** No variance between studies: the common-effect (fixed-effect, equal-effects) model. */
    COMMON("CE", "a common effect"),
    /** DerSimonian &amp; Laird 1986, doi:10.1016/0197-2456(86)90046-2. */
    DL("DL", "DerSimonian-Laird"),
    /** Hedges &amp; Olkin 1985; unweighted. */
    HE("HE", "Hedges"),
    /** Sidik &amp; Jonkman 2005, doi:10.1111/j.1467-9876.2005.00489.x, from the crude variance of the effects. */
    SJ("SJ", "Sidik-Jonkman"),
    /** Hunter &amp; Schmidt; biased downwards. */
    HS("HS", "Hunter-Schmidt"),
    /** Maximum likelihood; biased downwards with few studies. */
    ML("ML", "maximum likelihood"),
    /** Restricted maximum likelihood; see Viechtbauer 2005, doi:10.3102/10769986030003261. */
    REML("REML", "restricted maximum likelihood"),
    /** Empirical Bayes, Morris 1983, doi:10.1080/01621459.1983.10477920; the same solution as Paule-Mandel. */
    EB("EB", "empirical Bayes"),
    /** Paule &amp; Mandel 1982, doi:10.6028/jres.087.022. */
    PM("PM", "Paule-Mandel");

    private final String code;
    private final String words;

    Tau2Method(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The abbreviation that the field uses. */
    public String code() {
        return code;
    }

    /** The name in running text. */
    public String words() {
        return words;
    }
}
