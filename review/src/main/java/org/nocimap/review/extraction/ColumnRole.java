package org.nocimap.review.extraction;

import java.util.regex.Pattern;

/** What a column of a table of peaks holds. */
public enum ColumnRole {
    X,
    Y,
    Z,
    /** x, y and z in one cell. */
    TRIPLE,
    REGION,
    SIDE,
    BRODMANN,
    CONTRAST,
    STATISTIC,
    SIZE,
    P_VALUE,
    OTHER;

    private static final Pattern BA = Pattern.compile("^bas?\\b|brodmann|\\bba\\b");
    private static final Pattern SIDES =
            Pattern.compile("hemi|^h\\.?$|^sides?\\b|lateralit|laterali[sz]|^l ?/ ?r$|^r ?/ ?l$");
    private static final Pattern STAT = Pattern.compile("\\b[tzf]\\b|\\b[tzf]["
            + " -]?(?:scores?|values?|max\\w*|stat\\w*|ratio)|\\b(?:bsr|tfce|beta|chi)\\b|β|χ|bootstrap"
            + " ratio|cohen|hedges|effect size|\\bsdm|statistic|\\bscore\\b|\\br\\b[ -]?(?:value)?$|correlation"
            + " coefficient|\\b[tzf]\\(\\d|ale value|ale score|maximum ale|\\bale\\b");
    private static final Pattern P =
            Pattern.compile("\\bp\\b|\\bp ?-?(?:val|fwe|fdr|unc|cor)|\\bpfwe|\\bq\\b|significan|\\bfwe\\b|\\bfdr\\b");
    private static final Pattern EXTENT = Pattern.compile(
            "size|extent|voxel|\\bk ?e?\\b|volume|\\bvol\\b|mm ?\\^?[23³²]|[µμu]l\\b|cm ?\\^?[23³]|vertices|#"
                    + " ?vox|\\bvox\\b|no\\. of vox");
    private static final Pattern PLACE = Pattern.compile(
            "region|\\bareas?\\b|anatom|locali[sz]ation|location|structure|gyr|label|\\bbrain|lobe|cortex|\\broi|seed|cluster"
                    + " name|site");
    private static final Pattern COMPARISON = Pattern.compile(
            "contrast|comparison|condition|\\beffect\\b|\\btask\\b|\\bgroups?\\b|analysis|network|component");

    /** What a column's header (lower case) says it holds. */
    static ColumnRole of(String header) {
        if (header.isBlank()) {
            return OTHER;
        }
        if (BA.matcher(header).find()
                && !PLACE.matcher(header.replaceAll("brodmann'?s? areas?", "")).find()) {
            return BRODMANN;
        }
        if (SIDES.matcher(header).find()) {
            return SIDE;
        }
        if (STAT.matcher(header).find()) {
            return STATISTIC;
        }
        if (P.matcher(header).find()) {
            return P_VALUE;
        }
        if (EXTENT.matcher(header).find()) {
            return SIZE;
        }
        if (PLACE.matcher(header).find()) {
            return REGION;
        }
        return COMPARISON.matcher(header).find() ? CONTRAST : OTHER;
    }
}
