package org.nocimap.meta;

/**
 * One coefficient of a model.
 *
 * @param name the moderator or its level; "intercept" for the pooled effect
 * @param estimate on the scale of the effects
 * @param standardError on the scale of the effects
 * @param statistic estimate / standard error: z, or t where {@code df} is finite
 * @param df degrees of freedom of t; +∞ for z
 * @param p two-sided
 * @param interval confidence interval
 */
public record Coefficient(
        String name, double estimate, double standardError, double statistic, double df, double p, Interval interval) {}
