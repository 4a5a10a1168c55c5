package org.nocimap.image.nifti;

/**
 * What a written file says about its numbers.
 *
 * @param datatype how voxels are stored; written without scaling, so integers must hold the values exactly
 * @param space code of sform and qform, not {@link XformCode#UNKNOWN}
 * @param intent what the numbers mean
 * @param description free text; cut at 79 bytes of UTF-8
 */
public record NiftiMeta(NiftiDatatype datatype, XformCode space, NiftiIntent intent, String description) {
    public NiftiMeta {
        if (space == XformCode.UNKNOWN) {
            throw new IllegalArgumentException("a file that is written says what space it is in");
        }
    }

    /** float32, MNI152, no intent, no description. */
    public static NiftiMeta withDefaults() {
        return new NiftiMeta(NiftiDatatype.FLOAT32, XformCode.MNI152, NiftiIntent.NONE, "");
    }

    public NiftiMeta with(NiftiDatatype newDatatype) {
        return new NiftiMeta(newDatatype, space, intent, description);
    }

    public NiftiMeta with(XformCode newSpace) {
        return new NiftiMeta(datatype, newSpace, intent, description);
    }

    public NiftiMeta with(NiftiIntent newIntent) {
        return new NiftiMeta(datatype, space, newIntent, description);
    }

    public NiftiMeta withDescription(String newDescription) {
        return new NiftiMeta(datatype, space, intent, newDescription);
    }
}
