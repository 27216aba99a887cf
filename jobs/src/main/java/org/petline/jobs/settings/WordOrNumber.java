package org.petline.jobs.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A setting that is either found from the data, which a word asks for, or a number that is taken as known.
 *
 * @param word empty if there is a number
 * @param number NaN if there is a word
 */
public record WordOrNumber(String word, double number) implements Serializable {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static WordOrNumber of(JsonNode value) {
        if (value.isNumber()) return new WordOrNumber("", value.doubleValue());
        if (value.isTextual() && !value.textValue().isBlank()) {
            return new WordOrNumber(value.textValue().strip(), Double.NaN);
        }
        throw new IllegalArgumentException(value + ", neither a word nor a number");
    }

    /** The number, if one is given. */
    public OptionalDouble given() {
        return word.isEmpty() ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    /** Checks that this is the one known word or a number between bounds. */
    void check(String key, String known, double least, double most) {
        if (word.isEmpty()) Bounds.within(key, number, least, most);
        else if (!word.equalsIgnoreCase(known)) throw Bounds.refusal(key, word + ", known: " + known + ", or a number");
    }

    /** Checks that this is the one known word or a whole number from 0. */
    void checkCount(String key, String known, int most) {
        check(key, known, 0, most);
        if (word.isEmpty() && number != Math.rint(number)) throw Bounds.refusal(key, number + ", no whole number");
    }
}
