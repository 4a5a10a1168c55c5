package org.nocimap.report.run;

/**
 * Which Nocimap did it.
 *
 * @param version such as {@code 0.1.0}
 * @param commit full id of the commit it was built from, with {@code -dirty} behind it where files differed; or {@code unknown}
 */
public record Software(String version, String commit) {}
