package org.nocimap.atlas.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nocimap.files.InputException;

class DebFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("x.deb"), bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".gz", ".xz"})
    void readsEveryUsualPacking(String ending) throws IOException {
        byte[] tar = TestArchives.tar(Map.of("./usr/share/a.txt", new byte[] {7}, "./usr/share/b.txt", new byte[9]));
        Path deb = file(TestArchives.deb(tar, ending));
        assertThat(DebFile.pick(deb, Set.of("usr/share/a.txt")).get("usr/share/a.txt"))
                .containsExactly(7);
    }

    @Test
    void saysWhatItCannotRead() throws IOException {
        byte[] tar = TestArchives.tar(Map.of("a", new byte[5000]));
        assertThatThrownBy(() -> DebFile.pick(folder.resolve("none.deb"), Set.of("a")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no such file");
        Path zstd = file(TestArchives.deb(tar, ".zst"));
        assertThatThrownBy(() -> DebFile.pick(zstd, Set.of("a")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("data.tar.zst")
                .hasMessageContaining("dpkg-deb -x");
        Path text = file("hello".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> DebFile.pick(text, Set.of("a"))).isInstanceOf(InputException.class);
        byte[] whole = TestArchives.deb(tar, ".xz");
        Path cut = file(Arrays.copyOf(whole, whole.length - 100));
        assertThatThrownBy(() -> DebFile.pick(cut, Set.of("a"))).isInstanceOf(InputException.class);
        Path noData = file(Arrays.copyOf(whole, 72));
        assertThatThrownBy(() -> DebFile.pick(noData, Set.of("a")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("no data.tar");
    }
}
