package org.nocimap.engine;

import java.util.Map;

/**
 * Opens engines that are not part of the ordinary installation. Providers are found with {@link java.util.ServiceLoader}, so
 * that nothing of theirs is needed where none is asked for.
 */
public interface EngineProvider {
    /** Whether the address names an engine of this provider, such as {@code spark://host:7077}. */
    boolean knows(String address);

    /**
     * Connects; the caller closes the engine.
     *
     * @param address one that the provider knows
     * @param settings of the engine by name, for those who know it; empty for what usually serves
     * @throws org.nocimap.files.InputException when nothing answers there, or nothing that can be used
     */
    Engine open(String address, Map<String, String> settings);
}
