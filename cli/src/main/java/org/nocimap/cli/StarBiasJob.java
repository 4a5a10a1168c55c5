package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.appraisal.stars.CutOffs;
import org.nocimap.appraisal.stars.StarAssessment;
import org.nocimap.appraisal.stars.StarForm;
import org.nocimap.appraisal.stars.StarGroup;
import org.nocimap.appraisal.stars.StarItem;
import org.nocimap.appraisal.stars.StarTable;
import org.nocimap.figures.StarTableFigure;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.Methods;
import org.nocimap.report.analysis.PageBlock;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Cell;
import org.nocimap.report.pages.Column;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.pages.TableView;
import org.nocimap.report.words.Numbers;

/** {@code nocimap bias} with a form that gives stars. */
final class StarBiasJob {
    private static final String NONE = "none";

    private final StarTable table;
    private final StarForm form;

    private StarBiasJob(StarTable table) {
        this.table = table;
        this.form = table.form();
    }

    /** The cut-offs that {@code --cut-offs} asks for: a name, {@code none}, or levels of the total. */
    static Optional<CutOffs> cutOffs(String asked, StarForm form, OptionReader options) {
        String text = asked.strip();
        if (text.isEmpty()) {
            return form.cutOffs().stream().findFirst();
        }
        if (text.equals(NONE) || form.cutOffs(text).isPresent()) {
            return form.cutOffs(text);
        }
        Map<String, Integer> least = new LinkedHashMap<>();
        int before = Integer.MAX_VALUE;
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            String number = pair.substring(equals + 1).strip();
            boolean fits = equals > 0 && number.matches("\\d{1,3}") && Integer.parseInt(number) < before;
            if (fits) {
                before = Integer.parseInt(number);
                least.put(pair.substring(0, equals).strip(), before);
            } else {
                before = -1;
            }
        }
        if (before != 0) {
            List<String> names = form.cutOffs().stream().map(CutOffs::name).toList();
            options.problem(
                    "--cut-offs",
                    "\"" + asked + "\" cannot be used",
                    (names.isEmpty() ? "" : String.join(", ", names) + ", ")
                            + "none, or falling numbers of stars that end in 0, such as \"Good=7,Fair=4,Poor=0\"",
                    "");
            return Optional.empty();
        }
        return Optional.of(CutOffs.ofTotal(least));
    }

    static void run(
            Path file,
            StarForm form,
            Optional<Path> own,
            Optional<CutOffs> cutOffs,
            RunOptions.Understood where,
            Console console) {
        StarBiasJob job = new StarBiasJob(StarTable.read(file, form, cutOffs));
        try (AnalysisFrame frame = AnalysisFrame.open(where, console)) {
            frame.warn(job.table.warnings());
            frame.depend(file, "assessments");
            own.ifPresent(path -> frame.depend(path, "instrument"));
            ResultFolder results = frame.results();
            results.table("stars.tsv", job.header(), job.rows(), "every study's choices, stars and class");
            Optional<FigureView> figure = results.figure(
                    "stars",
                    "Stars of each study by item; the legend says what they mean.",
                    board -> StarTableFigure.draw(job.figure()));
            ResultFolder.Written written = frame.finish(
                    results,
                    job.report(where.title(), figure, frame),
                    OptionalLong.empty(),
                    Map.of(
                            "instrument",
                            form.id(),
                            "cutOffs",
                            cutOffs.map(CutOffs::name).orElse(NONE)));
            frame.complete();
            job.tell(console, written);
        }
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(List.of("study"));
        for (StarGroup group : form.groups()) {
            group.items().forEach(item -> header.addAll(List.of(item.id(), item.id() + "_stars")));
            header.add(group.id() + "_total");
        }
        header.addAll(List.of("stars", "class", "weight"));
        return header;
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (StarAssessment study : table.assessments()) {
            List<String> row = new ArrayList<>(List.of(study.study()));
            for (StarGroup group : form.groups()) {
                for (StarItem item : group.items()) {
                    StarAssessment.Answer answer = study.answers().get(item.id());
                    row.add(answer == null ? "" : answer.chosen());
                    row.add(answer == null ? "" : Integer.toString(answer.stars()));
                }
                Integer stars = study.groups().get(group.id());
                row.add(stars == null ? "" : Integer.toString(stars));
            }
            row.add(total(study));
            row.add(study.level().map(Judgement::words).orElse(""));
            row.add(Numbers.plain(study.weight()));
            rows.add(row);
        }
        return rows;
    }

    private String total(StarAssessment study) {
        OptionalInt total = study.total(form);
        return total.isPresent() ? Integer.toString(total.getAsInt()) : "";
    }

    private StarTableFigure.Spec figure() {
        List<StarTableFigure.Group> groups = form.groups().stream()
                .map(group -> new StarTableFigure.Group(
                        group.title(),
                        group.most(),
                        group.items().stream().map(StarItem::id).toList(),
                        group.items().stream().map(StarItem::text).toList()))
                .toList();
        List<StarTableFigure.Row> rows = table.assessments().stream()
                .map(study -> new StarTableFigure.Row(
                        study.study(),
                        form.items().stream()
                                .map(item -> study.answers().get(item.id()))
                                .map(answer -> answer == null ? OptionalInt.empty() : OptionalInt.of(answer.stars()))
                                .toList(),
                        study.total(form),
                        study.level().map(BiasCommand::level)))
                .toList();
        return new StarTableFigure.Spec(
                "Stars by study",
                groups,
                table.cutOffs()
                        .map(c -> c.levels().stream().map(BiasCommand::level).toList())
                        .orElse(List.of()),
                table.cutOffs().map(c -> "Classes: " + c.source() + ".").orElse(""),
                rows);
    }

    private AnalysisReport report(String title, Optional<FigureView> figure, AnalysisFrame frame) {
        List<PageBlock> blocks = new ArrayList<>();
        figure.map(PageBlock.Figure::new).ifPresent(blocks::add);
        blocks.add(new PageBlock.Table(groupTable()));
        blocks.add(new PageBlock.Note("How far the form's stars were checked: " + form.support()));
        if (!form.settings().isEmpty()) {
            blocks.add(new PageBlock.Note("A review fixes before it uses this form: "
                    + String.join("; ", form.settings()) + ". State them beside the figure."));
        }
        String studies = Numbers.counted(table.assessments().size(), "study", "studies");
        String classes = table.cutOffs()
                .map(c -> " Stars were turned into classes by " + c.source() + ".")
                .orElse(" Stars were not turned into classes.");
        return new AnalysisReport(
                title,
                "Stars of studies",
                studies + " judged by stars",
                headline(),
                List.of(
                        new Fact(
                                "Studies", Numbers.readCount(table.assessments().size())),
                        new Fact("Most stars", Integer.toString(form.most()))),
                Optional.empty(),
                List.of(
                        new Fact("Form", form.title()),
                        new Fact("Version", form.version()),
                        new Fact("One form for each", form.unit()),
                        new Fact("Official form", form.reference()),
                        new Fact(
                                "Cut-offs", table.cutOffs().map(CutOffs::source).orElse(NONE))),
                List.of(new PageSection("results", "Results", blocks)),
                frame.warnings(),
                new Methods.Writer()
                        .paragraph(studies + " were judged with the " + form.title() + " (" + form.version() + "; "
                                + form.reference() + ")." + classes)
                        .done());
    }

    private TableView groupTable() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Study")));
        form.groups().forEach(group -> columns.add(Column.number(group.title() + " (of " + group.most() + ")")));
        columns.add(Column.number("Stars (of " + form.most() + ")"));
        columns.add(Column.text("Class"));
        List<List<Cell>> rows = new ArrayList<>();
        for (StarAssessment study : table.assessments()) {
            List<Cell> row = new ArrayList<>(TableView.row(study.study()));
            form.groups().forEach(group -> {
                Integer stars = study.groups().get(group.id());
                row.add(Cell.of(stars == null ? "?" : Integer.toString(stars)));
            });
            row.add(Cell.of(total(study).isEmpty() ? "?" : total(study)));
            row.add(Cell.of(study.level().map(Judgement::words).orElse("")));
            rows.add(row);
        }
        return TableView.cut("Stars by group.", columns, rows, "stars.tsv");
    }

    private String headline() {
        List<Integer> totals = table.assessments().stream()
                .map(study -> study.total(form))
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt)
                .sorted()
                .toList();
        String stars = totals.isEmpty()
                ? "No study has all its stars yet."
                : "Stars from " + totals.get(0) + " to " + totals.get(totals.size() - 1) + " of " + form.most() + ".";
        return table.cutOffs()
                .map(c -> stars + " "
                        + String.join(
                                ", ",
                                c.levels().stream()
                                        .map(level -> level.words() + " in "
                                                + table.assessments().stream()
                                                        .filter(study -> study.level()
                                                                .filter(level::equals)
                                                                .isPresent())
                                                        .count())
                                        .toList())
                        + ".")
                .orElse(stars);
    }

    private void tell(Console console, ResultFolder.Written written) {
        console.line(headline());
        console.line("report: " + written.report());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("folder", written.folder().toString());
        tree.put("instrument", form.id());
        tree.put("studies", table.assessments().size());
        console.result(tree);
    }
}
