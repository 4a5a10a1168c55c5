package org.nocimap.cli;

import java.util.ArrayList;
import java.util.List;

/** The command lines in the {@code sh} blocks of a Markdown file. */
final class DocumentedCommands {
    /**
     * A command as it stands in the document.
     *
     * @param line 1-based line where it begins
     * @param words split as a shell does, quotes taken off
     */
    record Command(int line, List<String> words) {}

    private DocumentedCommands() {}

    static List<Command> in(List<String> markdown) {
        List<Command> commands = new ArrayList<>();
        boolean inside = false;
        StringBuilder pending = new StringBuilder();
        int begin = 0;
        for (int n = 0; n < markdown.size(); n++) {
            String line = markdown.get(n).strip();
            if (line.startsWith("```")) {
                inside = !inside && line.equals("```sh");
                continue;
            }
            if (!inside || line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (pending.isEmpty()) {
                begin = n + 1;
            }
            boolean goesOn = line.endsWith("\\");
            pending.append(goesOn ? line.substring(0, line.length() - 1) : line).append(' ');
            if (!goesOn) {
                commands.add(new Command(begin, words(pending.toString())));
                pending.setLength(0);
            }
        }
        return commands;
    }

    /** Blanks part words outside quotes; a {@code #} after a blank begins a remark. */
    static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (char c : command.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else if (c == '#' && !begun) {
                break;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }
}
