package org.nocimap.report.run;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;

/** What to call studies whose id says nothing to a reader. */
final class StudyNames {
    /** A word without a blank that holds a digit, such as a database's key or a PubMed number. */
    private static final Pattern KEY = Pattern.compile("(?=.*\\d)[A-Za-z0-9_-]+");

    private static final Pattern YEAR = Pattern.compile(".*(19|20)\\d\\d(?!\\d).*");
    private static final int LONGEST = 90;

    private StudyNames() {}

    /** For every study whose id looks like a key and whose name is another: the name, shortened when it is a long title. */
    static Map<String, String> of(StudySet set) {
        Map<String, String> names = new HashMap<>();
        for (Study study : set.studies()) {
            boolean key = KEY.matcher(study.id()).matches()
                    && (!YEAR.matcher(study.id()).matches() || study.id().matches("\\d+"));
            if (key && !study.name().isBlank() && !study.name().equals(study.id())) {
                names.put(study.id(), shortened(study.name().strip()));
            }
        }
        return names;
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int blank = name.lastIndexOf(' ', LONGEST);
        return name.substring(0, blank > LONGEST / 2 ? blank : LONGEST) + "…";
    }
}
