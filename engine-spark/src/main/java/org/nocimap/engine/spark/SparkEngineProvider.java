package org.nocimap.engine.spark;

import java.util.Map;
import org.nocimap.engine.Engine;
import org.nocimap.engine.EngineProvider;

/** Knows {@code spark://host:port}, several of them with commas, and {@code local[…]}: Spark within this process. */
public final class SparkEngineProvider implements EngineProvider {
    /** Called by {@link java.util.ServiceLoader}. */
    public SparkEngineProvider() {}

    @Override
    public boolean knows(String address) {
        return address.startsWith("spark://") || address.matches("local\\[[0-9*, ]+\\]");
    }

    /**
     * {@inheritDoc}
     *
     * @param settings of Spark, such as {@code spark.executor.memory}
     */
    @Override
    public Engine open(String address, Map<String, String> settings) {
        return SparkEngine.connect(address, settings);
    }
}
