package org.nocimap.report.pictures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.figures.Anatomy;
import org.nocimap.figures.Detail;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.OverviewFigure;
import org.nocimap.figures.Plane;
import org.nocimap.figures.Range;
import org.nocimap.figures.drawing.Picture;
import org.nocimap.report.run.AleRun;
import org.nocimap.report.words.SpecWords;

/** Small slices of several runs side by side, in colours that mean the same everywhere. */
public final class OverviewPicture {
    private static final int COLUMNS = 2;
    private static final int SLICES = 10;
    private static final int SLICES_IN_A_ROW = 5;

    /** Runs beyond this many are not drawn. */
    public static final int MOST_PARTS = 24;

    private OverviewPicture() {}

    /**
     * One run.
     *
     * @param title what stands over its slices
     * @param significant z inside the significant clusters
     * @param clusters how many there are
     */
    public record Part(String title, Overlay significant, int clusters) {
        /** The significant clusters of a run's leading correction. */
        public static Part of(String title, AleRun run) {
            return new Part(
                    title,
                    RunFigures.significant(run.result()),
                    run.result().primary().clusters().size());
        }
    }

    /**
     * @param parts at least one; the first {@value #MOST_PARTS} are drawn
     * @param threshold what counts as significant, in words
     */
    public static RunFigure draw(String title, String threshold, Anatomy anatomy, List<Part> parts) {
        Optional<Range> range = common(parts);
        double width = OverviewFigure.partWidth(OverviewFigure.Spec.USUAL_WIDTH, COLUMNS);
        List<Double> positions = MosaicFigure.Spec.evenly(anatomy, Plane.AXIAL, SLICES);
        List<Picture> pictures = new ArrayList<>();
        for (Part part : parts.subList(0, Math.min(MOST_PARTS, parts.size()))) {
            Optional<Overlay> overlay = range.map(part.significant()::withRange);
            String heading = part.title() + (part.clusters() == 0 ? ": nothing significant" : "");
            pictures.add(MosaicFigure.draw(new MosaicFigure.Spec(
                    heading, anatomy, overlay, Plane.AXIAL, positions, SLICES_IN_A_ROW, width, Detail.COMPACT)));
        }
        String caption = "Axial slices on " + anatomy.name() + ". Colours are z-values inside clusters significant by "
                + threshold
                + ", the same in all parts. L left, R right: the left of the brain is on the left of the picture.";
        Picture picture = OverviewFigure.draw(
                new OverviewFigure.Spec(title, pictures, COLUMNS, caption, OverviewFigure.Spec.USUAL_WIDTH));
        return RunFigure.of(RunFigure.Role.MOSAIC, 0, "overview", picture);
    }

    /** What counts as significant in a run. */
    public static String threshold(AleRun run) {
        return SpecWords.threshold(
                run.result().primary().correction(), run.result().spec());
    }

    private static Optional<Range> common(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.clusters() > 0)
                .map(part -> part.significant().range())
                .reduce(Range::including);
    }
}
