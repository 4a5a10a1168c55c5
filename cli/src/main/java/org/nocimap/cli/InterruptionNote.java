package org.nocimap.cli;

/** Tells a user who stops a run how to go on with it. */
final class InterruptionNote {
    private final Thread hook;

    private InterruptionNote(Console console) {
        this.hook = new Thread(() ->
                console.note(System.lineSeparator() + "interrupted; the same command with --resume goes on from here"));
    }

    /** Stands until it is withdrawn. */
    static InterruptionNote to(Console console) {
        InterruptionNote note = new InterruptionNote(console);
        Runtime.getRuntime().addShutdownHook(note.hook);
        return note;
    }

    /** The run is not to be resumed any more. */
    void withdraw() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is on its way out: the note is being said.
        }
    }
}
