package fanfare.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.design.Design;
import fanfare.model.design.RandomDesigns;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RandomRoundTripTest {
    @Property(tries = 400)
    void everyDesignReadsBackEqualAndWritesTheSameText(@ForAll long seed) {
        Design design = RandomDesigns.of(seed);
        String text = DesignWriter.write(design);
        Parsed<Design> parsed = DesignReader.read(text, "random");
        assertThat(parsed.value()).as(text).contains(design);
        assertThat(DesignWriter.write(parsed.value().orElseThrow())).isEqualTo(text);
        assertThat(text.lines().filter(l -> !l.contains("x later"))).allMatch(l -> l.length() <= 120);
    }
}
