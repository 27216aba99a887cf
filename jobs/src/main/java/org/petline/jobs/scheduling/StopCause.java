package org.petline.jobs.scheduling;

/** What a run is stopped by; its exit code is 128 and the signal's number, as shells and schedulers have it. */
public enum StopCause {
    INTERRUPT("INT", 2, "you (Ctrl-C)"),
    TERMINATE("TERM", 15, "SIGTERM, from the system or a scheduler"),
    HANG_UP("HUP", 1, "the end of its terminal");

    private static final int SIGNALLED = 128;

    private final String signal;
    private final int number;
    private final String words;

    StopCause(String signal, int number, String words) {
        this.signal = signal;
        this.number = number;
        this.words = words;
    }

    /** The signal's name without SIG. */
    public String signal() {
        return signal;
    }

    /** 130 after Ctrl-C, 143 after SIGTERM. */
    public int exitCode() {
        return SIGNALLED + number;
    }

    /** For people: stopped by whom. */
    public String words() {
        return words;
    }
}
