package org.nocimap.appraisal.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class DecisionsTest {
    private static final String YAML = """
        intervention: CBT
        key domains: [1, 2]
        consistent: 50 %
        outcomes:
          - outcome: pain
            design: randomised
            measure: MD
            estimate: -2.31
            p: "< 0.00001"
            k: 17
            people: 750
            mcid: {value: 1.5, source: Ostelo 2008}
            assumed risk: [0.2, {value: 0.4, source: registry}]
            imprecision: {levels: -1, reason: few people, by: A}
          - outcome: brain
            findings: It changed.
            studies:
              - {study: X 2014, design: rct, people: 25, finding: change, quality: low}
        """;
    private static final String CSV = """
        outcome,item,value,reason,by,design,people,finding,quality
        ,intervention,CBT,,,,,,
        ,key domains,"1,2",,,,,,
        ,consistent,50 %,,,,,,
        pain,design,randomised,,,,,,
        pain,measure,MD,,,,,,
        pain,estimate,-2.31,,,,,,
        pain,p,< 0.00001,,,,,,
        pain,k,17,,,,,,
        pain,people,750,,,,,,
        pain,mcid,1.5,Ostelo 2008,,,,,
        pain,assumed risk,0.2,,,,,,
        pain,assumed risk,0.4,registry,,,,,
        pain,imprecision,-1,few people,A,,,,
        pain,inconsistency,,,,,,,
        brain,findings,It changed.,,,,,,
        brain,study,X 2014,,,rct,25,change,low
        """;

    @TempDir
    Path folder;

    @Test
    void yamlAndTablesSayTheSame() throws IOException {
        Decisions yaml = Decisions.read(Files.writeString(folder.resolve("d.yaml"), YAML));
        Decisions csv = Decisions.read(Files.writeString(folder.resolve("d.csv"), CSV));
        assertThat(csv).isEqualTo(yaml);
        Outcome pain = yaml.outcomes().get(0);
        assertThat(pain.decisions())
                .containsExactly(java.util.Map.entry(Factor.IMPRECISION, new Decision(-1, "few people", "A")));
        assertThat(pain.important()).contains(new Outcome.Sourced(1.5, "Ostelo 2008"));
        assertThat(pain.assumedRisks()).hasSize(2);
        assertThat(pain.reported().orElseThrow().pReported()).isEqualTo("< 0.00001");
        assertThat(yaml.settings().consistentFrom()).hasValue(0.5);
        assertThat(yaml.settings().keyDomains()).containsExactly("1", "2");
        assertThat(yaml.outcomes().get(1).studies().get(0).people()).hasValue(25);
    }

    @Test
    void jsonIsReadAsWell() throws IOException {
        Path file = Files.writeString(folder.resolve("d.json"), """
            {"outcomes": [{"outcome": "pain", "measure": "OR", "estimate": 4.30, "low": 3, "high": 6}]}
            """);
        Body body = Decisions.read(file).outcomes().get(0).reported().orElseThrow();
        assertThat(body.estimate()).isEqualTo(Math.log(4.3));
        assertThat(body.interval()).contains(new Range(Math.log(3), Math.log(6)));
    }

    @Test
    void everythingThatIsWrongIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("d.yaml"), """
            colour: red
            outcomes:
              - outcome: pain
                design: maybe
                risk of bias: {levels: -4, reason: r}
                publication bias: {levels: -2, reason: r}
                imprecision: -1
                weather: fine
                measure: OR
                estimate: -2
              - design: randomised
            """);
        assertThatThrownBy(() -> Decisions.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("d.yaml:1 (colour): \"colour\" is not understood")
                .hasMessageContaining("d.yaml:4 (design): \"maybe\" cannot be used")
                .hasMessageContaining("d.yaml:5 (risk of bias): \"-4\"")
                .hasMessageContaining("d.yaml:6 (publication bias): \"-2\"")
                .hasMessageContaining("d.yaml:7 (imprecision): imprecision of pain is decided without a reason")
                .hasMessageContaining("d.yaml:8 (weather)")
                .hasMessageContaining("d.yaml:10 (estimate): \"-2\" cannot be used; expected a ratio above 0")
                .hasMessageContaining("d.yaml:11: an outcome has no name");
    }

    @Test
    void whatIsNoYamlIsToldWithItsLine() throws IOException {
        Path file = Files.writeString(folder.resolve("d.yaml"), "title: x\noutcomes: [\n");
        assertThatThrownBy(() -> Decisions.read(file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("d.yaml:3");
        Path bomb = Files.writeString(folder.resolve("b.yaml"), "a: &a [x]\noutcomes: &o [*o, *a]\n");
        assertThatThrownBy(() -> Decisions.read(bomb)).isInstanceOf(InputException.class);
    }

    @Test
    void anOutcomeWithoutEvidenceIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("d.yaml"), "outcomes: [{outcome: sleep}]\n");
        Decisions decisions = Decisions.read(file);
        Body body = new Bodies().graded().body().orElseThrow();
        assertThatThrownBy(() -> decisions.cases(List.of(body), Optional.empty()))
                .hasMessageContaining("sleep: no result belongs to it; expected one of folder: pain");
        List<Case> undecided = Decisions.none().cases(List.of(body), Optional.empty());
        assertThat(undecided).hasSize(1);
        assertThat(undecided.get(0).outcome().design()).isEqualTo(Outcome.Design.NOT_STATED);
    }
}
