package org.petline.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HadoopUserTest {
    @AfterEach
    void forgetTheUser() {
        UserGroupInformation.setLoginUser(null);
    }

    @Test
    void aNumberWithoutANameIsGivenOne() throws IOException {
        HadoopUser.ensure(() -> {
            throw new IOException("Invalid UID, could not determine effective user");
        });
        String named = System.getenv().getOrDefault("HADOOP_USER_NAME", "unnamed");
        assertThat(UserGroupInformation.getCurrentUser().getShortUserName()).isEqualTo(named);
    }

    @Test
    void whoHasANameKeepsIt() throws IOException {
        UserGroupInformation before = UserGroupInformation.getCurrentUser();
        HadoopUser.ensure();
        assertThat(UserGroupInformation.getCurrentUser()).isEqualTo(before);
    }
}
