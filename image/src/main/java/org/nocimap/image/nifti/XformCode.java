package org.nocimap.image.nifti;

/** What the millimetres of a qform or sform refer to. */
public enum XformCode {
    /** The form is not set. */
    UNKNOWN(0),
    /** The scanner's own coordinates. */
    SCANNER(1),
    /** Coordinates aligned to another file. */
    ALIGNED(2),
    /** Talairach and Tournoux, 1988. */
    TALAIRACH(3),
    /** MNI152, the space of most published maps. */
    MNI152(4),
    /** Some other template. */
    TEMPLATE(5);

    private final int code;

    XformCode(int code) {
        this.code = code;
    }

    /** The number in the header. */
    public int code() {
        return code;
    }

    /** Codes above 5 mean a form is set whose space is not known: {@link #TEMPLATE}; negative ones mean none is. */
    static XformCode of(int code) {
        for (XformCode known : values()) {
            if (known.code == code) {
                return known;
            }
        }
        return code < 0 ? UNKNOWN : TEMPLATE;
    }
}
