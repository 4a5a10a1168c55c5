package org.nocimap.evidence.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nocimap.evidence.formats.Inputs.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.evidence.StudySet;
import org.nocimap.image.Space;

class NimadsWriterTest {
    private static final ReadOptions OPTIONS = ReadOptions.withDefaults().withSpace(Space.MNI);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nidm_pain_studyset.json", "sample_size_nimads_studyset.json", "nimads_studyset.json"})
    void publicStudySetsSurviveARoundTrip(String name) {
        StudySet set = NimadsReader.read(
                        resource("nimare/" + name),
                        name.startsWith("nimads") ? List.of(resource("nimare/nimads_annotation.json")) : List.of(),
                        OPTIONS)
                .studies();
        WriteResult written = NimadsWriter.write(set, folder.resolve("out.json"));
        StudySet alone = NimadsReader.read(written.files().get(0), List.of(), ReadOptions.withDefaults())
                .studies();
        StudySet annotated = NimadsReader.read(
                        written.files().get(0),
                        written.files().subList(1, written.files().size()),
                        ReadOptions.withDefaults())
                .studies();
        assertThat(Inputs.withoutPlaces(alone)).isEqualTo(Inputs.withoutPlaces(set));
        assertThat(Inputs.withoutPlaces(annotated)).isEqualTo(Inputs.withoutPlaces(set));
    }

    @Test
    void theFilesHaveTheShapeOfNimads() throws Exception {
        StudySet set = NimadsReader.read(
                        resource("nimare/nimads_studyset.json"),
                        List.of(resource("nimare/nimads_annotation.json")),
                        OPTIONS)
                .studies();
        WriteResult written = NimadsWriter.write(set, folder.resolve("foci.json.gz"));
        assertThat(written.files())
                .containsExactly(folder.resolve("foci.json.gz"), folder.resolve("foci_annotation.json.gz"));
        WriteResult plain = NimadsWriter.write(set, folder.resolve("foci.json"));
        JsonNode analysis = new ObjectMapper()
                .readTree(Files.readAllBytes(plain.files().get(0)))
                .at("/studies/0/analyses/0");
        assertThat(analysis.at("/metadata/sample_sizes/0").isInt()).isTrue();
        assertThat(analysis.at("/points/0/coordinates").size()).isEqualTo(3);
        assertThat(analysis.at("/points/0/space").asText()).isEqualTo("MNI");
        JsonNode annotation =
                new ObjectMapper().readTree(Files.readAllBytes(plain.files().get(1)));
        assertThat(annotation.at("/note_keys/include").asText()).isEqualTo("boolean");
        assertThat(annotation.at("/notes/0/note/include").isBoolean()).isTrue();
        assertThat(annotation.at("/notes/0/analysis").asText())
                .isEqualTo(analysis.at("/id").asText());
    }
}
