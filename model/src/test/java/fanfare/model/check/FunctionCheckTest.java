package fanfare.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.DailyLevels;
import fanfare.model.kind.Function;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What properties of a function exclude each other. */
class FunctionCheckTest {
    private static final Component WORK = Component.of("Work", Function.KIND).with(Function.RUNTIME, "java21");

    private static List<String> texts(Component function) {
        return DesignCheck.check(Design.named("Test").with(function)).stream()
                .map(Problem::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "java8, false",
        "java8.al2023, false",
        "java11, true",
        "java11.al2023, true",
        "java17, true",
        "java25, true",
        "python3.9, false",
        "python3.11, false",
        "python3.12, true",
        "python3.14, true",
        "dotnet6, false",
        "dotnet8, true",
        "dotnet10, true",
        "nodejs22.x, false",
        "ruby3.4, false",
        "provided.al2023, false"
    })
    @DisplayName("SnapStart: Java 11+, Python 3.12+, .NET 8+; not Node, Ruby, OS-only (Lambda SnapStart)")
    void snapStartByRuntime(String runtime, boolean possible) {
        List<String> texts = texts(WORK.with(Function.RUNTIME, runtime).with(Function.SNAP_START, true));
        if (possible) {
            assertThat(texts).isEmpty();
        } else {
            assertThat(texts).singleElement().asString().contains("SnapStart does not exist for " + runtime);
        }
        assertThat(texts(WORK.with(Function.RUNTIME, runtime))).isEmpty();
    }

    @Test
    @DisplayName("SnapStart excludes provisioned concurrency and more than 512 MB of /tmp (Lambda SnapStart)")
    void snapStartExcludes() {
        Component snap = WORK.with(Function.SNAP_START, true);
        assertThat(texts(snap.with(Function.PROVISIONED_CONCURRENCY, 1L)))
                .singleElement()
                .asString()
                .contains("exclude each other");
        assertThat(texts(snap.with(Function.EPHEMERAL_STORAGE, 512L))).isEmpty();
        assertThat(texts(snap.with(Function.EPHEMERAL_STORAGE, 513L)))
                .singleElement()
                .asString()
                .contains("at most 512 MB");
        assertThat(texts(snap.with(Function.PACKAGE_TYPE, "image"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8:00 10", "24:00 10", "08:60 10", "08:00 0", "08:00", "08:00 10,20:00 2", "08:00 1000000"})
    void schedulesThatAreNone(String text) {
        assertThat(Function.PROVISIONED_SCHEDULE.type().check(text)).isPresent();
    }

    @Test
    void schedulesInTheOrderOfTheDay() {
        String text = "20:05 2, 08:30 100";
        assertThat(Function.PROVISIONED_SCHEDULE.type().check(text)).isEmpty();
        DailyLevels levels = DailyLevels.of(text);
        assertThat(levels.steps())
                .containsExactly(new DailyLevels.Step(8 * 60 + 30, 100), new DailyLevels.Step(20 * 60 + 5, 2));
        assertThat(levels.steps().get(0).hour()).isEqualTo(8);
        assertThat(levels.steps().get(0).minuteOfHour()).isEqualTo(30);
        assertThat(levels.highest()).isEqualTo(100);
        assertThat(levels.ambiguous()).isFalse();
        assertThat(DailyLevels.of("08:00 1, 08:00 2").ambiguous()).isTrue();
    }

    @Test
    void schedulesNeedALevelToBeginWithAndFitIntoTheReserved() {
        Component scheduled = WORK.with(Function.PROVISIONED_SCHEDULE, "08:00 10, 20:00 2");
        assertThat(texts(scheduled)).singleElement().asString().contains("needs a level to begin with");
        Component whole = scheduled.with(Function.PROVISIONED_CONCURRENCY, 2L);
        assertThat(texts(whole)).isEmpty();
        assertThat(texts(whole.with(Function.RESERVED_CONCURRENCY, 10L))).isEmpty();
        assertThat(texts(whole.with(Function.RESERVED_CONCURRENCY, 9L)))
                .singleElement()
                .asString()
                .contains("10 exceeds the reserved concurrency 9");
        assertThat(texts(whole.with(Function.PROVISIONED_SCHEDULE, "08:00 10, 08:00 2")))
                .singleElement()
                .asString()
                .contains("same time");
    }
}
