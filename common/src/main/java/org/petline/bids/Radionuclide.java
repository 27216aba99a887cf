package org.petline.bids;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A positron emitter and its half-life.
 *
 * <p>Source of the half-lives: Evaluated Nuclear Structure Data File (National Nuclear Data Center, NuDat).
 */
public enum Radionuclide {
    /** 20.364 min. */
    C11("C", "carbon", 11, 20.364 * 60),
    /** 9.965 min. */
    N13("N", "nitrogen", 13, 9.965 * 60),
    /** 122.24 s. */
    O15("O", "oxygen", 15, 122.24),
    /** 109.77 min. */
    F18("F", "fluorine", 18, 109.77 * 60),
    /** 12.701 h. */
    CU64("Cu", "copper", 64, 12.701 * 3600),
    /** 67.71 min. */
    GA68("Ga", "gallium", 68, 67.71 * 60),
    /** 1.2575 min. */
    RB82("Rb", "rubidium", 82, 1.2575 * 60),
    /** 78.41 h. */
    ZR89("Zr", "zirconium", 89, 78.41 * 3600),
    /** 4.176 d. */
    I124("I", "iodine", 124, 4.176 * 86400);

    private static final Pattern ELEMENT_FIRST = Pattern.compile("([a-z]+)[\\s-]*([0-9]+)");
    private static final Pattern MASS_FIRST = Pattern.compile("([0-9]+)[\\s-]*([a-z]+)");

    private final String symbol;
    private final String element;
    private final int mass;
    private final double halfLifeSeconds;

    Radionuclide(String symbol, String element, int mass, double halfLifeSeconds) {
        this.symbol = symbol;
        this.element = element;
        this.mass = mass;
        this.halfLifeSeconds = halfLifeSeconds;
    }

    /** The nuclide of a text as scanners and people write it: {@code C11}, {@code 11C}, {@code [11C]}, {@code Carbon-11}. */
    public static Optional<Radionuclide> parse(String text) {
        String plain = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\[\\]()^{}]", "")
                .strip();
        Matcher elementFirst = ELEMENT_FIRST.matcher(plain);
        if (elementFirst.matches()) return of(elementFirst.group(1), elementFirst.group(2));
        Matcher massFirst = MASS_FIRST.matcher(plain);
        return massFirst.matches() ? of(massFirst.group(2), massFirst.group(1)) : Optional.empty();
    }

    private static Optional<Radionuclide> of(String element, String mass) {
        return Arrays.stream(values())
                .filter(nuclide -> String.valueOf(nuclide.mass).equals(mass))
                .filter(nuclide -> nuclide.element.equals(element)
                        || nuclide.symbol.toLowerCase(Locale.ROOT).equals(element))
                .findFirst();
    }

    /** As petline writes it: {@code C11}, {@code Ga68}. */
    public String label() {
        return symbol + mass;
    }

    public double halfLifeSeconds() {
        return halfLifeSeconds;
    }

    /** Decay constant, 1/s. */
    public double decayPerSecond() {
        return StrictMath.log(2) / halfLifeSeconds;
    }
}
