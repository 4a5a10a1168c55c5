package org.nocimap.review.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.StudySet;
import org.nocimap.evidence.TagNames;
import org.nocimap.evidence.formats.ReadOptions;
import org.nocimap.evidence.formats.StudySetFiles;
import org.nocimap.evidence.selection.Selection;
import org.nocimap.evidence.snapshots.SnapshotNote;
import org.nocimap.files.Checksum;
import org.nocimap.review.TestReview;
import org.nocimap.review.collection.Collected;
import org.nocimap.review.collection.CollectionAgreement;
import org.nocimap.review.collection.CollectionBlinding;
import org.nocimap.review.collection.CollectionForm;
import org.nocimap.review.collection.Comparison;
import org.nocimap.review.collection.Entries;
import org.nocimap.review.collection.EntryTable;
import org.nocimap.review.collection.Extractions;
import org.nocimap.review.collection.Forms;
import org.nocimap.review.collection.Settling;
import org.nocimap.review.exchange.ReviewExport;
import org.nocimap.review.flow.Flow;
import org.nocimap.review.flow.FlowCounts;
import org.nocimap.review.forms.ExtractionForm;
import org.nocimap.review.forms.FormField;
import org.nocimap.review.handover.HandOver;
import org.nocimap.review.handover.Snapshots;
import org.nocimap.review.handover.Staleness;
import org.nocimap.review.studies.Studies;
import org.nocimap.review.studies.StudyNames;
import org.nocimap.review.workspace.Member;
import org.nocimap.review.workspace.Workspace;

/** What must hold of studies and of what is extracted from them, whichever database keeps the review. */
abstract class CollectionConformance {
    /** An address without a review, a new one at every call. */
    abstract StoreAddress empty();

    @TempDir
    Path folder;

    TestReview review;
    Store store;

    @BeforeEach
    void begin() {
        store = Store.create(empty(), StoreClock.system());
        review = new TestReview(folder, new Workspace(folder.resolve("review"), store));
        review.includeFirst(4, 6);
    }

    @AfterEach
    void end() {
        review.close();
    }

    private FlowCounts flow() {
        return store.read(Flow::of);
    }

    /** What the review is made of again from its export, here and in a file, is the same and verifies. */
    void assertThatAnExportMakesTheSameReview() {
        assertThat(store.verify().faults()).isEmpty();
        Path export = folder.resolve("export");
        Archive.write(store, export);
        for (StoreAddress place : List.of(empty(), new StoreAddress.SqliteFile(folder.resolve("again.db")))) {
            try (Store again = Archive.read(export, place, StoreClock.system())) {
                assertThat(again.end()).isEqualTo(store.end());
                assertThat(again.verify().faults()).isEmpty();
                for (Table table : Table.values()) {
                    assertThat(again.<List<Row>>read(r -> r.all(table)))
                            .as(table.sqlName())
                            .isEqualTo(store.<List<Row>>read(r -> r.all(table)));
                }
            }
        }
    }

