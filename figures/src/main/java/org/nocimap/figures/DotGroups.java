package org.nocimap.figures;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nocimap.figures.drawing.Colour;

/**
 * Which group of foci has which colour: the seven largest have one each (Okabe and Ito's palette for all kinds of colour
 * vision, without its yellow), the others share a grey.
 */
final class DotGroups {
    /** The colours that all kinds of colour vision keep apart. */
    private static final List<Colour> COLOURS =
            IntStream.range(0, 7).mapToObj(CategoryColours::of).toList();

    private static final Colour OTHERS = Colour.rgb(0x8C8C8C);

    private final Map<String, Colour> colours = new LinkedHashMap<>();
    private final Map<String, Integer> legend = new LinkedHashMap<>();

    private DotGroups() {}

    static DotGroups of(List<Dot> dots) {
        Map<String, Integer> counts = new TreeMap<>();
        dots.forEach(dot -> counts.merge(dot.group(), 1, Integer::sum));
        List<String> largestFirst = counts.keySet().stream()
                .sorted(Comparator.comparing((String group) -> -counts.getOrDefault(group, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        DotGroups groups = new DotGroups();
        int coloured = largestFirst.size() <= COLOURS.size() ? largestFirst.size() : COLOURS.size() - 1;
        int othersCount = 0;
        for (int n = 0; n < largestFirst.size(); n++) {
            String group = largestFirst.get(n);
            int count = counts.getOrDefault(group, 0);
            groups.colours.put(group, n < coloured ? COLOURS.get(n) : OTHERS);
            if (n < coloured) {
                groups.legend.put(group + " (" + count + ")", n);
            } else {
                othersCount += count;
            }
        }
        if (othersCount > 0) {
            groups.legend.put((largestFirst.size() - coloured) + " other groups (" + othersCount + ")", COLOURS.size());
        }
        return groups;
    }

    Colour colourOf(String group) {
        return colours.getOrDefault(group, OTHERS);
    }

    /** What the legend says, with its colours, the largest group first. */
    Map<String, Colour> legend() {
        Map<String, Colour> entries = new LinkedHashMap<>();
        legend.forEach((text, n) -> entries.put(text, n < COLOURS.size() ? COLOURS.get(n) : OTHERS));
        return entries;
    }
}
