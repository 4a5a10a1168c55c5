package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nocimap.atlas.AtlasInfo;

/** What is said of an atlas, for machines. */
final class AtlasTrees {
    private AtlasTrees() {}

    static Map<String, Object> of(AtlasInfo info) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", info.name());
        tree.put("title", info.title());
        tree.put("origin", info.origin().text());
        tree.put("space", info.spaceNote());
        tree.put("use", info.commercialUse().text());
        tree.put("licence", info.licence());
        tree.put("citation", info.citation());
        return tree;
    }
}
