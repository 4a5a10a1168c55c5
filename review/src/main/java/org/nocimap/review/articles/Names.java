package org.nocimap.review.articles;

import java.nio.file.Path;

/** How an article is called in a study set. */
final class Names {
    private Names() {}

    /** {@code Smith 2019}; without author the title, without title the file's name. */
    static String of(String surname, String year, String title, Path file) {
        if (!surname.isEmpty()) {
            return year.isEmpty() ? surname : surname + " " + year;
        }
        return title.isEmpty() ? String.valueOf(file.getFileName()) : title;
    }
}
