package org.nocimap.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nocimap.atlas.NamedMask;
import org.nocimap.cbma.AleAnalysis;
import org.nocimap.engine.Checkpoints;
import org.nocimap.engine.FileCheckpoint;
import org.nocimap.engine.Shard;
import org.nocimap.engine.TerminalProgress;
import org.nocimap.files.InputException;
import org.nocimap.files.Problem;
import org.nocimap.report.run.InputFile;

/** {@code nocimap ale … --shard 2/5}: one machine's share of the permutations, and no result. */
final class ShardRun {
    private final AleJob.Request request;
    private final Shard shard;
    private final Console console;

    ShardRun(AleJob.Request request, Shard shard, Console console) {
        this.request = request;
        this.shard = shard;
        this.console = console;
    }

    /** Goes on where an earlier run of the same shard stopped; with {@code --overwrite} begins again. */
    void run() {
        Path folder = ShardNote.folder(request.run().out(), shard);
        int blocks = 0;
        try (AnalysisFrame frame = AnalysisFrame.open(request.run(), console)) {
            List<PreparedSet> sets = PreparedSet.of(
                    frame.read(request.input()).studies(),
                    request.input(),
                    request.set().pooling(),
                    request.by(),
                    request.run().title());
            NamedMask mask = frame.mask(request.set().mask());
            note(frame.inputs()).write(folder);
            List<Problem> failures = new ArrayList<>();
            int analysed = 0;
            for (PreparedSet set : sets) {
                frame.warn(set.warnings());
                try (TerminalProgress progress = frame.progress()) {
                    blocks += new AleAnalysis(
                                    request.spec(), mask.mask(), frame.engine(), checkpoints(folder, set), progress)
                            .runShard(set.studies(), shard);
                    analysed++;
                } catch (InputException e) {
                    failures.addAll(e.problems());
                    tell(set, e);
                }
            }
            if (analysed == 0) {
                throw new InputException(failures);
            }
        }
        console.line("shard " + shard + ": " + blocks + (blocks == 1 ? " block" : " blocks") + " in " + folder);
        console.line(
                "when all shards are there: nocimap ale reduce " + request.run().out());
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("shard", shard.toString());
        tree.put("blocks", blocks);
        tree.put("folder", folder.toString());
        console.result(tree);
    }

    /** A command without some of its options, each of which takes one value. */
    static List<String> without(List<String> words, String... options) {
        List<String> kept = new ArrayList<>();
        for (int n = 0; n < words.size(); n++) {
            String word = words.get(n);
            if (Set.of(options).contains(word)) {
                n++;
            } else if (Set.of(options).stream().noneMatch(option -> word.startsWith(option + "="))) {
                kept.add(word);
            }
        }
        return kept;
    }

    /** With {@code --by}, one value that cannot be analysed does not keep the others from it. */
    private void tell(PreparedSet set, InputException e) {
        if (request.by().isEmpty()) {
            throw e;
        }
        Problem first = e.problems().get(0);
        console.warn(Problem.warning(
                first.where(), set.value() + " gives no result: " + first.what(), first.expected(), first.mend()));
    }

    private Checkpoints checkpoints(Path folder, PreparedSet set) {
        return (job, run, blocks) -> FileCheckpoint.open(
                folder.resolve(RunFolder.checkpointName(set.slug(), job)),
                run,
                blocks,
                request.run().folder().onExisting());
    }

    private ShardNote note(List<InputFile> inputs) {
        Map<String, String> checksums = new LinkedHashMap<>();
        inputs.forEach(input -> checksums.put(input.path(), input.sha256()));
        List<String> whole = request.run().command();
        return new ShardNote(
                shard,
                without(whole.subList(1, whole.size()), "--shard", "--out"),
                Path.of("").toAbsolutePath().toString(),
                checksums,
                AnalysisFrame.software().version() + " "
                        + AnalysisFrame.software().commit());
    }
}
