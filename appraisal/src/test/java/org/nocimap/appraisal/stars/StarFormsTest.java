package org.nocimap.appraisal.stars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nocimap.appraisal.instruments.Judgement;
import org.nocimap.files.InputException;

final class StarFormsTest {
    @TempDir
    Path folder;

    /** Every option of every item of every form that ships, against a list that was written apart from the forms. */
    static List<String> options() throws IOException {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StarFormsTest.class.getResourceAsStream("nos-stars.tsv")),
                StandardCharsets.UTF_8))) {
            return in.lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionGivesItsStars(String line) {
        String[] cells = line.split("\t", -1);
        StarItem item = item(cells[0], cells[1]);
        assertThat(item.stars(Set.of(cells[2]))).isEqualTo(Integer.parseInt(cells[3]));
    }

    @Test
    void noOptionIsForgotten() throws IOException {
        Set<String> listed = new HashSet<>();
        options().forEach(line -> listed.add(line.substring(0, line.lastIndexOf('\t'))));
        Set<String> shipped = new HashSet<>();
        for (String name : StarForms.names()) {
            for (StarItem item : StarForms.shipped(name).items()) {
                item.options().forEach(o -> shipped.add(name + "\t" + item.id() + "\t" + o.letter()));
            }
        }
        assertThat(listed).isEqualTo(shipped);
    }

    @ParameterizedTest
    @CsvSource({"nos-cohort, 4, 2, 3", "nos-case-control, 4, 2, 3", "nos-cross-sectional, 5, 2, 3"})
    void theMostStarsByGroup(String name, int selection, int comparability, int last) {
        StarForm form = StarForms.shipped(name);
        assertThat(form.groups().stream().map(StarGroup::most)).containsExactly(selection, comparability, last);
        assertThat(form.most()).isEqualTo(selection + comparability + last);
        assertThat(form.id()).isEqualTo(name);
        assertThat(form.support()).isNotBlank();
    }

    /** Every triple of stars has one class: 8 good, 4 fair, 48 poor of 5 × 3 × 4. */
    @ParameterizedTest
    @CsvSource({"nos-cohort, O", "nos-case-control, E"})
    void ahrqClassesForEveryTriple(String name, String last) {
        CutOffs ahrq = StarForms.shipped(name).cutOffs("ahrq").orElseThrow();
        Map<String, Integer> counts = new TreeMap<>();
        for (int s = 0; s <= 4; s++) {
            for (int c = 0; c <= 2; c++) {
                for (int o = 0; o <= 3; o++) {
                    String level = ahrq.level(Map.of("S", s, "C", c, last, o))
                            .map(Judgement::words)
                            .orElse("none");
                    counts.merge(level, 1, Integer::sum);
                    boolean poor = s <= 1 || c == 0 || o <= 1;
                    assertThat(level).isEqualTo(poor ? "Poor" : s == 2 ? "Fair" : "Good");
                }
            }
        }
        assertThat(counts).isEqualTo(new TreeMap<>(Map.of("Good", 8, "Fair", 4, "Poor", 48)));
    }

    @Test
    void noCutOffsShipForTheAdaptedForm() {
        assertThat(StarForms.shipped("nos-cross-sectional").cutOffs()).isEmpty();
    }

    @Test
    void cutOffsOfTheTotal() {
        Map<String, Integer> least = new LinkedHashMap<>();
        least.put("Good", 7);
        least.put("Fair", 4);
        least.put("Poor", 0);
        CutOffs own = CutOffs.ofTotal(least);
        Map<Integer, String> expected = new HashMap<>();
        for (int total = 0; total <= 9; total++) {
            expected.put(total, total >= 7 ? "Good" : total >= 4 ? "Fair" : "Poor");
            assertThat(own.level(Map.of("S", Math.min(4, total), "O", total - Math.min(4, total)))
                            .map(Judgement::words))
                    .contains(expected.get(total));
        }
    }

    @Test
    void aTableOfLettersAndOfStars() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), """
            study,S1,S2,S3,S4,C,O1,O2,O3,weight
            A,a,a,b,a,"a, b",a,a,b,2
            B,1,0,*,★,**,-,1,1,
            C,c,c,d,b,none,d,b,d,
            D,a,a,a,a,,a,a,a,
            """);
        StarForm form = StarForms.shipped("nos-cohort");
        StarTable table = StarTable.read(file, form, form.cutOffs("ahrq"));
        assertThat(table.assessments().stream().map(a -> a.total(form).orElse(-1)))
                .containsExactly(9, 7, 0, -1);
        assertThat(table.assessments().stream()
                        .map(a -> a.level().map(Judgement::words).orElse("")))
                .containsExactly("Good", "Good", "Poor", "");
        assertThat(table.assessments().get(3).groups()).containsOnlyKeys("S", "O");
        assertThat(table.warnings()).hasSize(1);
        assertThat(table.warnings().get(0).toString()).contains("t.csv:5", "D", "nothing was chosen for C");
    }

    @Test
    void everyWrongCellIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("t.csv"), """
            study,S1,S2,S3,S4,C,O1,O2,O3,weight
            A,e,a,ab,2,c,a,a,3,-1
            A,a,a,a,a,a,a,a,a,
            """);
        assertThatThrownBy(() -> StarTable.read(file, StarForms.shipped("nos-cohort"), Optional.empty()))
                .isInstanceOf(InputException.class)
                .satisfies(e -> assertThat(((InputException) e).problems()).hasSize(7))
                .hasMessageContaining("S1 is \"e\"")
                .hasMessageContaining("S3 is \"ab\"")
                .hasMessageContaining("S4 is \"2\"")
                .hasMessageContaining("C is \"c\"")
                .hasMessageContaining("O3 is \"3\"")
                .hasMessageContaining("the weight is \"-1\"")
                .hasMessageContaining("stands in the table twice");
    }

    @Test
    void aFormThatDoesNotSayItsStarsIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), """
            {"id": "x", "kind": "stars", "title": "X", "version": "1", "unit": "study", "reference": "-", "support": "-",
             "groups": [{"id": "A", "title": "A", "items": [{"id": "A1", "text": "t",
               "options": [{"letter": "a", "text": "yes"}]}]}]}
            """);
        assertThat(StarForms.isOne(file)).isTrue();
        assertThatThrownBy(() -> StarForms.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("option a of A1 does not say how many");
        Path other = Files.writeString(
                folder.resolve("rules.json"), Files.readString(file).replace("\"yes\"}]}]}]}", """
                    "yes", "stars": 1}]}]}], "cutOffs": [{"name": "n", "source": "s", "levels": [
                     {"words": "Good", "sign": "+", "shade": "low"}], "rules": ["B >= 1 -> Good"]}]}
                    """));
        assertThatThrownBy(() -> StarForms.read(other)).hasMessageContaining("\"B\", which is no group");
    }

    private static StarItem item(String form, String id) {
        return StarForms.shipped(form).items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
