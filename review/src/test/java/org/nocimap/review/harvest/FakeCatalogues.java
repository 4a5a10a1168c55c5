package org.nocimap.review.harvest;

import org.nocimap.review.services.Service;
import org.nocimap.review.services.StandIn;
import org.nocimap.review.services.StandIn.Reply;

/** Invented papers in the formats that OpenAlex, Europe PMC and Crossref document. */
final class FakeCatalogues {
    static final String TITLE_5 =
            "The visceral response cortical to cortical stimuli in sample " + Integer.toString(5 * 7919, 36);

    private FakeCatalogues() {}

    /** A work of OpenAlex, with what a list of works holds. */
    static String openAlex(int id, String title, String doi, String pmid, int year, String references) {
        return "{'id':'https://openalex.org/W" + id + "','doi':"
                + (doi.isEmpty() ? "null" : "'https://doi.org/" + doi + "'")
                + ",'ids':{'openalex':'https://openalex.org/W" + id + "'"
                + (pmid.isEmpty() ? "" : ",'pmid':'https://pubmed.ncbi.nlm.nih.gov/" + pmid + "'") + "},'title':'"
                + title
                + "','publication_year':" + year
                + ",'type':'article','language':'en','authorships':[{'author_position':'first','author':{'id':'https://openalex.org/A1','display_name':'Jane"
                + " Doe','orcid':null}}],'primary_location':{'source':"
                + "{'display_name':'Pain'},'landing_page_url':'https://doi.org/x'},'biblio':{'volume':'3','issue':null,'first_page':"
                + "'12','last_page':'9'},'referenced_works':[" + references
                + "],'abstract_inverted_index':{'Pain':[0,3],'and':[1],"
                + "'more':[2],'evil':[2000000000,-1]},'best_oa_location':{'pdf_url':'https://free.example/" + id
                + ".pdf',"
                + "'landing_page_url':'https://free.example/" + id + "'}}";
    }

    static Reply openAlexPage(String next, String... works) {
        return Reply.json("{'meta':{'count':" + works.length + ",'per_page':100,'next_cursor':"
                + (next.isEmpty() ? "null" : "'" + next + "'") + "},'results':[" + String.join(",", works) + "]}");
    }

    /** A result of Europe PMC's search with resultType=core. */
    static String europePmc(String pmid, String title, String doi, int year, String author) {
        return "{'id':'" + pmid + "','source':'MED','pmid':'" + pmid + "',"
                + (doi.isEmpty() ? "" : "'doi':'" + doi + "',")
                + "'title':'" + title + ".','authorString':'" + author
                + ".','journalInfo':{'issue':'2','volume':'7','journal':"
                + "{'title':'Pain','medlineAbbreviation':'Pain'},'yearOfPublication':" + year + "},'pubYear':'" + year
                + "','pageInfo':'1-9','abstractText':'<h4>Aim</h4>Seen by"
                + " Europe.','pubTypeList':{'pubType':['research-article','Journal"
                + " Article']},'fullTextUrlList':{'fullTextUrl':[{'availability':'Open"
                + " access','availabilityCode':'OA',"
                + "'documentStyle':'pdf','site':'Europe_PMC','url':'https://europepmc.org/articles/PMC1?pdf=render'}]}}";
    }

    static Reply europePmcSearch(String... results) {
        return Reply.json("{'version':'6.9','hitCount':" + results.length
                + ",'nextCursorMark':'*','resultList':{'result':[" + String.join(",", results) + "]}}");
    }

    /** An item of Europe PMC's lists of references and citations. */
    static String linked(String pmid, String title, int year) {
        return "{'id':'" + pmid + "','source':'MED','citationType':'JOURNAL ARTICLE','title':'" + title
                + "','authorString':'Roe R, Doe J','journalAbbreviation':'J Pain','pubYear':" + year
                + ",'volume':'4','issue':'1','pageInfo':'33-9','citedOrder':1,'match':'Y'}";
    }

    static Reply europePmcLinked(String list, String one, String... items) {
        return Reply.json("{'version':'6.9','hitCount':" + items.length + ",'" + list + "':{'" + one + "':["
                + String.join(",", items) + "]}}");
    }

    /** A work of Crossref. */
    static String crossref(String doi, String title, int year, String family, String references) {
        return "{'DOI':'" + doi + "','type':'journal-article','title':['" + title
                + "'],'author':[{'given':'A','family':'" + family
                + "','sequence':'first'}],'issued':{'date-parts':[[" + (year == 0 ? "null" : year)
                + "]]},'container-title':['Pain'],'volume':'8','page':'221-8','abstract':'<jats:title>Abstract</jats:title><jats:p>Deposited"
                + " &amp; kept.</jats:p>','reference':[" + references + "]}";
    }

    static Reply crossrefWork(String work) {
        return Reply.json("{'status':'ok','message-type':'work','message-version':'1.0.0','message':" + work + "}");
    }

    static Reply crossrefList(String... works) {
        return Reply.json(
                "{'status':'ok','message-type':'work-list','message-version':'1.0.0','message':{'total-results':"
                        + works.length + ",'items':[" + String.join(",", works) + "]}}");
    }

    /** Services that know nothing, until a test says otherwise. */
    static void empty(StandIn stand) {
        stand.on(Service.EUROPE_PMC, "search", seen -> europePmcSearch());
        stand.on(Service.CROSSREF, "works", seen -> crossrefList());
        stand.on(Service.OPENALEX, "works", seen -> openAlexPage(""));
    }
}
