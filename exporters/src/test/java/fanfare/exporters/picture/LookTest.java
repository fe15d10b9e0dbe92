package fanfare.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fanfare.model.kind.Group;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LookTest {
    /** WCAG 2.1, success criteria 1.4.3 (text: 4.5) and 1.4.11 (graphics: 3). */
    private static final double TEXT = 4.5;

    private static final double GRAPHICS = 3;

    @Test
    void everyKindHasAnIconOfItsOwn() {
        Set<String> seen = new HashSet<>();
        for (Kind kind : Kinds.ALL) {
            assertThat(seen.add(Look.iconPath(kind))).as(kind.name()).isTrue();
        }
    }

    @Test
    void aKindWithoutAnIconSaysWhatToDo() {
        assertThatThrownBy(() ->
                        Look.iconPath(Kind.kind("stream").title("Stream", "").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stream")
                .hasMessageContaining("Icons");
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everythingIsReadable(Theme theme) {
        Look look = Look.of(theme);
        for (String ground : new String[] {look.box(), look.canvas()}) {
            assertThat(contrast(look.text(), ground)).isGreaterThan(TEXT);
            assertThat(contrast(look.muted(), ground)).isGreaterThan(TEXT);
            for (Interaction.Style style : Interaction.Style.values()) {
                assertThat(contrast(look.line(style), ground)).as(style.name()).isGreaterThan(GRAPHICS);
            }
        }
        for (Group group : Group.values()) {
            assertThat(contrast(look.icon(), look.fill(group))).as(group.name()).isGreaterThan(GRAPHICS);
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int channel) {
        double c = (channel & 255) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
