package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code nocimap coactivation} on studies of which it is known what they report together. */
class CoactivationCommandTest {
    @TempDir
    Path folder;

    private Path foci;
    private Path result;

    /** Of forty studies, half report two places together; all report a third. */
    @BeforeEach
    void input() throws Exception {
        List<String> rows = new ArrayList<>(List.of("study,experiment,n,x,y,z,space"));
        for (int s = 0; s < 40; s++) {
            int jitter = s % 3 - 1;
            if (s % 2 == 0) {
                rows.add("Study " + s + ",a,20," + (-38 + jitter) + ",-16," + (12 - jitter) + ",MNI");
                rows.add("Study " + s + ",b,20," + (30 - jitter) + "," + (20 + jitter) + ",20,MNI");
            }
            rows.add("Study " + s + ",a,20," + jitter + ",-70,10,MNI");
        }
        foci = Files.write(folder.resolve("foci.csv"), rows);
        result = folder.resolve("ale");
        Run ale = Run.of(
                "ale",
                foci.toString(),
                "--out",
                result.toString(),
                "--mask",
                SmallMask.write(folder.resolve("mask.nii.gz")).toString(),
                "--permutations",
                "100",
                "--no-figures");
        assertThat(ale.code()).isZero();
        assertThat(ale.out()).contains("3 clusters");
    }

    @Test
    void findsWhatTheSameStudiesReport() throws Exception {
        Path out = folder.resolve("out");
        Run run = Run.of("coactivation", result.toString(), foci.toString(), "--out", out.toString());

        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("3 regions, 3 pairs, 40 studies; 1 pair significant")
                .contains("both 20");
        assertThat(out.resolve("report.html")).content().contains("Fisher", "Woolf", "Haldane");
        assertThat(out.resolve("coactivation.tsv")).content().contains("haldane-anscombe");
        assertThat(out.resolve("coactivation_counts.tsv")).content().contains("\t40");
        assertThat(out.resolve("figures/network.svg")).isNotEmptyFile();
        assertThat(out.resolve("figures/matrix.png")).isNotEmptyFile();

        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        DocumentBuilder parser = factory.newDocumentBuilder();
        Document graph = parser.parse(out.resolve("coactivation.graphml").toFile());
        String namespace = "http://graphml.graphdrawing.org/xmlns";
        NodeList nodes = graph.getElementsByTagNameNS(namespace, "node");
        NodeList edges = graph.getElementsByTagNameNS(namespace, "edge");
        assertThat(nodes.getLength()).isEqualTo(3);
        assertThat(edges.getLength()).isEqualTo(3);
        List<String> keys = new ArrayList<>();
        NodeList declared = graph.getElementsByTagNameNS(namespace, "key");
        for (int n = 0; n < declared.getLength(); n++) {
            keys.add(((Element) declared.item(n)).getAttribute("id"));
        }
        NodeList data = graph.getElementsByTagNameNS(namespace, "data");
        for (int n = 0; n < data.getLength(); n++) {
            assertThat(keys).contains(((Element) data.item(n)).getAttribute("key"));
        }
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            ids.add(((Element) nodes.item(n)).getAttribute("id"));
        }
        for (int n = 0; n < 3; n++) {
            assertThat(ids).contains(((Element) edges.item(n)).getAttribute("source"));
            assertThat(ids).contains(((Element) edges.item(n)).getAttribute("target"));
        }
    }

    @Test
    void withoutFilesTheResultsOwnFociAreCounted() throws Exception {
        Path given = folder.resolve("given");
        Path own = folder.resolve("own");
        Run.of("coactivation", result.toString(), foci.toString(), "--out", given.toString(), "--no-figures");
        Run run = Run.of("coactivation", result.toString(), "--out", own.toString(), "--no-figures");
        assertThat(run.code()).isZero();
        assertThat(own.resolve("coactivation.tsv")).hasSameTextualContentAs(given.resolve("coactivation.tsv"));
    }

    @Test
    void labelsOfAnAtlasAreRegionsToo() {
        Path out = folder.resolve("out");
        Run run = Run.of(
                "coactivation",
                foci.toString(),
                "--atlas",
                "talairach-daemon",
                "--out",
                out.toString(),
                "--no-figures",
                "--json");
        assertThat(run.err()).doesNotContain("error");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("\"units\" : 40");
    }

    @Test
    void whatIsWrongIsSaid() {
        String out = folder.resolve("out").toString();
        assertThat(Run.of("coactivation", "nothing", "--out", out).err())
                .contains("neither a result folder nor a file");
        assertThat(Run.of("coactivation", folder.toString(), "--out", out).err())
                .contains("the folder holds no clusters");
        assertThat(Run.of("coactivation", foci.toString(), "--atlas", "none", "--out", out)
                        .err())
                .contains("no atlas of this name");
        Run few = Run.of("coactivation", result.toString(), "--min-studies", "30", "--out", out);
        assertThat(few.code()).isEqualTo(ExitCode.USER_ERROR);
        assertThat(few.err()).contains("only 1 of 3 regions reported by enough studies");
        assertThat(Run.of("coactivation", result.toString(), "--within", "-1", "--out", out)
                        .err())
                .contains("--within");
    }
}
