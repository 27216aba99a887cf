package org.petline.jobs.cluster;

import java.util.Map;
import java.util.Properties;

/** System properties for the length of a test; Spark reads its settings from them. */
final class SystemProperties implements AutoCloseable {
    private final Properties before = new Properties();

    private SystemProperties() {
        before.putAll(System.getProperties());
    }

    /** Sets properties until the returned handle is closed; then all are as they were. */
    static SystemProperties set(Map<String, String> properties) {
        SystemProperties handle = new SystemProperties();
        properties.forEach(System::setProperty);
        return handle;
    }

    @Override
    public void close() {
        System.setProperties(before);
    }
}
