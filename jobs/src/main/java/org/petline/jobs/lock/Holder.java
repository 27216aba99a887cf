package org.petline.jobs.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Who holds an output folder.
 *
 * @param owner unique to the process and the moment
 * @param host name of the machine
 * @param machine what tells this start of this machine, and this container, from others; empty if it cannot be told
 * @param process number of the process on its machine
 * @param processStartedTicks when the process began, in ticks since its machine did; 0 if unknown
 * @param since ISO 8601, UTC, by the holder's clock
 */
public record Holder(String owner, String host, String machine, long process, long processStartedTicks, String since) {
    private static final Path PROC = Path.of("/proc");
    private static final Path BOOT = PROC.resolve("sys/kernel/random/boot_id");
    private static final Path PROCESSES = PROC.resolve("self/ns/pid");

    /** In {@code /proc/PID/stat}, counted from the word behind the name. */
    private static final int STARTED = 19;

    /** This process, from now on. */
    static Holder here() {
        return new Holder(
                UUID.randomUUID().toString(),
                hostName(),
                thisMachine(),
                ProcessHandle.current().pid(),
                startedTicks(PROC, ProcessHandle.current().pid()).orElse(0),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether its process is known to have ended; false where that cannot be told. */
    boolean isKnownToBeDead() {
        return !machine.isEmpty() && machine.equals(thisMachine()) && isKnownToBeDead(PROC);
    }

    /** As this machine's list of processes says; one that hides those of other users says nothing. */
    boolean isKnownToBeDead(Path proc) {
        boolean showsAll = startedTicks(proc, 1).isPresent();
        if (!showsAll) return false;
        if (Files.notExists(proc.resolve(Long.toString(process)))) return true;
        OptionalLong ticks = startedTicks(proc, process);
        return processStartedTicks != 0 && ticks.isPresent() && ticks.getAsLong() != processStartedTicks;
    }

    /** For messages: host, process and time. */
    public String sentence() {
        return "process " + process + " on " + host + " since " + since;
    }

    /**
     * When a process began. Not by {@link ProcessHandle.Info#startInstant}: that is a time of day, and another one as soon
     * as the machine's clock is set, so that a process that lives would be taken for a dead one's successor.
     */
    private static OptionalLong startedTicks(Path proc, long process) {
        try {
            String stat = Files.readString(proc.resolve(process + "/stat"), StandardCharsets.ISO_8859_1);
            // The name stands in brackets and may hold blanks and brackets itself.
            String[] behindName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return OptionalLong.of(Long.parseLong(behindName[STARTED]));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException untold) {
            return OptionalLong.empty();
        }
    }

    private static String thisMachine() {
        try {
            return Files.readString(BOOT, StandardCharsets.US_ASCII).strip() + " " + Files.readSymbolicLink(PROCESSES);
        } catch (IOException | UnsupportedOperationException untold) {
            return "";
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "an unnamed host";
        }
    }
}
