package org.petline.jobs.curves;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.petline.bids.InputFunctionTable;
import org.petline.jobs.fitting.ArterialCurves;
import org.petline.jobs.store.HadoopSettings;
import org.petline.jobs.tables.Fingerprint;

/** An input function that bloodstream made: {@code _inputfunction.tsv} with its JSON beside it. */
public record BloodOfInputFunction(HadoopSettings stores, String location) implements ScanBlood {
    @Override
    public Optional<Found> of(MeasuredScan scan) throws IOException {
        BloodFile file = BloodFile.at(stores, location);
        InputFunctionTable table = InputFunctionTable.read(file.folder(), file.name());
        ScanBlood.requireUnit(scan);
        return Optional.of(new Found(
                ArterialCurves.of(
                        BloodSamples.fromInjection(table.seconds(), scan),
                        table.parentPlasmaBqPerMl(),
                        table.wholeBloodBqPerMl()),
                List.of(),
                file.in(Fingerprint.ofNothing()).hex()));
    }
}
