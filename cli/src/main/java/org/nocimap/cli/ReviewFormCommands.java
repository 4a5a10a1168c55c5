package org.nocimap.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** The commands with which two people fill in a form: extraction, and the risk of bias, whose instruments are forms too. */
final class ReviewFormCommands {
    private ReviewFormCommands() {}

    /**
     * @param name of the group: {@code form} or {@code bias}
     */
    static CommandLine line(String name, RootCommand root) {
        Map<String, Object> commands = new LinkedHashMap<>();
        commands.put("list", new ReviewFormListCommand(root));
        commands.put("add", new ReviewFormAddCommand(root));
        commands.put("assign", new ReviewFormAssignCommand(root));
        commands.put("status", new ReviewFormStatusCommand(root));
        commands.put("write", new ReviewFormWriteCommand(root));
        commands.put("read", new ReviewFormReadCommand(root));
        commands.put("cell", new ReviewFormCellCommand(root));
        commands.put("done", new ReviewFormDoneCommand(root));
        commands.put("show", new ReviewFormShowCommand(root));
        commands.put("compare", new ReviewFormCompareCommand(root));
        commands.put("settle", new ReviewFormSettleCommand(root));
        commands.put("agreement", new ReviewFormAgreementCommand(root));
        String what = name.equals("bias")
                ? "Risk of bias judged by two raters: assign, fill in, settle, agreement."
                : "Forms that two people fill in: assign, fill in, settle, agreement.";
        return CommandGroup.line(name, what, commands);
    }
}
