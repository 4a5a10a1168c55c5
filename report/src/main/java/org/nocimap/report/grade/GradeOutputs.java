package org.nocimap.report.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nocimap.appraisal.grade.Case;
import org.nocimap.appraisal.grade.Decision;
import org.nocimap.appraisal.grade.Graded;
import org.nocimap.appraisal.grade.Judged;
import org.nocimap.appraisal.grade.Outcome;
import org.nocimap.appraisal.grade.Rating;
import org.nocimap.appraisal.grade.Settings;
import org.nocimap.files.Problem;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.Pages;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.tables.JsonText;
import org.nocimap.report.words.Numbers;
import org.nocimap.report.words.Reference;

/** Writes what came out of grading, and says what its page says. */
public final class GradeOutputs {
    private final String title;
    private final Settings settings;
    private final List<Graded> graded;
    private final SummaryOfFindings findings;
    private final ThreeReaders readers;

    /**
     * @param graded at least one
     */
    public GradeOutputs(String title, Settings settings, List<Graded> graded) {
        this.title = title;
        this.settings = settings;
        this.graded = List.copyOf(graded);
        this.findings = SummaryOfFindings.of(graded);
        this.readers = ThreeReaders.of(graded, settings);
    }

    /** All files but the report, and what the report says. */
    public AnalysisReport write(ResultFolder folder, List<Problem> warnings) {
        Pages pages = new Pages();
        folder.text(
                "summary_of_findings.html",
                pages.render("findings.jte", new FindingsView(title, question(), findings)),
                "summary of findings, to paste into a word processor");
        folder.text("summary_of_findings.csv", findings.csv(), "summary of findings, for spreadsheets");
        folder.text(
                "readers.html",
                pages.render("readers.jte", new ReadersView(title, readers)),
                "the page for three readers: key finding, plain language, clinical notes");
        folder.table("judgements.tsv", JUDGEMENTS, judgements(), "every reason: proposed, decided, why");
        List<List<String>> open = open();
        if (!open.isEmpty()) {
            folder.text(
                    "to_decide.csv",
                    new SummaryOfFindings(TO_DECIDE, open, Map.of()).csv(),
                    "what nobody decided yet: fill in value and reason, and give the rows to the next run");
        }
        folder.json("grade.json", tree(), "all of it, for machines");
        return report(warnings);
    }

    private static final List<String> JUDGEMENTS = List.of(
            "outcome", "reason", "proposed", "why_proposed", "decided", "why_decided", "by", "counts_as", "state");
    private static final List<String> TO_DECIDE =
            List.of("outcome", "item", "value", "reason", "by", "proposed", "why");

    private List<List<String>> judgements() {
        List<List<String>> rows = new ArrayList<>();
        for (Graded own : graded) {
            for (Judged judged : own.rating().judged()) {
                rows.add(List.of(
                        name(own),
                        judged.factor().words(),
                        proposed(judged),
                        judged.proposal().why(),
                        judged.decision().map(d -> Integer.toString(d.levels())).orElse(""),
                        judged.decision().map(Decision::reason).orElse(""),
                        judged.decision().map(Decision::by).orElse(""),
                        Integer.toString(judged.levels()),
                        judged.isDecided() ? "decided" : "not decided"));
            }
        }
        return rows;
    }

    private static String proposed(Judged judged) {
        return judged.proposal().levels().isPresent()
                ? Integer.toString(judged.proposal().levels().getAsInt())
                : "";
    }

    private List<List<String>> open() {
        List<List<String>> rows = new ArrayList<>();
        for (Graded own : graded) {
            for (Judged judged : own.rating().open()) {
                rows.add(List.of(
                        name(own),
                        judged.factor().words(),
                        "",
                        "",
                        "",
                        proposed(judged),
                        judged.proposal().why()));
            }
        }
        return rows;
    }

    private static String name(Graded own) {
        return own.evidence().outcome().name();
    }

