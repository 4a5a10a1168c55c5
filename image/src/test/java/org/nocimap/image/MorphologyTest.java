package org.nocimap.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MorphologyTest {
    private static Mask random(int nx, int ny, int nz, double density, long seed) {
        Random random = new Random(seed);
        Grid grid = new Grid(nx, ny, nz, Affine.diagonal(1, 1, 1, 0, 0, 0));
        return Mask.of(
                grid,
                IntStream.range(0, grid.size())
                        .filter(v -> random.nextDouble() < density)
                        .toArray());
    }

    private static Mask complement(Mask mask) {
        return Mask.of(
                mask.grid(),
                IntStream.range(0, mask.grid().size())
                        .filter(v -> !mask.contains(v))
                        .toArray());
    }

    /** A hole is a piece of the background, joined over faces, that holds no border voxel. */
    @Property(tries = 200)
    void holesAreBackgroundPiecesWithoutBorder(
            @ForAll @IntRange(min = 1, max = 7) int nx,
            @ForAll @IntRange(min = 1, max = 7) int ny,
            @ForAll @IntRange(min = 1, max = 7) int nz,
            @ForAll @DoubleRange(min = 0.4, max = 1) double density,
            @ForAll long seed) {
        Mask mask = random(nx, ny, nz, density, seed);
        Mask outside = complement(mask);
        Components pieces = Components.find(outside, n -> true, Connectivity.FACES);
        Set<Integer> expected = new HashSet<>();
        for (int label = 1; label <= pieces.count(); label++) {
            int[] members = pieces.members(label);
            boolean border = IntStream.of(members)
                    .mapToObj(n -> mask.grid().voxel(outside.index(n)))
                    .anyMatch(v -> v.i() == 0
                            || v.i() == nx - 1
                            || v.j() == 0
                            || v.j() == ny - 1
                            || v.k() == 0
                            || v.k() == nz - 1);
            if (!border) {
                IntStream.of(members).forEach(n -> expected.add(outside.index(n)));
            }
        }
        Mask filled = Morphology.fillHoles(mask);
        Set<Integer> added = new HashSet<>();
        IntStream.of(filled.indices()).filter(v -> !mask.contains(v)).forEach(added::add);
        assertThat(added).isEqualTo(expected);
        assertThat(filled.size()).isEqualTo(mask.size() + expected.size());
    }

    @Property(tries = 200)
    void erosionIsDilationOfTheOutside(
            @ForAll @IntRange(min = 3, max = 7) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double density,
            @ForAll Connectivity connectivity,
            @ForAll long seed) {
        Mask mask = random(n, n, n, density, seed);
        Mask eroded = Morphology.erode(mask, connectivity);
        Mask grown = Morphology.dilate(complement(mask), connectivity);
        for (int v = 0; v < mask.grid().size(); v++) {
            Voxel p = mask.grid().voxel(v);
            boolean border =
                    Math.min(Math.min(p.i(), p.j()), p.k()) == 0 || Math.max(Math.max(p.i(), p.j()), p.k()) == n - 1;
            assertThat(eroded.contains(v)).isEqualTo(!border && !grown.contains(v));
        }
    }

    @Test
    void dilationAddsTheNeighbours() {
        Grid grid = new Grid(5, 5, 5, Affine.diagonal(1, 1, 1, 0, 0, 0));
        Mask one = Mask.of(grid, new int[] {grid.index(2, 2, 2)});
        for (Connectivity connectivity : Connectivity.values()) {
            assertThat(Morphology.dilate(one, connectivity).size()).isEqualTo(1 + connectivity.neighbours());
        }
    }

    @Test
    void theLargestPiece() {
        Grid grid = new Grid(9, 1, 1, Affine.diagonal(1, 1, 1, 0, 0, 0));
        Mask mask = Mask.of(grid, new int[] {0, 1, 3, 4, 5, 8});
        assertThat(Morphology.largestPiece(mask, Connectivity.FACES).indices()).containsExactly(3, 4, 5);
        Mask empty = Mask.of(grid, new int[0]);
        assertThat(Morphology.largestPiece(empty, Connectivity.FACES).size()).isZero();
    }
}
