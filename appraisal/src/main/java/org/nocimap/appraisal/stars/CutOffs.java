package org.nocimap.appraisal.stars;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.appraisal.instruments.Judgement;

/**
 * How stars are turned into a class. Lines such as {@code S >= 3 and C >= 1 -> Good} compare the stars of groups, or their {@code
 * total}, with numbers; the first line that holds decides; {@code otherwise} always holds.
 *
 * @param name of the rule set: {@code ahrq}
 * @param source who proposed it
 * @param levels from good to bad
 * @param rules in order
 */
public record CutOffs(String name, String source, List<Judgement> levels, List<Rule> rules) {
    private static final Pattern TERM = Pattern.compile("(\\w+)\\s*(>=|<=|=)\\s*(\\d+)");

    /** What the stars of all groups are called together. */
    public static final String TOTAL = "total";

    /**
     * One line.
     *
     * @param terms that must all hold; none for {@code otherwise}
     * @param outcome words of a level
     */
    public record Rule(List<Term> terms, String outcome) {
        public Rule {
            terms = List.copyOf(terms);
        }

        static Rule parse(String line) {
            int arrow = line.indexOf("->");
            if (arrow < 0) {
                throw new IllegalArgumentException("\"" + line + "\" has no \"->\"");
            }
            String outcome = line.substring(arrow + 2).strip();
            String when = line.substring(0, arrow).strip();
            List<Term> terms = new ArrayList<>();
            for (String part : when.equals("otherwise") ? new String[0] : when.split("\\s+and\\s+", -1)) {
                Matcher term = TERM.matcher(part.strip());
                if (!term.matches()) {
                    throw new IllegalArgumentException("\"" + part + "\" compares nothing, such as \"S >= 3\"");
                }
                terms.add(new Term(term.group(1), term.group(2), Integer.parseInt(term.group(3))));
            }
            return new Rule(terms, outcome);
        }
    }

    /**
     * A comparison.
     *
     * @param group id of a group, or {@link #TOTAL}
     * @param sign {@code >=}, {@code <=} or {@code =}
     * @param stars to compare with
     */
    public record Term(String group, String sign, int stars) {
        boolean holds(int counted) {
            return switch (sign) {
                case ">=" -> counted >= stars;
                case "<=" -> counted <= stars;
                default -> counted == stars;
            };
        }
    }

    public CutOffs {
        levels = List.copyOf(levels);
        rules = List.copyOf(rules);
        for (Rule rule : rules) {
            if (levels.stream().noneMatch(level -> level.words().equals(rule.outcome()))) {
                throw new IllegalArgumentException("\"" + rule.outcome() + "\" is no level of " + name);
            }
        }
    }

    /**
     * The review's own cut-offs of the total.
     *
     * @param least fewest stars by level's words, best level first; the last level has 0
     */
    public static CutOffs ofTotal(Map<String, Integer> least) {
        List<Judgement> levels = new ArrayList<>();
        List<Rule> rules = new ArrayList<>();
        int n = 0;
        for (Map.Entry<String, Integer> level : least.entrySet()) {
            boolean last = n == least.size() - 1;
            Judgement.Shade shade = n == 0 ? Judgement.Shade.LOW : last ? Judgement.Shade.HIGH : Judgement.Shade.MIDDLE;
            levels.add(new Judgement(level.getKey(), n == 0 ? "+" : last ? "-" : "?", shade));
            rules.add(new Rule(List.of(new Term(TOTAL, ">=", level.getValue())), level.getKey()));
            n++;
        }
        return new CutOffs("own", "the review's own cut-offs of the total", levels, rules);
    }

    /**
     * The class of a study.
     *
     * @param stars by group's id; all of them
     */
    public Optional<Judgement> level(Map<String, Integer> stars) {
        int total = stars.values().stream().mapToInt(Integer::intValue).sum();
        return rules.stream()
                .filter(rule -> rule.terms().stream()
                        .allMatch(term ->
                                term.holds(term.group().equals(TOTAL) ? total : stars.getOrDefault(term.group(), 0))))
                .findFirst()
                .flatMap(rule -> levels.stream()
                        .filter(level -> level.words().equals(rule.outcome()))
                        .findFirst());
    }
}
