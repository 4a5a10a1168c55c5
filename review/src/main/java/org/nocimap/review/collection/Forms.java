package org.nocimap.review.collection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nocimap.appraisal.instruments.Instruments;
import org.nocimap.appraisal.stars.StarForms;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.store.Reading;
import org.nocimap.review.store.Row;
import org.nocimap.review.store.Store;
import org.nocimap.review.store.Table;
import org.nocimap.review.store.Writing;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Role;

/**
 * The forms of a review. A form that ships is copied into the review when it is first used, so that a later version of this program
 * changes nothing in it; every version of a form stays.
 */
public final class Forms {
    private final Store store;

    public Forms(Store store) {
        this.store = store;
    }

    /** Names of the forms that ship: of extraction, instruments, and forms that give stars. */
    public static List<String> shipped() {
        List<String> names = new ArrayList<>(ExtractionForm.BUILT_IN);
        names.addAll(Instruments.names());
        names.addAll(StarForms.names());
        return List.copyOf(names);
    }

    /**
     * Adds a form of one's own, or another version of one.
     *
     * @throws InputException when its version does not follow the newest that the review has
     */
    public void add(Member lead, CollectionForm form) {
        lead.needs(Role.LEAD);
        store.write(lead.name(), "form", w -> {
            long newest = w.count(
                    "SELECT COALESCE(MAX(version), 0) FROM extraction_form WHERE form = ?",
                    form.form().id());
            boolean known = Forms.shipped().contains(form.form().id());
            long expected = newest + 1;
            boolean follows = form.form().version() == expected
                    || (newest == 0 && known && form.form().version() > shippedVersion(form.form()));
            if (!follows) {
                throw InputException.of(
                        Location.NOWHERE.about(form.form().id()),
                        "its version is " + form.form().version(),
                        newest == 0 && known
                                ? "a version above that of the form that ships, " + shippedVersion(form.form())
                                : "version " + expected,
                        "Count the version up, or give the form another id.");
            }
            insert(w, form);
            return 0;
        });
    }

    private static int shippedVersion(ExtractionForm form) {
        return shipped(form.id()).map(s -> s.form().version()).orElse(0);
    }

    /** The newest version of every form that the review has, by id. */
    public List<CollectionForm> all() {
        return store.read(r -> {
            Map<String, CollectionForm> newest = new TreeMap<>();
            r.all(Table.EXTRACTION_FORM).forEach(row -> newest.put(row.text("form"), form(row)));
            return List.copyOf(newest.values());
        });
    }

    /** The newest version of a form, the review's or the one that ships. */
    public Optional<CollectionForm> find(String id) {
        return store.read(r -> newest(r, id)).or(() -> shipped(id));
    }

    static Optional<CollectionForm> newest(Reading review, String id) {
        return review.first("SELECT * FROM extraction_form WHERE form = ? ORDER BY version DESC LIMIT 1", id)
                .map(Forms::form);
    }

    static CollectionForm of(Reading review, String id, long version) {
        return review.find(Table.EXTRACTION_FORM, id, version)
                .map(Forms::form)
                .orElseThrow(() -> new IllegalStateException("the review lacks version " + version + " of " + id));
    }

    /** The newest version, copied into the review when it is one that ships and was not used before. */
    static CollectionForm used(Writing w, String id) {
        Optional<CollectionForm> own = newest(w, id);
        if (own.isPresent()) {
            return own.get();
        }
        CollectionForm form = shipped(id).orElseThrow(() -> unknown(id));
        insert(w, form);
        return form;
    }

    static InputException unknown(String id) {
        return InputException.of(
                Location.NOWHERE,
                "there is no form \"" + id + "\"",
                "one of " + String.join(", ", shipped()) + ", or one of the review's own",
                "See them with \"nocimap review extract form list\".");
    }

    private static Optional<CollectionForm> shipped(String id) {
        if (ExtractionForm.BUILT_IN.contains(id)) {
            return Optional.of(CollectionForm.of(ExtractionForm.builtIn(id)));
        }
        if (Instruments.names().contains(id)) {
            return Optional.of(CollectionForm.of(Instruments.shipped(id), 1));
        }
        if (StarForms.names().contains(id)) {
            return Optional.of(CollectionForm.of(StarForms.shipped(id), 1));
        }
        return Optional.empty();
    }

    private static void insert(Writing w, CollectionForm form) {
        w.insert(
                Table.EXTRACTION_FORM,
                Row.of(
                        "form", form.form().id(),
                        "version", (long) form.form().version(),
                        "kind", form.kind(),
                        "title", form.form().title(),
                        "body", form.form().json(),
                        "at", w.at()));
    }

    private static CollectionForm form(Row row) {
        ExtractionForm form = ExtractionForm.parse(row.text("body"));
        return new CollectionForm(form, row.choice("kind", CollectionForm.Kind.class));
    }
}
