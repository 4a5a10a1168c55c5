package org.nocimap.review.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.nocimap.image.Space;
import org.nocimap.review.articles.Article;
import org.nocimap.review.articles.ArticleTable;
import org.nocimap.review.articles.GridCell;

/**
 * Guesses the space of coordinates: what the table says; else sentences that speak of coordinates; else sentences on normalisation. A
 * program's name alone never decides. Where sentences of the first kind that says anything name both spaces, there is no guess.
 */
final class SpaceReader {
    private static final Pattern MNI = Pattern.compile(
            "\\bMNI(?:-?\\d+)?\\b|\\bICBM\\b|\\bMNI[\\s-]?(?:152|305)|Montreal\\s+Neurolog|Montreal\\s+Neuroimag|\\bMNI");
    private static final Pattern TALAIRACH = Pattern.compile("Talairach|Tournoux|\\bTLRC\\b|\\bTT_N27\\b|\\bTT88\\b");

    /** Programs and atlases that carry a space's name and label places in any space. */
    private static final Pattern LABELLING = Pattern.compile(
            "Talairach(?:\\s+and\\s+Tournoux|\\s*&\\s*Tournoux)?\\s+(?:Daemon|client|applet|label\\w*|atlas\\s+label\\w*|database|nomenclature)"
                    + "|Tal2MNI|mni2tal|tal2icbm|icbm2tal|WFU[\\s_]?Pick\\w*|talairach\\.org\\S*",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern TO_TALAIRACH = Pattern.compile(
            "(?i)(?:convert|transform)\\w*[^.]{0,80}?(?:from\\s+)?MNI[^.]{0,60}?\\b(?:to|into)\\b[^.]{0,30}Talairach");
    private static final Pattern TO_MNI = Pattern.compile(
            "(?i)(?:convert|transform)\\w*[^.]{0,80}?(?:from\\s+)?Talairach[^.]{0,60}?\\b(?:to|into)\\b[^.]{0,30}MNI");
    private static final Pattern COORDINATES = Pattern.compile("(?i)co-?ordinates?|\\bpeaks?\\b|local maxim|stereota");
    private static final Pattern REPORTED =
            Pattern.compile("(?i)(?:all|reported|tabulated|listed|given|presented|expressed|stated|refer)");
    private static final Pattern NORMALISATION =
            Pattern.compile("(?i)normali[sz]|registe?r|transform|warp|template|standard|stereota|align|resampl|space");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+(?=[A-Z(])");
    private static final int LONGEST_SENTENCE = 600;

    private final Article article;

    SpaceReader(Article article) {
        this.article = article;
    }

    SpaceGuess guess(ArticleTable table, int headRows) {
        Tally inTable = new Tally();
        StringBuilder head = new StringBuilder();
        for (int r = 0; r < Math.min(headRows, table.rows().size()); r++) {
            table.rows().get(r).stream().filter(GridCell::origin).forEach(c -> head.append(c.text())
                    .append("; "));
        }
        inTable.read(head.toString());
        sentences(table.caption()).forEach(inTable::read);
        sentences(table.notes()).forEach(inTable::read);
        if (inTable.isUseful()) {
            return inTable.guess(SpaceGuess.Place.TABLE);
        }
        return inText();
    }

    private SpaceGuess inText() {
        Tally reported = new Tally();
        Tally coordinates = new Tally();
        Tally normalisation = new Tally();
        for (Article.Paragraph paragraph : article.paragraphs()) {
            for (String sentence : sentences(paragraph.text())) {
                if (COORDINATES.matcher(sentence).find()) {
                    coordinates.read(sentence);
                    if (REPORTED.matcher(sentence).find()) {
                        reported.read(sentence);
                    }
                }
                if (NORMALISATION.matcher(sentence).find()) {
                    normalisation.read(sentence);
                }
            }
        }
        if (coordinates.isUseful() && !coordinates.isTorn()) {
            return coordinates.guess(SpaceGuess.Place.COORDINATES);
        }
        if (coordinates.isTorn()) {
            return reported.isUseful() && !reported.isTorn()
                    ? reported.guess(SpaceGuess.Place.COORDINATES)
                    : coordinates.guess(SpaceGuess.Place.CONTRADICTION);
        }
        return normalisation.isUseful()
                ? normalisation.guess(SpaceGuess.Place.NORMALISATION)
                : new SpaceGuess(Optional.empty(), SpaceGuess.Place.NOWHERE, "");
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String sentence : SENTENCE_END.split(text)) {
            sentences.add(sentence.length() > LONGEST_SENTENCE ? sentence.substring(0, LONGEST_SENTENCE) : sentence);
        }
        return sentences;
    }

    /** The first sentence for either space. */
    private static final class Tally {
        private String mni = "";
        private String talairach = "";

        void read(String sentence) {
            String bare = LABELLING.matcher(sentence).replaceAll(" ");
            boolean toTalairach = TO_TALAIRACH.matcher(bare).find();
            boolean toMni = TO_MNI.matcher(bare).find();
            if (mni.isEmpty() && !toTalairach && MNI.matcher(bare).find()) {
                mni = sentence;
            }
            if (talairach.isEmpty() && !toMni && TALAIRACH.matcher(bare).find()) {
                talairach = sentence;
            }
        }

        boolean isUseful() {
            return !mni.isEmpty() || !talairach.isEmpty();
        }

        boolean isTorn() {
            return !mni.isEmpty() && !talairach.isEmpty();
        }

        SpaceGuess guess(SpaceGuess.Place place) {
            if (isTorn()) {
                String both = mni.equals(talairach) ? mni : mni + " … " + talairach;
                return new SpaceGuess(Optional.empty(), SpaceGuess.Place.CONTRADICTION, both);
            }
            return mni.isEmpty()
                    ? new SpaceGuess(Optional.of(Space.TALAIRACH), place, talairach)
                    : new SpaceGuess(Optional.of(Space.MNI), place, mni);
        }
    }
}
