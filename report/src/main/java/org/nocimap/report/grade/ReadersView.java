package org.nocimap.report.grade;

/**
 * The page for three readers.
 *
 * @param title of the page
 * @param readers what it says
 */
public record ReadersView(String title, ThreeReaders readers) {}
