package org.nocimap.report.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReferenceTest {
    @ParameterizedTest
    @EnumSource
    void everyReferenceIsABibtexEntryWithADoi(Reference reference) {
        String entry = reference.bibtex();
        assertThat(entry).startsWith("@article{").endsWith("}\n").contains("doi     = {" + reference.doi() + "}");
        assertThat(entry.chars().filter(c -> c == '{').count())
                .isEqualTo(entry.chars().filter(c -> c == '}').count());
        assertThat(reference.doi()).matches("10\\.\\d{4,}/\\S+");
        assertThat(URI.create(reference.address()).getPath()).isEqualTo("/" + reference.doi());
    }

    @Test
    void noReferenceStandsTwice() {
        assertThat(Arrays.stream(Reference.values()).map(Reference::doi)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Reference.values()).map(r -> r.bibtex().lines().findFirst()))
                .doesNotHaveDuplicates();
    }

    @Test
    void theyAreCitedAsTheFieldDoes() {
        assertThat(Reference.EICKHOFF_2012.cited()).isEqualTo("Eickhoff et al., 2012");
        assertThat(Reference.NICHOLS_2002.citedInText()).isEqualTo("Nichols & Holmes (2002)");
        assertThat(Reference.LANCASTER_2007.listed())
                .startsWith("Lancaster JL, Tordesillas-Gutiérrez D, Martinez M,")
                .endsWith("Human Brain Mapping 28:1194–1205.");
    }
}
