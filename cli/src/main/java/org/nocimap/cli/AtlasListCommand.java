package org.nocimap.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.nocimap.atlas.source.AtlasShelf;
import org.nocimap.atlas.source.ShelfItem;
import org.nocimap.atlas.source.Surroundings;
import picocli.CommandLine.Command;

/** {@code nocimap atlas list}. */
@Command(name = "list", description = "Lists the atlases that are here, and those that can be installed.")
final class AtlasListCommand implements Callable<Integer> {
    private final RootCommand root;

    AtlasListCommand(RootCommand root) {
        this.root = root;
    }

    @Override
    public Integer call() {
        Console console = root.console();
        Surroundings here = Surroundings.ofThisMachine();
        AtlasShelf shelf = AtlasShelf.of(here);
        shelf.warnings().forEach(console::warn);
        List<ShelfItem> items = shelf.items();
        int width = items.stream().mapToInt(i -> i.info().name().length()).max().orElse(0);
        for (ShelfItem item : items) {
            console.line(String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %-9s  %s (%s; %s)",
                    item.info().name(),
                    item.info().origin().text(),
                    item.info().title(),
                    item.info().spaceNote(),
                    item.info().commercialUse().text()));
        }
        console.note("'nocimap atlas install' fetches those that are available; your own go into "
                + here.broughtFolder() + ", or name their file.");
        console.result(
                Map.of("atlases", items.stream().map(AtlasListCommand::tree).toList()));
        return ExitCode.OK;
    }

    private static Map<String, Object> tree(ShelfItem item) {
        Map<String, Object> tree = new LinkedHashMap<>(AtlasTrees.of(item.info()));
        tree.put("file", item.volume().map(Path::toString).orElse(""));
        return tree;
    }
}
