package org.nocimap.atlas.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TarFilesTest {
    private static final byte[] CONTENT = {1, 2, 3};

    private static Map<String, byte[]> pick(byte[] tar, String... wanted) throws IOException {
        return TarFiles.pick(new ByteArrayInputStream(tar), Set.of(wanted));
    }

    @Test
    void picksWhatIsWantedAndNothingElse() throws IOException {
        byte[] tar =
                TestArchives.tar(Map.of("./a/b.txt", CONTENT, "c.txt", new byte[700], "../../etc/passwd", CONTENT));
        assertThat(pick(tar, "a/b.txt", "missing")).containsOnlyKeys("a/b.txt");
        assertThat(pick(tar, "a/b.txt").get("a/b.txt")).isEqualTo(CONTENT);
        assertThat(pick(tar, "c.txt").get("c.txt")).hasSize(700);
    }

    @Test
    void linksAndFoldersAreNotFiles() throws IOException {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(TestArchives.entry("a", '2', new byte[0]));
        tar.write(TestArchives.entry("a", '5', new byte[0]));
        tar.write(new byte[1024]);
        assertThat(pick(tar.toByteArray(), "a")).isEmpty();
    }

    @Test
    void namesMayHaveAPrefix() throws IOException {
        byte[] header = TestArchives.header("b.txt", '0', 3);
        TestArchives.put(header, 345, "package/deep");
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.write(TestArchives.summed(header));
        tar.write(Arrays.copyOf(CONTENT, 512));
        assertThat(pick(tar.toByteArray(), "package/deep/b.txt")).hasSize(1);
    }

    @Test
    void whatIsCutOffDamagedOrTooLargeIsRefused() throws IOException {
        byte[] tar = TestArchives.tar(Map.of("a", new byte[2000]));
        assertThatThrownBy(() -> pick(Arrays.copyOf(tar, 1500), "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> pick(Arrays.copyOf(tar, 300), "a")).isInstanceOf(IOException.class);
        byte[] damaged = tar.clone();
        damaged[3] = 'x';
        assertThatThrownBy(() -> pick(damaged, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tar");
        byte[] huge = TestArchives.header("a", '0', 60L << 20);
        assertThatThrownBy(() -> pick(huge, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than");
        byte[] enormous = TestArchives.header("b", '0', 7L << 30);
        assertThatThrownBy(() -> pick(enormous, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("more than");
    }

    @Property(tries = 300)
    void damageGivesFilesOrAnIoException(
            @ForAll @IntRange(min = 0, max = 3071) int at, @ForAll byte value, @ForAll @IntRange(max = 3072) int length)
            throws IOException {
        byte[] tar = Arrays.copyOf(TestArchives.tar(Map.of("a", new byte[600])), length);
        if (at < length) {
            tar[at] = value;
        }
        try {
            assertThat(pick(tar, "a").size()).isLessThanOrEqualTo(1);
        } catch (IOException expected) {
            assertThat(expected).isNotNull();
        }
    }
}
