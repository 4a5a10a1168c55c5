package org.nocimap.engine.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.nocimap.engine.BlockJob;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Engine;
import org.nocimap.engine.PackedJob;
import org.nocimap.engine.Progress;
import org.nocimap.files.InputException;
import org.nocimap.files.Location;

/**
 * Runs blocks on Apache Spark. A job travels once to every executor as a {@link PackedJob}; tasks of consecutive blocks follow, and
 * every task that ends brings its blocks back into checkpoint and progress at once. A worker that dies costs the tasks it had:
 * Spark gives them to another one, and since a block depends on nothing but its number, to the same bits.
 *
 * <p>When a block fails, the blocks before it are waited for, the rest is cancelled, and the failure of the lowest block is thrown,
 * as on local threads.
 */
public final class SparkEngine implements Engine {
    private static final int MILLIS_TO_CONNECT = 5000;

    /** Tasks for every core that is there at the start: small enough that little is lost with a worker. */
    private static final int TASKS_PER_CORE = 16;

    private static final int FEWEST_TASKS = 64;

    private final JavaSparkContext spark;
    private final TravellingClasses classes;

    private SparkEngine(JavaSparkContext spark, TravellingClasses classes) {
        this.spark = spark;
        this.classes = classes;
    }

    /**
     * @param master {@code spark://host:port} or {@code local[…]}
     * @param settings of Spark; they go before those of this engine and before system properties
     * @throws InputException when no master answers, or Spark cannot start
     */
    public static SparkEngine connect(String master, Map<String, String> settings) {
        if (master.startsWith("spark://")) {
            requireAnswer(master);
        }
        TravellingClasses classes = TravellingClasses.ofThisProcess();
        try {
            SparkConf conf = new SparkConf(true)
                    .setMaster(master)
                    .setAppName("nocimap")
                    .set("spark.ui.enabled", "false")
                    .set("spark.driver.maxResultSize", "0")
                    .set("spark.task.maxFailures", "8");
            if (master.startsWith("spark://")) {
                conf.set("spark.jars", String.join(",", classes.jars()));
            }
            settings.forEach(conf::set);
            return new SparkEngine(new JavaSparkContext(conf), classes);
        } catch (RuntimeException e) {
            classes.close();
            InputException problem = InputException.of(
                    Location.option("--engine").about(master),
                    "Spark could not start: " + e.getMessage(),
                    "a Spark master of version 4.1 that takes applications",
                    "Look at the master's page and log; the launcher passes the options that Spark needs of Java.");
            problem.initCause(e);
            throw problem;
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws java.util.concurrent.CancellationException when the calling thread is interrupted
     * @throws IllegalStateException when Spark gives the job up
     */
    @Override
    public List<double[]> run(BlockJob job, Checkpoint checkpoint, Progress progress) {
        SparkRun run = new SparkRun(job, checkpoint, progress);
        List<Integer> blocks = run.blocksToDo();
        if (!blocks.isEmpty()) {
            Broadcast<PackedJob> packed = spark.broadcast(PackedJob.of(job));
            try {
                int tasks =
                        Math.min(blocks.size(), Math.max(FEWEST_TASKS, TASKS_PER_CORE * spark.defaultParallelism()));
                run.submit(spark.sc(), spark.parallelize(blocks, tasks).rdd(), tasks, new BlockTask(packed));
            } finally {
                packed.unpersist();
            }
        }
        return run.results();
    }

    @Override
    public void close() {
        spark.close();
        classes.close();
    }

    /** Spark itself would try for a minute before it says that nobody is there. */
    private static void requireAnswer(String master) {
        StringBuilder tried = new StringBuilder();
        for (String address : master.substring("spark://".length()).split(",")) {
            int colon = address.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                int port = Integer.parseInt(address.substring(colon + 1));
                socket.connect(
                        new InetSocketAddress(address.substring(0, Math.max(0, colon)), port), MILLIS_TO_CONNECT);
                return;
            } catch (IOException | IllegalArgumentException e) {
                tried.append(tried.isEmpty() ? "" : ", ")
                        .append(address)
                        .append(": ")
                        .append(e.getMessage());
            }
        }
        throw InputException.of(
                Location.option("--engine").about(master),
                "no Spark master answers (" + tried + ")",
                "spark://HOST:PORT of a running master; the port is usually 7077",
                "Check host and port; the master's page shows its address.");
    }
}
