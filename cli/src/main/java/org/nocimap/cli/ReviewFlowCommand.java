package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.flow.FlowTable;
import org.nocimap.review.protocol.Protocols;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nocimap review flow}. */
@Command(
        name = "flow",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Counts the PRISMA 2020 flow of a review from its data.")
final class ReviewFlowCommand extends ReviewStep {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for prisma.csv, prisma.svg and prisma.png. Default: shown only")
    private String out = "";

    private Path folder = Path.of("");

    ReviewFlowCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        folder = out.isEmpty() ? folder : options.outputFolder("--out", out);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        FlowCounts flow = review.store().read(Flow::of);
        flow.contradiction().ifPresent(sum -> {
            throw new IllegalStateException("the flow does not come out: " + sum);
        });
        Map<String, Long> counts = FlowTable.counts(flow);
        counts.forEach((box, count) -> console.line(box + ": " + count));
        if (!flow.finished()) {
            console.note("the review is not finished: publications wait for votes");
        }
        if (!out.isEmpty()) {
            String title = review.store().<String>read(r -> Protocols.current(r).title());
            PrismaDiagram.write(flow, title, folder, console);
        }
        Map<String, Object> tree = new LinkedHashMap<>(counts);
        tree.put("finished", flow.finished());
        console.result(tree);
    }
}