    @Test
    void severalPublicationsAreOneStudyUntilThatIsUndone() {
        Studies studies = new Studies(store);
        assertThat(flow().newStudies()).isEqualTo(4);
        studies.link(review.ana, "Cohort 2010", List.of(1L, 3L), "two papers on one cohort");
        assertThat(flow().newStudies()).isEqualTo(3);
        assertThat(flow().newReports()).isEqualTo(4);
        assertThat(store.<StudyNames>read(StudyNames::of).byPublication())
                .containsEntry(1L, "Cohort 2010")
                .containsEntry(3L, "Cohort 2010")
                .containsEntry(2L, "Author2 2002");
        studies.sample(review.ben, "Cohort 2010", new Studies.Sample("patients", 24, "", List.of(1L, 3L)));
        assertThat(studies.all().get(0).samples())
                .containsExactly(new Studies.Sample("patients", 24, "", List.of(1L, 3L)));
        assertThatThrownBy(() ->
                        studies.sample(review.ben, "Cohort 2010", new Studies.Sample("others", 9, "", List.of(2L))))
                .hasMessageContaining("is no report of Cohort 2010");
        assertThat(studies.all().get(0).samples()).hasSize(1);

        studies.unlink(review.ana, 3);
        assertThat(studies.all().get(0).samples().get(0).reports()).containsExactly(1L);
        assertThat(flow().newStudies()).isEqualTo(4);
        studies.link(review.ana, "Another 2011", List.of(1L), "");
        assertThat(studies.all()).extracting(Studies.Study::name).containsExactly("Another 2011");
        assertThatThrownBy(() -> studies.unlink(review.ana, 3)).hasMessageContaining("linked to no study");
        assertThatThrownBy(() -> studies.link(review.ana, "a/b", List.of(1L), ""))
                .hasMessageContaining("slash");
        assertThatThrownBy(() -> studies.link(review.ana, "x", List.of(77L), ""))
                .hasMessageContaining("no publication");
        assertThatAnExportMakesTheSameReview();
    }

    @Test
    void aSampleOutsideItsStudyIsRefusedByTheStoreItself() {
        Studies studies = new Studies(store);
        studies.link(review.ana, "One", List.of(1L), "");
        studies.sample(review.ana, "One", new Studies.Sample("s", 0, "", List.of(1L)));
        assertThatThrownBy(() -> store.write("ana", "unlink", w -> {
                    w.put(Table.STUDY_REPORT, Row.of("publication", 1L, "study", "One", "state", Studies.Link.UNDONE));
                    return 0;
                }))
                .hasMessageContaining("a report's sample belongs to the study of the report");
        assertThat(store.verify().faults()).isEmpty();
    }

    private static final String PEAKS = "coordinates";

    private void assign(String form, int extractors) {
        new Extractions(store)
                .assign(review.lead, new Extractions.Plan(form, List.of(1L, 2L), List.of("ana", "ben"), extractors));
    }

    private static Map<String, String> peak(String x, String y, String z) {
        return Map.of("contrast", "patients > controls", "table", "2", "x", x, "y", y, "z", z, "space", "MNI");
    }

    private void enter(Member member, String form, long publication, List<Map<String, String>> rows) {
        new Entries(store).replace(member, form, List.of(new Entries.Filled(publication, rows)));
    }

