package org.nocimap.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.appraisal.stars.StarForms;
import org.nocimap.files.BoundedInput;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.collection.CollectionForm;
import org.nocimap.review.collection.Forms;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code nocimap review extract form add}. */
@Command(
        name = "add",
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = "Adds a form of your own, another version of one, or an instrument for the risk of bias.")
final class ReviewFormAddCommand extends ReviewStep {
    private static final long MOST_BYTES = 1 << 20;

    @Parameters(
            arity = "1",
            paramLabel = "FILE",
            description = "JSON as \"review extract form list FORM --print\" shows it, or an instrument as nocimap bias"
                    + " takes it.")
    private String file = "";

    private Path path = Path.of("");

    ReviewFormAddCommand(RootCommand root) {
        super(root);
    }

    @Override
    void understand(OptionReader options) {
        path = options.inputFile("FILE", file);
    }

    @Override
    void take(Workspace review, Member member, Console console) {
        Forms forms = new Forms(review.store());
        CollectionForm form = read(forms);
        forms.add(member, form);
        console.line(form.form().id() + ", version " + form.form().version() + ": "
                + form.form().fields().size() + " fields");
        console.result(Map.of("form", form.form().id(), "version", form.form().version()));
    }

    private CollectionForm read(Forms forms) {
        String json = new String(BoundedInput.readAll(path, MOST_BYTES), StandardCharsets.UTF_8);
        if (StarForms.isOne(path)) {
            var stars = StarForms.read(path);
            return CollectionForm.of(stars, next(forms, stars.id()));
        }
        if (json.contains("\"judgements\"")) {
            var instrument = Instruments.read(path);
            return CollectionForm.of(instrument, next(forms, instrument.id()));
        }
        try {
            return CollectionForm.of(ExtractionForm.parse(json));
        } catch (IllegalArgumentException e) {
            InputException problem = InputException.of(
                    Location.of(path),
                    "is no form (" + e.getMessage() + ")",
                    "JSON with id, version, title, rows and fields",
                    "Begin from one that ships: nocimap review extract form list coordinates --print.");
            problem.initCause(e);
            throw problem;
        }
    }

    private static int next(Forms forms, String id) {
        return forms.find(id).map(f -> f.form().version() + 1).orElse(1);
    }
}
