package org.nocimap.report.analysis;

import java.util.ArrayList;
import java.util.List;
import org.nocimap.report.pages.ClusterView;
import org.nocimap.report.pages.ReportView.ResultView;

/** What an activation likelihood estimation found, for the page of an analysis that is built on one. */
public final class AleBlocks {
    private AleBlocks() {}

    /** Clusters, thresholds, every cluster in detail, what missed the mark, and the figures of the whole map. */
    public static List<PageBlock> of(ResultView result) {
        List<PageBlock> blocks = new ArrayList<>();
        result.clusters().map(PageBlock.Table::new).ifPresent(blocks::add);
        blocks.add(new PageBlock.Table(result.corrections()));
        result.glassBrain().map(PageBlock.Figure::new).ifPresent(blocks::add);
        for (ClusterView cluster : result.details()) {
            blocks.addAll(cluster(cluster));
        }
        if (!result.detailNote().isEmpty()) {
            blocks.add(new PageBlock.Note(result.detailNote()));
        }
        result.missed().ifPresent(missed -> {
            blocks.add(new PageBlock.Heading("What missed the mark"));
            blocks.add(new PageBlock.Table(missed));
        });
        result.nulls().forEach(figure -> blocks.add(new PageBlock.Figure(figure)));
        return blocks;
    }

    private static List<PageBlock> cluster(ClusterView cluster) {
        List<PageBlock> blocks = new ArrayList<>();
        String id = "cluster-" + cluster.number();
        blocks.add(new PageBlock.Heading("Cluster " + cluster.number() + ": " + cluster.name(), id));
        blocks.add(new PageBlock.Facts(cluster.facts()));
        cluster.slices().map(PageBlock.Figure::new).ifPresent(blocks::add);
        blocks.add(new PageBlock.Table(cluster.peaks()));
        cluster.regions().forEach(table -> blocks.add(new PageBlock.Table(table)));
        cluster.tags().map(PageBlock.Table::new).ifPresent(blocks::add);
        cluster.contributions().map(PageBlock.Figure::new).ifPresent(blocks::add);
        cluster.contributionTable().map(PageBlock.Table::new).ifPresent(blocks::add);
        return blocks;
    }
}
