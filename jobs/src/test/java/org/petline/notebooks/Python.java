package org.petline.notebooks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An interpreter that has what the notebook imports. */
final class Python {
    static final String MISSING = "no Python with the notebook's packages: pip install -r notebooks/requirements.txt,"
            + " or on Debian apt-get install python3-pandas python3-statsmodels python3-matplotlib python3-jpype"
            + " jupyter-nbconvert jupyter-client python3-ipykernel";

    /** The distribution's interpreter has the distribution's packages; one that comes first on the path may not. */
    private static final List<String> INTERPRETERS = List.of("python3", "/usr/bin/python3");

    private static final String IMPORTS =
            "import importlib.util as u, pandas, scipy, statsmodels, matplotlib, nbconvert,"
                    + " ipykernel; assert any(map(u.find_spec, ('duckdb', 'pyarrow', 'jpype')))";

    /** A cold kernel on a loaded machine takes half a minute; ten times that means it hangs. */
    private static final int MINUTES = 5;

    private final String interpreter;
    private final Study study;

    private Python(String interpreter, Study study) {
        this.interpreter = interpreter;
        this.study = study;
    }

    static Optional<Python> on(Study study) throws InterruptedException {
        for (String interpreter : INTERPRETERS) {
            Python python = new Python(interpreter, study);
            if (python.hasPackages()) return Optional.of(python);
        }
        return Optional.empty();
    }

    private boolean hasPackages() throws InterruptedException {
        try {
            return run("-c", IMPORTS).exitCode() == 0;
        } catch (IOException noSuchInterpreter) {
            return false;
        }
    }

    /** What a call left: its exit code, and what it wrote to both streams. */
    record Ended(int exitCode, String text) {}

    Ended run(String... arguments) throws IOException, InterruptedException {
        Path scratch = Files.createDirectories(study.scratch());
        Path log = Files.createTempFile(scratch, "python", ".log");
        List<String> command = new ArrayList<>(List.of(interpreter));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment()
                .putAll(Map.of(
                        "PETLINE_OUTPUT", study.output().toString(),
                        "PETLINE_DATASET", study.dataset().toString(),
                        "DUCKDB_JAR", System.getProperty("petline.duckdb-jar", ""),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "PYTHONPATH", Study.NOTEBOOKS.toString(),
                        "PYTHONDONTWRITEBYTECODE", "1",
                        "MPLCONFIGDIR", scratch.resolve("matplotlib").toString(),
                        "IPYTHONDIR", scratch.resolve("ipython").toString(),
                        "JUPYTER_RUNTIME_DIR", scratch.resolve("jupyter").toString()));
        Process process = builder.start();
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException(interpreter + " did not end in " + MINUTES + " minutes: " + log);
        }
        return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    }
}
