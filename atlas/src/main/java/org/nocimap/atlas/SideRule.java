package org.nocimap.atlas;

/** Where an atlas says left and right. */
public enum SideRule {
    /** The label's name holds the side, or the structure has none. */
    IN_NAME,
    /** One label serves both sides: x below 0 is left, above 0 right. */
    FROM_X
}
