package org.petline.bids;

import java.io.Serializable;
import org.petline.Reason;

/**
 * Something remarkable that does not keep a file from being used: which kind, where, what was found.
 *
 * @param file path below its store
 * @param field field, column or part of the name; empty if it is the file as a whole
 */
public record BidsFinding(Reason reason, String file, String field, String found) implements Serializable {}
