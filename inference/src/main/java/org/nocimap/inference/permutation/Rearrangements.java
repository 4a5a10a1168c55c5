package org.nocimap.inference.permutation;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.engine.RandomStream;
import org.nocimap.engine.RandomStreams;
import org.nocimap.stats.glm.Design;

/**
 * Which rearrangement of the observations belongs to which number. When there are no more different ones than were asked for, each
 * is taken once, the observed one left out; else they are drawn, each from a stream of its own. Two orders are the same when every
 * row of the design meets a row equal to the one it met.
 */
public final class Rearrangements implements Serializable {
    private static final long serialVersionUID = 1;

    private final Exchange exchange;

    /** What moves together: observations by unit, in order. */
    private final int[][] units;

    /** Units that may change places, by block. */
    private final int[][] groups;

    /** For each unit the number of its kind; units of one kind have equal design rows. */
    private final int[] kind;

    private final int observations;
    private final int count;
    private final boolean every;
    private final RandomStreams streams;

    private Rearrangements(
            Exchange exchange, int[][] units, int[][] groups, int[] kind, int observations, int asked, long seed) {
        this.exchange = exchange;
        this.units = units;
        this.groups = groups;
        this.kind = kind;
        this.observations = observations;
        this.streams = RandomStreams.of(seed, "inference.permutation." + exchange);
        BigInteger all = different();
        this.every = all.subtract(BigInteger.ONE).compareTo(BigInteger.valueOf(asked)) <= 0;
        this.count = every ? all.intValueExact() - 1 : asked;
    }

    /**
     * @param asked most of them
     * @throws IllegalArgumentException when whole blocks that should change places differ in size
     */
    public static Rearrangements of(Design design, Exchange exchange, Blocks blocks, int asked, long seed) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int i = 0; i < blocks.number().length; i++) {
            members.computeIfAbsent(blocks.number()[i], b -> new ArrayList<>()).add(i);
        }
        List<int[]> units = new ArrayList<>();
        List<int[]> groups = new ArrayList<>();
        if (blocks.rule() == Blocks.Rule.WHOLE) {
            members.values().forEach(block -> units.add(ints(block)));
            if (exchange == Exchange.PERMUTE
                    && units.stream().mapToInt(u -> u.length).distinct().count() > 1) {
                throw new IllegalArgumentException("blocks that change places as a whole are of one size");
            }
            groups.add(java.util.stream.IntStream.range(0, units.size()).toArray());
        } else {
            for (List<Integer> block : members.values()) {
                int first = units.size();
                block.forEach(i -> units.add(new int[] {i}));
                groups.add(java.util.stream.IntStream.range(first, units.size()).toArray());
            }
        }
        Map<List<Double>, Integer> kinds = new LinkedHashMap<>();
        int[] kind = new int[units.size()];
        for (int u = 0; u < kind.length; u++) {
            List<Double> rows = new ArrayList<>();
            for (int i : units.get(u)) {
                for (int j = 0; j < design.columns(); j++) {
                    rows.add(design.at(i, j));
                }
            }
            kind[u] = kinds.computeIfAbsent(rows, r -> kinds.size());
        }
        return new Rearrangements(
                exchange,
                units.toArray(int[][]::new),
                groups.toArray(int[][]::new),
                kind,
                design.observations(),
                asked,
                seed);
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    /** How many rearrangements are taken. */
    public int count() {
        return count;
    }

    /** Whether each is taken once. */
    public boolean everyOne() {
        return every;
    }

    private BigInteger different() {
        if (exchange == Exchange.FLIP) {
            return BigInteger.ONE.shiftLeft(units.length);
        }
        BigInteger all = BigInteger.ONE;
        for (int[] group : groups) {
            int[] left = kindsOf(group);
            all = all.multiply(orders(left));
        }
        return all;
    }

    private int[] kindsOf(int[] group) {
        int[] left = new int[units.length];
        for (int unit : group) {
            left[kind[unit]]++;
        }
        return left;
    }

    /** Multinomial coefficient. */
    private static BigInteger orders(int[] left) {
        BigInteger result = BigInteger.ONE;
        int placed = 0;
        for (int many : left) {
            for (int n = 1; n <= many; n++) {
                placed++;
                result = result.multiply(BigInteger.valueOf(placed)).divide(BigInteger.valueOf(n));
            }
        }
        return result;
    }

    /**
     * One rearrangement.
     *
     * @param number 0 to {@link #count()} − 1, or −1 for the observed arrangement
     * @param from gets for each place the observation that comes there
     * @param sign gets 1 or −1 for each place
     */
    public void get(int number, int[] from, byte[] sign) {
        for (int i = 0; i < observations; i++) {
            from[i] = i;
            sign[i] = 1;
        }
        if (number < 0) {
            return;
        }
        if (exchange == Exchange.FLIP) {
            flip(number, sign);
        } else if (every) {
            ranked(number + 1L, from);
        } else {
            shuffle(streams.stream(number), from);
        }
    }

    private void flip(int number, byte[] sign) {
        RandomStream random = streams.stream(number);
        long bits = 0;
        for (int u = 0; u < units.length; u++) {
            boolean turned;
            if (every) {
                turned = ((number + 1) >> u & 1) == 1;
            } else {
                bits = u % 64 == 0 ? random.next() : bits >>> 1;
                turned = (bits & 1) == 1;
            }
            for (int i : units[u]) {
                sign[i] = (byte) (turned ? -1 : 1);
            }
        }
    }

    private void shuffle(RandomStream random, int[] from) {
        for (int[] group : groups) {
            int[] order = group.clone();
            for (int k = order.length - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int keep = order[k];
                order[k] = order[other];
                order[other] = keep;
            }
            for (int k = 0; k < group.length; k++) {
                place(group[k], order[k], from);
            }
        }
    }

    private void place(int unit, int comes, int[] from) {
        for (int k = 0; k < units[unit].length; k++) {
            from[units[unit][k]] = units[comes][k];
        }
    }

    /** The order of a rank among those that differ; rank 0 is the observed one. */
    private void ranked(long rank, int[] from) {
        long rest = rank;
        for (int[] group : groups) {
            long orders = orders(kindsOf(group)).longValueExact();
            rank(group, rest % orders, from);
            rest /= orders;
        }
    }

    private void rank(int[] group, long rank, int[] from) {
        // The kinds in their observed order have some lexicographic rank; ranks are counted from there, round the end.
        long orders = orders(kindsOf(group)).longValueExact();
        long observed = rankOf(group);
        long wanted = (observed + rank) % orders;
        int[] left = kindsOf(group);
        boolean[] used = new boolean[group.length];
        for (int target : group) {
            for (int k = 0; k < left.length; k++) {
                if (left[k] == 0) {
                    continue;
                }
                left[k]--;
                long below = orders(left).longValueExact();
                if (wanted < below) {
                    for (int u = 0; u < group.length; u++) {
                        if (!used[u] && kind[group[u]] == k) {
                            used[u] = true;
                            // The row of this kind goes where the target stands: its design row meets the target's
                            // value.
                            place(group[u], target, from);
                            break;
                        }
                    }
                    break;
                }
                wanted -= below;
                left[k]++;
            }
        }
    }

    private long rankOf(int[] group) {
        int[] left = kindsOf(group);
        long rank = 0;
        for (int unit : group) {
            for (int k = 0; k < kind[unit]; k++) {
                if (left[k] > 0) {
                    left[k]--;
                    rank += orders(left).longValueExact();
                    left[k]++;
                }
            }
            left[kind[unit]]--;
        }
        return rank;
    }
}
