package org.nocimap.image.nifti;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the numbers of a map mean.
 *
 * @param code the number in the header, also when it is none of {@link NiftiIntentCode}
 * @param p1 first parameter, such as the degrees of freedom of a t map; 0 when there is none
 * @param p2 second parameter
 * @param p3 third parameter
 * @param name a short name, at most 15 bytes when it is to be written; may be empty
 */
public record NiftiIntent(int code, double p1, double p2, double p3, String name) {
    /** Bytes the header has for the name, its closing zero included. */
    static final int NAME_BYTES = 16;

    /** Nothing is said. */
    public static final NiftiIntent NONE = of(NiftiIntentCode.NONE, "");

    /**
     * @throws IllegalArgumentException when the name needs more than 15 bytes
     */
    public static NiftiIntent of(NiftiIntentCode kind, String name) {
        if (name.getBytes(StandardCharsets.UTF_8).length >= NAME_BYTES) {
            throw new IllegalArgumentException("an intent name has at most 15 bytes: " + name);
        }
        return new NiftiIntent(kind.code(), 0, 0, 0, name);
    }

    /** The intent as one of the known ones. */
    public Optional<NiftiIntentCode> kind() {
        return NiftiIntentCode.of(code);
    }

    public NiftiIntent withParameters(double newP1, double newP2, double newP3) {
        return new NiftiIntent(code, newP1, newP2, newP3, name);
    }
}
