package org.nocimap.review.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers the fields of one record as a file gives them and brings each into one form. A field that is given twice keeps the
 * first value, lists keep all.
 */
public final class RecordFields {
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/[^\\s\"<>]+");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(1[5-9]\\d\\d|20\\d\\d)(?!\\d)");
    private static final Pattern PMID = Pattern.compile("[1-9]\\d{0,8}");
    private static final Pattern PAGES =
            Pattern.compile("([A-Za-z]*)(\\d+)([A-Za-z]?)\\s*[-\u2010-\u2015\u2212]+\\s*([A-Za-z]*)(\\d+)([A-Za-z]?)");
    private static final Pattern MARKUP =
            Pattern.compile("</?(?:i|b|u|p|em|sub|sup|strong|br|sc|jats:[a-z]+)\\s*/?>", Pattern.CASE_INSENSITIVE);
    private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");

    private final List<String> kinds = new ArrayList<>();
    private final List<String> authors = new ArrayList<>();
    private final Set<String> keywords = new LinkedHashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private String title = "";
    private OptionalInt year = OptionalInt.empty();
    private String journal = "";
    private String volume = "";
    private String issue = "";
    private String pages = "";
    private String lastPage = "";
    private String doi = "";
    private String pmid = "";
    private String abstractText = "";
    private String url = "";
    private String language = "";
    private String database = "";

    public void kind(String value) {
        if (!value.isBlank()) {
            kinds.add(value.strip());
        }
    }

    public void title(String value) {
        title = first(title, value);
    }

    /** One person, or a group. */
    public void author(String value) {
        String name = plain(value).replaceAll("[;,]+$", "");
        if (!name.isEmpty()) {
            authors.add(name);
        }
    }

    /** Anything that holds a year: {@code 2014}, {@code 2019 Aug 3}, {@code 2019//}. */
    public void date(String value) {
        Matcher found = YEAR.matcher(value);
        if (year.isEmpty() && found.find()) {
            year = OptionalInt.of(Integer.parseInt(found.group()));
        }
    }

    public void journal(String value) {
        journal = first(journal, value);
    }

    public void volume(String value) {
        volume = first(volume, value);
    }

    public void issue(String value) {
        issue = first(issue, value);
    }

    /** A range, or its first page. */
    public void pages(String value) {
        pages = first(pages, value);
    }

    public void lastPage(String value) {
        lastPage = first(lastPage, value);
    }

    /** A DOI, bare or inside an address; anything else is passed over. */
    public void doi(String value) {
        if (doi.isEmpty()) {
            doi = doiIn(value);
        }
    }

    /** PubMed's number; anything else is passed over. */
    public void pmid(String value) {
        String digits = value.strip().replaceFirst("(?i)^(pmid:?|medline:)\\s*", "");
        if (pmid.isEmpty() && PMID.matcher(digits).matches()) {
            pmid = digits;
        }
    }

    public void abstractText(String value) {
        abstractText = first(abstractText, value);
    }

    public void keyword(String value) {
        String word = plain(value);
        if (!word.isEmpty()) {
            keywords.add(word);
        }
    }

    /** An ISSN or ISBN. */
    public void number(String value) {
        for (String number : value.split("[\\r\\n;]+", -1)) {
            String plain = plain(number);
            if (!plain.isEmpty()) {
                numbers.add(plain);
            }
        }
    }

    public void url(String value) {
        url = first(url, value);
    }

    public void language(String value) {
        language = first(language, value);
    }

    public void database(String value) {
        database = first(database, value);
    }

    /** Nothing that names a publication was given. */
    public boolean isEmpty() {
        return title.isEmpty() && doi.isEmpty() && pmid.isEmpty() && abstractText.isEmpty() && authors.isEmpty();
    }

    public BibliographicRecord at(String file, int line, String raw) {
        return new BibliographicRecord(
                RecordKind.of(kinds),
                title,
                authors,
                year,
                journal,
                volume,
                issue,
                range(pages, lastPage),
                doi,
                pmid,
                abstractText,
                List.copyOf(keywords),
                List.copyOf(numbers),
                url,
                language,
                new RecordSource(file, line, database, raw));
    }

    /** The DOI in a text, lower case, without what a sentence adds at its end; empty when there is none. */
    public static String doiIn(String text) {
        Matcher found = DOI.matcher(text.replace("%2F", "/").replace("%2f", "/"));
        if (!found.find()) {
            return "";
        }
        String doi = found.group().toLowerCase(Locale.ROOT).replaceAll("[.,;\\]}]+$", "");
        return doi.endsWith(")") && doi.indexOf('(') < 0 ? doi.substring(0, doi.length() - 1) : doi;
    }

    /** {@code 221} to {@code 8} is 221-228; what is no range stays as it is. */
    static String range(String first, String last) {
        String from = first.strip();
        String whole = last.isBlank() || from.matches(".*\\d\\s*[-\u2010-\u2015].*") ? from : from + "-" + last.strip();
        Matcher range = PAGES.matcher(whole);
        if (!range.matches()) {
            return whole;
        }
        String begin = range.group(2);
        String end = range.group(5);
        if (end.length() < begin.length()) {
            end = begin.substring(0, begin.length() - end.length()) + end;
        }
        String prefix = range.group(4).isEmpty() ? range.group(1) : range.group(4);
        String left = range.group(1) + begin + range.group(3);
        String right = prefix + end + range.group(6);
        return left.equals(right) ? left : left + "-" + right;
    }

    /** One line without markup and needless blanks. */
    static String plain(String text) {
        String bare = text.indexOf('<') < 0 ? text : MARKUP.matcher(text).replaceAll("");
        return BLANKS.matcher(bare).replaceAll(" ").strip();
    }

    private static String first(String before, String value) {
        return before.isEmpty() ? plain(value) : before;
    }
}
