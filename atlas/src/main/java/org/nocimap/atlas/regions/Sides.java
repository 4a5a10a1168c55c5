package org.nocimap.atlas.regions;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether left and right are one region or two. */
public enum Sides {
    /** One region for both sides. */
    TOGETHER,
    /** A region for each side. */
    APART;

    private static final Pattern BEFORE = Pattern.compile("(?i)^(left|right|lh|rh)[ ._-]+|^[LR][ ._-]+");
    private static final Pattern BEHIND = Pattern.compile("(?i)[ ._,-]+\\(?(left|right)\\)?$|[ ._-]+[LR]$");

    /** A label's name without the word or letter that says its side: "Insula_L" and "Left Insula" become "Insula". */
    static String without(String name) {
        Matcher before = BEFORE.matcher(name);
        String rest = before.find() ? name.substring(before.end()) : name;
        Matcher behind = BEHIND.matcher(rest);
        String plain = behind.find() ? rest.substring(0, behind.start()) : rest;
        return plain.isBlank() ? name : plain.strip();
    }
}
