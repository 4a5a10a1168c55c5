package org.nocimap.report.pages;

/**
 * A name and what it is.
 *
 * @param name short
 * @param value in words
 */
public record Fact(String name, String value) {}
