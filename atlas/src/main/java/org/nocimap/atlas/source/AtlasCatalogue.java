package org.nocimap.atlas.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nocimap.atlas.AtlasInfo;
import org.nocimap.atlas.CommercialUse;
import org.nocimap.atlas.Origin;
import org.nocimap.atlas.SideRule;
import org.nocimap.image.Affine;
import org.nocimap.image.Space;

/**
 * What can be installed, from {@code catalogue.json}.
 *
 * @param packageName the Debian package that holds the files
 * @param folder its template folder, without a leading slash
 * @param entries in the order in which they are asked for a label
 */
public record AtlasCatalogue(String packageName, String folder, List<CatalogueEntry> entries) {
    private static final String RESOURCE = "catalogue.json";

    public AtlasCatalogue {
        entries = List.copyOf(entries);
    }

    /** The catalogue that ships with Nocimap. */
    public static AtlasCatalogue builtIn() {
        try (InputStream in = AtlasCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            JsonNode root = new ObjectMapper().readTree(in);
            List<CatalogueEntry> entries = new ArrayList<>();
            for (JsonNode atlas : root.get("atlases")) {
                entries.add(entry(atlas));
            }
            return new AtlasCatalogue(text(root, "package"), text(root, "folder"), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<CatalogueEntry> find(String name) {
        return entries.stream().filter(e -> e.info().name().equals(name)).findFirst();
    }

    private static CatalogueEntry entry(JsonNode atlas) {
        AtlasInfo info = new AtlasInfo(
                text(atlas, "name"),
                text(atlas, "title"),
                Origin.INSTALLED,
                Space.MNI,
                text(atlas, "spaceNote"),
                SideRule.valueOf(text(atlas, "sides")),
                CommercialUse.valueOf(text(atlas, "commercialUse")),
                text(atlas, "licence"),
                text(atlas, "citation"));
        JsonNode labels = atlas.get("labels");
        LabelKind kind = LabelKind.named(text(labels, "kind"));
        String labelText =
                switch (kind) {
                    case IN_HEADER -> "";
                    case TEXT -> text(labels, "file");
                    case NUMBERS -> text(labels, "prefix");
                };
        List<CatalogueEntry.IdRange> ranges = new ArrayList<>();
        for (JsonNode range : atlas.get("bestFor")) {
            ranges.add(new CatalogueEntry.IdRange(
                    range.get(0).asInt(), range.get(1).asInt()));
        }
        return new CatalogueEntry(info, text(atlas, "file"), kind, labelText, ranges, wrongAffine(atlas));
    }

    private static Optional<CatalogueEntry.WrongAffine> wrongAffine(JsonNode atlas) {
        return atlas.has("wrongAffine")
                ? Optional.of(new CatalogueEntry.WrongAffine(
                        affine(atlas.get("wrongAffine").get("header")),
                        affine(atlas.get("wrongAffine").get("use"))))
                : Optional.empty();
    }

    private static Affine affine(JsonNode rows) {
        double[] numbers = new double[rows.size()];
        for (int n = 0; n < numbers.length; n++) {
            numbers[n] = rows.get(n).asDouble();
        }
        return Affine.of(numbers);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || !value.isTextual()) {
            throw new IllegalStateException(RESOURCE + ": an entry has no text \"" + field + "\"");
        }
        return value.asText();
    }
}
