package org.petline.jobs.stages;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.petline.blood.BloodFlag;
import org.petline.jobs.derivatives.FinishedScan;
import org.petline.jobs.derivatives.ScanRows;
import org.petline.jobs.fitting.FitInputs;
import org.petline.jobs.fitting.FittedScan;
import org.petline.jobs.fitting.ScanFitting;
import org.petline.jobs.stages.results.CorrectedScan;
import org.petline.jobs.stages.results.Remark;
import org.petline.jobs.stages.results.ScanFlag;
import org.petline.jobs.tables.Fingerprint;
import org.petline.jobs.tables.Table;

/** Fits every combination of the settings' models and choices to every region's time-activity curve. */
public final class FitStage implements Stage<FittedScan> {
    private static final long serialVersionUID = 1;

    @Override
    public String name() {
        return "fit";
    }

    @Override
    public int version() {
        return 6;
    }

    @Override
    public Class<FittedScan> result() {
        return FittedScan.class;
    }

    @Override
    public List<Stage<?>> buildsOn() {
        return List.of(Stages.CORRECT);
    }

    @Override
    public Fingerprint dependsOn(StageInputs inputs) {
        return Fingerprint.ofNothing()
                .with("fit-only", inputs.fitOnly())
                .with("kinetics", inputs.settings().kinetics());
    }

    @Override
    public FittedScan run(StageContext scan) throws IOException {
        FitInputs plain = scan.fitInputs(scan.result(Stages.SAMPLE));
        CorrectedScan corrected = scan.result(Stages.CORRECT);
        Map<String, FitInputs> inputs = new LinkedHashMap<>();
        for (String pvc : scan.settings().kinetics().pvc()) {
            boolean isPlain = !scan.settings().kinetics().correctedPvc().contains(pvc);
            inputs.put(pvc, isPlain ? plain : plain.withTacs(corrected.tacs(pvc, plain.times())));
        }
        return new ScanFitting(scan.settings().kinetics()).fit(inputs);
    }

    @Override
    public List<Remark> remarks(FittedScan result) {
        List<Remark> remarks = new ArrayList<>();
        for (String name : result.remarks()) remarks.add(ofBlood(name));
        String models = result.fits().stream()
                .filter(fit -> fit.estimates().isEmpty())
                .map(fit -> fit.combination().model())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!models.isEmpty()) remarks.add(Remark.onRows(ScanFlag.MODEL_NOT_FITTED, models));
        return remarks;
    }

    /** A flag of the processed blood, or the code of what was odd about a table. */
    private static Remark ofBlood(String name) {
        String[] words = name.split(": ", 2);
        for (BloodFlag flag : BloodFlag.values()) {
            if (flag.name().equals(words[0])) return Remark.onBlood(flag, words.length > 1 ? words[1] : "blood");
        }
        return Remark.onBlood(ScanFlag.BLOOD_PECULIAR, name);
    }

    @Override
    public List<TableRows<?>> rows(FittedScan result, FinishedScan scan, ScanRows rows) {
        return List.of(
                new TableRows<>(Table.BINDING_POTENTIALS, rows.bindingPotentials(result)),
                new TableRows<>(Table.KINETIC_PARAMETERS, rows.kineticParameters(result)));
    }
}
