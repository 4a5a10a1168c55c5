package org.nocimap.report.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.nocimap.figures.MosaicFigure;
import org.nocimap.figures.NumberedFigure;
import org.nocimap.figures.Overlay;
import org.nocimap.figures.Sides;
import org.nocimap.fmri.ica.DimensionCurve;
import org.nocimap.fmri.ica.IcaResult;
import org.nocimap.fmri.networks.CohortNetworks;
import org.nocimap.report.analysis.ResultFolder;
import org.nocimap.report.pages.FigureView;
import org.nocimap.report.words.Numbers;

/** The figures of a cohort's networks. */
final class NetworkFigures {
    private static final int MOST_MAPS = 24;
    private static final double STRONGEST_SHARE = 0.05;

    private final ResultFolder folder;
    private final CohortNetworks found;

    NetworkFigures(ResultFolder folder, CohortNetworks found) {
        this.folder = folder;
        this.found = found;
    }

    /** A mosaic of each network, of the first 24. */
    List<FigureView> networks() {
        List<FigureView> figures = new ArrayList<>();
        for (CohortNetworks.Network network :
                found.networks().subList(0, Math.min(MOST_MAPS, found.networks().size()))) {
            boolean component = network.component() >= 0 && found.ica().isPresent();
            double[] shown = component ? thresholded(network) : strongest(network.map());
            String caption = component
                    ? network.name() + ": component " + (network.component() + 1)
                            + ", z where the mixture model's posterior of a tail is above one half."
                    : network.name() + ": the map that was brought along, its strongest twentieth of voxels.";
            folder.figureOnAnatomy(
                            "network_" + network.name().toLowerCase(Locale.ROOT),
                            caption,
                            anatomy -> MosaicFigure.draw(MosaicFigure.Spec.axial(
                                    network.name(),
                                    anatomy,
                                    Overlay.of(
                                            found.mask().unmask(shown, 0), component ? "z" : "weight", 0, Sides.BOTH))))
                    .ifPresent(figures::add);
        }
        return figures;
    }

    private double[] thresholded(CohortNetworks.Network network) {
        IcaResult.Component component = found.ica().orElseThrow().components().get(network.component());
        boolean turned = network.match().map(m -> m.r() < 0).orElse(false);
        return (turned ? component.turned() : component).thresholded();
    }

    private static double[] strongest(double[] map) {
        double[] sizes = Arrays.stream(map).map(Math::abs).sorted().toArray();
        double cut = sizes[(int) ((1 - STRONGEST_SHARE) * (sizes.length - 1))];
        return Arrays.stream(map).map(v -> Math.abs(v) > cut ? v : 0).toArray();
    }

    /** Eigenvalues and evidence by number of components. */
    Optional<FigureView> dimension(IcaResult ica) {
        DimensionCurve curve = ica.curve();
        int shown = Math.max(1, curve.logEvidence().length);
        if (curve.logEvidence().length == 0) {
            return Optional.empty();
        }
        double most = Arrays.stream(curve.logEvidence()).max().orElse(0);
        double[] below = Arrays.stream(curve.logEvidence()).map(e -> e - most).toArray();
        double[] roots = Arrays.stream(Arrays.copyOf(curve.eigenvalues(), shown))
                .map(l -> Math.log10(Math.max(l, 1e-6)))
                .toArray();
        double edge = Math.log10(ica.noise().edge() * curve.features() / Math.max(1.0, ica.degreesOfFreedom()));
        String text = "Evidence is Laplace's approximation with " + Numbers.readCount(curve.features())
                + " series and " + Numbers.readCount(Math.round(curve.samples()))
                + " effective samples; eigenvalues are in units of their mean. Orange: the number of components taken.";
        return folder.figure(
                "dimension",
                "How many components the runs have: eigenvalues and evidence of every number.",
                board -> NumberedFigure.draw(new NumberedFigure.Spec(
                        "Number of components",
                        List.of(
                                new NumberedFigure.Panel(
                                        "log10 of the eigenvalue",
                                        NumberedFigure.Mark.LINE,
                                        roots,
                                        Optional.of(new NumberedFigure.Guide(edge, "end of the noise"))),
                                new NumberedFigure.Panel(
                                        "log evidence, less its maximum",
                                        NumberedFigure.Mark.LINE,
                                        below,
                                        Optional.empty())),
                        "number of components",
                        OptionalInt.of(ica.components().size()),
                        text,
                        NumberedFigure.Spec.USUAL_WIDTH)));
    }

    /** Stability and variance explained of every component. */
    Optional<FigureView> stability(IcaResult ica) {
        double[] quality = ica.components().stream()
                .mapToDouble(IcaResult.Component::stability)
                .toArray();
        double[] explained =
                ica.components().stream().mapToDouble(c -> 100 * c.explained()).toArray();
        return folder.figure(
                "stability",
                "How alike the repeats find each component, and how much variance it explains.",
                board -> NumberedFigure.draw(new NumberedFigure.Spec(
                        "Stability of the components",
                        List.of(
                                new NumberedFigure.Panel(
                                        "I_q over repeats",
                                        NumberedFigure.Mark.BARS,
                                        quality,
                                        Optional.of(new NumberedFigure.Guide(NetworkOutputs.STABLE, "stable from"))),
                                new NumberedFigure.Panel(
                                        "variance explained (%)",
                                        NumberedFigure.Mark.BARS, explained, Optional.empty())),
                        "component",
                        OptionalInt.empty(),
                        "I_q: mean similarity within a component's cluster of repeats less that with all others; 1 is"
                                + " ideal.",
                        NumberedFigure.Spec.USUAL_WIDTH)));
    }
}
