package org.nocimap.review.dedupe;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.nocimap.review.records.BibliographicRecord;
import org.nocimap.review.records.RecordKind;

/**
 * A record in the form in which records are compared: lower-case letters and digits without accents, texts as sorted sets of
 * hashed pieces.
 *
 * @param kind what is published
 * @param title letters and digits alone
 * @param titlePairs sorted hashes of neighbouring characters of the title
 * @param firstAuthor the first author's family name; empty when there is none
 * @param families sorted hashes of all authors' family names
 * @param year 0 when not known
 * @param journal words of the journal's name without fillers
 * @param volume digits and letters
 * @param firstPage digits and letters
 * @param doi lower case
 * @param pmid digits
 * @param abstractWords sorted hashes of the abstract's words
 * @param origin file and database it came from
 */
record Fingerprint(
        RecordKind kind,
        String title,
        int[] titlePairs,
        String firstAuthor,
        int[] families,
        int year,
        List<String> journal,
        String volume,
        String firstPage,
        String doi,
        String pmid,
        int[] abstractWords,
        String origin) {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern INITIALS_LAST = Pattern.compile(".*\\s(?:\\p{Lu}\\.?-?){1,4}", Pattern.DOTALL);
    private static final List<String> FILLERS = List.of("the", "of", "and", "in", "for", "on", "a", "an", "de", "la");

    static Fingerprint of(BibliographicRecord record) {
        String title = joined(record.title());
        String[] families = record.authors().stream()
                .map(Fingerprint::family)
                .filter(name -> !name.isEmpty())
                .toArray(String[]::new);
        return new Fingerprint(
                record.kind(),
                title,
                pairs(title),
                families.length == 0 ? "" : families[0],
                hashes(Arrays.asList(families)),
                record.year().orElse(0),
                words(record.journal().replaceAll("\\(.*?\\)", " ")).stream()
                        .filter(w -> !FILLERS.contains(w))
                        .toList(),
                joined(record.volume()),
                firstPage(record.pages()),
                record.doi(),
                record.pmid(),
                hashes(words(record.abstractText())),
                record.source().file() + "\n" + record.source().database());
    }

    /** {@code Apkarian, A. Vania}, {@code Apkarian AV}, {@code A. V. Apkarian}: the family name, as far as the form tells. */
    static String family(String author) {
        int comma = author.indexOf(',');
        if (comma > 0) {
            return joined(author.substring(0, comma));
        }
        List<String> words = words(author);
        String longest = "";
        for (String word : words) {
            if (word.length() > longest.length()) {
                longest = word;
            }
        }
        if (words.size() > 1) {
            String last = words.get(words.size() - 1);
            // "Apkarian AV" ends with initials; "Vania Apkarian" with the name.
            boolean initialsLast = INITIALS_LAST.matcher(author.strip()).matches();
            return initialsLast ? longest : last;
        }
        return longest;
    }

    /** Words in lower case without accents. */
    static List<String> words(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return Arrays.stream(NOT_WORD.split(plain.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String joined(String text) {
        return String.join("", words(text));
    }

    private static String firstPage(String pages) {
        int dash = pages.indexOf('-');
        String page = joined(dash > 0 ? pages.substring(0, dash) : pages);
        return page.replaceFirst("^0+(?=.)", "");
    }

    private static int[] pairs(String text) {
        int[] pairs = new int[Math.max(0, text.length() - 1)];
        for (int n = 0; n < pairs.length; n++) {
            pairs[n] = text.charAt(n) << 16 | text.charAt(n + 1);
        }
        Arrays.sort(pairs);
        return pairs;
    }

    private static int[] hashes(List<String> words) {
        return words.stream().mapToInt(String::hashCode).sorted().distinct().toArray();
    }
}
