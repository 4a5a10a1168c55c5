package org.nocimap.atlas.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.Region;
import org.nocimap.files.InputException;

class LabelTableTest {
    @TempDir
    Path folder;

    private Map<Integer, String> names(String file, String text) throws IOException {
        return LabelTable.read(Files.writeString(folder.resolve(file), text)).values().stream()
                .collect(Collectors.toMap(Region::id, Region::name));
    }

    @Test
    void readsMricronText() throws IOException {
        assertThat(names("aal.nii.txt", "1 Precentral_L 2001\n2 Precentral_R 2002\n\n"))
                .isEqualTo(Map.of(1, "Precentral_L", 2, "Precentral_R"));
        assertThat(names("jhu.nii.txt", "0\tUnclassified\n1\tFornix, column and body\n"))
                .isEqualTo(Map.of(1, "Fornix, column and body"));
    }

    @Test
    void readsFreeSurferColours() throws IOException {
        String text = "#No. Label Name:            R   G   B   A\n\n"
                + "0   Unknown                 0   0   0   0\n"
                + "17  Left-Hippocampus        220 216 20  0\n"
                + "2   Left Cerebral White     245 245 245 0\n";
        assertThat(names("lut.txt", text)).isEqualTo(Map.of(17, "Left-Hippocampus", 2, "Left Cerebral White"));
    }

    @Test
    void readsItkSnapDescriptions() throws IOException {
        String text = "################\n    0     0    0    0        0  0  0    \"Clear Label\"\n"
                + "    1   255    0    0        1  1  1    \"Area 3b\"\n";
        assertThat(names("x.label", text)).isEqualTo(Map.of(1, "Area 3b"));
    }

    @Test
    void keepsNumbersThatMakeNamesDifferent() throws IOException {
        assertThat(names("b.txt", "1 Brodmann area 1\n2 Brodmann area 2\n"))
                .isEqualTo(Map.of(1, "Brodmann area 1", 2, "Brodmann area 2"));
    }

    @Test
    void readsDelimitedTablesWithAndWithoutHeader() throws IOException {
        assertThat(names("dseg.tsv", "index\tname\tcolor\n1\tThalamus\t#ff\n")).isEqualTo(Map.of(1, "Thalamus"));
        assertThat(names("a.csv", "\uFEFFRegion Name,ID\r\n\"Gyrus, inferior\",12\r\n"))
                .isEqualTo(Map.of(12, "Gyrus, inferior"));
        assertThat(names("b.csv", "Insula,3\nVermis,4\n")).isEqualTo(Map.of(3, "Insula", 4, "Vermis"));
        assertThat(names("c.tsv", "12\tHeschl's \"H1\" gyrus\n")).isEqualTo(Map.of(12, "Heschl's \"H1\" gyrus"));
    }

    @Test
    void readsFslDescriptions() throws IOException {
        String probabilistic = "<?xml version=\"1.0\"?><atlas><header><name>HO</name><type>Probabalistic</type>"
                + "<images><summaryimagefile>/HO/x</summaryimagefile></images></header><data>"
                + "<label index=\"0\" x=\"1\">Frontal Pole</label><label index=\"1\">Insula &amp; co</label></data></atlas>";
        assertThat(names("ho.xml", probabilistic)).isEqualTo(Map.of(1, "Frontal Pole", 2, "Insula & co"));
        String labels = "<atlas><header><type>Label</type></header><data>"
                + "<label>Unclassified</label><label>Fornix</label></data></atlas>";
        assertThat(names("jhu.xml", labels)).isEqualTo(Map.of(1, "Fornix"));
    }

    @Test
    void refusesDocumentTypesAndEntities() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        String external = "<!DOCTYPE atlas [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>"
                + "<atlas><data><label index=\"1\">&e;</label></data></atlas>";
        assertThatThrownBy(() -> names("e.xml", external))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("not an atlas description");
        String bomb = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><a><label index=\"1\">&b;</label></a>";
        assertThatThrownBy(() -> names("b.xml", bomb)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> names("c.xml", "<atlas><data><label index=\"x\">A</label></data></atlas>"))
                .isInstanceOf(InputException.class);
        assertThatThrownBy(() -> names("d.xml", "<atlas><data>")).isInstanceOf(InputException.class);
    }

    @Test
    void namesEveryLineThatIsWrong() {
        assertThatThrownBy(() -> names("x.txt", "1 A\nhello\n2 B\nworld there\n2 C\n"))
                .isInstanceOfSatisfying(InputException.class, e -> {
                    assertThat(e.problems()).hasSize(3);
                    assertThat(e.problems().get(0).where().line()).isEqualTo(2);
                    assertThat(e.problems().get(1).where().line()).isEqualTo(4);
                    assertThat(e.problems().get(2).what()).contains("label 2", "\"C\"", "\"B\"", "line 3");
                });
        assertThatThrownBy(() -> names("x.tsv", "index\tcolour\n1\tred\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("index");
        assertThatThrownBy(() -> names("x.tsv", "1\tA\nB\tC\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("x.tsv:2");
        assertThatThrownBy(() -> names("empty.txt", "# nothing\n"))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no labels");
        assertThatThrownBy(() -> names("empty2.txt", "")).isInstanceOf(InputException.class);
    }

    @Test
    void findsTheTableBesideAVolume() throws IOException {
        Path volume = Files.write(folder.resolve("v.nii.gz"), new byte[0]);
        assertThat(LabelTable.beside(volume)).isEmpty();
        Files.write(folder.resolve("v.nii.lut"), new byte[768]);
        assertThat(LabelTable.beside(volume)).as("a palette has no names").isEmpty();
        Path tsv = Files.writeString(folder.resolve("v.tsv"), "1\tA\n");
        assertThat(LabelTable.beside(volume)).contains(tsv);
        Path text = Files.writeString(folder.resolve("v.nii.txt"), "1 A\n");
        assertThat(LabelTable.beside(volume)).contains(text);
    }

    @Property(tries = 300)
    void anyTextGivesLabelsOrAMessage(
            @ForAll @IntRange(max = 120) int at, @ForAll char put, @ForAll @IntRange(max = 3) int which) {
        String text = new String[] {
                    "1 Precentral_L 2001\n2 Precentral_R 2002\n3 Insula_L 2003\n",
                    "index\tname\n1\tA\n2\t\"B\"\n",
                    "id,label\n1,\"A, b\"\n2,C\n",
                    "<atlas><data><label index=\"1\">A</label></data></atlas>"
                }
                [which];
        String mutated = at < text.length() ? text.substring(0, at) + put + text.substring(at + 1) : text + put;
        Path file = Path.of("f");
        try {
            if (which == 3) {
                FslXml.read(mutated.getBytes(StandardCharsets.UTF_8), file).regions();
            } else {
                LabelText.read(mutated, file);
            }
        } catch (InputException expected) {
            assertThat(expected.problems()).isNotEmpty();
        }
    }
}
