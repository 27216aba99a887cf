package org.petline.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.petline.jobs.tables.rows.FlatRecords;

/**
 * What some scans' pages were last made from, and what the study's page needs of each: with it, a night's few new scans
 * cost their own pages and no other scan's files are read.
 *
 * @param version {@link #VERSION}
 * @param scans by name
 */
public record RememberedPages(int version, SortedMap<String, Page> scans) {
    private static final int VERSION = 2;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new FlatRecords())
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** Copies the map. */
    public RememberedPages {
        scans = Collections.unmodifiableSortedMap(new TreeMap<>(scans));
    }

    /**
     * One scan's page.
     *
     * @param madeFrom {@link StudyReport#printOf}
     * @param bytes its length
     */
    public record Page(String madeFrom, long bytes, ScanSummary summary) {}

    /** Of these scans. */
    public static RememberedPages of(SortedMap<String, Page> scans) {
        return new RememberedPages(VERSION, scans);
    }

    /** Of no scan. */
    public static RememberedPages none() {
        return of(new TreeMap<>());
    }

    /** As a file holds it, UTF-8. */
    public byte[] toJson() {
        try {
            return MAPPER.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of plain values", impossible);
        }
    }

    /** From such a file; nothing is remembered if it is damaged or of another version, for pages can be made again. */
    public static RememberedPages ofJson(byte[] json) {
        try {
            RememberedPages read = MAPPER.readValue(json, RememberedPages.class);
            return read != null && read.version == VERSION ? read : none();
        } catch (IOException | RuntimeException damaged) {
            return none();
        }
    }
}
