package org.petline.bench;

/** When a frame starts: frames of an age are alike hard to place. */
public enum FrameAge {
    FIRST("before 30 s", 0, 30),
    EARLY("30-120 s", 30, 120),
    MIDDLE("2-20 min", 120, 1200),
    LATE("from 20 min", 1200, Double.POSITIVE_INFINITY);

    private final String words;
    private final double fromSeconds;
    private final double toSeconds;

    FrameAge(String words, double fromSeconds, double toSeconds) {
        this.words = words;
        this.fromSeconds = fromSeconds;
        this.toSeconds = toSeconds;
    }

    public String words() {
        return words;
    }

    /** Whether a frame that starts then, seconds from TimeZero, is of this age. */
    public boolean holds(double startSeconds) {
        return startSeconds >= fromSeconds && startSeconds < toSeconds;
    }
}
