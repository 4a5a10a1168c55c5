package org.nocimap.meta.model;

/**
 * The estimated variance between studies.
 *
 * @param value at least 0, in squared units of the effects
 * @param standardError its asymptotic standard error; 0 for a common effect
 */
public record Tau2(double value, double standardError) {}
