package org.petline.jobs.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * Records of groups have the JSON that they had before they were composed of groups: what lies on disks is read, and
 * written again to the byte.
 */
class KeptJsonTest {
    private static final String ENTRY = """
            {
              "format" : 1,
              "row" : {
                "dataset" : "Simulated trial",
                "participantId" : "01",
                "sessionId" : "baseline",
                "task" : null,
                "tracer" : "AZ10419369",
                "reconstruction" : null,
                "runId" : null,
                "scan" : "sub-01_ses-baseline",
                "status" : "done",
                "reasonCode" : null,
                "message" : null,
                "remedy" : null,
                "stage" : null,
                "severity" : "note",
                "flags" : "FRAME_CONSTANT,REGION_CUT",
                "findings" : null,
                "petPath" : "sub-01_pet.nii.gz",
                "t1wPath" : "sub-01_T1w.nii.gz",
                "t1wSession" : null,
                "segmentationPath" : "sub-01_dseg.nii.gz",
                "frames" : 38,
                "scanStart" : 0.0,
                "scanEnd" : 5580.0,
                "injectedRadioactivity" : 345.911,
                "radionuclide" : "C11",
                "fingerprint" : "0a2197b2",
                "inputFingerprint" : "daffcfc9",
                "settingsFingerprint" : "b67d3b47",
                "petlineVersion" : "0.1.0",
                "runRecord" : "20261201T010622-cf9c0a",
                "seconds" : 13.297924111000002,
                "cpuSeconds" : 11.236129162000001
              },
              "part" : 0,
              "stages" : {
                "fit" : "648188ad"
              },
              "inputs" : [
                {
                  "path" : "sub-01_pet.nii.gz",
                  "bytes" : 523256,
                  "modifiedMillis" : 1796087157863,
                  "sha256" : "ec73b958"
                }
              ],
              "result" : {
                "fingerprint" : "0a2197b2",
                "files" : { }
              }
            }
            """;

    private static final String RUN = """
            {
              "run" : "20261201T010622-cf9c0a",
              "started" : "2026-12-01T01:06:22Z",
              "ended" : "2026-12-01T01:07:21Z",
              "exitCode" : 2,
              "verdict" : "8 scans: 7 done, 1 refused",
              "command" : "run in out",
              "scans" : {
                "done" : 7,
                "refused" : 1
              },
              "processed" : {
                "done" : 3
              },
              "versions" : {
                "java" : "17.0.15"
              },
              "findings" : [ ]
            }
            """;

    @Test
    void aLedgerEntryOfYesterdayIsReadAndWrittenToTheByte() throws JsonProcessingException {
        LedgerEntry entry = read(ENTRY, LedgerEntry.class);

        assertThat(entry.row().outcome().flags()).isEqualTo("FRAME_CONSTANT,REGION_CUT");
        assertThat(entry.row().acquisition().scanEnd()).isEqualTo(5580);
        assertThat(CanonicalJson.textOf(entry)).isEqualTo(ENTRY);
    }

    /** Columns of tables grow: an entry of a petline that did not know one is whole, and has nothing there. */
    @Test
    void anEntryOfBeforeAColumnIsReadAsWithoutIt() throws JsonProcessingException {
        String older = ENTRY.replaceAll("\"(task|reconstruction)\" : null,\\s*", "");

        assertThat(older).doesNotContain("task");
        assertThat(CanonicalJson.textOf(read(older, LedgerEntry.class))).isEqualTo(ENTRY);
    }

    @Test
    void aRunsRecordOfYesterdayIsReadAndWrittenToTheByte() throws JsonProcessingException {
        RunRecord record = read(RUN, RunRecord.class);

        assertThat(record.counts().processed()).containsEntry("done", 3);
        assertThat(CanonicalJson.textOf(record)).isEqualTo(RUN);
    }

    @Test
    void theVerdictForMachinesIsOneLineOfSnakeCase() throws JsonProcessingException {
        assertThat(RunSummary.of(read(RUN, RunRecord.class), 4, 1).json())
                .isEqualTo("{\"run\":\"20261201T010622-cf9c0a\",\"exit_code\":2,"
                        + "\"verdict\":\"8 scans: 7 done, 1 refused\",\"started\":\"2026-12-01T01:06:22Z\","
                        + "\"ended\":\"2026-12-01T01:07:21Z\",\"seconds\":59,\"scans\":{\"done\":7,\"refused\":1},"
                        + "\"processed\":{\"done\":3},\"worked_on\":4,\"waiting\":1}");
    }

    /** Pages of the report are made from it: another text, and every page of every study is made anew. */
    @Test
    void aRowSaysOfItselfWhatItDidWithoutGroups() throws JsonProcessingException {
        assertThat(read(ENTRY, LedgerEntry.class).row())
                .hasToString("ScanRow[dataset=Simulated trial, participantId=01, sessionId=baseline, task=null,"
                        + " tracer=AZ10419369, reconstruction=null, runId=null, scan=sub-01_ses-baseline, status=done, reasonCode=null, message=null,"
                        + " remedy=null, stage=null, severity=note, flags=FRAME_CONSTANT,REGION_CUT, findings=null, petPath=sub-01_pet.nii.gz,"
                        + " t1wPath=sub-01_T1w.nii.gz, t1wSession=null, segmentationPath=sub-01_dseg.nii.gz,"
                        + " frames=38, scanStart=0.0, scanEnd=5580.0, injectedRadioactivity=345.911,"
                        + " radionuclide=C11, fingerprint=0a2197b2, inputFingerprint=daffcfc9,"
                        + " settingsFingerprint=b67d3b47, petlineVersion=0.1.0, runRecord=20261201T010622-cf9c0a,"
                        + " seconds=13.297924111000002, cpuSeconds=11.236129162000001]");
    }

    @Test
    void aFieldThatIsGoneUnknownOrOfAnotherTypeIsNoRecord() {
        for (String damaged : new String[] {
            RUN.replace("\"verdict\" : \"8 scans: 7 done, 1 refused\",\n", ""),
            RUN.replace("\"command\"", "\"invention\" : 1, \"command\""),
            RUN.replace("\"exitCode\" : 2", "\"exitCode\" : null"),
            RUN.replace("\"exitCode\" : 2", "\"exitCode\" : \"two\""),
            RUN.replace("20261201T010622-cf9c0a", "../elsewhere"),
            "[ ]",
            "7"
        }) {
            assertThat(damaged).isNotEqualTo(RUN);
            assertThatThrownBy(() -> read(damaged, RunRecord.class))
                    .as(damaged)
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void aFieldMoreIsToldFromDamage() throws JsonProcessingException {
        String newer = ENTRY.replace("\"sessionId\"", "\"invention\" : 1, \"sessionId\"");
        String less = newer.replace("\"part\" : 0,", "");

        assertThat(holdsMore(ENTRY)).isFalse();
        assertThat(holdsMore(newer)).isTrue();
        assertThat(holdsMore(less)).isFalse();
    }

    private static boolean holdsMore(String json) throws JsonProcessingException {
        return CanonicalJson.holdsMoreThan(
                CanonicalJson.tree(json.getBytes(StandardCharsets.UTF_8)), LedgerEntry.class);
    }

    private static <T> T read(String json, Class<T> type) throws JsonProcessingException {
        return CanonicalJson.read(CanonicalJson.tree(json.getBytes(StandardCharsets.UTF_8)), type);
    }
}
