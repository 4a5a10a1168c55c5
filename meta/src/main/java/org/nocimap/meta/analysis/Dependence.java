package org.nocimap.meta.analysis;

import java.util.OptionalDouble;

/** Which effects of a question share subjects. */
public sealed interface Dependence {
    /** None do: one row for each sample. */
    record Independent() implements Dependence {}

    /**
     * Those with the same value of a column.
     *
     * @param column of the table
     * @param correlation of their sampling errors, where somebody assumes one
     */
    record Clustered(String column, OptionalDouble correlation) implements Dependence {}

    /** Treatments of one trial, whose control group is the same. */
    record SharedControls() implements Dependence {}
}
