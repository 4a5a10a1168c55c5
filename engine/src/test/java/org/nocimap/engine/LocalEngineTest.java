package org.nocimap.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalEngineTest {
    @Property(tries = 60)
    void givesTheSameBitsOnAnyNumberOfThreads(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 40) int blocks,
            @ForAll @IntRange(max = 30) int length) {
        BlockJob job = new DrawingJob(seed, blocks, length);
        List<double[]> alone = new LocalEngine(1).run(job, Checkpoint.NONE, Progress.NONE);
        assertThat(alone).hasSize(blocks);
        for (int threads = 2; threads <= 4; threads++) {
            List<double[]> together = new LocalEngine(threads).run(job, Checkpoint.NONE, Progress.NONE);
            assertThat(together.toArray()).isEqualTo(alone.toArray());
        }
    }

    @Property(tries = 40)
    void computesOnlyWhatTheCheckpointDoesNotKnow(
            @ForAll @IntRange(min = 1, max = 30) int blocks,
            @ForAll Set<@IntRange(max = 29) Integer> known,
            @ForAll @IntRange(min = 1, max = 4) int threads) {
        MemoryCheckpoint checkpoint = new MemoryCheckpoint();
        known.stream().filter(b -> b < blocks).forEach(b -> checkpoint.known.put(b, new double[] {b, -1}));
        Set<Integer> computed = ConcurrentHashMap.newKeySet();
        List<double[]> results = new LocalEngine(threads)
                .run(
                        job(blocks, b -> {
                            computed.add(b);
                            return new double[] {b};
                        }),
                        checkpoint,
                        Progress.NONE);
        for (int b = 0; b < blocks; b++) {
            boolean was = checkpoint.known.containsKey(b);
            assertThat(results.get(b)).containsExactly(was ? new double[] {b, -1} : new double[] {b});
            assertThat(computed.contains(b)).isNotEqualTo(was);
            assertThat(checkpoint.recorded.containsKey(b)).isNotEqualTo(was);
        }
    }

    @Test
    void oneThreadMeansTheCallersOwn() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        new LocalEngine(1).run(job(5, b -> note(threads, b)), Checkpoint.NONE, Progress.NONE);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void everyThreadHasItsOwnWorker() {
        Map<Object, Set<Thread>> users = new ConcurrentHashMap<>();
        AtomicInteger workers = new AtomicInteger();
        BlockJob job = new TestJob(60, b -> new double[0]) {
            @Override
            public Worker newWorker() {
                Object worker = workers.incrementAndGet();
                return block -> {
                    users.computeIfAbsent(worker, w -> ConcurrentHashMap.newKeySet())
                            .add(Thread.currentThread());
                    return new double[0];
                };
            }
        };
        new LocalEngine(3).run(job, Checkpoint.NONE, Progress.NONE);
        assertThat(users.values()).allSatisfy(threads -> assertThat(threads).hasSize(1));
        assertThat(workers.get()).isBetween(1, 3);
    }

    @Test
    @Timeout(20)
    void throwsTheFailureOfTheLowestBlockWhicheverCameFirst() {
        for (int threads = 1; threads <= 4; threads++) {
            CountDownLatch laterFailed = new CountDownLatch(threads > 1 ? 1 : 0);
            AtomicInteger computed = new AtomicInteger();
            IllegalStateException first = new IllegalStateException("block 3");
            BlockJob job = job(5000, b -> {
                if (b == 3) {
                    await(laterFailed);
                    throw first;
                }
                if (b == 4) {
                    laterFailed.countDown();
                    throw new ArithmeticException("block 4");
                }
                computed.incrementAndGet();
                return b < 3 ? new double[0] : slowly();
            });
            LocalEngine engine = new LocalEngine(threads);
            assertThatThrownBy(() -> engine.run(job, Checkpoint.NONE, Progress.NONE))
                    .isSameAs(first);
            assertThat(computed.get()).as("blocks computed").isLessThan(4998);
        }
    }

    @Test
    void passesOnErrorsAndFailuresOfWorkersAndCheckpoints() {
        assertThatThrownBy(() -> new LocalEngine(2)
                        .run(
                                job(4, b -> {
                                    throw new OutOfMemoryError("no room");
                                }),
                                Checkpoint.NONE,
                                Progress.NONE))
                .isInstanceOf(OutOfMemoryError.class);
        MemoryCheckpoint full = new MemoryCheckpoint() {
            @Override
            public void record(int block, double[] result) {
                throw new IllegalStateException("disk full");
            }
        };
        assertThatThrownBy(() -> new LocalEngine(2).run(job(4, b -> new double[0]), full, Progress.NONE))
                .hasMessage("disk full");
        MemoryCheckpoint foreign = new MemoryCheckpoint();
        foreign.known.put(4, new double[0]);
        assertThatThrownBy(() -> new LocalEngine(2).run(job(4, b -> new double[0]), foreign, Progress.NONE))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new LocalEngine(1).run(job(0, b -> new double[0]), foreign, Progress.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalEngine(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Timeout(20)
    void stopsSoonWhenInterruptedAndLeavesNoThreadBehind() throws InterruptedException {
        CountDownLatch running = new CountDownLatch(5);
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        MemoryCheckpoint checkpoint = new MemoryCheckpoint();
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        BlockJob endless = job(1_000_000, b -> {
            running.countDown();
            return note(threads, b);
        });
        Thread caller = new Thread(() -> {
            thrown.set(catchThrowable(() -> new LocalEngine(3).run(endless, checkpoint, Progress.NONE)));
            stillInterrupted.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        running.await();
        caller.interrupt();
        caller.join();
        assertThat(thrown.get()).isInstanceOf(CancellationException.class).hasMessageContaining("not finished");
        assertThat(stillInterrupted).isTrue();
        assertThat(checkpoint.recorded).isNotEmpty();
        assertThat(threads).allSatisfy(thread -> assertThat(thread.isAlive()).isFalse());
    }

    @Test
    void tellsProgressInItemsFromWhatIsFinishedToTheEnd() {
        MemoryCheckpoint checkpoint = new MemoryCheckpoint();
        checkpoint.known.put(1, new double[0]);
        List<Long> heard = Collections.synchronizedList(new ArrayList<>());
        new LocalEngine(2).run(job(4, b -> new double[0]), checkpoint, (label, done, total) -> {
            assertThat(label).isEqualTo("test");
            assertThat(total).isEqualTo(40);
            heard.add(done);
        });
        assertThat(heard).containsExactly(10L, 20L, 30L, 40L);
    }

    private static double[] note(Set<Thread> threads, int block) {
        threads.add(Thread.currentThread());
        return new double[] {block};
    }

    private static double[] slowly() {
        LockSupport.parkNanos(1_000_000);
        return new double[0];
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static BlockJob job(int blocks, IntFunction<double[]> work) {
        return new TestJob(blocks, work);
    }

    private static class TestJob implements BlockJob {
        private final int blocks;
        private final IntFunction<double[]> work;

        TestJob(int blocks, IntFunction<double[]> work) {
            this.blocks = blocks;
            this.work = work;
        }

        @Override
        public String label() {
            return "test";
        }

        @Override
        public int blocks() {
            return blocks;
        }

        @Override
        public int items(int block) {
            return 10;
        }

        @Override
        public Worker newWorker() {
            return work::apply;
        }
    }

    private static class MemoryCheckpoint implements Checkpoint {
        final Map<Integer, double[]> known = new HashMap<>();
        final Map<Integer, double[]> recorded = new TreeMap<>();

        @Override
        public Map<Integer, double[]> finished() {
            return known;
        }

        @Override
        public void record(int block, double[] result) {
            assertThat(recorded.put(block, result)).isNull();
        }
    }

    /** Draws, and leaves scratch memory dirty between blocks. */
    private record DrawingJob(long seed, int blocks, int length) implements BlockJob {
        @Override
        public String label() {
            return "draws";
        }

        @Override
        public int items(int block) {
            return length;
        }

        @Override
        public Worker newWorker() {
            RandomStreams streams = RandomStreams.of(seed, "draws");
            double[] scratch = new double[length];
            return block -> {
                RandomStream stream = streams.stream(block);
                for (int i = 0; i < length; i++) {
                    scratch[i] = stream.nextGaussian() + stream.nextInt(i + 1);
                }
                return IntStream.range(0, length).mapToDouble(i -> scratch[i]).toArray();
            };
        }
    }
}
