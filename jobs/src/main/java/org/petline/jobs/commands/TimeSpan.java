package org.petline.jobs.commands;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A time as people write it: {@code 6h}, {@code 90m}, {@code 30s}, {@code 1h30m}. */
final class TimeSpan implements ITypeConverter<Duration> {
    private static final Pattern WORDS = Pattern.compile("(?=\\d)(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

    @Override
    public Duration convert(String text) {
        Matcher words = WORDS.matcher(text);
        if (!words.matches())
            throw new TypeConversionException("'" + text + "' is no time; write 6h, 90m, 30s or 1h30m");
        Duration time = Duration.ofHours(number(words.group(1)))
                .plusMinutes(number(words.group(2)))
                .plusSeconds(number(words.group(3)));
        if (time.isZero()) throw new TypeConversionException("'" + text + "' is no time: it is nothing");
        return time;
    }

    private static long number(String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
