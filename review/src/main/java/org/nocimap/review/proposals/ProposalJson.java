package org.nocimap.review.proposals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.evidence.SpaceNames;
import org.nocimap.review.extraction.ProposedPeak;
import org.nocimap.review.extraction.ProposedTable;

/** The proposal for programs: every number with file, checksum, table, row and column. */
public final class ProposalJson {
    private ProposalJson() {}

    /** One JSON document. */
    public static String text(List<ArticleProposal> proposals) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("accepted", false);
        tree.put("articles", proposals.stream().map(ProposalJson::article).toList());
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a tree of plain values", e);
        }
    }

    private static Map<String, Object> article(ArticleProposal proposal) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", proposal.article().id());
        tree.put("study", proposal.article().name());
        tree.put("title", proposal.article().title());
        tree.put("doi", proposal.article().doi());
        tree.put("pmid", proposal.article().pmid());
        tree.put("file", proposal.article().source());
        tree.put("sha256", proposal.article().sha256());
        tree.put("kind", proposal.article().kind().name());
        tree.put("sampleSizes", proposal.sizes());
        tree.put("tables", proposal.tables().stream().map(ProposalJson::table).toList());
        return tree;
    }

    private static Map<String, Object> table(ProposedTable table) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("index", table.table().index());
        tree.put("id", table.table().id());
        tree.put("label", table.table().label());
        tree.put("caption", table.table().caption());
        tree.put("columns", table.roles());
        tree.put("headerRows", table.headRows());
        tree.put("space", table.space().space().map(SpaceNames::name).orElse(""));
        tree.put("spaceFrom", table.space().place().name());
        tree.put("spaceSentence", table.space().sentence());
        tree.put("peaks", table.peaks().stream().map(ProposalJson::peak).toList());
        tree.put("unreadRows", table.unread());
        tree.put("contrastsWithoutPeaks", table.withoutPeaks());
        tree.put("remarks", table.remarks());
        return tree;
    }

    private static Map<String, Object> peak(ProposedPeak peak) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("row", peak.row());
        tree.put("column", peak.column());
        tree.put("x", peak.x());
        tree.put("y", peak.y());
        tree.put("z", peak.z());
        tree.put("statistic", peak.statistic());
        tree.put("statisticIs", peak.statisticName());
        tree.put("size", peak.size());
        tree.put("sizeIs", peak.sizeUnit());
        tree.put("region", peak.region());
        tree.put("side", peak.side());
        tree.put("contrast", peak.contrast());
        tree.put("flags", peak.flags().stream().sorted().map(Enum::name).toList());
        return tree;
    }
}
