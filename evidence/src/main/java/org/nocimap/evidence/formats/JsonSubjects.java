package org.nocimap.evidence.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.nocimap.files.Location;
import org.nocimap.files.Problems;

/**
 * The number of subjects as NIMADS and NiMARE metadata give it: {@code sample_sizes} (one number per group) or
 * {@code sample_size}, in any case. Of several groups the rounded mean counts, as NiMARE's kernel takes it.
 */
final class JsonSubjects {
    private JsonSubjects() {}

    static boolean isName(String member) {
        return member.equalsIgnoreCase("sample_sizes") || member.equalsIgnoreCase("sample_size");
    }

    /** Reads the value under the cursor; empty when it is null or, after adding the problem, no number of subjects. */
    static OptionalInt read(JsonInput json, String item, NumberReader numbers, Problems problems) {
        Location where = json.here(item);
        List<Integer> sizes = new ArrayList<>();
        if (json.isArray()) {
            json.eachElement(() -> one(json, where, numbers, sizes));
        } else if (json.isObject()) {
            problems.error(where, "the sample size is an object", "a number or a list of numbers", "Correct it.");
            json.skip();
        } else {
            one(json, where, numbers, sizes);
        }
        if (sizes.size() > 1) {
            problems.warning(
                    where,
                    "sample sizes of " + sizes.size() + " groups, " + sizes + "; their rounded mean is used",
                    "one number of subjects per experiment",
                    "Give the number that the kernel is to be computed from.");
        }
        return sizes.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.round(
                        sizes.stream().mapToInt(Integer::intValue).average().orElseThrow()));
    }

    private static void one(JsonInput json, Location where, NumberReader numbers, List<Integer> sizes) {
        json.scalar().ifPresent(text -> numbers.subjects(text, where).ifPresent(sizes::add));
    }
}
