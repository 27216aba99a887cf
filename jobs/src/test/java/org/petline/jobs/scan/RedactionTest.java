package org.petline.jobs.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    private static final Redaction KNOWING = Redaction.about(
            List.of("/data/study one/bids", "/data/study one/bids/derivatives/out", "hdfs://names:8020/pet"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/data/study one/bids/sub-01/pet/x.nii.gz (Permission denied) | sub-01/pet/x.nii.gz (Permission denied)",
                "cannot rename /data/study one/bids/derivatives/out/.staging/1 | cannot rename .staging/1",
                "File does not exist: /pet/sub-01/x.json | File does not exist: sub-01/x.json",
                "hdfs://names:8020/pet/sub-01/x.json | sub-01/x.json",
                "/home/alice/scratch/frames1.raw: No space left on device | .../frames1.raw: No space left on device",
                "file:/home/alice/x.nii | .../x.nii",
                "hdfs://other.site:8020/user/alice/x | hdfs:.../x",
                "Call From node7.site/10.1.2.3 to names:8020 failed | Call From [host] to [host] failed",
                "Lost task 0.0 in stage 1.0 (TID 1) (node7.site executor 2): gone | Lost task 0.0 in stage 1.0 (TID 1) ([host] executor 2): gone",
                "Container killed on host: node7.site. Exit | Container killed on host: [host] Exit",
                "Permission denied: user=alice, access=WRITE | Permission denied: user=[user], access=WRITE",
                "in Bq/mL; 1/min; AZ/x 3 / 4 | in Bq/mL; 1/min; AZ/x 3 / 4",
            })
    void placesMachinesAndUsersAreNotTold(String said, String told) {
        assertThat(KNOWING.of(said)).isEqualTo(told);
    }

    @Test
    void whatIsToldIsOneLineOfBoundedLength() {
        String told = KNOWING.of("\u001b[31m\n" + "x".repeat(10_000));

        assertThat(told).startsWith("\\u001b[31m\\u000axx").hasSizeLessThan(2_100);
    }
}
