package org.nocimap.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.inference.Correction;
import org.nocimap.report.pages.OverviewPart;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.run.FigureChoice;
import org.nocimap.report.run.Software;
import org.w3c.dom.Element;

/** The pages stand alone, can be read by everyone, and let nothing of their input out of its place. */
class ReportPageTest {
    @TempDir
    private static Path folder;

    private static AleRun run;
    private static String html;
    private static Page page;

    @BeforeAll
    static void write() throws Exception {
        run = Runs.found(Correction.CLUSTER_SIZE_FWE);
        AleOutputs outputs = AleOutputs.of(FigureChoice.DRAW).on(Runs::anatomy);
        outputs.write(folder, run);
        html = Files.readString(folder.resolve("report.html"));
        page = Page.parse(html);
    }

    @Test
    void itIsAPageInEnglishWithATitleAndHeadingsInOrder() {
        assertThat(page.root().getAttribute("lang")).isEqualTo("en");
        assertThat(page.all("title").get(0).getTextContent()).isEqualTo(run.title());
        assertThat(page.all("h1")).hasSize(1);
        int level = 1;
        for (Element element : page.all("*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }
    }

    @Test
    void everySectionIsThere() {
        for (String id : List.of(
                "asked", "input", "results", "figures", "warnings", "methods", "references", "provenance", "truth")) {
            assertThat(page.byId(id).getTextContent()).as(id).isNotBlank();
        }
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        assertLoadsNothing(page);
    }

    private static void assertLoadsNothing(Page page) {
        for (Element element : page.all("*")) {
            assertThat(element.getTagName()).isNotIn("link", "iframe", "object", "embed", "base", "form", "video");
            assertThat(element.getAttribute("src")).isEmpty();
            assertThat(element.getAttribute("style")).isEmpty();
            if (element.getTagName().equals("image")) {
                assertThat(element.getAttribute("xlink:href")).startsWith("data:image/png;base64,");
            } else {
                assertThat(element.hasAttribute("xlink:href")).isFalse();
            }
            if (element.hasAttribute("href")) {
                assertThat(element.getAttribute("href"))
                        .matches("https://doi\\.org/.+|#[a-z0-9-]+|[A-Za-z0-9_%-][A-Za-z0-9_./%-]*");
            }
        }
    }

    @Test
    void everyPlaceThatIsLinkedIsThere() {
        Set<String> ids = new HashSet<>();
        page.all("*").stream()
                .map(e -> e.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .forEach(id -> assertThat(ids.add(id)).as("id " + id + " once").isTrue());
        for (Element a : page.all("a")) {
            String target = a.getAttribute("href");
            if (target.startsWith("#")) {
                assertThat(ids).contains(target.substring(1));
            } else if (!target.startsWith("https:")) {
                assertThat(folder.resolve(target)).exists();
            }
        }
        for (Element element : page.all("*")) {
            String by = element.getAttribute("aria-labelledby");
            if (!by.isEmpty()) {
                assertThat(ids).contains(by);
            }
        }
    }

    @Test
    void everyFigureIsDescribedAndEveryTableHasACaption() {
        List<Element> figures = page.all("figure");
        assertThat(figures).hasSize(2 + 2 * 2 + 1);
        for (Element figure : figures) {
            Element svg = Page.within(figure, "svg").get(0);
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(Page.within(svg, "title").get(0).getTextContent()).isNotBlank();
            assertThat(Page.within(svg, "desc").get(0).getTextContent()).isNotBlank();
            assertThat(Page.within(figure, "figcaption").get(0).getTextContent())
                    .isNotBlank();
        }
        for (Element table : page.all("table")) {
            assertThat(Page.within(table, "caption").get(0).getTextContent()).isNotBlank();
            assertThat(Page.within(table, "th")).isNotEmpty().allMatch(th -> th.getAttribute("scope")
                    .equals("col"));
        }
    }

    @Test
    void hostileNamesStayText() {
        assertThat(page.all("script")).hasSize(1);
        assertThat(page.all("script").get(0).getTextContent()).doesNotContain("alert");
        assertThat(html).doesNotContain("<script>alert");
        assertThat(page.text()).contains(Runs.HOSTILE);
        Set<String> known = new HashSet<>();
        for (Element element : page.all("*")) {
            for (int n = 0; n < element.getAttributes().getLength(); n++) {
                known.add(element.getAttributes().item(n).getNodeName());
            }
        }
        assertThat(known).noneMatch(name -> name.startsWith("on"));
    }

    @Test
    void thePolicyAllowsThePagesOwnScriptAlone() throws Exception {
        String script = html.substring(html.lastIndexOf("<script>") + 8, html.lastIndexOf("</script>"));
        String digest = Base64.getEncoder()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8)));
        String policy = page.all("meta").stream()
                .filter(m -> m.getAttribute("http-equiv").equals("Content-Security-Policy"))
                .findFirst()
                .orElseThrow()
                .getAttribute("content");
        assertThat(policy)
                .contains("default-src 'none'")
                .contains("script-src 'sha256-" + digest + "'")
                .doesNotContain("http");
    }