    @Test
    void twoExtractThenSettleWhatDiffers() {
        assign(PEAKS, 2);
        enter(review.ana, PEAKS, 1, List.of(peak("-12", "4", "60"), peak("40", "10", "4")));
        enter(review.ben, PEAKS, 1, List.of(peak("40", "10", "4"), peak("12", "4", "60"), peak("0", "-50", "20")));
        Extractions extractions = new Extractions(store);
        Settling settling = new Settling(store);
        assertThat(extractions.done(review.ana, PEAKS, List.of())).containsExactly(1L);
        assertThat(settling.comparisons()).isEmpty();
        assertThatThrownBy(() -> settling.settle(review.lead, new Settling.Answer(1, PEAKS, "1-2", "x", "-12", "")))
                .hasMessageContaining("not all are done");
        extractions.done(review.ben, PEAKS, List.of(1L));
        Comparison comparison = settling.comparisons().get(0);
        assertThat(comparison.rows()).extracting(Comparison.ComparedRow::id).containsExactly("1-2", "2-1", "0-3");
        assertThat(comparison.rows().get(0).open()).containsExactly("x");
        assertThat(comparison.rows().get(2).open()).containsExactly(Comparison.WHOLE_ROW);
        assertThat(comparison.open()).isEqualTo(2);
        CollectionAgreement agreement = CollectionAgreement.of(store, PEAKS).get(0);
        assertThat(agreement.rows()).isEqualTo(2);
        assertThat(agreement.loneRows()).isEqualTo(1);
        assertThat(agreement.cells()).isEqualTo(12);
        assertThat(agreement.agreed()).isEqualTo(11);

        assertThatThrownBy(() ->
                        settling.settle(review.ben, new Settling.Answer(1, PEAKS, "1-2", "x", "12", "I am right")))
                .hasMessageContaining("not the other's answer");
        assertThat(settling.settle(review.ben, new Settling.Answer(1, PEAKS, "1-2", "x", "−12", "")))
                .isEqualTo(Settling.How.CONSENSUS);
        assertThatThrownBy(() -> settling.settle(review.lead, new Settling.Answer(1, PEAKS, "2-1", "x", "41", "")))
                .hasMessageContaining("stands already");
        assertThat(store.<Collected>read(Collected::of).rows()).isEmpty();
        assertThat(settling.settle(
                        review.lead,
                        new Settling.Answer(1, PEAKS, "0-3", Comparison.WHOLE_ROW, "drop", "deactivation")))
                .isEqualTo(Settling.How.THIRD_PERSON);
        Collected collected = store.read(Collected::of);
        assertThat(collected.rows()).extracting(row -> row.value("x")).containsExactly("-12", "40");
        assertThat(collected.rows().get(0).by()).isEqualTo("ana, ben; settled by ben");
        assertThat(collected.waiting())
                .extracting(Collected.Waiting::publication)
                .containsExactly(2L);
        settling.settle(review.lead, new Settling.Answer(1, PEAKS, "2-1", "x", "41", "the PDF has 41"));
        assertThat(store.<Collected>read(Collected::of).rows().get(1).value("x"))
                .isEqualTo("41");
        settling.takeBack(review.lead, 1, PEAKS, "1-2", "x");
        assertThat(settling.comparisons().get(0).open()).isEqualTo(1);
        // What both had said alike before is not changed by what was settled.
        assertThat(CollectionAgreement.of(store, PEAKS).get(0).agreed()).isEqualTo(11);
        assertThatThrownBy(() -> extractions.reopen(review.lead, PEAKS, 1, "ana"))
                .hasMessageContaining("have seen each other's cells");
        assertThatThrownBy(() -> enter(review.ana, PEAKS, 1, List.of(peak("1", "2", "3"))))
                .hasMessageContaining("ana is done with coordinates");
        assertThatAnExportMakesTheSameReview();
    }

    /** Everything that the services tell a person about others' cells. */
    private List<Object> seenBy(Member viewer) {
        List<Object> seen = new ArrayList<>();
        for (long p = 1; p <= 2; p++) {
            seen.add(new Entries(store).visible(viewer, p, PEAKS));
        }
        seen.add(new Extractions(store).tasks());
        seen.add(new Settling(store).comparisons());
        seen.add(CollectionAgreement.of(store, PEAKS));
        seen.add(store.<Collected>read(Collected::of));
        List<LogEntry> log = store.log(1, 10_000);
        store.read(r -> {
            for (LogEntry entry : log) {
                LogEntry shown = new CollectionBlinding(r).shown(entry, viewer.name());
                if (entry.subject().equals("extraction_row") && !entry.person().equals(viewer.name())) {
                    seen.add(List.of(shown.person(), shown.key(), shown.before(), shown.after(), shown.salt()));
                }
            }
            return 0;
        });
        return seen;
    }

