package fanfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.cli.report.Ink;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong(5);

    @Test
    void drawsOnATerminalAndLeavesNothingBehind() {
        try (ProgressBar bar = bar(true)) {
            now.addAndGet(3_200_000_000L);
            bar.show(0.52);
        }

        assertThat(text())
                .isEqualTo("\r\u001b[KNormal day  " + "█".repeat(15) + "░".repeat(15) + "  52 %  3 s" + "\r\u001b[K");
    }

    @Test
    void drawsTenTimesASecondAtMostAndNothingForShortRuns() {
        try (ProgressBar bar = bar(true)) {
            for (int i = 0; i < 100; i++) {
                bar.show(i / 100.0);
            }
            assertThat(text()).isEmpty();
            for (int i = 0; i < 1_000; i++) {
                now.addAndGet(1_000_000);
                bar.show(i / 1_000.0);
            }
        }

        assertThat(text().split("Normal day", -1)).hasSize(1 + 10);
    }

    @Test
    void writesNothingWhereNobodyWatches() {
        try (ProgressBar bar = bar(false)) {
            now.addAndGet(10_000_000_000L);
            bar.show(0.9);
        }

        assertThat(text()).isEmpty();
    }

    private ProgressBar bar(boolean watched) {
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new ProgressBar(new Terminal(stream, stream, Ink.PLAIN, watched), "Normal day", now::get);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
