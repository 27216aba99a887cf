package org.petline.jobs.commands;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.petline.Reason;
import org.petline.bids.BidsReason;
import org.petline.bids.BloodFileReason;
import org.petline.bids.RunsReason;
import org.petline.bids.SidecarReason;
import org.petline.bids.TableReason;
import org.petline.blood.BloodReason;
import org.petline.gzip.GzipReason;
import org.petline.imagefile.ImageFileReason;
import org.petline.jobs.curves.CurvesReason;
import org.petline.jobs.fitting.FittingReason;
import org.petline.jobs.lock.LockReason;
import org.petline.jobs.scan.PipelineReason;
import org.petline.jobs.settings.SettingsReason;
import org.petline.jobs.stages.StageReason;
import org.petline.jobs.store.StoreReason;
import org.petline.jobs.tables.OutputReason;
import org.petline.mgh.MghReason;
import org.petline.nifti.NiftiReason;
import org.petline.regions.RegionsReason;
import org.petline.report.ReportReason;
import org.petline.transforms.TransformReason;

/** All reasons of all rooms; a test looks for enums that are missing here. */
final class Reasons {
    private static final List<Reason> ALL = Stream.<Reason[]>of(
                    BidsReason.values(),
                    SidecarReason.values(),
                    RunsReason.values(),
                    TableReason.values(),
                    TransformReason.values(),
                    BloodFileReason.values(),
                    BloodReason.values(),
                    NiftiReason.values(),
                    MghReason.values(),
                    GzipReason.values(),
                    ImageFileReason.values(),
                    RegionsReason.values(),
                    SettingsReason.values(),
                    CurvesReason.values(),
                    StoreReason.values(),
                    OutputReason.values(),
                    LockReason.values(),
                    StageReason.values(),
                    FittingReason.values(),
                    PipelineReason.values(),
                    CommandReason.values(),
                    ReportReason.values())
            .flatMap(Arrays::stream)
            .toList();

    private Reasons() {}

    /** Room by room, in the order they are declared. */
    static List<Reason> all() {
        return ALL;
    }
}
