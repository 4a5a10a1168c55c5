package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.nocimap.image.Space;

/** Looks for what cannot be, or hardly. Everything stays as printed; a person decides. */
public final class Plausibility {
    /** A box around the MNI brain with a margin of about a centimetre: x, y and z from and to, in mm. */
    private static final double[][] BRAIN = {{-82, 82}, {-118, 86}, {-76, 96}};

    private static final double[][] HEAD = {{-100, 100}, {-140, 110}, {-100, 120}};
    private static final Pattern T_OR_Z = Pattern.compile("\\b[tz]\\b|[tz][ -](?:score|value|max)|bsr");
    private static final double LARGEST_T = 100;

    private final Inside inside;

    /** Whether a point is inside the brain, or so close that rounding may have moved it out. */
    @FunctionalInterface
    public interface Inside {
        boolean holds(double x, double y, double z, Space space);
    }

    public Plausibility(Inside inside) {
        this.inside = inside;
    }

    /** Inside the box that holds any brain: what can be said without a mask. */
    static boolean insideBox(double x, double y, double z, Space space) {
        return within(BRAIN, x, y, z);
    }

    /** Whether a point may lie in a head at all. */
    static boolean isInHead(ProposedPeak peak) {
        return within(HEAD, peak.x(), peak.y(), peak.z());
    }

    private static boolean within(double[][] box, double x, double y, double z) {
        return x >= box[0][0] && x <= box[0][1] && y >= box[1][0] && y <= box[1][1] && z >= box[2][0] && z <= box[2][1];
    }

    /** The same peaks, each with what looks wrong about it. */
    public List<ProposedPeak> flagged(List<ProposedPeak> peaks, Optional<Space> space) {
        Set<List<Object>> seen = new HashSet<>();
        List<ProposedPeak> flagged = new ArrayList<>();
        for (ProposedPeak peak : peaks) {
            ProposedPeak result = peak;
            if (!isInHead(peak)) {
                result = result.with(Flag.FAR_OUTSIDE);
            } else if (!inside.holds(peak.x(), peak.y(), peak.z(), space.orElse(Space.MNI))) {
                result = result.with(Flag.OUTSIDE_BRAIN);
            }
            int side = Sides.sign(peak.side(), peak.region());
            if (side * peak.x() < 0) {
                result = result.with(Flag.SIDE_DISAGREES);
            }
            if (isImpossible(peak)) {
                result = result.with(Flag.IMPOSSIBLE_STATISTIC);
            }
            if (!seen.add(List.of(peak.point(), peak.contrast()))) {
                result = result.with(Flag.REPEATED);
            }
            if (peak.point().stream().filter(v -> v == 0).count() >= 2) {
                result = result.with(Flag.TWO_ZEROS);
            }
            flagged.add(result);
        }
        return flagged;
    }

    private static boolean isImpossible(ProposedPeak peak) {
        Optional<CellText.Value> size = CellText.value(peak.size());
        if (size.isPresent() && size.get().number() < 0) {
            return true;
        }
        Optional<CellText.Value> value = CellText.value(peak.statistic());
        if (value.isEmpty()) {
            return false;
        }
        double number = value.get().number();
        String name = peak.statisticName().toLowerCase(Locale.ROOT);
        return switch (ColumnRole.of(name)) {
            case P_VALUE -> number < 0 || number > 1;
            case STATISTIC ->
                (T_OR_Z.matcher(name).find() && Math.abs(number) > LARGEST_T)
                        || (name.matches(".*(?:\\bf\\b|χ|chi).*") && number < 0)
                        || (name.matches("\\W*r\\W*(?:values?)?\\W*") && Math.abs(number) > 1);
            default -> false;
        };
    }
}
