package fanfare.exporters.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fanfare.exporters.reading.SamImporter;
import fanfare.exporters.template.Beside;
import fanfare.exporters.template.FolderBeside;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Edits of templates that others wrote touch one place, and are read back as they were meant. */
class CorpusEditsTest {
    private static final Path CORPUS = Path.of("..", "..", "shared", "corpus", "templates");

    private record Case(Path root, Path file, String text) {
        Beside beside() {
            return new FolderBeside(root, file.getParent());
        }

        Design read(String edited) {
            return read(edited, beside());
        }

        Design read(String edited, Beside beside) {
            return new SamImporter()
                    .read(file.getFileName().toString(), edited, beside)
                    .value()
                    .orElseThrow(() -> new AssertionError(root + " is no template any more:\n" + edited))
                    .design();
        }
    }

    private static List<Case> cases() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "the corpus of templates is not beside the project");
        List<Case> all = new ArrayList<>();
        try (Stream<Path> folders = Files.list(CORPUS)) {
            for (Path root : folders.sorted().toList()) {
                try (Stream<Path> files = Files.walk(root)) {
                    Path file = files.filter(p -> p.getFileName().toString().startsWith(root.getFileName() + "."))
                            .findFirst()
                            .orElseThrow();
                    all.add(new Case(root, file, new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
                }
            }
        }
        return all;
    }

    @Test
    void nothingChangedIsTheSameText() throws IOException {
        for (Case c : cases()) {
            Design design = c.read(c.text());
            assertThat(TemplateEdits.apply(c.text(), design, design, Beside.NOTHING)
                            .text())
                    .as("%s", c.root())
                    .isEqualTo(c.text());
        }
    }

    @Test
    void oneChangedPropertyIsOneHunkAndIsReadBack() throws IOException {
        int edited = 0;
        for (Case c : cases()) {
            Design before = c.read(c.text());
            for (Component component : some(before, c.text())) {
                Component changed = component.kind() == Function.KIND
                        ? component.with(Function.MEMORY, 1_537L)
                        : component.with(Queue.VISIBILITY_TIMEOUT, 4_321_000_000_000L);
                Design after = before.with(changed);
                String text = TemplateEdits.apply(c.text(), before, after, Beside.NOTHING)
                        .text();
                assertThat(hunks(c.text(), text))
                        .as("%s %s", c.root(), component.name())
                        .isEqualTo(1);
                same(c.read(text), after, c.root() + " " + component.name());
                edited++;
            }
        }
        assertThat(edited).isGreaterThan(90);
    }

    /** What SAM names after the renamed component is named after it in both. */
    private static Set<String> ids(Design design, String name) {
        Set<String> ids = new TreeSet<>();
        design.connections().forEach(x -> ids.add(x.id().toString().replace("FanfareRenamed", name)));
        return ids;
    }

    private static void same(Design read, Design meant, String where) {
        assertThat(read.connections()).as(where).isEqualTo(meant.connections());
        assertThat(read.components()).as(where).hasSameSizeAs(meant.components());
        for (Component c : meant.components()) {
            Component r = read.component(c.name()).orElseThrow();
            boolean kept = c.kind() == fanfare.model.kind.Resource.KIND;
            assertThat(kept || r.set().sameValues(c.set()))
                    .as(where + ": " + r + " for " + c)
                    .isTrue();
        }
    }

    /** The first and the last function and queue that the template names itself. */
    private static List<Component> some(Design design, String text) {
        List<Component> all = new ArrayList<>();
        for (var kind : List.of(Function.KIND, Queue.KIND)) {
            List<Component> these = design.components().stream()
                    .filter(k -> k.kind() == kind)
                    .filter(k -> text.contains(" " + k.name() + ":") || text.contains("\"" + k.name() + "\":"))
                    .toList();
            these.stream().findFirst().ifPresent(all::add);
            if (these.size() > 1) {
                all.add(these.get(these.size() - 1));
            }
        }
        return all;
    }

    /** Runs of lines that differ. */
    private static int hunks(String before, String after) {
        List<String> a = before.lines().toList();
        List<String> b = after.lines().toList();
        int start = 0;
        while (start < a.size() && start < b.size() && a.get(start).equals(b.get(start))) {
            start++;
        }
        int end = 0;
        while (end < a.size() - start
                && end < b.size() - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        Set<String> removed = new HashSet<>(a.subList(start, a.size() - end));
        Set<String> added = new HashSet<>(b.subList(start, b.size() - end));
        if (removed.isEmpty() && added.isEmpty()) {
            return 0;
        }
        removed.retainAll(added);
        return removed.isEmpty() ? 1 : 2;
    }

    @Test
    void aNewComponentIsOneBlockMoreAndIsReadBack() throws IOException {
        for (Case c : cases()) {
            Design before = c.read(c.text());
            Design after = before.with(
                    Component.of("FanfareNewQueue", Queue.KIND).with(Queue.VISIBILITY_TIMEOUT, 60_000_000_000L));
            String text =
                    TemplateEdits.apply(c.text(), before, after, Beside.NOTHING).text();
            Component read = c.read(text).component("FanfareNewQueue").orElseThrow(() -> new AssertionError(c.root()));
            assertThat(read.get(Queue.VISIBILITY_TIMEOUT)).isEqualTo(60_000_000_000L);
            assertThat(text.lines().filter(l -> !c.text().contains(l)).count())
                    .as("%s", c.root())
                    .isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aRenamedComponentIsRenamedEverywhere() throws IOException {
        int included = 0;
        for (Case c : cases()) {
            Design before = c.read(c.text());
            for (Component component : some(before, c.text())) {
                Design after = before.renamed(component.name(), "FanfareRenamed");
                TemplateEdits.Edited edited = TemplateEdits.apply(c.text(), before, after, c.beside());
                included += edited.beside().size();
                Design read = c.read(
                        edited.text(),
                        path -> Optional.ofNullable(edited.beside().get(path))
                                .or(() -> c.beside().read(path)));
                assertThat(read.component("FanfareRenamed"))
                        .as("%s %s", c.root(), component.name())
                        .isPresent();
                assertThat(ids(read, component.name())).as("%s", c.root()).isEqualTo(ids(before, component.name()));
            }
        }
        assertThat(included).isPositive();
    }
}
