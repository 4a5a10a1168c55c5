package org.nocimap.report.analysis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nocimap.report.run.Execution;
import org.nocimap.report.run.InputFile;
import org.nocimap.report.run.Software;

/**
 * Where a result comes from.
 *
 * @param software which Nocimap
 * @param command the words of the command that repeats the run, the program's name first
 * @param execution machine facts and times
 * @param inputs files the result depends on
 * @param seed of all random numbers; empty when there were none
 * @param settings what was asked, for machines: maps, lists, texts, whole numbers and {@link
 *     org.nocimap.report.tables.JsonText.Digits}, names in camelCase
 */
public record RunFacts(
        Software software,
        List<String> command,
        Execution execution,
        List<InputFile> inputs,
        OptionalLong seed,
        Map<String, Object> settings) {
    public RunFacts {
        command = List.copyOf(command);
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
