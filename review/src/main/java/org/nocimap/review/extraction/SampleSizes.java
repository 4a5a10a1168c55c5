package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.Article.Paragraph;

/**
 * Candidates for sample sizes, the likeliest first: numbers, in figures or words, before a word for people, and {@code n = N} behind one.
 * Those analysed come before those recruited, those in a section on participants before others.
 */
public final class SampleSizes {
    /** Candidates beyond these help nobody. */
    public static final int MOST = 12;

    private static final Map<String, Integer> SMALL = Map.ofEntries(
            Map.entry("one", 1),
            Map.entry("two", 2),
            Map.entry("three", 3),
            Map.entry("four", 4),
            Map.entry("five", 5),
            Map.entry("six", 6),
            Map.entry("seven", 7),
            Map.entry("eight", 8),
            Map.entry("nine", 9),
            Map.entry("ten", 10),
            Map.entry("eleven", 11),
            Map.entry("twelve", 12),
            Map.entry("thirteen", 13),
            Map.entry("fourteen", 14),
            Map.entry("fifteen", 15),
            Map.entry("sixteen", 16),
            Map.entry("seventeen", 17),
            Map.entry("eighteen", 18),
            Map.entry("nineteen", 19));
    private static final Map<String, Integer> TENS = Map.of(
            "twenty", 20, "thirty", 30, "forty", 40, "fifty", 50, "sixty", 60, "seventy", 70, "eighty", 80, "ninety",
            90);
    private static final String WORD =
            "(?:(?:one|two|three|four|five|six|seven|eight|nine)\\s+hundred(?:\\s+and)?[\\s-]*)?"
                    + "(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-]+(?:one|two|three|four|five|six|seven|eight|nine))?"
                    + "|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|two|three|four|five|six|seven|eight|nine)";
    private static final String PEOPLE =
            "participants?|subjects?|patients?|volunteers?|individuals?|adults?|children|adolescents?|students?"
                    + "|controls?|men|women|males?|females?|people|persons?|youths?|smokers?|drinkers?|users?|offenders?|veterans?|boys|girls"
                    + "|infants?|HCs?|undergraduates?|survivors?|twins?|athletes?|musicians?|speakers?";
    private static final Pattern COUNTED = Pattern.compile("(?i)(?<![\\d.,/-])(\\d{1,4}|" + WORD
            + ")\\s+((?:(?!and\\b|of\\b|or\\b)[\\w/’'-]+,?\\s+){0,6}?(?:" + PEOPLE + "))\\b");
    private static final Pattern BRACKETED =
            Pattern.compile("(?i)\\b((?:" + PEOPLE + "|group|sample))\\b[^.;()]{0,40}\\(\\s*[n]\\s*=\\s*(\\d{1,4})\\b");
    private static final Pattern EQUALS = Pattern.compile("(?i)\\bn\\s*=\\s*(\\d{1,4})\\b");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z(])");
    private static final Pattern ANALYSED = Pattern.compile(
            "(?i)final (?:sample|analys)|analy[sz]ed|were included in|included in the|remaining|remained|resulting"
                    + " in|total of|in total|leaving|data from");
    private static final Pattern LEFT_OUT =
            Pattern.compile("(?i)exclud|remov|discard|dropped|withdr|declin|did not|drop.?out|missing|failed");
    private static final Pattern PARTS = Pattern.compile("(?i)^(?:.*\\b)?(?:men|women|males?|females?|boys|girls)$");
    private static final Pattern WHO = Pattern.compile("(?i)participant|subject|sample|patient|recruit");
    private static final Pattern OTHERS =
            Pattern.compile("(?i)previous|prior stud|et al|meta-analys|literature|review");
    private static final int LEAST = 4;

    private record Scored(SampleSize size, int score, int order) {}

    private SampleSizes() {}

    /** At most {@value #MOST} candidates, each number once. */
    public static List<SampleSize> in(Article article) {
        List<Scored> found = new ArrayList<>();
        for (Paragraph paragraph : article.paragraphs()) {
            for (String sentence : SENTENCE_END.split(paragraph.text())) {
                if (sentence.length() < 2_000) {
                    sentence(paragraph.section(), sentence, found);
                }
            }
        }
        found.sort(Comparator.comparingInt(Scored::score).reversed().thenComparingInt(Scored::order));
        Set<Integer> seen = new HashSet<>();
        return found.stream()
                .filter(scored -> seen.add(scored.size().count()))
                .limit(MOST)
                .map(Scored::size)
                .toList();
    }

    private static void sentence(String section, String sentence, List<Scored> found) {
        Matcher counted = COUNTED.matcher(sentence);
        while (counted.find()) {
            number(counted.group(1)).ifPresent(n -> add(section, sentence, n, counted.group(2), found));
        }
        Matcher bracketed = BRACKETED.matcher(sentence);
        while (bracketed.find()) {
            add(section, sentence, Integer.parseInt(bracketed.group(2)), bracketed.group(1), found);
        }
        Matcher equals = EQUALS.matcher(sentence);
        while (equals.find()) {
            add(section, sentence, Integer.parseInt(equals.group(1)), "n", found);
        }
    }

    private static void add(String section, String sentence, int count, String who, List<Scored> found) {
        if (count < LEAST) {
            return;
        }
        String where = section.toLowerCase(Locale.ROOT);
        int score = WHO.matcher(where).find() ? 4 : where.startsWith("abstract") ? 3 : where.contains("method") ? 2 : 0;
        score += ANALYSED.matcher(sentence).find() ? 2 : 0;
        score -= LEFT_OUT.matcher(sentence).find() ? 1 : 0;
        score -= PARTS.matcher(who).matches() ? 3 : 0;
        score -= OTHERS.matcher(sentence).find() ? 3 : 0;
        score -= where.contains("intro") || where.contains("discuss") || where.contains("referen") ? 4 : 0;
        found.add(new Scored(new SampleSize(count, who, sentence), score, found.size()));
    }

    /** A number in figures or in English words up to nine hundred and ninety-nine. */
    static OptionalInt number(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        if (plain.chars().allMatch(Character::isDigit)) {
            return OptionalInt.of(Integer.parseInt(plain));
        }
        int value = 0;
        for (String word : plain.split("[\\s-]+")) {
            if (word.equals("hundred")) {
                value *= 100;
            } else if (!word.equals("and")) {
                value += SMALL.getOrDefault(word, TENS.getOrDefault(word, 0));
            }
        }
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