    @Test
    void nothingThatAPersonSeesDependsOnAnothersHiddenCells() {
        assign(PEAKS, 2);
        enter(review.ana, PEAKS, 1, List.of(peak("-12", "4", "60")));
        enter(review.ben, PEAKS, 1, List.of(peak("40", "10", "4")));
        new Extractions(store).done(review.ben, PEAKS, List.of(1L));
        List<Object> ana = seenBy(review.ana);
        List<Object> lead = seenBy(review.lead);
        review.close();
        store = Store.create(empty(), StoreClock.system());
        review = new TestReview(folder, new Workspace(folder.resolve("other"), store));
        review.includeFirst(4, 6);
        assign(PEAKS, 2);
        enter(review.ana, PEAKS, 1, List.of(peak("-12", "4", "60")));
        enter(review.ben, PEAKS, 1, List.of(peak("-30", "-66", "12")));
        new Extractions(store).done(review.ben, PEAKS, List.of(1L));
        assertThat(seenBy(review.ana)).isEqualTo(ana);
        assertThat(seenBy(review.lead)).isEqualTo(lead);
        assertThat(ana.toString()).contains("hidden until both are done").doesNotContain("40", "-66");
        assertThat(store.<Long>read(r -> new CollectionBlinding(r).hiddenRows()))
                .isEqualTo(2);
        assertThatThrownBy(() -> ReviewExport.everything(review.workspace, review.lead, folder.resolve("out")))
                .hasMessageContaining("2 extracted rows are hidden");
        new Extractions(store).done(review.ana, PEAKS, List.of(1L));
        assertThat(seenBy(review.ana).toString()).contains("-66");
    }

    @Test
    void oneMayExtractAloneAndGoOnWhenALeadSaysSo() {
        assign("evidence-table", 1);
        Extractions extractions = new Extractions(store);
        assertThat(extractions.tasks()).extracting(Extractions.Task::person).containsExactly("ana", "ben");
        assertThatThrownBy(() -> extractions.done(review.ana, "evidence-table", List.of(1L, 2L)))
                .hasMessageContaining("nothing was filled in")
                .hasMessageContaining("was not given to ana");
        Entries entries = new Entries(store);
        entries.set(review.ana, "evidence-table", 1, 1, Map.of("patients", "24 with low back pain"));
        assertThatThrownBy(() -> entries.set(review.ana, "evidence-table", 1, 2, Map.of("patients", "more")))
                .hasMessageContaining("there is no row 2");
        assertThatThrownBy(() -> entries.set(review.ana, "evidence-table", 1, 1, Map.of("age", "more")))
                .hasMessageContaining("there is no field \"age\"");
        extractions.done(review.ana, "evidence-table", List.of());
        assertThat(store.<Collected>read(Collected::of).rows()).hasSize(1);
        extractions.reopen(review.lead, "evidence-table", 1, "ana");
        entries.set(review.ana, "evidence-table", 1, 1, Map.of("controls", "none"));
        extractions.done(review.ana, "evidence-table", List.of());
        Collected.CollectedRow row = store.<Collected>read(Collected::of).rows().get(0);
        assertThat(row.answers())
                .containsEntry("patients", "24 with low back pain")
                .containsEntry("controls", "none");
        assertThat(row.by()).isEqualTo("ana");
        assertThat(extractions.withdraw(review.lead, "evidence-table", "ben")).isEqualTo(1);
        assertThatAnExportMakesTheSameReview();
    }

    @Test
    void formsHaveVersionsAndWhatWasExtractedKeepsItsOwn() {
        assign("population", 1);
        enter(review.ana, "population", 1, List.of(Map.of("sample", "s", "group", "HC", "condition", "FM", "n", "20")));
        new Extractions(store).done(review.ana, "population", List.of());
        ExtractionForm first = ExtractionForm.builtIn("population");
        Forms forms = new Forms(store);
        List<FormField> fields = new ArrayList<>(first.fields());
        fields.add(FormField.text("country", "Country", ""));
        ExtractionForm second = new ExtractionForm("population", 2, first.title(), first.rows(), fields);
        assertThatThrownBy(() -> forms.add(review.lead, CollectionForm.of(first)))
                .hasMessageContaining("version 2");
        forms.add(review.lead, CollectionForm.of(second));
        new Extractions(store).assign(review.lead, new Extractions.Plan("population", List.of(3L), List.of("ana"), 1));
        enter(review.ana, "population", 3, List.of(Map.of("sample", "s", "country", "Chile")));
        assertThatThrownBy(() -> enter(review.ben, "population", 2, List.of(Map.of("country", "Chile"))))
                .hasMessageContaining("there is no field \"country\"");
        Collected.CollectedRow row = store.<Collected>read(Collected::of).rows().get(0);
        assertThat(row.form()).isEqualTo(first);
        assertThat(row.value("group")).isEqualTo("controls");
        assertThatAnExportMakesTheSameReview();
    }

