package org.nocimap.fmri.spec;

import java.util.List;
import java.util.Optional;
import org.nocimap.fmri.connectivity.Seed;
import org.nocimap.fmri.connectivity.WindowedConnectivity;
import org.nocimap.fmri.denoise.Denoising;
import org.nocimap.fmri.firstlevel.TaskModel;
import org.nocimap.fmri.motion.ExclusionRule;
import org.nocimap.fmri.motion.OutlierRule;

/**
 * What is done with every run.
 *
 * @param preset what it begins from
 * @param changes what differs from the preset, one phrase each: {@code denoising.motion: 24 instead of 12}
 * @param denoising filter, order and trend
 * @param motionColumns 0, 6, 12 (with differences) or 24 (and their squares)
 * @param components of noise tissue
 * @param confounds other columns of the table of confounds, by name
 * @param censoring which volumes take no part
 * @param physiology what becomes of heartbeat and breathing
 * @param smoothingFwhmMm 0 for none
 * @param exclusion when a run is not used
 * @param seeds for seed maps
 * @param regions for matrices between regions
 * @param measures more maps
 * @param tasks models of runs in which something happened; of those runs nothing else is mapped
 * @param networks of the cohort
 * @param dynamic sliding windows over the regions' series, if they are asked for
 */
public record ParticipantSpec(
        String preset,
        List<String> changes,
        Denoising denoising,
        int motionColumns,
        ComponentChoice components,
        List<String> confounds,
        Censoring censoring,
        PhysiologyChoice physiology,
        double smoothingFwhmMm,
        ExclusionRule exclusion,
        List<Seed> seeds,
        List<Seed> regions,
        List<Measure> measures,
        List<TaskModel> tasks,
        NetworkSpec networks,
        Optional<WindowedConnectivity.Windows> dynamic) {
    public ParticipantSpec {
        changes = List.copyOf(changes);
        confounds = List.copyOf(confounds);
        seeds = List.copyOf(seeds);
        regions = List.copyOf(regions);
        measures = List.copyOf(measures);
        tasks = List.copyOf(tasks);
    }

    /** The model of a task, if there is one. */
    public Optional<TaskModel> task(String label) {
        return tasks.stream().filter(t -> t.task().equals(label)).findFirst();
    }

    /** Maps that describe a run voxel by voxel. */
    public enum Measure {
        ALFF,
        FALFF,
        REHO
    }

    /** Whether components are counted for each tissue or for both together. */
    public enum Pooling {
        TISSUE,
        TOGETHER
    }

    /**
     * Components of white matter and CSF.
     *
     * @param count 0 for none
     * @param per each tissue, or both together
     * @param threshold probability above which a voxel is the tissue's
     */
    public record ComponentChoice(int count, Pooling per, double threshold) {}

    /** What tells a volume to be censored. */
    public enum CensorMeasure {
        NONE,
        FD,
        DVARS,
        REFRMS
    }

    /**
     * Which volumes take no part.
     *
     * @param measure of every volume
     * @param rule on the measure
     */
    public record Censoring(CensorMeasure measure, OutlierRule rule) {}
}
