package org.nocimap.report.estimators;

import java.util.List;
import java.util.Map;
import org.nocimap.atlas.Labeller;
import org.nocimap.evidence.Experiment;
import org.nocimap.evidence.Study;
import org.nocimap.evidence.StudySet;
import org.nocimap.files.Problem;
import org.nocimap.fmri.group.GroupResult;
import org.nocimap.fmri.group.RegionTest;
import org.nocimap.report.analysis.AnalysisReport;
import org.nocimap.report.analysis.PageSection;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.Fact;
import org.nocimap.report.words.Numbers;

/** Writes the maps, tables and figures of a group analysis, and says what its page says. */
public final class GroupOutputs {
    private final String title;
    private final String maskTitle;
    private final GroupResult result;
    private final ResultFolder folder;
    private final GroupSections parts;

    /**
     * @param title of the report
     * @param maskTitle where it looked
     * @param labeller names places
     * @param regions asked for besides; perhaps none
     */
    public GroupOutputs(
            String title,
            String maskTitle,
            Labeller labeller,
            GroupResult result,
            List<RegionTest> regions,
            ResultFolder folder) {
        this.title = title;
        this.maskTitle = maskTitle;
        this.result = result;
        this.folder = folder;
        this.parts = new GroupSections("", "", maskTitle, labeller, result, regions, folder);
    }

    /** Writes everything but the page, and returns the page. */
    public AnalysisReport write(List<Problem> warnings) {
        List<PageSection> sections = parts.write();
        List<Experiment> experiments = parts.experiments(title);
        if (!experiments.isEmpty()) {
            Study study = new Study(title, title, Map.of(), experiments);
            folder.studySet(
                    "foci.tsv",
                    new StudySet(title, List.of(study)),
                    "the peaks as experiments: nocimap ale reads them as they are");
        }
        String claim = parts.claim();
        return new AnalysisReport(
                title,
                "Group analysis",
                claim,
                Numbers.counted(result.design().rows().size(), "participant", "participants") + ", "
                        + result.spec().estimator().title() + ". " + claim + ".",
                List.of(
                        new Fact(
                                "participants",
                                Integer.toString(result.design().rows().size())),
                        new Fact(
                                "degrees of freedom",
                                Integer.toString(result.model().degreesOfFreedom())),
                        new Fact("voxels", Numbers.readCount(result.mask().size())),
                        new Fact(
                                "contrasts", Integer.toString(result.contrasts().size()))),
                parts.lead(),
                parts.asked(),
                sections,
                warnings,
                new GroupMethods(result, maskTitle).methods());
    }

    /** One line for each contrast. */
    public List<String> lines() {
        return parts.lines();
    }

    /** What was asked, for the provenance file. */
    public Map<String, Object> settings() {
        return parts.settings();
    }
}
