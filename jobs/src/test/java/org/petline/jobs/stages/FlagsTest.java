package org.petline.jobs.stages;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.petline.Flag;
import org.petline.testing.RoomRules;

class FlagsTest {
    @Test
    void everyFlagOfEveryRoomIsListed() {
        List<String> missing = new ArrayList<>();
        for (JavaClass type : new RoomRules().classes()) {
            boolean isFlag = type.isEnum() && type.isAssignableTo(Flag.class);
            if (isFlag && Flags.all().stream().noneMatch(flag -> isOf(type, flag))) missing.add(type.getName());
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isOf(JavaClass type, Flag flag) {
        return ((Enum<?>) flag).getDeclaringClass().getName().equals(type.getName());
    }

    /** By the type of what is called flags: constants that nobody explains do not reach a row. */
    @Test
    void whatIsCalledAFlagIsOne() {
        List<String> others = new ArrayList<>();
        int seen = 0;
        for (JavaClass type : new RoomRules().classes()) {
            boolean isCalledFlag = type.isEnum() && type.getSimpleName().endsWith("Flag");
            if (isCalledFlag && !type.isAssignableTo(Flag.class)) others.add(type.getName());
            for (JavaMethod method : type.getMethods()) {
                if (!method.getName().equals("flags")) continue;
                if (!(method.getReturnType() instanceof JavaParameterizedType some)) continue;
                for (JavaType each : some.getActualTypeArguments()) {
                    JavaClass element = each.toErasure();
                    if (!element.isEnum()) continue;
                    seen++;
                    if (!element.isAssignableTo(Flag.class)) others.add(method.getFullName());
                }
            }
        }
        assertThat(others).isEmpty();
        assertThat(seen).isPositive();
    }

    @Test
    void aFlagOfTablesMeansOneThing() {
        Map<String, Flag> first = new HashMap<>();
        for (Flag flag : Flags.all()) {
            if (flag.of().equals("voxel")) continue;
            Flag other = first.putIfAbsent(flag.name(), flag);
            if (other == null) continue;
            assertThat(flag.meaning()).as(flag.name()).isEqualTo(other.meaning());
            assertThat(flag.words().severity())
                    .as(flag.name())
                    .isEqualTo(other.words().severity());
        }
    }

    @Test
    void wordsFitWhereTheyArePrinted() {
        for (Flag flag : Flags.all()) {
            assertThat(flag.name()).matches("[A-Z][A-Z0-9_]+");
            assertThat(flag.of()).as(flag.name()).isNotBlank();
            assertThat(flag.meaning()).as(flag.name()).matches("[a-z].{10,}[^.]");
            assertThat(flag.remedy()).as(flag.name()).matches("[A-Z].{10,}\\.");
        }
    }
}
