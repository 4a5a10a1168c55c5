package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelAndAtlasTest {
    @TempDir
    Path folder;

    @Test
    void namesPlacesGivenAsWords() {
        Run run = Run.of("label", "-38", "-14", "8", "38,-14,8", "--atlas", "talairach-daemon");

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("(-38.0, -14.0, 8.0) MNI")
                .contains("Left Insula")
                .contains("(38.0, -14.0, 8.0) MNI");
    }

    @Test
    void namesPlacesOfAFileInTalairachSpace() throws Exception {
        Path file = Files.writeString(folder.resolve("places.txt"), "# two places\n10 20 30\n\n-44, -20, 40 # here\n");
        JsonNode result = new ObjectMapper()
                .readTree(Run.of("label", "--file", file.toString(), "--space", "tal", "--json")
                        .out());

        assertThat(result.path("places")).hasSize(2);
        assertThat(result.at("/places/0/mni/0").asDouble()).isEqualTo(11.9328, within(1e-4));
        assertThat(result.at("/places/0/given/0").asDouble()).isEqualTo(10);
        assertThat(result.at("/places/0/labels/0/label").asText()).isNotEmpty();
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("places.txt"), "1 2 3\n4 five 6\n7 8\n");

        assertThat(Run.of("label").code()).isEqualTo(2);
        assertThat(Run.of("label", "1", "2").err()).contains("three numbers");
        assertThat(Run.of("label", "400", "0", "0").err()).contains("-200 to 200");
        assertThat(Run.of("label", "1", "2", "3", "--space", "moon").err()).contains("MNI or Talairach");
        assertThat(Run.of("label", "1", "2", "3", "--atlas", "moon").err()).contains("moon");
        assertThat(Run.of("label", "--file", file.toString()).err()).contains("places.txt:2", "places.txt:3");
    }

    @Test
    void listsWhatIsHereAndWhatCouldBe() throws Exception {
        Run run = Run.of("atlas", "list");
        JsonNode result =
                new ObjectMapper().readTree(Run.of("atlas", "list", "--json").out());

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("talairach-daemon")
                .contains("harvard-oxford")
                .contains("non-commercial");
        assertThat(result.at("/atlases/0/name").asText()).isEqualTo("talairach-daemon");
    }

    @Test
    void showsLicenceAndLabelsOfAnAtlas() {
        Run run = Run.of("atlas", "show", "talairach-daemon");

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("licence:").contains("Left Insula");
        assertThat(Run.of("atlas", "show", "moon").code()).isEqualTo(2);
    }

    @Test
    void installsFromAFolderThatMustHoldAtlases() {
        Run run = Run.of("atlas", "install", "--from", folder.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("mricron-data");
    }
}
