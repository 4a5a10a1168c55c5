package org.nocimap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionOverviewCommandTest {
    private static final String HEADER = "study,n,x,y,z,space,condition\n";

    @TempDir
    Path folder;

    private Run analyse(String rows, Path out, String... more) throws Exception {
        Path table = Files.writeString(folder.resolve("foci.csv"), HEADER + rows);
        String[] words = {
            "ale",
            table.toString(),
            "--by",
            "condition",
            "--correction",
            "none",
            "--no-figures",
            "--quiet",
            "--out",
            out.toString()
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return Run.of(all);
    }

    @Test
    void overwritingLeavesNoFolderOfAVanishedValueAndWarningsNameTheirs() throws Exception {
        Path out = folder.resolve("out");
        String backAndJaw =
                "A,20,36,18,2,MNI,back\nB,20,36,18,2,MNI,back\nC,20,36,18,2,MNI,jaw\nD,20,38,18,2,MNI,jaw\n";
        Run first = analyse(backAndJaw, out);
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.err()).contains("back: only 2 experiments").contains("jaw: only 2 experiments");
        assertThat(out.resolve("jaw").resolve("report.html")).exists();
        assertThat(out.resolve("overview_conjunction_z.nii.gz")).exists();
        assertThat(Files.readString(out.resolve("overview_regions.tsv")))
                .contains("anterior insula\tshared by all\tback");
        assertThat(Files.readString(out.resolve("overview.html"))).contains("What they share");

        Run second =
                analyse("A,20,36,18,2,MNI,back\nB,20,36,18,2,MNI,back\nE,20,8,-18,6,MNI,knee\n", out, "--overwrite");
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(out.resolve("jaw")).doesNotExist();
        assertThat(out.resolve("back").resolve("report.html")).exists();
        assertThat(out.resolve("knee").resolve("report.html")).exists();
    }
}
