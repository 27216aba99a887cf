package org.petline.report;

import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.petline.files.Sha256;

/**
 * Templates filled in; everything but figures is escaped.
 *
 * <p>A page carries its style and its one script inside and names their hashes in its Content-Security-Policy: nothing
 * else can run or be loaded, whatever a file name contains.
 */
final class Pages {
    private final PebbleEngine engine;
    private final String style = resource("page.css");
    private final String script = resource("page.js");

    Pages() {
        ClasspathLoader loader = new ClasspathLoader(Pages.class.getClassLoader());
        loader.setPrefix("org/petline/report");
        loader.setSuffix(".peb");
        engine = new PebbleEngine.Builder()
                .loader(loader)
                .strictVariables(true)
                .autoEscaping(true)
                .defaultEscapingStrategy("html")
                .defaultLocale(Locale.ROOT)
                .build();
    }

    String fill(String template, Map<String, Object> content) {
        Map<String, Object> context = new LinkedHashMap<>(content);
        context.put("style", new SafeString(style));
        context.put("script", new SafeString(script));
        context.put(
                "policy",
                "default-src 'none'; img-src data:; style-src " + hash(style) + "; script-src " + hash(script)
                        + "; base-uri 'none'; form-action 'none'");
        StringWriter page = new StringWriter();
        try {
            engine.getTemplate(template).evaluate(page, context);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return page.toString();
    }

    /** Changes with a template and with all that it is filled into. */
    String print(String template) {
        return hash(resource(template + ".peb") + resource("page.peb") + resource("figures.peb") + style + script);
    }

    private static String hash(String content) {
        byte[] sha256 = HexFormat.of().parseHex(Sha256.of(content.getBytes(StandardCharsets.UTF_8)));
        return "'sha256-" + Base64.getEncoder().encodeToString(sha256) + "'";
    }

    private static String resource(String name) {
        try (InputStream in = Pages.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
