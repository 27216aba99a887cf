package org.petline.jobs.store;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.petline.Refusal;
import org.petline.files.Store;

/**
 * Hadoop's settings, and the folders that can be opened with them: what a task carries to its executor.
 *
 * <p>A place without a scheme is a path of this machine, whatever {@code fs.defaultFS} says; {@code file:} is the same.
 * HDFS replaces files in one step; any other scheme may be read, but is written to only if the property
 * {@value #TRUSTED_SCHEMES} lists it.
 */
public final class HadoopSettings implements Stores {
    /** Hadoop property: schemes, with commas between, that the user vouches for. */
    public static final String TRUSTED_SCHEMES = "petline.trusted-schemes";

    /**
     * Hidden folder at a store's root in which files are written before they are put in place. Writers leave it there,
     * for another one may be about to use it; whoever knows that nobody writes any more deletes it.
     */
    public static final String STAGING = ".staging";

    private static final long serialVersionUID = 1;
    private static final String SPARK_PREFIX = "spark.hadoop.";
    private static final Set<String> ATOMIC_SCHEMES = Set.of("hdfs");
    private static final Pattern WITH_SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]+):(/.*)");

    private transient Configuration configuration;

    private HadoopSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    /** These settings, for example those of a Spark context; later changes to them are not seen. */
    public static HadoopSettings of(Configuration configuration) {
        return new HadoopSettings(new Configuration(configuration));
    }

    /** What the class path says, and what spark-submit set for this process as {@code spark.hadoop.*}. */
    public static HadoopSettings ofThisProcess() {
        Configuration configuration = new Configuration();
        for (String name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(SPARK_PREFIX)) {
                configuration.set(name.substring(SPARK_PREFIX.length()), System.getProperty(name));
            }
        }
        return new HadoopSettings(configuration);
    }

    /**
     * The folder at a local path or Hadoop URI; it need not exist. The store is serializable.
     *
     * @throws Refusal FILE_SYSTEM_UNKNOWN if there is no file system for the scheme, or no host is named; FOLDER_UNNAMED;
     *     NAME_NOT_IN_LOCALE
     */
    @Override
    public Store storeAt(String location) {
        if (location.isBlank()) throw Refusal.of(StoreReason.FOLDER_UNNAMED);
        Matcher uri = WITH_SCHEME.matcher(location);
        if (!uri.matches()) return new LocalFolder(localPath(location));
        if (uri.group(1).equals("file"))
            return new LocalFolder(localPath(uri.group(2).replaceFirst("^///?", "/")));
        try {
            requireFileSystem(uri.group(1));
            HadoopUser.ensure();
            return new HadoopStore(rootOf(uri), this);
        } catch (IOException | URISyntaxException broken) {
            throw Refusal.of(StoreReason.FILE_SYSTEM_UNKNOWN)
                    .file(location)
                    .found(String.valueOf(broken.getMessage()))
                    .because(broken);
        }
    }

    private static Path localPath(String location) {
        try {
            return Path.of(location);
        } catch (InvalidPathException unwritable) {
            throw Refusal.of(StoreReason.NAME_NOT_IN_LOCALE).file(location).because(unwritable);
        }
    }

    /** Hadoop lists file systems whose classes come in jars of their own, and wraps it if one is not there. */
    private void requireFileSystem(String scheme) throws IOException {
        try {
            FileSystem.getFileSystemClass(scheme, configuration);
        } catch (RuntimeException absent) {
            if (!(absent.getCause() instanceof ClassNotFoundException)) throw absent;
            throw new IOException(absent.getCause().getMessage(), absent);
        }
    }

    Configuration configuration() {
        return configuration;
    }

    boolean replacesAtomically(String scheme) {
        return ATOMIC_SCHEMES.contains(scheme)
                || Set.of(configuration.getTrimmedStrings(TRUSTED_SCHEMES)).contains(scheme);
    }

    /**
     * As Hadoop reads URIs: nothing is unescaped, a percent sign in a name is a percent sign; and {@code hdfs:///data}
     * lies on the HDFS that {@code fs.defaultFS} names.
     */
    private URI rootOf(Matcher uri) throws URISyntaxException {
        String rest = uri.group(2);
        String authority = null;
        if (rest.startsWith("//")) {
            int slash = rest.indexOf('/', 2);
            authority = rest.substring(2, slash < 0 ? rest.length() : slash);
            rest = slash < 0 ? "" : rest.substring(slash);
        }
        if (authority == null || authority.isEmpty()) {
            URI usual = FileSystem.getDefaultUri(configuration);
            authority = uri.group(1).equals(usual.getScheme()) ? usual.getAuthority() : null;
            if (authority == null && uri.group(1).equals("hdfs")) {
                throw new URISyntaxException(uri.group(), "no host, and fs.defaultFS, " + usual + ", has none for it");
            }
        }
        String path = rest.replaceFirst("/+$", "");
        return new URI(uri.group(1), authority, path, null, null);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        configuration.write(out);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        configuration = new Configuration(false);
        configuration.readFields(in);
    }
}
