package fanfare.model.kind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind and interaction declares all that editors, files, bills and documents need. */
class CatalogueTest {
    private static final Set<String> FIELDS_OF_FILES = Set.of("kind", "at", "from", "to", "as", "step");

    static Stream<Declared> declared() {
        List<Declared> all = new ArrayList<>(Kinds.ALL);
        all.add(Account.KIND);
        all.addAll(Interactions.ALL);
        return all.stream();
    }

    @Test
    void namesAreWordsThatAreUsedOnce() {
        assertThat(Kinds.ALL)
                .extracting(Kind::name)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Interactions.ALL)
                .extracting(Interaction::name)
                .doesNotHaveDuplicates()
                .allMatch(n -> n.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Kinds.ALL).extracting(Kind::title).doesNotHaveDuplicates();
    }

    @Test
    void kindsAndInteractionsAreFoundByTheirNames() {
        assertThat(Kinds.ALL).allSatisfy(k -> assertThat(Kinds.named(k.name())).containsSame(k));
        assertThat(Interactions.ALL)
                .allSatisfy(i -> assertThat(Interactions.named(i.name())).containsSame(i));
        assertThat(Kinds.named("account")).as("no component of its own").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("declared")
    void propertiesHaveNameDocAndSource(Declared one) {
        assertThat(one.doc()).endsWith(".");
        assertThat(one.properties()).extracting(Property::name).doesNotHaveDuplicates();
        for (Property<?> p : one.properties()) {
            assertThat(p.name()).as(one.name()).matches("[a-z]+([A-Z][a-z]+)*").isNotIn(FIELDS_OF_FILES);
            assertThat(p.doc()).as(one + "." + p).endsWith(".").hasSizeGreaterThan(15);
            assertThat(p.source()).as(one + "." + p).isNotNull();
            assertThat(p.source().assumed() || p.source().url().startsWith("https://"))
                    .isTrue();
            assertThat(p.source().date()).matches("20[0-9]{2}-[01][0-9]");
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void defaultsAreInsideTheirBounds(Declared one) {
        for (Property<?> p : one.properties()) {
            assertThat(defaultProblem(p)).as(one + "." + p).isEmpty();
        }
    }

    private static <T> String defaultProblem(Property<T> p) {
        return p.defaultValue().flatMap(v -> p.type().check(v)).orElse("");
    }

    @ParameterizedTest
    @MethodSource("declared")
    void whatIsOptionalSaysWhatUnsetMeans(Declared one) {
        for (Property<?> p : one.properties()) {
            boolean explained = p.defaultValue().isPresent() || p.doc().contains("Unset:");
            boolean none = Set.of("filter", "reservedConcurrency", "provisionedConcurrency")
                    .contains(p.name());
            assertThat(explained || none)
                    .as("%s.%s has neither a default nor a word on unset", one, p)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("declared")
    void metricsAreNamedOnceAndExplained(Declared one) {
        assertThat(one.metrics()).extracting(Metric::name).doesNotHaveDuplicates();
        assertThat(one.metrics()).allSatisfy(m -> assertThat(m.doc()).endsWith("."));
    }

    @Test
    void anItemOfABillHasOneScaleWhereverItIsMetered() {
        Map<String, Meter> items = new TreeMap<>();
        declared().flatMap(d -> d.meters().stream()).forEach(m -> {
            Meter other = items.putIfAbsent(m.service() + "/" + m.item(), m);
            assertThat(other == null || other.equals(m)).as(m.toString()).isTrue();
        });
        assertThat(items).isNotEmpty();
    }

    @Test
    void titlesReadLikeWords() {
        assertThat(Queue.VISIBILITY_TIMEOUT.title()).isEqualTo("Visibility timeout");
        assertThat(Function.MEMORY.title()).isEqualTo("Memory");
    }
}
