package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComponentsTest {
    private static Grid grid(int nx, int ny, int nz) {
        return new Grid(nx, ny, nz, Affine.diagonal(2, 2, 2, 0, 0, 0));
    }

    @Property(tries = 400)
    void agreesWithFloodFill(
            @ForAll @IntRange(min = 1, max = 7) int nx,
            @ForAll @IntRange(min = 1, max = 7) int ny,
            @ForAll @IntRange(min = 1, max = 7) int nz,
            @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll Connectivity connectivity,
            @ForAll long seed) {
        Random random = new Random(seed);
        Grid grid = grid(nx, ny, nz);
        Mask mask = Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> random.nextDouble() < 0.9)
                        .toArray());
        boolean[] chosen = new boolean[mask.size()];
        for (int n = 0; n < chosen.length; n++) {
            chosen[n] = random.nextDouble() < density;
        }
        Components found = Components.find(mask, n -> chosen[n], connectivity);

        List<int[]> expected = floodFill(mask, chosen, connectivity);
        assertThat(found.count()).isEqualTo(expected.size());
        int[] labels = new int[mask.size()];
        for (int label = 1; label <= expected.size(); label++) {
            assertThat(found.members(label)).containsExactly(expected.get(label - 1));
            assertThat(found.size(label)).isEqualTo(expected.get(label - 1).length);
            for (int n : expected.get(label - 1)) {
                labels[n] = label;
            }
        }
        assertThat(found.labels()).containsExactly(labels);
    }

    private static List<int[]> floodFill(Mask mask, boolean[] chosen, Connectivity connectivity) {
        Grid grid = mask.grid();
        int[] positions = mask.positions();
        boolean[] seen = new boolean[mask.size()];
        List<int[]> all = new ArrayList<>();
        for (int start = 0; start < mask.size(); start++) {
            if (!chosen[start] || seen[start]) {
                continue;
            }
            List<Integer> one = new ArrayList<>();
            Deque<Integer> open = new ArrayDeque<>(List.of(start));
            seen[start] = true;
            while (!open.isEmpty()) {
                int n = open.pop();
                one.add(n);
                Voxel v = grid.voxel(mask.index(n));
                for (int[] d : connectivity.steps()) {
                    int i = v.i() + d[0];
                    int j = v.j() + d[1];
                    int k = v.k() + d[2];
                    int next = grid.contains(i, j, k) ? positions[grid.index(i, j, k)] : -1;
                    if (next >= 0 && chosen[next] && !seen[next]) {
                        seen[next] = true;
                        open.add(next);
                    }
                }
            }
            all.add(one.stream().mapToInt(n -> n).sorted().toArray());
        }
        all.sort(Comparator.<int[]>comparingInt(c -> -c.length).thenComparingInt(c -> c[0]));
        return all;
    }

    @Test
    void connectivityDecidesWhatTouches() {
        Grid grid = grid(3, 3, 3);
        int[] diagonal = {grid.index(0, 0, 0), grid.index(1, 1, 0), grid.index(2, 2, 1)};
        Mask mask = Mask.of(grid, diagonal);
        assertThat(Components.find(mask, n -> true, Connectivity.FACES).count()).isEqualTo(3);
        assertThat(Components.find(mask, n -> true, Connectivity.EDGES).count()).isEqualTo(2);
        assertThat(Components.find(mask, n -> true, Connectivity.CORNERS).count())
                .isEqualTo(1);
    }

    @Test
    void rowsDoNotWrapAround() {
        Grid grid = grid(4, 2, 1);
        Mask mask = Mask.of(grid, new int[] {grid.index(3, 0, 0), grid.index(0, 1, 0)});
        assertThat(Components.find(mask, n -> true, Connectivity.CORNERS).count())
                .isEqualTo(2);
    }

    @Test
    void nothingChosen() {
        Mask mask = Mask.of(grid(2, 2, 2), new int[] {1, 3});
        Components none = Components.find(mask, n -> false, Connectivity.CORNERS);
        assertThat(none.count()).isZero();
        assertThat(Arrays.stream(none.labels()).sum()).isZero();
        assertThatThrownBy(() -> none.size(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> none.members(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
