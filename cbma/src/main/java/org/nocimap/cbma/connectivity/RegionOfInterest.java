package org.nocimap.cbma.connectivity;

import java.util.Locale;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.image.Mask;
import org.nocimap.image.Point;

/** A part of the brain, in MNI millimetres. Immutable. */
public sealed interface RegionOfInterest {
    /** True when a place lies in the region. */
    boolean contains(Point mni);

    /** What it is called, a few words: "sphere of 10 mm about (-38, 14, 8)". */
    String title();

    /**
     * The voxels of a mask in the region.
     *
     * @param mask in MNI space
     */
    default Mask within(Mask mask) {
        return mask.where(n -> contains(mask.grid().pointOf(mask.index(n))));
    }

    /**
     * All places not farther than a radius from a centre.
     *
     * @param centre MNI mm
     * @param radiusMm above 0 and at most {@value #LARGEST_RADIUS_MM}
     */
    record Sphere(Point centre, double radiusMm) implements RegionOfInterest {
        /** A sphere that holds most of a brain is no region. */
        public static final double LARGEST_RADIUS_MM = 50;

        public Sphere {
            if (!(radiusMm > 0 && radiusMm <= LARGEST_RADIUS_MM)) {
                throw new IllegalArgumentException(
                        "a radius is above 0 and at most " + LARGEST_RADIUS_MM + " mm, not " + radiusMm);
            }
        }

        @Override
        public boolean contains(Point mni) {
            return mni.distanceTo(centre) <= radiusMm;
        }

        @Override
        public String title() {
            return "sphere of " + plain(radiusMm) + " mm about (" + plain(centre.x()) + ", " + plain(centre.y()) + ", "
                    + plain(centre.z()) + ")";
        }

        private static String plain(double number) {
            return number == Math.rint(number)
                    ? String.format(Locale.ROOT, "%.0f", number)
                    : String.format(Locale.ROOT, "%.1f", number);
        }
    }

    /**
     * The voxels of an atlas that have a label.
     *
     * @param atlas where
     * @param pattern the label; {@link LabelPattern} says how it is written
     */
    record AtlasLabel(LabelAtlas atlas, LabelPattern pattern) implements RegionOfInterest {
        @Override
        public boolean contains(Point mni) {
            return atlas.at(mni, 0).filter(this::matches).isPresent();
        }

        private boolean matches(RegionLabel label) {
            return pattern.matches(label);
        }

        @Override
        public String title() {
            return pattern.text() + " (" + atlas.info().title() + ")";
        }
    }

    /**
     * A cluster of an earlier result.
     *
     * @param source what it was read from
     * @param number the cluster's number there
     * @param voxels its voxels, not empty
     */
    record ResultCluster(String source, int number, Mask voxels) implements RegionOfInterest {
        public ResultCluster {
            if (voxels.size() == 0) {
                throw new IllegalArgumentException("a cluster has voxels");
            }
        }

        @Override
        public boolean contains(Point mni) {
            return voxels.contains(mni);
        }

        @Override
        public String title() {
            return "cluster " + number + " of " + source;
        }
    }

    /**
     * The voxels of a mask file.
     *
     * @param source what it was read from
     * @param voxels not empty
     */
    record MaskVoxels(String source, Mask voxels) implements RegionOfInterest {
        public MaskVoxels {
            if (voxels.size() == 0) {
                throw new IllegalArgumentException("a region has voxels");
            }
        }

        @Override
        public boolean contains(Point mni) {
            return voxels.contains(mni);
        }

        @Override
        public String title() {
            return "region " + source;
        }
    }
}
