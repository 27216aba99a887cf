package org.petline.imagefile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.petline.imagefile.ImageFileReason.CONTENT_IS_WEB_PAGE;
import static org.petline.imagefile.ImageFileReason.CONTENT_NOT_GZIP;
import static org.petline.imagefile.ImageFileReason.CONTENT_NOT_PRESENT;
import static org.petline.imagefile.ImageFileReason.GZIP_PADDED;
import static org.petline.imagefile.ImageFileReason.NAME_AND_COMPRESSION_DIFFER;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.petline.Refusal;
import org.petline.gzip.GzipMembers;

/**
 * A file's bytes with gzip undone, counted; whatever is no image content at all is refused by name.
 *
 * <p>What a file is, its first bytes say and not its name: plain data named .gz and gzip data under a plain name are
 * read, with a finding.
 */
public final class FileContent implements Closeable {
    /** Enough to see a pointer file or a web page behind white space. */
    private static final int HEAD_BYTES = 512;

    private static final Map<String, String> FOREIGN_COMPRESSIONS = Map.of(
            "(\u00b5/\u00fd", "zstd",
            "BZh", "bzip2",
            "\u00fd7zXZ", "xz",
            "\u0004\"M\u0018", "lz4",
            "PK\u0003\u0004", "zip",
            "7z\u00bc\u00af", "7z",
            "\u001f\u009d", "compress");

    private final String name;
    private final InputStream in;
    private final Optional<GzipMembers> gzip;
    private final List<HeaderFinding> findings = new ArrayList<>();
    private long position;

    private FileContent(String name, InputStream in, Optional<GzipMembers> gzip) {
        this.name = name;
        this.in = in;
        this.gzip = gzip;
    }

    /**
     * The content of the file that {@code in} reads from its first byte.
     *
     * @param in may be unbuffered; closed with this content, not if opening fails
     * @param name the file, for messages only, and to see whether it promises gzip
     * @throws Refusal CONTENT_NOT_PRESENT, CONTENT_IS_WEB_PAGE or CONTENT_NOT_GZIP
     */
    public static FileContent open(InputStream in, String name) throws IOException {
        byte[] head = in.readNBytes(HEAD_BYTES);
        refuseWhatIsNoContent(new String(head, ISO_8859_1), name);
        PushbackInputStream whole = new PushbackInputStream(in, HEAD_BYTES);
        whole.unread(head);
        boolean packed = head.length >= 2 && (head[0] & 0xff) == GzipMembers.ID1 && (head[1] & 0xff) == GzipMembers.ID2;
        String ending = name.toLowerCase(Locale.ROOT);
        boolean promised = ending.endsWith(".gz") || ending.endsWith(".mgz");
        FileContent content;
        if (packed) {
            GzipMembers members = new GzipMembers(whole, name);
            content = new FileContent(name, members, Optional.of(members));
        } else {
            content = new FileContent(name, whole, Optional.empty());
        }
        if (packed != promised && head.length > 0) {
            content.findings.add(HeaderFinding.note(
                    NAME_AND_COMPRESSION_DIFFER,
                    "file name",
                    packed ? "gzip data under a plain name" : "plain data under a gzip name",
                    "read as what the first bytes say"));
        }
        return content;
    }

    /** The file, for messages. */
    public String name() {
        return name;
    }

    /** Content bytes read or skipped so far, after unpacking. */
    public long position() {
        return position;
    }

    /** What was found so far; complete at the end of the content. */
    public List<HeaderFinding> findings() {
        return List.copyOf(findings);
    }

    /**
     * Reads {@code length} bytes, fewer only where the content ends.
     *
     * @return bytes read, 0 at the end
     * @throws Refusal if the gzip stream is damaged
     */
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.readNBytes(into, offset, length);
        position += count;
        return count;
    }

    /** Skips {@code length} bytes, fewer only where the content ends, and says how many. */
    public long skip(long length) throws IOException {
        byte[] scratch = new byte[(int) Math.min(length, 1 << 16)];
        long skipped = 0;
        while (skipped < length) {
            int count = read(scratch, 0, (int) Math.min(length - skipped, scratch.length));
            if (count == 0) break;
            skipped += count;
        }
        return skipped;
    }

    /** Whether the content ends here, verified to the last byte of the file; reads one byte if it does not. */
    public boolean endsHere() throws IOException {
        if (read(new byte[1], 0, 1) > 0) return false;
        if (gzip.isPresent() && gzip.get().paddingBytes() > 0) {
            findings.add(HeaderFinding.note(
                    GZIP_PADDED, "end of file", gzip.get().paddingBytes() + " zero bytes", "ignored them"));
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private static void refuseWhatIsNoContent(String head, String name) {
        String start = head.substring(0, Math.min(head.length(), 80)).strip();
        if (head.startsWith("/annex/objects/") || head.contains(".git/annex/objects/")) {
            throw Refusal.of(CONTENT_NOT_PRESENT).file(name).found("a git-annex pointer: " + start);
        }
        if (head.startsWith("version https://git-lfs") || head.startsWith("version http://git-media")) {
            throw Refusal.of(CONTENT_NOT_PRESENT).file(name).found("a Git LFS pointer: " + start);
        }
        String text = head.startsWith("\u00ef\u00bb\u00bf") ? head.substring(3) : head;
        String lower = text.stripLeading().toLowerCase(Locale.ROOT);
        for (String opening : Arrays.asList("<!doctype", "<html", "<head", "<?xml")) {
            if (lower.startsWith(opening)) {
                throw Refusal.of(CONTENT_IS_WEB_PAGE).file(name).found("text that begins " + start);
            }
        }
        FOREIGN_COMPRESSIONS.forEach((magic, compression) -> {
            if (head.startsWith(magic)) {
                throw Refusal.of(CONTENT_NOT_GZIP).file(name).found(compression + " data");
            }
        });
    }
}
