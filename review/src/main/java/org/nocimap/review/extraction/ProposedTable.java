package org.nocimap.review.extraction;

import java.util.List;
import org.nocimap.review.articles.ArticleTable;

/**
 * A table that seems to report peaks.
 *
 * @param headRows how many rows at the top are header
 * @param roles of the columns as understood
 * @param withoutPeaks contrasts of which the table says that nothing was found
 * @param remarks on the table as a whole, for the person who decides
 */
public record ProposedTable(
        ArticleTable table,
        int headRows,
        List<ColumnRole> roles,
        SpaceGuess space,
        List<ProposedPeak> peaks,
        List<UnreadRow> unread,
        List<String> withoutPeaks,
        List<String> remarks) {
    public ProposedTable {
        roles = List.copyOf(roles);
        peaks = List.copyOf(peaks);
        unread = List.copyOf(unread);
        withoutPeaks = List.copyOf(withoutPeaks);
        remarks = List.copyOf(remarks);
    }
}
