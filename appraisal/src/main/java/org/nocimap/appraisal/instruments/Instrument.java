package org.nocimap.appraisal.instruments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A risk-of-bias instrument as data.
 *
 * @param id on the command line and in files: {@code rob2}
 * @param title its name
 * @param version and variant
 * @param unit what one form judges: a study, or one result of a study
 * @param reference where the official form is
 * @param support how far its rules were checked, in a sentence
 * @param judgements its levels, from the best to the worst, what is not known last
 * @param domains in order
 * @param overall whether the overall judgement follows the worst domain
 */
public record Instrument(
        String id,
        String title,
        String version,
        String unit,
        String reference,
        String support,
        List<Judgement> judgements,
        List<Domain> domains,
        Overall overall) {
    /** How an overall judgement comes about. */
    public enum Overall {
        /** That of the worst domain is proposed; a person may go further. */
        WORST_DOMAIN,
        /** The instrument has none. */
        NONE
    }

    public Instrument {
        judgements = List.copyOf(judgements);
        domains = List.copyOf(domains);
    }

    /** A level by its words, in any case. */
    public Optional<Judgement> judgement(String words) {
        String plain = words.strip().toLowerCase(Locale.ROOT);
        return judgements.stream()
                .filter(j -> j.words().toLowerCase(Locale.ROOT).equals(plain))
                .findFirst();
    }

    /**
     * The overall judgement that the domains' judgements propose: the worst of them. Empty while one is missing, for
     * instruments without an overall judgement, and where a domain without information stands beside none that is bad: a
     * person decides then.
     *
     * @param byDomain words by the domain's id
     */
    public Optional<Judgement> overall(Map<String, String> byDomain) {
        if (overall == Overall.NONE) {
            return Optional.empty();
        }
        Judgement worst = judgements.get(0);
        boolean unknown = false;
        for (Domain domain : domains) {
            Optional<Judgement> own =
                    Optional.ofNullable(byDomain.get(domain.id())).flatMap(this::judgement);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            if (own.get().shade() == Judgement.Shade.UNKNOWN) {
                unknown = true;
            } else if (judgements.indexOf(own.get()) > judgements.indexOf(worst)) {
                worst = own.get();
            }
        }
        boolean bad = worst.shade() == Judgement.Shade.HIGH || worst.shade() == Judgement.Shade.CRITICAL;
        return unknown && !bad ? Optional.empty() : Optional.of(worst);
    }
}
