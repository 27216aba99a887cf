package org.petline.jobs.commands;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Without =VALUE the option means pet; what follows after a space is the dataset, not its value. */
final class AttachedOrPet implements CommandLine.IParameterPreprocessor {
    @Override
    public boolean preprocess(Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (" ".equals(info.get("separator"))) arguments.push("pet");
        return false;
    }
}
