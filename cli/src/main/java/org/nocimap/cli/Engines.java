package org.nocimap.cli;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.nocimap.engine.Engine;
import org.nocimap.engine.EngineProvider;
import org.nocimap.engine.LocalEngine;

/** Where the work of a run can be done: the threads of this machine, or what an added library connects to. */
final class Engines {
    /** The threads of this machine. */
    static final String LOCAL = "local";

    private Engines() {}

    /** Tells {@code options} when nobody knows the address. */
    static String check(String option, String address, OptionReader options) {
        String text = address.strip();
        if (!text.equals(LOCAL) && provider(text).isEmpty()) {
            boolean spark = text.startsWith("spark:") || text.startsWith("local[");
            options.problem(
                    option,
                    "\"" + address + "\" cannot be used"
                            + (spark ? ": Spark's libraries are not on the class path" : ""),
                    "local, or a Spark master: spark://HOST:PORT, local[N], local[*]",
                    spark ? "Start with ./nocimap, which fetches them on first use, or see docs/cluster.md." : "");
        }
        return text;
    }

    /** To be closed. */
    static Engine open(String address, int threads) {
        return address.equals(LOCAL)
                ? new LocalEngine(threads)
                : provider(address).orElseThrow().open(address, Map.of());
    }

    private static Optional<EngineProvider> provider(String address) {
        return ServiceLoader.load(EngineProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.knows(address))
                .findFirst();
    }
}
