package org.nocimap.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.appraisal.agreement.Weights;
import org.nocimap.evidence.formats.PlainTableFile;
import org.nocimap.files.AtomicFile;
import org.nocimap.files.BoundedInput;
import org.nocimap.report.words.Numbers;
import org.nocimap.review.collection.CollectionAgreement;
import org.nocimap.review.collection.CollectionForm;
import org.nocimap.review.collection.Forms;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.handover.HandOver;
import org.nocimap.review.handover.ReviewTables;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.screening.Phase;
import org.nocimap.review.screening.ScreeningAgreement;
import org.nocimap.review.store.Store;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review report}. */
@Command(
        name = "report",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description =
                "Writes what a paper reports of a review: the PRISMA 2020 diagram, the checklist with what the review"
                        + " knows, included and excluded publications, agreement.")
final class ReviewReportCommand extends ReviewStep {
    private static final long MOST_BYTES = 16L << 20;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the files.")
    private String out = "";

    private Path folder = Path.of("");

    ReviewReportCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        folder = options.outputFolder("--out", out);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Store store = review.store();
        FlowCounts flow = store.read(Flow::of);
        String title = store.<String>read(r -> Protocols.current(r).title());
        PrismaDiagram.write(flow, title, folder, console);
        Map<String, HandOver.Sheet> sheets = new LinkedHashMap<>();
        sheets.put("included", store.read(ReviewTables::included));
        sheets.put("excluded", store.read(ReviewTables::excluded));
        sheets.put("agreement", agreement(store));
        sheets.put("checklist", store.read(ReviewTables::checklist));
        Map<Path, AtomicFile.Content> files = new LinkedHashMap<>();
        sheets.forEach((name, sheet) -> {
            Path file = folder.resolve(name + ".csv");
            files.put(file, PlainTableFile.content(file, sheet.header(), sheet.rows()));
        });
        String svg = new String(
                BoundedInput.readAll(folder.resolve(PrismaDiagram.NAME + ".svg"), MOST_BYTES), StandardCharsets.UTF_8);
        String page = ReviewPage.text(title, svg, sheets);
        files.put(folder.resolve("report.html"), stream -> stream.write(page.getBytes(StandardCharsets.UTF_8)));
        AtomicFile.writeAll(files);
        if (!flow.finished()) {
            console.note("the review is not finished: publications wait for votes");
        }
        console.line("report: " + folder.resolve("report.html"));
        console.result(Map.of(
                "report",
                folder.resolve("report.html").toString(),
                "included",
                sheets.get("included").rows().size(),
                "excluded",
                sheets.get("excluded").rows().size(),
                "finished",
                flow.finished()));
    }

    private static HandOver.Sheet agreement(Store store) {
        List<List<String>> rows = new ArrayList<>();
        for (Phase phase : Phase.values()) {
            for (ScreeningAgreement.Raters raters : ScreeningAgreement.of(store, phase)) {
                double kappa = raters.passing().kappa(Weights.NONE).value();
                rows.add(List.of(
                        phase.word(),
                        raters.first(),
                        raters.second(),
                        "goes on",
                        Long.toString(raters.passing().items()),
                        Long.toString(raters.passing().agreed()),
                        CollectionAgreementTable.percent(
                                raters.passing().agreed(), raters.passing().items()),
                        Double.isFinite(kappa) ? Numbers.fixed(kappa, 3) : "undefined",
                        Numbers.fixed(raters.passing().ac1(), 3)));
            }
        }
        for (CollectionForm form : new Forms(store).all()) {
            CollectionAgreement.of(store, form.form().id())
                    .forEach(one -> rows.addAll(CollectionAgreementTable.rows(one)));
        }
        return new HandOver.Sheet(CollectionAgreementTable.COLUMNS, rows);
    }
}
