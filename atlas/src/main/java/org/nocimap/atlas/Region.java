package org.nocimap.atlas;

/**
 * One label of an atlas.
 *
 * @param id the value its voxels have in the atlas's file, not 0
 * @param name short, as tables print it
 * @param detail everything the source says of it; the name when there is no more
 */
public record Region(int id, String name, String detail) {
    public Region {
        if (id == 0) {
            throw new IllegalArgumentException("label 0 is the background");
        }
    }

    public Region(int id, String name) {
        this(id, name, name);
    }
}
