package org.petline.jobs.commands;

import org.petline.jobs.plan.WithdrawnLimit;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of scans, or a share of them, as a user writes it. */
final class WithdrawnSpelling implements ITypeConverter<WithdrawnLimit> {
    @Override
    public WithdrawnLimit convert(String text) {
        try {
            return WithdrawnLimit.parse(text);
        } catch (IllegalArgumentException unreadable) {
            throw new TypeConversionException(unreadable.getMessage());
        }
    }
}
