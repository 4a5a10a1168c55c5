package org.nocimap.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Which Nocimap this is.
 *
 * @param version of the release, or of the one being worked on
 * @param commit the full id of the commit that was built, with {@code -dirty} behind it where files differed from it;
 *     {@code unknown} when it was built outside a git checkout
 */
record BuildInfo(String version, String commit) {
    private static final String UNKNOWN = "unknown";

    /** Read from what the build left beside this class. */
    static BuildInfo load() {
        Properties build = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(build.getProperty("version", UNKNOWN), build.getProperty("commit", UNKNOWN));
    }

    /** {@code 17.0.15 (Debian, OpenJDK 64-Bit Server VM)}. */
    static String jvm() {
        return System.getProperty("java.version", UNKNOWN) + " (" + System.getProperty("java.vendor", UNKNOWN) + ", "
                + System.getProperty("java.vm.name", UNKNOWN) + ")";
    }
}
