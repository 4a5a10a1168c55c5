package org.nocimap.atlas.pain;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nocimap.image.Point;

/** What must hold for a point to lie in a region. Immutable; all millimetres are MNI. */
public sealed interface Rule {
    /**
     * Empty when the rule does not hold; else how far the labels it rests on are from the point, in mm, 0 when they are those
     * of the point's own voxel.
     */
    OptionalDouble holdsAt(Point mni, Labels labels);

    /** Adds the names of the atlases the rule needs. */
    void collectSources(Set<String> names);

    /** Names of the atlases the rule needs, sorted. */
    default Set<String> sources() {
        Set<String> names = new TreeSet<>();
        collectSources(names);
        return names;
    }

    /** The nearest label of one atlas carries a name. */
    record Label(String atlas, Pattern name) implements Rule {
        /** {@code *} in {@code glob} stands for any text; case does not matter. */
        static Label of(String atlas, String glob) {
            String pattern =
                    Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
            return new Label(atlas, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
        }

        @Override
        public OptionalDouble holdsAt(Point mni, Labels labels) {
            return labels.at(atlas, mni)
                    .filter(label -> name.matcher(label.region().name()).matches()
                            || name.matcher(label.region().detail()).matches())
                    .map(label -> OptionalDouble.of(label.distanceMm()))
                    .orElse(OptionalDouble.empty());
        }

        @Override
        public void collectSources(Set<String> names) {
            names.add(atlas);
        }
    }

    /** A coordinate, or its absolute value, lies on one side of a bound. */
    record Bound(Axis axis, Comparison comparison, double mm) implements Rule {
        @Override
        public OptionalDouble holdsAt(Point mni, Labels labels) {
            return exactly(comparison.holds(axis.of(mni), mm));
        }

        @Override
        public void collectSources(Set<String> names) {}
    }

    /** The point lies in a ball. */
    record Sphere(Point centre, double radiusMm) implements Rule {
        @Override
        public OptionalDouble holdsAt(Point mni, Labels labels) {
            return exactly(centre.distanceTo(mni) <= radiusMm);
        }

        @Override
        public void collectSources(Set<String> names) {}
    }

    /** Both hold; as far off as the farther one. */
    record And(Rule left, Rule right) implements Rule {
        @Override
        public OptionalDouble holdsAt(Point mni, Labels labels) {
            OptionalDouble a = left.holdsAt(mni, labels);
            OptionalDouble b = a.isPresent() ? right.holdsAt(mni, labels) : a;
            return b.isPresent() ? OptionalDouble.of(Math.max(a.getAsDouble(), b.getAsDouble())) : b;
        }

        @Override
        public void collectSources(Set<String> names) {
            left.collectSources(names);
            right.collectSources(names);
        }
    }

    /** At least one holds; as far off as the nearer one. */
    record Or(Rule left, Rule right) implements Rule {
        @Override
        public OptionalDouble holdsAt(Point mni, Labels labels) {
            OptionalDouble a = left.holdsAt(mni, labels);
            OptionalDouble b = right.holdsAt(mni, labels);
            if (a.isEmpty() || b.isEmpty()) {
                return a.isPresent() ? a : b;
            }
            return OptionalDouble.of(Math.min(a.getAsDouble(), b.getAsDouble()));
        }

        @Override
        public void collectSources(Set<String> names) {
            left.collectSources(names);
            right.collectSources(names);
        }
    }

    /** The inner rule does not hold in the point's own voxel. */
    record Not(Rule inner) implements Rule {
        @Override
        public OptionalDouble holdsAt(Point mni, Labels labels) {
            OptionalDouble a = inner.holdsAt(mni, labels);
            return exactly(a.isEmpty() || a.getAsDouble() > 0);
        }

        @Override
        public void collectSources(Set<String> names) {
            inner.collectSources(names);
        }
    }

    /** What a bound looks at. */
    enum Axis {
        X,
        Y,
        Z,
        /** Distance from the midline. */
        ABS_X;

        double of(Point p) {
            return switch (this) {
                case X -> p.x();
                case Y -> p.y();
                case Z -> p.z();
                case ABS_X -> Math.abs(p.x());
            };
        }

        static Axis named(String text) {
            return text.equals("|x|") ? ABS_X : valueOf(text.toUpperCase(Locale.ROOT));
        }
    }

    /** How a bound compares. */
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        boolean holds(double value, double bound) {
            return switch (this) {
                case LESS -> value < bound;
                case AT_MOST -> value <= bound;
                case MORE -> value > bound;
                case AT_LEAST -> value >= bound;
            };
        }
    }

    private static OptionalDouble exactly(boolean holds) {
        return holds ? OptionalDouble.of(0) : OptionalDouble.empty();
    }
}
