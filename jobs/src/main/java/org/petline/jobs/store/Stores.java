package org.petline.jobs.store;

import java.io.Serializable;
import org.petline.files.Store;

/** Opens folders by where they lie: what a task carries to its executor instead of a file system. */
public interface Stores extends Serializable {
    /** The folder at a local path or Hadoop URI; it need not exist. */
    Store storeAt(String location);
}
