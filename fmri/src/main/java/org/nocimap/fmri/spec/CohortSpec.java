package org.nocimap.fmri.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.fmri.group.Centring;
import org.nocimap.fmri.group.GroupSpec;
import org.nocimap.fmri.group.MissingValues;

/**
 * What is done with the maps of all participants.
 *
 * @param preset what it begins from
 * @param changes what differs from the preset, one phrase each
 * @param models in order
 * @param group how every model is fitted and corrected
 * @param regions tested beside the maps
 * @param subgroups of participants, each a further column of words
 * @param conjunctions of contrasts
 * @param characteristics what the table of participants holds
 */
public record CohortSpec(
        String preset,
        List<String> changes,
        List<Model> models,
        GroupSpec group,
        List<Seed> regions,
        List<Subgrouping> subgroups,
        List<Conjunction> conjunctions,
        Characteristics characteristics) {
    public CohortSpec {
        changes = List.copyOf(changes);
        models = List.copyOf(models);
        regions = List.copyOf(regions);
        subgroups = List.copyOf(subgroups);
        conjunctions = List.copyOf(conjunctions);
    }

    /**
     * A design with its contrasts, fitted to one kind of map or several.
     *
     * @param name letters, digits, dashes; each once
     * @param maps kinds such as {@code seed-S1back} or {@code network-*}
     * @param rows which observations take part
     * @param difference of two observations of each participant
     * @param terms of the design
     * @param contrasts in words
     * @param variances common or one for each group
     * @param missing what is done with incomplete observations
     * @param centring what is subtracted from numbers
     * @param exchangeable who may be exchanged with whom in permutations
     */
    public record Model(
            String name,
            List<String> maps,
            RowFilter rows,
            Optional<Difference> difference,
            List<String> terms,
            List<String> contrasts,
            GroupSpec.Variances variances,
            MissingValues missing,
            Centring centring,
            Optional<GroupSpec.Exchangeable> exchangeable) {
        public Model {
            maps = List.copyOf(maps);
            terms = List.copyOf(terms);
            contrasts = List.copyOf(contrasts);
        }
    }

    /** The later of two sessions less the earlier. */
    public record Difference(String later, String earlier) {}

    /**
     * Participants cut by a number into subgroups.
     *
     * @param name of the column that it makes
     * @param column that is cut
     * @param rows who is cut; the others belong to none
     * @param cuts a value at or below the first belongs to the first subgroup; empty for equal sizes
     * @param labels of the subgroups, lowest first
     */
    public record Subgrouping(String name, String column, RowFilter rows, List<Double> cuts, List<String> labels) {
        public Subgrouping {
            cuts = List.copyOf(cuts);
            labels = List.copyOf(labels);
        }
    }

    /**
     * What contrasts share.
     *
     * @param name as that of a model
     * @param of {@code MODEL: CONTRAST}, two or more
     */
    public record Conjunction(String name, List<Part> of) {
        public Conjunction {
            of = List.copyOf(of);
        }

        /** A contrast of a model. */
        public record Part(String model, String contrast) {}
    }

    /**
     * The table of participants.
     *
     * @param by column of groups; empty for none
     * @param columns to tell; empty for all
     */
    public record Characteristics(String by, List<String> columns) {
        public Characteristics {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Which observations take part: those that fit one alternative or more; without alternatives all do.
     *
     * @param alternatives conditions by column, all of which must hold
     */
    public record RowFilter(List<Map<String, List<Condition>>> alternatives) {
        /** Everybody. */
        public static final RowFilter ALL = new RowFilter(List.of());

        public RowFilter {
            alternatives = List.copyOf(alternatives);
        }
    }

    /**
     * What a cell must be; of several in a list one suffices.
     *
     * @param comparison with a value
     * @param value a word, or a number where it is compared by size
     */
    public record Condition(Comparison comparison, String value) {
        /** A missing cell fits none. */
        public boolean holds(Optional<String> cell) {
            if (cell.isEmpty()) {
                return false;
            }
            return switch (comparison) {
                case SAME -> same(cell.get());
                case OTHER -> !same(cell.get());
                case LESS, AT_MOST, MORE, AT_LEAST -> {
                    Optional<Double> number = number(cell.get());
                    Optional<Double> limit = number(value);
                    yield number.isPresent() && limit.isPresent() && compared(number.get(), limit.get());
                }
            };
        }

        private boolean same(String cell) {
            Optional<Double> a = number(cell);
            Optional<Double> b = number(value);
            return cell.equals(value) || (a.isPresent() && a.equals(b));
        }

        private boolean compared(double number, double limit) {
            return switch (comparison) {
                case LESS -> number < limit;
                case AT_MOST -> number <= limit;
                case MORE -> number > limit;
                case AT_LEAST -> number >= limit;
                case SAME -> number == limit;
                case OTHER -> number != limit;
            };
        }

        private static Optional<Double> number(String text) {
            try {
                return Optional.of(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                return Optional.empty();
            }
        }
    }

    /** How a cell is compared. */
    public enum Comparison {
        SAME(""),
        OTHER("!="),
        AT_MOST("<="),
        AT_LEAST(">="),
        LESS("<"),
        MORE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** What stands before the value. */
        public String sign() {
            return sign;
        }
    }
}
