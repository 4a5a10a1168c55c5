package org.nocimap.report.run;

import java.util.OptionalInt;

/**
 * An experiment that was read and did not go into the analysis.
 *
 * @param label "study: experiment"
 * @param subjects when known
 * @param foci foci it reported
 * @param reason why, a phrase: "does not match --where"
 */
public record DroppedExperiment(String label, OptionalInt subjects, int foci, String reason) {}
