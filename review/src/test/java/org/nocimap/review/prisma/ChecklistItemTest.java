package org.nocimap.review.prisma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChecklistItemTest {
    @Test
    void theChecklistHas27ItemsIn42Rows() {
        assertThat(ChecklistItem.all()).hasSize(42);
        assertThat(ChecklistItem.all().stream()
                        .map(item -> Integer.parseInt(item.item().replaceAll("[a-f]", "")))
                        .distinct()
                        .sorted())
                .hasSize(27)
                .startsWith(1)
                .endsWith(27);
        assertThat(ChecklistItem.all())
                .allMatch(item -> !item.topic().isBlank() && !item.what().isBlank());
    }
}
