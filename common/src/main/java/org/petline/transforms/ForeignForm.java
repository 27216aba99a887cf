package org.petline.transforms;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Forms of transforms that are known and not read, each with the way to one that is. */
final class ForeignForm {
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1A, '\n'};
    private static final String NUMBER = "[-+0-9.eE]+";

    private ForeignForm() {}

    /** What a binary file is, in words; empty if its first bytes tell none of these. */
    static Optional<String> ofBytes(byte[] head) {
        if (startsWith(head, HDF5)) {
            return Optional.of("ITK's HDF5 (.h5), which may hold warps; write its rigid part as text with"
                    + " antsApplyTransforms -o Linear[out.mat] and ConvertTransformFile 3 out.mat out.txt");
        }
        if (startsWith(head, new byte[] {0x1F, (byte) 0x8B})) {
            return Optional.of("a gzip file, perhaps a warp field; give the rigid transform as text");
        }
        if (startsWith(head, "MATLAB 5.0 MAT-file".getBytes(StandardCharsets.US_ASCII))) {
            return Optional.of("a MATLAB file of level 5, as SPM's; give rp_*.txt, or write its matrix as text");
        }
        return Optional.empty();
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        for (int n = 0; n < magic.length; n++) {
            if (n >= head.length || head[n] != magic[n]) return false;
        }
        return true;
    }

    /** What a text is, in words; empty if it is none of these. */
    static Optional<String> ofText(String text, String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Optional<NumberRows> rows = NumberRows.of(text);
        boolean isTable = rows.isPresent() && !rows.get().isMatrices();
        if (isTable && name.endsWith(".par")) {
            return Optional.of("MCFLIRT's .par: radians first, then mm, about a centre that the file does not tell;"
                    + " give the matrices of mcflirt -mats, MAT_0000 and so on");
        }
        boolean ofAfni = isTable && name.endsWith(".1d") && rows.get().width() != AfniMatrices.NUMBERS;
        if (ofAfni) {
            return Optional.of("AFNI's motion parameters, in degrees and mm along its own axes; give the matrices of"
                    + " -1Dmatrix_save, aff12.1D");
        }
        if (text.stripLeading().startsWith("(") && text.contains("(Transform \"")) {
            return Optional.of("elastix' parameters; write ITK text with ITKTransformOutputFileNameExtension \"txt\"");
        }
        if (text.startsWith("MNI Transform File")) {
            return Optional.of("MINC's .xfm; write it as an LTA with lta_convert --inmni");
        }
        return isRegisterDat(text)
                ? Optional.of("FreeSurfer's register.dat, in coordinates of its own; write it as an LTA with"
                        + " lta_convert --inreg or tkregister2 --ltaout")
                : Optional.empty();
    }

    /** A subject, three single numbers, and a matrix. */
    private static boolean isRegisterDat(String text) {
        List<String> lines = text.lines().map(String::strip).toList();
        if (lines.size() < 8 || lines.get(0).matches(NUMBER)) return false;
        for (int line = 1; line < 4; line++) if (!lines.get(line).matches(NUMBER)) return false;
        for (int line = 4; line < 8; line++) {
            if (!lines.get(line).matches("(" + NUMBER + "\\s+){3}" + NUMBER)) return false;
        }
        return true;
    }
}
