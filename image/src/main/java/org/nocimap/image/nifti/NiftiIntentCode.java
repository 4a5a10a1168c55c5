package org.nocimap.image.nifti;

import java.util.Optional;

/** What the numbers of a map mean; the NIfTI intent codes that maps of the field use. */
public enum NiftiIntentCode {
    NONE(0),
    CORREL(2),
    TTEST(3),
    FTEST(4),
    ZSCORE(5),
    CHISQ(6),
    /** p itself. */
    PVAL(22),
    /** −ln p. */
    LOGPVAL(23),
    /** −log10 p. */
    LOG10PVAL(24),
    /** An estimate of some parameter; the intent name says which. */
    ESTIMATE(1001),
    /** Integers that name regions or clusters. */
    LABEL(1002),
    NEURONAMES(1003);

    private final int code;

    NiftiIntentCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    /** The intent with this number, when it is one of these. */
    public static Optional<NiftiIntentCode> of(int code) {
        for (NiftiIntentCode intent : values()) {
            if (intent.code == code) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }
}
