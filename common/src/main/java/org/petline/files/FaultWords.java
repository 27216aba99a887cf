package org.petline.files;

import java.io.FileNotFoundException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.regex.Pattern;
import org.petline.Refusal;

/** What went wrong, in words for a person: Java's names for it tell nobody what to do. */
public final class FaultWords {
    /** A class as {@link Throwable#toString} writes it, with the colon that follows. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("(?:\\b[a-z][A-Za-z0-9_]*\\.)+[A-Z][A-Za-z0-9_$]*(?:Exception|Error|Refusal)\\b:? ?");

    private static final String UNEXPECTED = "something that petline does not expect";

    private FaultWords() {}

    /** One line. */
    public static String of(Throwable fault) {
        if (fault instanceof Refusal refusal) return of(refusal);
        if (fault instanceof AccessDeniedException denied) return "permission denied: " + denied.getFile();
        if (fault instanceof NoSuchFileException absent) return "no such file: " + absent.getFile();
        if (fault instanceof FileNotFoundException absent) return "no such file: " + said(absent);
        if (fault instanceof FileSystemException disk) return said(disk);
        if (fault instanceof OutOfMemoryError full) return "the memory is full: " + said(full);
        if (fault instanceof StackOverflowError) return "something is nested deeper than the stack carries";
        if (fault instanceof LinkageError broken) return "a part of the program is missing or damaged: " + said(broken);
        return said(fault);
    }

    /** Whether the system lets the process open no more files. */
    public static boolean isLackOfFiles(Throwable fault) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains("Too many open files")) return true;
        }
        return false;
    }

    private static String of(Refusal refusal) {
        StringBuilder words = new StringBuilder(refusal.reason().name())
                .append(": ")
                .append(refusal.reason().meaning());
        if (!refusal.file().isEmpty()) words.append("; ").append(refusal.file());
        if (!refusal.found().isEmpty()) words.append("; found ").append(refusal.found());
        return words.toString();
    }

    private static String said(Throwable fault) {
        String message = fault.getMessage();
        if (message == null || message.isBlank()) return UNEXPECTED;
        String first = message.lines().findFirst().orElse("");
        String words = CLASS_NAME.matcher(first).replaceAll("").strip();
        return words.isEmpty() ? UNEXPECTED : words;
    }
}
