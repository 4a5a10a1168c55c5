package org.nocimap.report.connectivity;

import java.util.List;
import java.util.Locale;
import org.nocimap.cbma.connectivity.Coactivation;
import org.nocimap.cbma.connectivity.RegionSet;

/**
 * Co-activation as GraphML (Brandes et al. 2002, doi:10.1007/3-540-45848-4_59): regions are nodes with their place and the number
 * of units that report them, pairs are undirected edges with their table, odds ratio and p-values.
 */
final class GraphMl {
    private static final String HEAD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <graphml xmlns="http://graphml.graphdrawing.org/xmlns"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
            xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
        """;

    private static final List<String> NODE_KEYS =
            List.of("name:string", "x:double", "y:double", "z:double", "reports:int");
    private static final List<String> EDGE_KEYS = List.of(
            "both:int",
            "only_first:int",
            "only_second:int",
            "neither:int",
            "odds_ratio:double",
            "odds_ratio_low:double",
            "odds_ratio_high:double",
            "log_odds_ratio:double",
            "p:double",
            "p_holm:double",
            "p_bh:double",
            "significant:boolean");

    private GraphMl() {}

    static String of(Coactivation found, double alpha) {
        StringBuilder text = new StringBuilder(HEAD);
        NODE_KEYS.forEach(key -> text.append(key("node", key)));
        EDGE_KEYS.forEach(key -> text.append(key("edge", key)));
        text.append("  <graph id=\"coactivation\" edgedefault=\"undirected\">\n");
        for (int n = 0; n < found.regions().size(); n++) {
            RegionSet.Node region = found.regions().get(n);
            text.append("    <node id=\"n").append(n + 1).append("\">\n");
            text.append(data("node", "name", escaped(region.name())));
            text.append(data("node", "x", number(region.centre().x())));
            text.append(data("node", "y", number(region.centre().y())));
            text.append(data("node", "z", number(region.centre().z())));
            text.append(data("node", "reports", Integer.toString(found.reports().get(n))));
            text.append("    </node>\n");
        }
        int number = 0;
        for (Coactivation.Pair pair : found.pairs()) {
            text.append("    <edge id=\"e").append(++number);
            text.append("\" source=\"n").append(pair.first() + 1);
            text.append("\" target=\"n").append(pair.second() + 1).append("\">\n");
            text.append(data("edge", "both", Integer.toString(pair.both())));
            text.append(data("edge", "only_first", Integer.toString(pair.onlyFirst())));
            text.append(data("edge", "only_second", Integer.toString(pair.onlySecond())));
            text.append(data("edge", "neither", Integer.toString(pair.neither())));
            text.append(data("edge", "odds_ratio", number(pair.odds().estimate())));
            text.append(data("edge", "odds_ratio_low", number(pair.odds().low())));
            text.append(data("edge", "odds_ratio_high", number(pair.odds().high())));
            text.append(data("edge", "log_odds_ratio", number(pair.odds().log())));
            text.append(data("edge", "p", number(pair.p())));
            text.append(data("edge", "p_holm", number(pair.holm())));
            text.append(data("edge", "p_bh", number(pair.bh())));
            text.append(data("edge", "significant", Boolean.toString(pair.holm() <= alpha)));
            text.append("    </edge>\n");
        }
        return text.append("  </graph>\n</graphml>\n").toString();
    }

    private static String key(String of, String nameAndType) {
        int colon = nameAndType.indexOf(':');
        String name = nameAndType.substring(0, colon);
        return "  <key id=\"" + of + "_" + name + "\" for=\"" + of + "\" attr.name=\"" + name + "\" attr.type=\""
                + nameAndType.substring(colon + 1) + "\"/>\n";
    }

    private static String data(String of, String name, String value) {
        return "      <data key=\"" + of + "_" + name + "\">" + value + "</data>\n";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** Letters that XML 1.0 has no place for are left out. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                    if (c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF) {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }
}
