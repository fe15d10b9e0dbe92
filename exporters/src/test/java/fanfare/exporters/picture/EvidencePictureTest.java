package fanfare.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.simulator.evidence.Bound;
import fanfare.simulator.evidence.Comparison;
import fanfare.simulator.evidence.Evidence;
import fanfare.simulator.evidence.Experiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidencePictureTest {
    private static final Evidence FOUND = new Evidence(
            List.of(
                    new Comparison("right <& close>", "ms", 10, 10.1, 0.3),
                    new Comparison("wrong", "ms", 100, 50, 3),
                    new Comparison("nothing measured", "ms", 0, 1, Double.NaN)),
            List.of());
    private static final Experiment EXPERIMENT = new Experiment("V9", "Two figures", "somebody", "somehow", w -> FOUND);

    @Test
    void drawsAPointForEveryFigureAboveZeroAndEscapesWords() {
        String svg = EvidencePicture.svg(Map.of(EXPERIMENT, FOUND), Theme.LIGHT);
        assertThat(svg.split("<circle ", -1)).hasSize(3);
        assertThat(svg)
                .contains("right &lt;&amp; close&gt;", "V9  Two figures", "✗ 2 of 3 figures within their tolerance");
    }

    @Test
    void whatAgreesLiesOnTheDiagonal() {
        Evidence exact = new Evidence(
                List.of(new Comparison("a", "", 1, 1, 0), new Comparison("b", "", 100, 100, 0)), List.of());
        String svg = EvidencePicture.svg(Map.of(EXPERIMENT, exact), Theme.DARK);
        // 340 x 218 pixels of plot; from 10^-0.08 to 10^2.08
        assertThat(svg).contains("cx=\"90.6\" cy=\"295.9\"").contains("cx=\"405.4\" cy=\"94.1\"");
    }

    @Test
    void saysHowMuchOfABoundIsUsed() {
        Evidence bounded =
                new Evidence(List.of(), List.of(new Bound("error", 0.153, 0.16), new Bound("other", 0.06, 0.05)));
        assertThat(EvidencePicture.verdict(bounded)).isEqualTo("✗ mean error 15 % of 16 %, 6.0 % of 5.0 %");
    }
}
