package org.nocimap.meta.bias;

import org.nocimap.meta.Coefficient;

/**
 * A regression test of funnel asymmetry.
 *
 * @param name of the test
 * @param asymmetry the coefficient that is 0 for a symmetrical funnel, with its test
 * @param limit the effect that the regression gives a study without sampling error
 */
public record AsymmetryTest(String name, Coefficient asymmetry, Coefficient limit) {}
