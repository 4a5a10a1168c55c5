package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.collection.Extractions;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;

/** {@code nocimap review extract form status}. */
@Command(
        name = "status",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows who fills in what, and how far they are.")
final class ReviewFormStatusCommand extends ReviewStep {
    ReviewFormStatusCommand(RootCommand root) {
        super(root);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        List<Map<String, Object>> tasks = new ArrayList<>();
        for (Extractions.Task task : new Extractions(review.store()).tasks()) {
            String state = task.state().name().toLowerCase(Locale.ROOT);
            console.line(task.form() + "  " + task.publication() + "  " + task.study() + "  " + task.person() + ": "
                    + state);
            tasks.add(Map.of(
                    "form", task.form(),
                    "publication", task.publication(),
                    "study", task.study(),
                    "person", task.person(),
                    "state", state));
        }
        List<Map<String, Object>> waiting = new ArrayList<>();
        Collected collected = review.store().read(Collected::of);
        for (Collected.Waiting one : collected.waiting()) {
            console.line("waits: " + one.form() + "  " + one.publication() + "  " + one.study() + ": " + one.why());
            waiting.add(Map.of("form", one.form(), "publication", one.publication(), "why", one.why()));
        }
        console.result(Map.of("tasks", tasks, "waiting", waiting));
    }
}
