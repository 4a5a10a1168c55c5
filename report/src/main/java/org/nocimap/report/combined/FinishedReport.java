package org.nocimap.report.combined;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.report.tables.OutputFile;

/**
 * A report page that this program wrote, in parts.
 *
 * @param folder it stands in
 * @param title of the page, as HTML text
 * @param kicker what kind of analysis, as HTML text
 * @param headline the result in a sentence, as HTML text; may be empty
 * @param content what stands in the page's main element
 */
record FinishedReport(Path folder, String title, String kicker, String headline, String content) {
    private static final long MOST_BYTES = 1L << 28;
    private static final String GENERATOR = "<meta name=\"generator\" content=\"Nocimap\"/>";
    private static final Pattern TITLE = Pattern.compile("<h1>(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern KICKER = Pattern.compile("<p class=\"kicker\">(.*?)</p>", Pattern.DOTALL);
    private static final Pattern HEADLINE = Pattern.compile("<p class=\"headline\">(.*?)</p>", Pattern.DOTALL);
    private static final Pattern SUMMARY = Pattern.compile("<p class=\"summary\">(.*?)</p>", Pattern.DOTALL);

    /**
     * @throws InputException when the folder holds no finished report of this program
     */
    static FinishedReport read(Path folder) {
        Path file = folder.resolve(OutputFile.REPORT.fileName());
        if (!java.nio.file.Files.isRegularFile(file)) {
            file = folder.resolve(OutputFile.OVERVIEW.fileName());
        }
        String page = new String(BoundedInput.readAll(file, MOST_BYTES), StandardCharsets.UTF_8);
        int from = page.indexOf("<main>");
        int to = page.lastIndexOf("</main>");
        if (!page.contains(GENERATOR) || from < 0 || to < from) {
            throw InputException.of(
                    Location.of(file),
                    "is no report of Nocimap",
                    "the folder of a finished run",
                    "Run the analysis again, or leave the folder out.");
        }
        String headline = first(HEADLINE, page);
        return new FinishedReport(
                folder,
                first(TITLE, page),
                first(KICKER, page),
                headline.isEmpty() ? first(SUMMARY, page) : headline,
                page.substring(from + "<main>".length(), to));
    }

    private static String first(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        return found.find() ? found.group(1).strip() : "";
    }
}
