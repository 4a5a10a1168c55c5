package org.nocimap.atlas;

/** Where an atlas says left and right. */
public enum SideRule {
    /** The label's name holds the side, or the structure has none. */
    IN_NAME,
    /**
     * The label's name begins with "Left" or "Right", but the volume's own midline strays from x = 0, as that of labels carried
     * over from another space does. The sign of x in MNI decides; the distance is that to the other side's label.
     */
    IN_NAME_AND_X,
    /** One label serves both sides: x below 0 is left, above 0 right. */
    FROM_X
}
