package org.petline.jobs;

import org.petline.jobs.commands.CleanCommand;
import org.petline.jobs.commands.ExplainCommand;
import org.petline.jobs.commands.ExportCommand;
import org.petline.jobs.commands.ForgetCommand;
import org.petline.jobs.commands.RepairCommand;
import org.petline.jobs.commands.RunCommand;
import org.petline.jobs.commands.StatusCommand;
import org.petline.jobs.commands.VerifyCommand;
import org.petline.jobs.commands.VersionLine;
import org.petline.jobs.commands.fit.FitCommand;
import org.petline.jobs.commands.simulate.DemoCommand;
import org.petline.jobs.commands.simulate.SimulateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that holds all others. */
@Command(
        name = "petline",
        mixinStandardHelpOptions = true,
        versionProvider = VersionLine.class,
        description =
                "Dynamic brain PET from a PET-BIDS dataset to binding potentials (BPND) in Parquet, on Apache Spark.",
        subcommands = {
            DemoCommand.class,
            RunCommand.class,
            FitCommand.class,
            SimulateCommand.class,
            StatusCommand.class,
            VerifyCommand.class,
            CleanCommand.class,
            RepairCommand.class,
            ForgetCommand.class,
            ExplainCommand.class,
            ExportCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 all scans done; 1 usage or settings; 2 some scans failed or were refused (the others are"
                    + " published); 3 the run itself failed and may be started again."
        })
final class PetlineCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? petline --help lists them");
    }
}
