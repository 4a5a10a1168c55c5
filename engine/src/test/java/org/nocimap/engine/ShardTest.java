package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nocimap.files.InputException;

class ShardTest {
    private static final String RUN = "a run";

    @TempDir
    Path folder;

    private record DrawJob(int blocks) implements BlockJob {
        @Override
        public String label() {
            return "draws";
        }

        @Override
        public int items(int block) {
            return 2 + block % 3;
        }

        @Override
        public Worker newWorker() {
            RandomStreams streams = RandomStreams.of(3, "shards");
            return block -> new double[] {block, streams.stream(block).nextGaussian()};
        }
    }

    @Property
    void everyBlockBelongsToOneShard(
            @ForAll @IntRange(min = 1, max = 60) int blocks, @ForAll @IntRange(min = 1, max = 70) int of) {
        BitSet seen = new BitSet();
        for (int number = 1; number <= of; number++) {
            Shard shard = new Shard(number, of);
            for (int n = 0; n < shard.blocks(blocks); n++) {
                assertThat(shard.block(n)).isBetween(0, blocks - 1);
                assertThat(seen.get(shard.block(n))).isFalse();
                assertThat(Shard.holding(shard.block(n), of)).isEqualTo(shard);
                seen.set(shard.block(n));
            }
        }
        assertThat(seen.cardinality()).isEqualTo(blocks);
    }

    @Test
    void understandsItsText() {
        assertThat(Shard.parse("2/5")).contains(new Shard(2, 5));
        assertThat(Shard.parse(" 1 / 1 ")).contains(new Shard(1, 1));
        assertThat(Shard.parse(new Shard(7, 9).toString())).contains(new Shard(7, 9));
        for (String wrong : List.of("", "2", "0/5", "6/5", "1/0", "-1/5", "1/2/3", "a/b", "1/99999999", "1/2000000")) {
            assertThat(Shard.parse(wrong)).as(wrong).isEmpty();
        }
    }

    @Test
    void shardsPutTogetherAreTheWholeRun() {
        DrawJob job = new DrawJob(11);
        List<double[]> whole = new LocalEngine(1).run(job, Checkpoint.NONE, Progress.NONE);
        List<Path> files = runShards(job, 4);

        ShardedCheckpoint together = ShardedCheckpoint.of(files, RUN, 11, Checkpoint.NONE);
        assertThat(together.missing().isEmpty()).isTrue();
        List<double[]> reduced = new LocalEngine(1).run(job, together, Progress.NONE);
        for (int block = 0; block < 11; block++) {
            assertThat(reduced.get(block)).containsExactly(whole.get(block));
        }
    }

    @Test
    void moreShardsThanBlocksLeaveSomeWithNothingToDo() {
        List<Path> files = runShards(new DrawJob(2), 5);

        assertThat(ShardedCheckpoint.of(files, RUN, 2, Checkpoint.NONE)
                        .missing()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatIsMissingIsKnownAndCanBeComputed() {
        DrawJob job = new DrawJob(11);
        List<Path> files = runShards(job, 4);
        files.remove(2);
        Path own = folder.resolve("own");
        try (FileCheckpoint more = FileCheckpoint.open(own, RUN, 11, OnExisting.CONTINUE)) {
            ShardedCheckpoint together = ShardedCheckpoint.of(files, RUN, 11, more);
            assertThat(together.missing().stream().boxed()).containsExactly(2, 6, 10);
            new LocalEngine(1).run(job, together, Progress.NONE);
        }
        assertThat(FileCheckpoint.read(own, RUN, 11)).containsOnlyKeys(2, 6, 10);
    }

    @Test
    void aShardGoesOnFromWhatItHad() {
        DrawJob job = new DrawJob(9);
        Path file = folder.resolve("shard");
        Shard shard = new Shard(2, 3);
        try (FileCheckpoint checkpoint = FileCheckpoint.open(file, RUN, 9, OnExisting.CONTINUE)) {
            checkpoint.record(4, new double[] {-1});
        }
        try (FileCheckpoint checkpoint = FileCheckpoint.open(file, RUN, 9, OnExisting.CONTINUE)) {
            shard.run(new LocalEngine(1), job, checkpoint, Progress.NONE);
        }
        assertThat(FileCheckpoint.read(file, RUN, 9)).containsOnlyKeys(1, 4, 7);
        assertThat(FileCheckpoint.read(file, RUN, 9).get(4)).containsExactly(-1);
    }

    @Test
    void filesThatDoNotBelongTogetherAreNamedAllAtOnce() throws Exception {
        List<Path> files = runShards(new DrawJob(6), 2);
        Path other = folder.resolve("other");
        FileCheckpoint.open(other, "another run", 6, OnExisting.CONTINUE).close();
        Path text = Files.writeString(folder.resolve("text"), "not a checkpoint");
        Path contradicting = folder.resolve("contradicting");
        try (FileCheckpoint checkpoint = FileCheckpoint.open(contradicting, RUN, 6, OnExisting.CONTINUE)) {
            checkpoint.record(3, new double[] {0});
        }
        files.addAll(List.of(other, text, contradicting, folder.resolve("absent")));

        assertThatThrownBy(() -> ShardedCheckpoint.of(files, RUN, 6, Checkpoint.NONE))
                .isInstanceOfSatisfying(
                        InputException.class, e -> assertThat(e.problems()).hasSize(4))
                .hasMessageContaining("another run")
                .hasMessageContaining("block 3")
                .hasMessageContaining("absent");
    }

    private List<Path> runShards(BlockJob job, int of) {
        List<Path> files = new ArrayList<>();
        for (int number = of; number >= 1; number--) {
            Path file = folder.resolve("shard-" + number);
            try (FileCheckpoint checkpoint = FileCheckpoint.open(file, RUN, job.blocks(), OnExisting.CONTINUE)) {
                new Shard(number, of).run(new LocalEngine(1), job, checkpoint, Progress.NONE);
            }
            files.add(0, file);
        }
        return files;
    }
}
