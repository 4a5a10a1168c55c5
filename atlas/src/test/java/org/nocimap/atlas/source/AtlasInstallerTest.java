package org.nocimap.atlas.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.packages.CommandRunner;
import org.nocimap.atlas.packages.TestArchives;
import org.nocimap.files.InputException;

class AtlasInstallerTest {
    private static final String FOLDER = "usr/share/mricron/templates/";
    private static final CommandRunner NO_COMMANDS = (command, in) -> {
        throw new IOException("no program is to be run here");
    };

    @TempDir
    Path folder;

    private Surroundings here;

    @BeforeEach
    void surroundings() {
        here = new Surroundings(folder.resolve("data"), folder.resolve("system"), Optional.empty(), Optional.empty());
    }

    private AtlasInstaller installer(CommandRunner commands) {
        return new AtlasInstaller(AtlasCatalogue.builtIn(), here, commands);
    }

    /** The AAL files, and one that nobody asked for. */
    private Path templates(Path into) throws IOException {
        Files.createDirectories(into);
        TestVolumes.write(into.resolve("aal.nii.gz"), 1, 2);
        Files.writeString(into.resolve("aal.nii.txt"), "1 Precentral_L 2001\n2 Precentral_R 2002\n");
        Files.writeString(into.resolve("other.txt"), "not wanted");
        return into;
    }

    private byte[] deb() throws IOException {
        Path source = templates(folder.resolve("make"));
        Map<String, byte[]> files = new HashMap<>();
        for (String name : List.of("aal.nii.gz", "aal.nii.txt", "other.txt")) {
            files.put("./" + FOLDER + name, Files.readAllBytes(source.resolve(name)));
        }
        files.put("../../../outside.txt", new byte[] {1});
        return TestArchives.deb(TestArchives.tar(files), ".xz");
    }

    private List<String> installed() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> f.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private void assertAalWorks() {
        AtlasShelf shelf = AtlasShelf.of(here);
        assertThat(shelf.items())
                .filteredOn(item -> item.info().name().equals("aal"))
                .singleElement()
                .satisfies(item -> assertThat(item.info().origin()).isEqualTo(Origin.INSTALLED));
        assertThat(shelf.open("aal").regions()).hasSize(2);
    }

    @Test
    void installsFromAPackageFile() throws IOException {
        Path deb = Files.write(folder.resolve("m.deb"), deb());
        AtlasInstaller.Installed done = installer(NO_COMMANDS).install(Optional.of(deb));
        assertThat(done.atlases()).extracting(e -> e.info().name()).containsExactly("aal");
        assertThat(done.missing()).hasSize(5);
        assertThat(installed()).containsExactly("SOURCE.tsv", "aal.nii.gz", "aal.nii.txt");
        assertThat(Files.readString(done.folder().resolve("SOURCE.tsv"))).contains("m.deb", "aal.nii.gz\t");
        assertAalWorks();
    }

    @Test
    void installsFromAFolderOrTheRootOfAnUnpackedPackage() throws IOException {
        templates(folder.resolve("unpacked").resolve(FOLDER));
        installer(NO_COMMANDS).install(Optional.of(folder.resolve("unpacked")));
        assertAalWorks();
        installer(NO_COMMANDS).install(Optional.of(folder.resolve("unpacked").resolve(FOLDER)));
        assertAalWorks();
    }

    @Test
    void takesTheSystemsFolderFirst() throws IOException {
        templates(here.systemTemplates());
        assertAalWorks();
        AtlasInstaller.Installed done = installer(NO_COMMANDS).install(Optional.empty());
        assertThat(done.from()).contains("system");
        assertThat(installed()).contains("aal.nii.gz");
    }

    @Test
    void otherwiseAsksThePackageManager() throws IOException {
        byte[] deb = deb();
        AtlasInstaller.Installed done = installer((command, in) -> {
                    Files.write(in.resolve("mricron-data_1.deb"), deb);
                    return new CommandRunner.Result(0, "");
                })
                .install(Optional.empty());
        assertThat(done.from()).contains("mricron-data_1.deb");
        assertAalWorks();
    }

    @Test
    void saysWhatIsMissingAndWritesNothing() throws IOException {
        assertThatThrownBy(() -> installer(NO_COMMANDS).install(Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("mricron-data")
                .hasMessageContaining("--from");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertThatThrownBy(() -> installer(NO_COMMANDS).install(Optional.of(empty)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("none of the catalogue's atlases");
        assertThatThrownBy(() -> installer(NO_COMMANDS).install(Optional.of(folder.resolve("absent"))))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such file");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void anUnwritableDataFolderIsNamed() throws IOException {
        templates(here.systemTemplates());
        Files.writeString(folder.resolve("data"), "a file, not a folder");
        assertThatThrownBy(() -> installer(NO_COMMANDS).install(Optional.empty()))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("data");
    }
}
