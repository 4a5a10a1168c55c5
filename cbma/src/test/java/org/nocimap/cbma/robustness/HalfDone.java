package org.nocimap.cbma.robustness;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.nocimap.engine.Checkpoint;
import org.nocimap.engine.Checkpoints;

/** Checkpoints of a run that was killed: every job knows every other of its blocks, and later hears of the rest. */
final class HalfDone implements Checkpoints {
    private final Map<String, Map<Integer, double[]>> recorded = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private boolean killed;
    private int reused;

    /** From now on the blocks with an odd number are gone. */
    void kill() {
        killed = true;
    }

    /** How many blocks were not computed again. */
    int reused() {
        return reused;
    }

    int jobs() {
        return recorded.size();
    }

    @Override
    public Checkpoint open(String job, String run, int blocks) {
        String before = runs.put(job, run);
        if (before != null && (!killed || !before.equals(run))) {
            throw new IllegalStateException("two jobs are called " + job);
        }
        Map<Integer, double[]> all = recorded.computeIfAbsent(job, name -> new TreeMap<>());
        Map<Integer, double[]> kept = new TreeMap<>(all);
        kept.keySet().removeIf(block -> !killed || block % 2 == 1);
        reused += kept.size();
        return new Checkpoint() {
            @Override
            public Map<Integer, double[]> finished() {
                return kept;
            }

            @Override
            public void record(int block, double[] result) {
                all.put(block, result.clone());
            }
        };
    }
}
