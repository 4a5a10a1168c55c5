package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.appraisal.agreement.TwoRaters;
import org.nocimap.appraisal.agreement.Weights;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.CollectionAgreement;
import org.nocimap.stats.BinomialInterval;

/** Agreement of two extractors or raters, field by field. */
final class CollectionAgreementTable {
    static final List<String> COLUMNS =
            List.of("form", "first", "second", "field", "cells", "agreed", "percent", "kappa", "ac1");

    private CollectionAgreementTable() {}

    static List<List<String>> rows(CollectionAgreement one) {
        List<List<String>> rows = new ArrayList<>();
        for (CollectionAgreement.OfField field : one.fields()) {
            if (field.cells() == 0) {
                continue;
            }
            rows.add(List.of(
                    one.form(),
                    one.first(),
                    one.second(),
                    field.key(),
                    Long.toString(field.cells()),
                    Long.toString(field.agreed()),
                    percent(field.agreed(), field.cells()),
                    field.categories()
                            .map((TwoRaters t) -> number(t.kappa(Weights.NONE).value()))
                            .orElse(""),
                    field.categories().map(t -> number(t.ac1())).orElse("")));
        }
        return rows;
    }

    /** {@code 90.3 % [81.3, 95.2]}, with the interval of Wilson 1927. */
    static String percent(long agreed, long all) {
        if (all == 0) {
            return "";
        }
        BinomialInterval wilson = BinomialInterval.wilson(Math.toIntExact(agreed), Math.toIntExact(all), 0.95);
        return Numbers.fixed(100.0 * agreed / all, 1) + " % [" + Numbers.fixed(100 * wilson.low(), 1) + ", "
                + Numbers.fixed(100 * wilson.high(), 1) + "]";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Numbers.fixed(value, 3) : "undefined";
    }
}