    private Map<String, Object> tree() {
        List<Object> outcomes = new ArrayList<>();
        for (Graded own : graded) {
            List<Object> reasons = new ArrayList<>();
            for (Judged judged : own.rating().judged()) {
                Map<String, Object> reason = JsonText.object(
                        "reason", judged.factor().words(),
                        "levels", judged.levels(),
                        "decided", judged.isDecided(),
                        "why",
                                judged.decision()
                                        .map(Decision::reason)
                                        .orElse(judged.proposal().why()));
                judged.proposal().levels().ifPresent(levels -> reason.put("proposed", levels));
                reasons.add(reason);
            }
            Map<String, Object> tree = JsonText.object(
                    "outcome", name(own),
                    "studies", own.evidence().studies(),
                    "start", own.rating().start().word(),
                    "certainty", own.rating().certainty().word(),
                    "final", own.rating().isFinal(),
                    "statement", own.statement(),
                    "reasons", reasons);
            own.evidence().people().ifPresent(people -> tree.put("people", people));
            own.vanTulder().ifPresent(level -> tree.put("vanTulder", level.word()));
            outcomes.add(tree);
        }
        return JsonText.object(
                "title", title,
                "keyFinding", readers.keyFinding(),
                "outcomes", outcomes);
    }

    private List<String> question() {
        List<String> lines = new ArrayList<>();
        if (!settings.population().isEmpty()) {
            lines.add("Population: " + settings.population());
        }
        Case first = graded.get(0).evidence();
        lines.add("Intervention: " + first.treated());
        lines.add("Comparison: " + first.control());
        return lines;
    }

    private AnalysisReport report(List<Problem> warnings) {
        long open = graded.stream().filter(g -> !g.rating().isFinal()).count();
        String outcomes = Numbers.counted(graded.size(), "outcome", "outcomes");
        List<PageSection> sections = new ArrayList<>();
        sections.add(
                new PageSection("key-finding", "Key finding", List.of(new PageBlock.Paragraph(readers.keyFinding()))));
        sections.add(section("patients", "What this means for you", readers.patient()));
        sections.add(section("practitioners", "Clinical notes for practitioners", readers.notes()));
        sections.add(new PageSection("summary-of-findings", "Summary of findings", summary()));
        sections.add(new PageSection("judgements", "Reasons, proposed and decided", reasons()));
        return new AnalysisReport(
                title,
                "Certainty of evidence",
                outcomes + " graded" + (open == 0 ? "" : ", " + open + " of them provisionally"),
                readers.keyFinding(),
                tiles(),
                Optional.empty(),
                asked(),
                sections,
                warnings,
                methods());
    }

    private static PageSection section(String id, String heading, List<String> paragraphs) {
        List<PageBlock> blocks = new ArrayList<>();
        paragraphs.forEach(p -> blocks.add(new PageBlock.Paragraph(p)));
        return new PageSection(id, heading, blocks);
    }

    private List<Fact> tiles() {
        List<Fact> tiles = new ArrayList<>();
        for (Graded own : graded.subList(0, Math.min(4, graded.size()))) {
            tiles.add(new Fact(
                    GradeText.capital(name(own)),
                    own.rating().certainty().sign() + " " + own.rating().words()));
        }
        return tiles;
    }

    private List<Fact> asked() {
        List<Fact> facts = new ArrayList<>();
        if (!settings.population().isEmpty()) {
            facts.add(new Fact("Population", settings.population()));
        }
        Case first = graded.get(0).evidence();
        facts.add(new Fact("Intervention", first.treated()));
        facts.add(new Fact("Comparison", first.control()));
        facts.add(new Fact(
                "Risk of bias",
                first.bias().map(b -> b.instrument() + ", by " + b.rule()).orElse("no assessments were given")));
        facts.add(new Fact(
                "Imprecision",
                settings.imprecision() == Settings.Imprecision.CORE
                        ? "Core GRADE: interval against the threshold, then information size"
                        : "rule of 2011: 400 people or 300 events"));
        return facts;
    }

    private List<PageBlock> summary() {
        List<Column> columns = findings.header().stream().map(Column::text).toList();
        List<List<Cell>> rows = findings.rows().stream()
                .map(row -> row.stream().map(Cell::of).toList())
                .toList();
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(new PageBlock.Table(
                new TableView("Summary of findings; letters lead to the footnotes below.", columns, rows, "")));
        List<String> notes = new ArrayList<>();
        findings.footnotes().forEach((letter, note) -> notes.add(letter + ": " + note));
        blocks.add(new PageBlock.Items(notes));
        blocks.add(new PageBlock.Note("Also as summary_of_findings.html, to paste into a word processor, and as"
                + " summary_of_findings.csv."));
        return blocks;
    }

