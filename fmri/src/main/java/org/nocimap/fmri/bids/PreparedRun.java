package org.nocimap.fmri.bids;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A preprocessed run and what belongs to it.
 *
 * @param name of the run's image
 * @param bold 4-D image in a standard space
 * @param mask brain mask on its grid
 * @param confounds the table of confounds
 * @param tissues probability maps in the same space; perhaps none
 * @param trSeconds from the sidecar
 * @param volumes of the image
 * @param startSeconds time to which the first volume belongs, from the start of the run
 * @param raw files of the raw data set that hold for this run, the most general first
 */
public record PreparedRun(
        BidsName name,
        Path bold,
        Path mask,
        Path confounds,
        Map<Tissue, Path> tissues,
        double trSeconds,
        int volumes,
        double startSeconds,
        List<Path> raw) {
    public PreparedRun {
        raw = List.copyOf(raw);
        tissues = Map.copyOf(tissues);
    }

    /** Label of the participant, without {@code sub-}. */
    public String subject() {
        return name.entity("sub").orElseThrow();
    }

    /** Label of the session, where there are several. */
    public Optional<String> session() {
        return name.entity("ses");
    }

    /** Label of the task. */
    public String task() {
        return name.entity("task").orElse("");
    }

    /** Files of the raw data set by what stands at their end, such as {@code _events.tsv}; the most general first. */
    public List<Path> raw(String ending) {
        return raw.stream()
                .filter(file -> file.getFileName().toString().endsWith(ending))
                .toList();
    }

    /** {@code sub-01/ses-pre}, or {@code sub-01}. */
    public Path folder() {
        Path subject = Path.of("sub-" + subject());
        return session().map(s -> subject.resolve("ses-" + s)).orElse(subject);
    }
}
