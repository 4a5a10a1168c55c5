package org.nocimap.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.collection.CollectionForm;
import org.nocimap.review.collection.Forms;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form list}. */
@Command(
        name = "list",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Shows the forms that can be filled in, or the fields of one.")
final class ReviewFormListCommand extends ReviewStep {
    @Parameters(arity = "0..1", paramLabel = "FORM", description = "Form whose fields are shown. Default: all forms")
    private String form = "";

    @Option(names = "--print", description = "Print FORM as JSON, to make one of your own from it.")
    private boolean print;

    ReviewFormListCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        if (print && form.isEmpty()) {
            options.problem("--print", "no form is named", "a form", "Name it.");
        }
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Forms forms = new Forms(review.store());
        if (!form.isEmpty()) {
            ExtractionForm found = forms.find(form)
                    .map(CollectionForm::form)
                    .orElseThrow(() -> InputException.of(
                            Location.option("FORM"),
                            "there is no form \"" + form + "\"",
                            "one of " + String.join(", ", Forms.shipped()),
                            "See them with \"nocimap review extract form list\"."));
            show(found, console);
            return;
        }
        Map<String, CollectionForm> all = new LinkedHashMap<>();
        Forms.shipped().forEach(name -> forms.find(name).ifPresent(f -> all.put(name, f)));
        forms.all().forEach(f -> all.put(f.form().id(), f));
        List<Map<String, Object>> tree = new ArrayList<>();
        all.forEach((name, own) -> {
            console.line(name + ", version " + own.form().version() + ": "
                    + own.form().title() + " ("
                    + own.kind().name().toLowerCase(Locale.ROOT) + ", "
                    + own.form().fields().size() + " fields)");
            tree.add(Map.of(
                    "form",
                    name,
                    "version",
                    own.form().version(),
                    "title",
                    own.form().title()));
        });
        console.result(Map.of("forms", tree));
    }

    private void show(ExtractionForm found, Console console) {
        if (print) {
            console.line(found.json().stripTrailing());
        } else {
            console.line(found.id() + ", version " + found.version() + ": " + found.title());
            for (FormField field : found.fields()) {
                console.line("    " + field.key() + ": " + field.label()
                        + (field.choices().isEmpty() ? "" : " (" + String.join(", ", field.choices()) + ")")
                        + (field.duty() == FormField.Duty.IDENTIFIES ? ", tells rows apart" : ""));
            }
        }
        console.result(Map.of(
                "form",
                found.id(),
                "version",
                found.version(),
                "fields",
                found.fields().stream().map(FormField::key).toList()));
    }
}
