package org.nocimap.image.nifti;

/**
 * What a written file says about its numbers.
 *
 * @param datatype how voxels are stored; written without scaling, so integers must hold the values exactly
 * @param space code of sform and qform, not {@link XformCode#UNKNOWN}
 * @param intent what the numbers mean
 * @param description free text; cut at 79 bytes of UTF-8
 * @param volumeSeconds from one volume to the next; 1 where volumes are no series in time
 */
public record NiftiMeta(
        NiftiDatatype datatype, XformCode space, NiftiIntent intent, String description, double volumeSeconds) {
    public NiftiMeta {
        if (!(volumeSeconds > 0 && volumeSeconds < 1e6)) {
            throw new IllegalArgumentException("the time between volumes is a positive number of seconds");
        }
        if (space == XformCode.UNKNOWN) {
            throw new IllegalArgumentException("a file that is written says what space it is in");
        }
    }

    /** float32, MNI152, no intent, no description. */
    public static NiftiMeta withDefaults() {
        return new NiftiMeta(NiftiDatatype.FLOAT32, XformCode.MNI152, NiftiIntent.NONE, "", 1);
    }

    public NiftiMeta with(NiftiDatatype newDatatype) {
        return new NiftiMeta(newDatatype, space, intent, description, volumeSeconds);
    }

    public NiftiMeta with(XformCode newSpace) {
        return new NiftiMeta(datatype, newSpace, intent, description, volumeSeconds);
    }

    public NiftiMeta with(NiftiIntent newIntent) {
        return new NiftiMeta(datatype, space, newIntent, description, volumeSeconds);
    }

    public NiftiMeta withDescription(String newDescription) {
        return new NiftiMeta(datatype, space, intent, newDescription, volumeSeconds);
    }

    public NiftiMeta withVolumeSeconds(double newVolumeSeconds) {
        return new NiftiMeta(datatype, space, intent, description, newVolumeSeconds);
    }
}
