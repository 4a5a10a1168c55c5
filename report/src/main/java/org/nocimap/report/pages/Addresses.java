package org.nocimap.report.pages;

import java.nio.charset.StandardCharsets;

/** File names as parts of addresses. */
final class Addresses {
    private static final String HARMLESS = "-._~";

    private Addresses() {}

    /** A relative address of a file or folder: everything but letters, digits and {@code -._~} is written as {@code %XX}. */
    static String of(String name) {
        StringBuilder address = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || HARMLESS.indexOf(c) >= 0;
            if (plain) {
                address.append(c);
            } else {
                address.append('%')
                        .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
                        .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
            }
        }
        return address.toString();
    }
}
