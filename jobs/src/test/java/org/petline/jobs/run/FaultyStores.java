package org.petline.jobs.run;

import org.petline.files.Store;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.store.Stores;

/** Folders of which one, with all below it, is on a disk with faults. */
final class FaultyStores implements Stores {
    private static final long serialVersionUID = 1;

    private final HadoopSettings healthy = HadoopSettings.ofThisProcess();
    private final String place;
    private final transient Faults faults;

    FaultyStores(String place, Faults faults) {
        this.place = place;
        this.faults = faults;
    }

    @Override
    public Store storeAt(String location) {
        Store store = healthy.storeAt(location);
        return location.startsWith(place) ? new FaultyStore(store, faults) : store;
    }
}
