package org.petline.jobs.tables;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Files with a seal as another petline would have written them: edited, and sealed again. */
public final class SealedText {
    private SealedText() {}

    public static byte[] edited(byte[] sealed, UnaryOperator<String> edit) throws IOException {
        String before = CanonicalJson.textOf(SealedJson.open(sealed).content());
        String after = edit.apply(before);
        if (after.equals(before)) throw new IllegalArgumentException("nothing was edited in " + before);
        return SealedJson.sealed(CanonicalJson.tree(after.getBytes(StandardCharsets.UTF_8)));
    }
}
