package fanfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.app.platform.SystemLibraries.Library;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

class WindowTestsTest {
    private static final List<Library> PANGO =
            List.of(new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"));

    @ExtendWith(ApplicationExtension.class)
    private static final class OpensWindow {}

    @Test
    void testsWithWindowsAreLeftOutWithTheReasonWhereALibraryIsMissing() {
        ConditionEvaluationResult verdict = WindowTests.verdict(OpensWindow.class, PANGO, false);

        assertThat(verdict.isDisabled()).isTrue();
        assertThat(verdict.getReason())
                .hasValueSatisfying(r -> assertThat(r)
                        .contains("libpangoft2-1.0.so.0", "apt-get install libpangoft2-1.0-0", "dnf install pango"));
    }

    @Test
    void underContinuousIntegrationTheyFailInstead() {
        assertThatThrownBy(() -> WindowTests.verdict(OpensWindow.class, PANGO, true))
                .hasMessageContaining("apt-get install libpangoft2-1.0-0");
    }

    @Test
    void theyRunWhereNothingIsMissingAndOtherTestsAlwaysRun() {
        assertThat(WindowTests.verdict(OpensWindow.class, List.of(), true).isDisabled())
                .isFalse();
        assertThat(WindowTests.verdict(WindowTestsTest.class, PANGO, true).isDisabled())
                .isFalse();
    }
}
