package org.nocimap.review.harvest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.nocimap.review.services.Service;
import org.nocimap.review.services.StandIn;
import org.nocimap.review.services.StandIn.Reply;
import org.nocimap.review.services.StandIn.Seen;

/** E-utilities with invented articles, in the formats that NCBI documents (NBK25499). */
final class FakePubMed {
    final List<Long> articles = new ArrayList<>();
    private int queryKey;

    FakePubMed(StandIn stand, int articles) {
        LongStream.rangeClosed(1, articles).forEach(n -> this.articles.add(40_000 + 3 * n));
        stand.on(Service.PUBMED, "esearch.fcgi", this::search).on(Service.PUBMED, "efetch.fcgi", this::fetch);
    }

    private Reply search(Seen seen) {
        String term = seen.parameter("term");
        long low = 0;
        long high = Long.MAX_VALUE;
        if (term.endsWith("[UID]")) {
            String[] range =
                    term.substring(term.lastIndexOf(' ') + 1, term.length() - 5).split(":");
            low = Long.parseLong(range[0]);
            high = Long.parseLong(range[1]);
        }
        List<Long> found = new ArrayList<>();
        for (long id : articles) {
            // A line of synonyms alone finds more than all concepts together.
            if (id >= low && id <= high && !term.contains("nothing")) {
                found.add(id);
            }
        }
        long shown = Math.min(found.size(), Math.min(9999, Long.parseLong(seen.parameter("retmax"))));
        queryKey++;
        String error = term.contains("xyzzy")
                ? ",'errorlist':{'phrasesnotfound':['xyzzy'],'fieldsnotfound':[]},'warninglist':{'phrasesignored':[],'quotedphrasesnotfound':[],'outputmessages':['No"
                        + " items found.']}"
                : "";
        return Reply.json("{'header':{'type':'esearch','version':'0.3'},'esearchresult':{'count':'" + found.size()
                + "','retmax':'" + shown + "','retstart':'0','querykey':'" + (queryKey + 4) + "','webenv':'MCID_1',"
                + "'idlist':["
                + found.stream().limit(shown).map(id -> "'" + id + "'").collect(Collectors.joining(","))
                + "],'translationset':[],'querytranslation':'translated'" + error + "}}");
    }

    private Reply fetch(Seen seen) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" ?>\n"
                + "<!DOCTYPE PubmedArticleSet PUBLIC \"-//NLM//DTD PubMedArticle, 1st January 2025//EN\""
                + " \"https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd\">\n"
                + "<PubmedArticleSet>\n");
        for (String id : seen.parameter("id").split(",")) {
            if (articles.contains(Long.parseLong(id))) {
                xml.append(article(id));
            }
        }
        return Reply.text(xml + "</PubmedArticleSet>\n");
    }

    static String article(String id) {
        return "<PubmedArticle><MedlineCitation Status=\"MEDLINE\" Owner=\"NLM\"><PMID Version=\"1\">" + id
                + "</PMID><Article><Journal><ISSN"
                + " IssnType=\"Print\">0304-3959</ISSN><JournalIssue><Volume>12</Volume><PubDate><Year>2019</Year></PubDate></JournalIssue><Title>Pain</Title></Journal><ArticleTitle>Cortical"
                + " responses in sample <i>"
                + Long.toString(Long.parseLong(id) * 7919, 36) + "</i></ArticleTitle><Pagination><StartPage>" + id
                + "</StartPage><EndPage>9</EndPage></Pagination><ELocationID EIdType=\"doi\" ValidYN=\"Y\">10.5555/pm."
                + id
                + "</ELocationID><Abstract><AbstractText>Text of " + id
                + ".</AbstractText></Abstract><AuthorList><Author><LastName>"
                + "Doe</LastName><ForeName>Jane</ForeName></Author></AuthorList><PublicationTypeList><PublicationType"
                + " UI=\"D016428\">Journal"
                + " Article</PublicationType></PublicationTypeList></Article></MedlineCitation><PubmedData><ReferenceList><Reference><ArticleIdList><ArticleId"
                + " IdType=\"doi\">10.9999/another</ArticleId></ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>\n";
    }
}
