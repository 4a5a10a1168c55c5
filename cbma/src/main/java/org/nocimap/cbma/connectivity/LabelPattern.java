package org.nocimap.cbma.connectivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nocimap.atlas.LabelAtlas;
import org.nocimap.atlas.Region;
import org.nocimap.atlas.RegionLabel;
import org.nocimap.atlas.SideRule;

/**
 * Which labels of an atlas are meant: a label's number, or its name, upper or lower case, where {@code *} stands for any text. In an
 * atlas with one label for both sides, the name alone means both, and {@code Left} or {@code Right} before it one of them.
 *
 * @param text as the user wrote it, not blank
 */
public record LabelPattern(String text) {
    private static final List<String> SIDES = List.of("", "Left ", "Right ");

    public LabelPattern {
        text = text.strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a label has a name");
        }
    }

    boolean matches(RegionLabel label) {
        return matches(label.label()) || matches(label.region());
    }

    /** The labels of an atlas that are meant, with their side where only one is; as {@link RegionLabel#label()} writes them. */
    public List<String> in(LabelAtlas atlas) {
        List<String> found = new ArrayList<>();
        for (Region region : atlas.regions()) {
            if (matches(region)) {
                found.add(region.name());
            } else if (atlas.info().sides() == SideRule.FROM_X) {
                SIDES.stream()
                        .map(side -> side + region.name())
                        .filter(this::matches)
                        .forEach(found::add);
            }
        }
        return List.copyOf(found);
    }

    /** Labels of an atlas that look like the text, for a message: those that hold its longest word, else the first ones. */
    public List<String> near(LabelAtlas atlas, int most) {
        String word = Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"))
                .filter(w -> !w.equals("left") && !w.equals("right"))
                .reduce("", (a, b) -> b.length() > a.length() ? b : a);
        List<String> names = atlas.regions().stream().map(Region::name).toList();
        List<String> alike = names.stream()
                .filter(name -> !word.isEmpty() && name.toLowerCase(Locale.ROOT).contains(word))
                .toList();
        return (alike.isEmpty() ? names : alike).stream().limit(most).toList();
    }

    private boolean matches(Region region) {
        return text.equals(Integer.toString(region.id())) || matches(region.name());
    }

    private boolean matches(String name) {
        String pattern = Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(name)
                .matches();
    }
}