    @Test
    void aFileIsReadWithAllItsProblems() throws Exception {
        assign(PEAKS, 2);
        for (String name : List.of("mine.csv", "mine.xlsx", "mine.tsv")) {
            Path file = folder.resolve(name);
            assertThat(EntryTable.write(store, review.ana, PEAKS, file)).isEqualTo(2);
            assertThat(EntryTable.read(store, review.ana, PEAKS, file).filled())
                    .allMatch(one -> one.rows().isEmpty());
        }
        Path filled = Files.writeString(
                folder.resolve("filled.csv"),
                "publication,contrast,table,x,y,z,space,n\r\n"
                        + "1,a > b,2,−12,4,60,mni152,24\r\n"
                        + "1,a > b,2,40,ten,4,MNI,0\r\n"
                        + "9,a > b,2,1,2,3,MNI,24\r\n"
                        + "x,,,,,,,\r\n");
        assertThatThrownBy(() -> EntryTable.read(store, review.ana, PEAKS, filled))
                .hasMessageContaining("filled.csv:3")
                .hasMessageContaining("\"ten\" is no number")
                .hasMessageContaining("0 cannot be")
                .hasMessageContaining("coordinates was not given to ana")
                .hasMessageContaining("\"x\" is no publication");
        Files.writeString(
                filled,
                "publication,contrast,table,x,y,z,space,n\r\n1,a > b,2,−12,4,60,mni152,24\r\n1,=c,2,1,2,3,,\r\n");
        EntryTable.Read read = EntryTable.read(store, review.ana, PEAKS, filled);
        new Entries(store).replace(review.ana, PEAKS, read.filled());
        assertThat(new Entries(store).visible(review.ana, 1, PEAKS).get("ana"))
                .extracting(row -> row.answer("x") + " " + row.answer("space"))
                .containsExactly("-12 MNI", "1 ");
        Path again = folder.resolve("again.csv");
        EntryTable.write(store, review.ana, PEAKS, again);
        assertThat(Files.readString(again)).contains(",'=c,");
        assertThat(EntryTable.read(store, review.ana, PEAKS, again).filled().get(0))
                .isEqualTo(read.filled().get(0));
    }

    @Test
    void whatTwoRatersJudgeIsAFormToo() {
        assign("rob1-cohort", 2);
        Map<String, String> low = Map.of("1", "Low", "1_why", "random table, p. 3");
        enter(review.ana, "rob1-cohort", 1, List.of(low));
        enter(review.ben, "rob1-cohort", 1, List.of(Map.of("1", "low", "1_why", "p. 3")));
        assertThatThrownBy(() -> enter(review.ben, "rob1-cohort", 1, List.of(Map.of("1", "-"))))
                .hasMessageContaining("\"-\" is none of");
        new Extractions(store).done(review.ana, "rob1-cohort", List.of());
        new Extractions(store).done(review.ben, "rob1-cohort", List.of());
        Collected.CollectedRow row = store.<Collected>read(Collected::of).rows().get(0);
        assertThat(row.value("1")).isEqualTo("Low");
        assertThat(row.value("1_why")).isEqualTo("random table, p. 3 | p. 3");
        for (String name : Forms.shipped()) {
            assertThat(new Forms(store).find(name)).as(name).isPresent();
        }
    }

