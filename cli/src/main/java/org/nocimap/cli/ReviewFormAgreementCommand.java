package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.evidence.formats.PlainTableFile;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.CollectionAgreement;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form agreement}. */
@Command(
        name = "agreement",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Says how far two people agreed before anything was settled, field by field.")
final class ReviewFormAgreementCommand extends ReviewStep {
    @Parameters(index = "0", paramLabel = "FORM", description = "Form, as \"review extract form list\" names it.")
    private String form = "";

    @Mixin
    private NewTableOption out = new NewTableOption();

    private Optional<Path> file = Optional.empty();

    ReviewFormAgreementCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        file = out.understand(options);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Map<String, Object>> tree = new ArrayList<>();
        List<CollectionAgreement> all = CollectionAgreement.of(review.store(), form);
        for (CollectionAgreement one : all) {
            console.line(one.first() + " and " + one.second() + ": " + one.agreed() + " of "
                    + Numbers.counted(one.cells(), "cell", "cells") + " alike ("
                    + CollectionAgreementTable.percent(one.agreed(), one.cells()) + "), in "
                    + Numbers.counted(one.rows(), "row", "rows") + " of "
                    + Numbers.counted(one.publications(), "publication", "publications") + "; "
                    + Numbers.counted(one.loneRows(), "row", "rows") + " only one had");
            for (List<String> line : CollectionAgreementTable.rows(one)) {
                console.line("    " + line.get(3) + ": " + line.get(5) + " of " + line.get(4)
                        + (line.get(7).isEmpty() ? "" : ", kappa " + line.get(7) + ", AC1 " + line.get(8)));
            }
            Map<String, Object> own = new LinkedHashMap<>();
            own.put("first", one.first());
            own.put("second", one.second());
            own.put("cells", one.cells());
            own.put("agreed", one.agreed());
            own.put("rows", one.rows());
            own.put("loneRows", one.loneRows());
            tree.add(own);
        }
        if (all.isEmpty()) {
            console.line("no two people are done with the same publication yet");
        }
        if (file.isPresent()) {
            List<List<String>> rows = new ArrayList<>();
            all.forEach(one -> rows.addAll(CollectionAgreementTable.rows(one)));
            PlainTableFile.write(file.get(), CollectionAgreementTable.COLUMNS, rows);
        }
        console.result(Map.of("raters", tree));
    }
}
