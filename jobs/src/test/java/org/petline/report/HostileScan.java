package org.petline.report;

import java.lang.reflect.RecordComponent;
import java.util.List;
import org.petline.Group;

/** A scan whose every free text is an attack; only the name of its page is left, as that is proven elsewhere. */
record HostileScan(String text) {
    ScanEvidence of(ScanEvidence scan) {
        return new ScanEvidence(
                hostile(scan.scan()),
                scan.motion().stream().map(this::hostile).toList(),
                scan.coregistration().map(this::hostile),
                scan.tacs().stream().map(this::hostile).toList(),
                scan.bindingPotentials().stream().map(this::hostile).toList(),
                scan.kineticParameters().stream().map(this::hostile).toList(),
                scan.curves().stream()
                        .map(curve -> new FittedCurve(text, text, curve.predicted()))
                        .toList(),
                scan.pictures().stream().map(this::hostile).toList());
    }

    private ScanPicture hostile(ScanPicture picture) {
        return new ScanPicture(
                new ScanPicture.Label(picture.label().name(), text, List.of(new ScanPicture.Contour(text, "#123456"))),
                picture.png());
    }

    @SuppressWarnings("unchecked")
    private <R extends Record> R hostile(R row) {
        RecordComponent[] components = row.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        try {
            for (int n = 0; n < values.length; n++) {
                types[n] = components[n].getType();
                boolean free =
                        types[n] == String.class && !components[n].getName().equals("scan");
                Object now = components[n].getAccessor().invoke(row);
                boolean group = types[n].isAnnotationPresent(Group.class);
                values[n] = free ? text : group ? hostile((Record) now) : now;
            }
            return (R) row.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
