package org.petline.jobs.lock;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Who holds an output folder.
 *
 * @param owner unique to the process and the moment
 * @param host name of the machine
 * @param machine what tells this start of this machine, and this container, from others; empty if it cannot be told
 * @param process number of the process on its machine
 * @param processStartedMillis when the process began, by its machine's clock; 0 if unknown
 * @param since ISO 8601, UTC, by the holder's clock
 */
public record Holder(String owner, String host, String machine, long process, long processStartedMillis, String since) {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

    /** This process, from now on. */
    static Holder here() {
        return new Holder(
                UUID.randomUUID().toString(),
                hostName(),
                thisMachine(),
                ProcessHandle.current().pid(),
                startedMillis(ProcessHandle.current()),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Whether its process is known to have ended; false where that cannot be told. */
    boolean isKnownToBeDead() {
        if (machine.isEmpty() || !machine.equals(thisMachine())) return false;
        return ProcessHandle.of(process)
                .map(alive -> processStartedMillis != 0 && startedMillis(alive) != processStartedMillis)
                .orElse(true);
    }

    /** For messages: host, process and time. */
    public String sentence() {
        return "process " + process + " on " + host + " since " + since;
    }

    private static long startedMillis(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
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
