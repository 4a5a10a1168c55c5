package org.nocimap.atlas.regions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nocimap.atlas.pain.PainRegionHit;
import org.nocimap.image.Point;

/**
 * Families of pain regions, coarse as reviews speak of them ("insula", "prefrontal cortex"), from the resource {@code
 * pain-families.txt}. They overlap little; a place at a border may have two.
 *
 * @param scheme the pain regions
 * @param familyOf the family of each region, by the region's name
 */
public record PainFamilies(PainScheme scheme, Map<String, String> familyOf) implements RegionScheme {
    private static final String BUILT_IN = "pain-families.txt";

    public PainFamilies {
        familyOf = Map.copyOf(familyOf);
    }

    /** The families that ship with Nocimap. */
    public static PainFamilies of(PainScheme scheme) {
        Map<String, String> familyOf = new LinkedHashMap<>();
        try (InputStream in = PainFamilies.class.getResourceAsStream(BUILT_IN)) {
            if (in == null) {
                throw new IllegalStateException(BUILT_IN + " is missing from the class path");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split("=", 2);
                        Arrays.stream(parts[1].strip().split("\\s+"))
                                .forEach(region -> familyOf.put(region, parts[0].strip()));
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PainFamilies(scheme, familyOf);
    }

    @Override
    public String title() {
        return "families of pain regions";
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add("Each family puts several pain regions together; a focus near a border may count for two families.");
        notes.addAll(scheme.notes().subList(1, scheme.notes().size()));
        return notes;
    }

    @Override
    public List<String> sources() {
        return scheme.sources();
    }

    @Override
    public List<String> at(Point mni) {
        List<String> names = new ArrayList<>();
        for (PainRegionHit hit : scheme.regions().at(mni)) {
            String family =
                    familyOf.getOrDefault(hit.region().name(), hit.region().title());
            names.add(PainScheme.sided(hit, family, scheme.sides()));
        }
        return names.stream().distinct().toList();
    }
}