    @Test
    void theTruthAndTheMovedFociAreShown() {
        assertThat(page.byId("truth").getParentNode().getTextContent())
                .contains("2 of 2 true peaks found, no false cluster");
        assertThat(page.byId("input").getTextContent())
                .contains("brought from Talairach to MNI space (Lancaster, for FSL)")
                .contains("Pooled: 2 experiments into 1");
    }

    @Test
    void theMethodsTextStandsInTheReportAsInItsFile() throws Exception {
        String file = Files.readString(folder.resolve("methods.txt"));
        List<String> paragraphs = new ArrayList<>();
        Page.within(page.byId("methods"), "p").forEach(p -> paragraphs.add(p.getTextContent()));
        paragraphs.remove(0);
        assertThat(file).startsWith(String.join("\n\n", paragraphs));
        assertThat(Page.within(page.byId("references"), "pre").get(0).getTextContent())
                .isEqualTo(Files.readString(folder.resolve("references.bib")));
    }

    @Test
    void theWholePageIsOfReasonableSize() {
        assertThat(html.length()).isLessThan(5_000_000);
    }

    @Test
    void whenNothingIsFoundItSaysSoAndShowsWhatCameClosest(@TempDir Path other) throws Exception {
        AleRun nothing = Runs.nothing();
        assertThat(nothing.result().primary().clusters()).isEmpty();
        AleOutputs.of(FigureChoice.DRAW).on(Runs::anatomy).write(other, nothing);
        Page said = Page.parse(Files.readString(other.resolve("report.html")));
        assertThat(said.byId("results").getTextContent())
                .contains("No significant cluster")
                .contains("The largest candidate has")
                .contains("corrected p above 0.05")
                .contains("there is no true peak, no false cluster");
        assertThat(said.text()).contains("This is no evidence that the studies disagree");
        assertThat(Tables.read(other.resolve("clusters.tsv"))).isEmpty();
    }

    @Test
    void clustersWithoutCorrectionAreNotCalledSignificant(@TempDir Path other) throws Exception {
        AleOutputs.of(FigureChoice.SKIP).write(other, Runs.found(Correction.NONE));
        Page said = Page.parse(Files.readString(other.resolve("report.html")));
        assertThat(said.all("header").get(0).getTextContent())
                .contains("uncorrected clusters")
                .contains("these are no findings")
                .doesNotContain("significant cluster");
    }

    @Test
    void anOverviewLinksToTheReportsAndShowsFailures(@TempDir Path parent) throws Exception {
        AleOutputs outputs = AleOutputs.of(FigureChoice.DRAW).on(Runs::anatomy);
        String value = Runs.HOSTILE;
        outputs.write(parent.resolve("first & only"), run);
        List<OverviewPart> parts = List.of(
                OverviewPart.of(value, "first & only", run),
                OverviewPart.failed("migraine", "None of its 3 foci lies in the mask."));
        AleOutputs.Written written = outputs.writeOverview(
                parent,
                "By condition",
                "condition",
                parts,
                new Software("0.1.0", "unknown"),
                List.of("nocimap", "ale"));
        assertThat(written.files()).allMatch(f -> Files.exists(parent.resolve(f)));
        Page overview = Page.parse(Files.readString(parent.resolve("overview.html")));
        assertLoadsNothing(overview);
        assertThat(overview.all("script")).hasSize(1);
        assertThat(overview.text()).contains(value).contains("None of its 3 foci lies in the mask.");
        assertThat(overview.all("a").stream().map(a -> a.getAttribute("href")))
                .contains("first%20%26%20only/report.html");
        assertThat(Tables.read(parent.resolve("overview.tsv")))
                .hasSize(2)
                .first()
                .satisfies(row -> {
                    assertThat(row.getField("value")).isEqualTo(value);
                    assertThat(row.getField("clusters")).isEqualTo("2");
                });
    }
}
