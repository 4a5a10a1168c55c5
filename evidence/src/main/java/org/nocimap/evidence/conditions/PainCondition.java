package org.nocimap.evidence.conditions;

import java.util.List;
import java.util.Optional;

/**
 * A condition of the resource.
 *
 * @param name canonical, unique
 * @param group the family it is listed under: musculoskeletal, joints, neuropathic, …
 * @param rank how it stands to a condition that the same text names
 * @param abbreviations short names; inside a longer text they count only in this case
 * @param synonyms other names; case and punctuation do not matter
 * @param broader name of a condition of which this is a kind
 * @param icd11 code of the ICD-11; empty where none is sure
 * @param mesh descriptor of the Medical Subject Headings; empty where none is sure
 */
public record PainCondition(
        String name,
        String group,
        Rank rank,
        List<String> abbreviations,
        List<String> synonyms,
        Optional<String> broader,
        String icd11,
        String mesh) {
    public PainCondition {
        abbreviations = List.copyOf(abbreviations);
        synonyms = List.copyOf(synonyms);
    }

    /** How a condition stands to others that a text names besides. */
    public enum Rank {
        /** It is meant. */
        PARTICULAR,
        /** It gives way to any particular one: "chronic pain patients with fibromyalgia". */
        GENERAL
    }
}
