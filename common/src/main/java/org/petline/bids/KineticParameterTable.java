package org.petline.bids;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.petline.files.DecimalText;

/**
 * Regional parameters of one model as the draft of BEP023 lays them out, {@code *_kinpar.tsv} and its sidecar: a row a
 * region with index and name, and for each parameter its estimate and, as {@code <parameter>-se}, its standard error in
 * percent of it.
 *
 * <p>A column {@code flags} is added to the draft's; missing numbers and empty flags are n/a.
 *
 * @param model what was fitted, and how
 * @param regions in the order of the rows; all with the same parameters in the same order
 */
public record KineticParameterTable(Model model, List<Region> regions) {
    private static final double PERCENT = 100;

    /**
     * What was fitted, and how.
     *
     * @param name model, as the draft labels it where it does, for example SRTM
     * @param referenceRegion empty if there is none
     * @param bloodType as the draft has it, arterial; empty if no blood was used
     * @param weights of the frames, for example decay
     * @param details in words: all that the draft has no field for
     * @param inputs numbers that the model was given
     * @param petlineVersion that fitted
     */
    public record Model(
            String name,
            String referenceRegion,
            String bloodType,
            String weights,
            String details,
            List<InputValue> inputs,
            String petlineVersion) {
        /** Copies the list. */
        public Model {
            inputs = List.copyOf(inputs);
        }
    }

    /** A number that a model was given, in BIDS units. */
    public record InputValue(String label, double value, String units) {}

    /** One region's parameters and the flags of its fit. */
    public record Region(String name, List<Estimate> estimates, List<String> flags) {
        /** Copies the lists. */
        public Region {
            estimates = List.copyOf(estimates);
            flags = List.copyOf(flags);
        }
    }

    /**
     * One parameter.
     *
     * @param unit as in BIDS, empty for a ratio
     * @param value NaN if the fit cannot say
     * @param standardError in the parameter's unit, NaN if the fit cannot say
     */
    public record Estimate(String parameter, String unit, double value, double standardError) {}

    /** Copies the list. */
    public KineticParameterTable {
        regions = List.copyOf(regions);
        List<String> parameters = parameters(regions);
        for (Region region : regions) {
            if (!parameters(List.of(region)).equals(parameters)) {
                throw new IllegalArgumentException(region.name() + " has other parameters than " + parameters);
            }
        }
    }

    private static List<String> parameters(List<Region> regions) {
        if (regions.isEmpty()) return List.of();
        return regions.get(0).estimates().stream().map(Estimate::parameter).toList();
    }

    /** Text of the table, numbers with nine significant digits. */
    public String toTsv() {
        StringBuilder text = new StringBuilder("index\tname");
        for (String parameter : parameters(regions)) {
            text.append('\t').append(parameter).append('\t').append(parameter).append("-se");
        }
        text.append("\tflags\n");
        for (int index = 0; index < regions.size(); index++) {
            Region region = regions.get(index);
            text.append(index + 1).append('\t').append(region.name());
            for (Estimate estimate : region.estimates()) {
                double percent = PERCENT * estimate.standardError() / Math.abs(estimate.value());
                text.append('\t').append(number(estimate.value())).append('\t').append(number(percent));
            }
            String flags = region.flags().isEmpty() ? Tsv.MISSING : String.join(",", region.flags());
            text.append('\t').append(flags).append('\n');
        }
        return text.toString();
    }

    private static String number(double value) {
        return Double.isFinite(value) ? DecimalText.of(value, DecimalText.MEASURED) : Tsv.MISSING;
    }

    /** Text of the sidecar. */
    public String toJson() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode().put("ModelName", model.name());
        if (!model.referenceRegion().isEmpty()) root.put("ReferenceRegion", model.referenceRegion());
        if (!model.bloodType().isEmpty()) root.put("BloodType", model.bloodType());
        if (!model.inputs().isEmpty()) {
            ArrayNode values = root.putArray("InputValues");
            ArrayNode labels = root.putArray("InputValuesLabels");
            ArrayNode units = root.putArray("InputValuesUnits");
            for (InputValue input : model.inputs()) {
                values.add(input.value());
                labels.add(input.label());
                units.add(input.units());
            }
        }
        root.put("Weights", model.weights())
                .put("AdditionalModelDetails", model.details())
                .put("SoftwareName", "petline")
                .put("SoftwareVersion", model.petlineVersion());
        for (Estimate estimate :
                regions.isEmpty() ? List.<Estimate>of() : regions.get(0).estimates()) {
            ObjectNode column = root.putObject(estimate.parameter());
            column.put("Description", "Estimate of " + estimate.parameter());
            if (!estimate.unit().isEmpty()) column.put("Units", estimate.unit());
            root.putObject(estimate.parameter() + "-se")
                    .put("Description", "Standard error in percent of the estimate")
                    .put("Units", "%");
        }
        root.putObject("flags").put("Description", "What to beware of in this fit, separated by commas");
        // The default indenter would end lines as the machine does.
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        printer.indentArraysWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        try {
            return mapper.writer(printer).writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("writing strings cannot fail", e);
        }
    }
}
