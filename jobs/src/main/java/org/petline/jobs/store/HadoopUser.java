package org.petline.jobs.store;

import java.io.IOException;
import org.apache.hadoop.security.UserGroupInformation;

/**
 * Who this process is to Hadoop. In a container that runs under a user number of the cluster's choice, that number has no
 * name on the machine, and Hadoop, and with it Spark on local disks too, would refuse to begin.
 */
public final class HadoopUser {
    private static final String NAME = "HADOOP_USER_NAME";
    private static final String UNNAMED = "unnamed";

    private HadoopUser() {}

    /** Gives a process whose user has no name one for Hadoop; where Kerberos vouches for users, nothing is made up. */
    public static void ensure() {
        ensure(UserGroupInformation::getCurrentUser);
    }

    static void ensure(Login login) {
        try {
            login.user();
        } catch (IOException nameless) {
            if (UserGroupInformation.isSecurityEnabled()) return;
            String name = System.getenv(NAME);
            UserGroupInformation.setLoginUser(
                    UserGroupInformation.createRemoteUser(name == null || name.isBlank() ? UNNAMED : name));
        }
    }

    /** Asks the machine who the user is. */
    @FunctionalInterface
    interface Login {
        UserGroupInformation user() throws IOException;
    }
}