    @Test
    void aResultIsStaleWhenTheReviewSaysSomethingElse() throws Exception {
        assign(PEAKS, 1);
        new Extractions(store).assign(review.lead, new Extractions.Plan("population", List.of(1L), List.of("ana"), 1));
        new Extractions(store).assign(review.lead, new Extractions.Plan("outcomes", List.of(2L), List.of("ben"), 1));
        enter(review.ana, PEAKS, 1, List.of(peak("-12", "4", "60"), peak("40", "10", "4")));
        Map<String, String> withPeople = new LinkedHashMap<>(peak("0", "-50", "20"));
        withPeople.put("n", "18");
        enter(review.ben, PEAKS, 2, List.of(withPeople));
        enter(review.ana, "population", 1, List.of(Map.of("group", "patients", "condition", "FM", "n", "20")));
        enter(
                review.ben,
                "outcomes",
                2,
                List.of(Map.of("outcome", "pain", "mean_1", "3.1", "sd_1", "2", "n_1", "20", "page", "7")));
        for (String form : List.of(PEAKS, "population")) {
            new Extractions(store).done(review.ana, form, List.of());
        }
        Path out = folder.resolve("evidence");
        Snapshots snapshots = new Snapshots(store);
        assertThat(snapshots.handOver(review.ana, Optional.empty(), "", out).files())
                .containsExactly(HandOver.FOCI);
        for (String form : List.of(PEAKS, "outcomes")) {
            new Extractions(store).done(review.ben, form, List.of());
        }
        Snapshots.HandedOver done = snapshots.handOver(review.ana, Optional.empty(), "final", out);
        assertThat(done.files()).containsExactly(HandOver.FOCI, HandOver.EFFECTS);
        assertThat(snapshots
                        .handOver(review.ana, Optional.empty(), "final", out)
                        .snapshot())
                .isEqualTo(done.snapshot());
        assertThat(snapshots.all()).hasSize(2);
        StudySet read = StudySetFiles.read(List.of(out.resolve(HandOver.FOCI)), ReadOptions.withDefaults())
                .studies();
        assertThat(read.focusCount()).isEqualTo(3);
        Experiment first = read.studies().get(0).experiments().get(0);
        assertThat(first.subjects()).hasValue(20);
        assertThat(TagNames.value(
                        read.studies().get(0), first, Optional.of(first.foci().get(0)), "confirmed_by"))
                .contains("ana");
        assertThat(Files.readString(out.resolve(HandOver.EFFECTS)))
                .contains("Author2 2002,pain")
                .contains(",ben,");

        Path result = Files.createDirectories(folder.resolve("result"));
        Path foci = out.resolve(HandOver.FOCI);
        String sha256 = Checksum.sha256(foci);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("file", foci.toString());
        input.put("sha256", sha256);
        input.put("snapshot", SnapshotNote.of(foci, sha256).orElseThrow().tree());
        Files.writeString(
                result.resolve("provenance.json"),
                new ObjectMapper().writeValueAsString(Map.of("inputs", List.of(input))));
        Staleness staleness = new Staleness(store);
        assertThat(staleness.of(result)).extracting(Staleness.Verdict::state).containsExactly(Staleness.State.FRESH);
        // An outcome that the foci do not show leaves their result as it was.
        new Settling(store).settle(review.lead, new Settling.Answer(2, "outcomes", "1-0", "mean_1", "3.4", "misread"));
        assertThat(staleness.of(result)).extracting(Staleness.Verdict::state).containsExactly(Staleness.State.FRESH);
        new Settling(store).settle(review.lead, new Settling.Answer(1, PEAKS, "2-0", "x", "41", "misread"));
        new Studies(store).link(review.ana, "Both", List.of(2L, 3L), "");
        assertThat(staleness.of(result).get(0).why())
                .contains("Author1 2001: coordinates changed", "Both: included since", "Author2 2002: no longer there");
        assertThat(SnapshotNote.of(foci, "00")).isEmpty();
        Selection none = Selection.parse("condition = migraine");
        assertThatThrownBy(() -> snapshots.handOver(review.ana, Optional.of(none), "", out))
                .hasMessageContaining("fibromyalgia");
        assertThatAnExportMakesTheSameReview();
    }
}