    private List<PageBlock> reasons() {
        List<PageBlock> blocks = new ArrayList<>();
        blocks.add(
                new PageBlock.Note("Numbers propose, people decide. What nobody decided counts as proposed, is marked"
                        + " so, and makes the level provisional. Reasons to rate up are listed where they count."));
        for (Graded own : graded) {
            Rating rating = own.rating();
            blocks.add(new PageBlock.Heading(GradeText.capital(name(own))));
            blocks.add(new PageBlock.Paragraph("Starts " + rating.start().word() + " (" + rating.startWhy() + "), ends "
                    + rating.words() + " " + rating.certainty().sign() + ": "
                    + rating.certainty().meaning() + "."));
            blocks.add(new PageBlock.Table(reasons(rating)));
            own.vanTulder()
                    .ifPresent(level -> blocks.add(new PageBlock.Paragraph(
                            "Level of evidence by van Tulder: " + level.word() + " (" + level.rule() + ").")));
        }
        return blocks;
    }

    private static TableView reasons(Rating rating) {
        List<List<Cell>> rows = new ArrayList<>();
        for (Judged judged : rating.judged()) {
            if (judged.factor().raises() && judged.levels() == 0 && !judged.isDecided()) {
                continue;
            }
            String proposed = proposed(judged).replace('-', '\u2212');
            rows.add(TableView.row(
                    GradeText.capital(judged.factor().words()),
                    proposed.isEmpty() ? "\u2013" : proposed,
                    GradeText.capital(judged.proposal().why()),
                    judged.decision()
                            .map(d -> Integer.toString(d.levels()).replace('-', '\u2212'))
                            .orElse("not decided"),
                    judged.decision()
                            .map(d -> d.reason() + (d.by().isEmpty() ? "" : " (" + d.by() + ")"))
                            .orElse("")));
        }
        return new TableView(
                "Levels that each reason moves certainty by.",
                List.of(
                        Column.text("Reason"),
                        Column.number("Proposed"),
                        Column.text("By these numbers"),
                        Column.number("Decided"),
                        Column.text("Because")),
                rows,
                "");
    }

    private Methods methods() {
        String bias = graded.get(0)
                .evidence()
                .bias()
                .map(b -> " Risk of bias was judged with " + b.instrument() + "; a study's level was " + b.rule() + ".")
                .orElse("");
        boolean narrative = graded.stream().anyMatch(g -> g.evidence().body().isEmpty());
        boolean reported = graded.stream()
                .map(g -> g.evidence().outcome())
                .map(Outcome::reported)
                .anyMatch(Optional::isPresent);
        boolean levels = graded.stream().anyMatch(g -> g.vanTulder().isPresent());
        Methods.Writer writer = new Methods.Writer();
        return writer.paragraph(
                        "The certainty of evidence was rated with GRADE " + writer.cite(Reference.GUYATT_2008) + " for "
                                + Numbers.counted(graded.size(), "outcome", "outcomes")
                                + ". Evidence from randomised trials started as high, other evidence as low certainty,"
                                + " and was rated down for risk of bias, inconsistency, indirectness, imprecision and"
                                + " publication bias, or up for a large effect, a dose-response gradient or opposing"
                                + " confounding." + bias,
                        "For each reason a rule proposed a judgement from the numbers (share of weight at high risk of"
                                + " bias; position of studies and prediction interval against the threshold; confidence"
                                + " interval against the threshold and optimal information size; funnel asymmetry with"
                                + " ten studies or more); the authors decided, and their reasons are given in the"
                                + " footnotes.",
                        narrative
                                ? "Clusters of studies that were not pooled were graded narratively "
                                        + writer.cite(Reference.MURAD_2017) + "."
                                : "",
                        reported
                                ? "Pooled numbers were taken as reported where the studies' data were not at hand."
                                : "",
                        levels
                                ? "The levels of evidence of the Cochrane Back Review Group "
                                        + writer.cite(Reference.VAN_TULDER_2003) + " are given beside."
                                : "")
                .done();
    }
}
