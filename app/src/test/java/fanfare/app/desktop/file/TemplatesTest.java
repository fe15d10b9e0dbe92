package fanfare.app.desktop.file;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.service.Import;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.editing.SideFile;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.design.Layout.Point;
import fanfare.model.edit.Move;
import fanfare.model.edit.SetProperty;
import fanfare.model.kind.Distribution;
import fanfare.model.kind.Function;
import fanfare.model.kind.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Templates opened and saved, without a screen. */
class TemplatesTest {
    static final String TEMPLATE = """
            # Mail for everybody
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Mails: {Type: 'AWS::SQS::Queue'}   # the queue
              Send:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Runtime: python3.13
                  CodeUri: .
                  MemorySize: 256      # measured
                  Events:
                    Mail: {Type: SQS, Properties: {Queue: !GetAtt Mails.Arn}}
              Key:
                Type: AWS::KMS::Key
                Properties: {KeyPolicy: {}}
            """;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("mails.yaml"), TEMPLATE);
    }

    private Templates.Opened open() {
        return Templates.open(file).value().orElseThrow();
    }

    private Templates.Saved save(Templates.Opened opened, Design design) throws IOException {
        return Templates.save(opened.origin().orElseThrow(), design);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void openingWritesNothingAndTellsWhatItRead() throws IOException {
        Templates.Opened opened = open();
        assertThat(opened.design().components())
                .extracting(Component::name)
                .containsExactlyInAnyOrder("Mails", "Send", "Key", "Senders");
        assertThat(opened.report().summary())
                .contains("3 components, 2 connections; 1 other resources are kept as they are.")
                .endsWith("2 assumptions.");
        assertThat(opened.report().of(Sort.ASSUMED)).hasSize(2);
        assertThat(files()).containsExactly("mails.yaml");
    }

    @Test
    void savingWithoutAChangeLeavesTheFileAlone() throws IOException {
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_000_000));
        Templates.Opened opened = open();
        save(opened, opened.design());
        assertThat(Files.readString(file)).isEqualTo(TEMPLATE);
        assertThat(Files.getLastModifiedTime(file).toMillis()).isEqualTo(1_000_000);
        assertThat(files()).containsExactly("mails.yaml");
    }

    @Test
    void whatTheTemplateCanSayGoesIntoItAloneAndNothingElse() throws IOException {
        Templates.Opened opened = open();
        Design changed = new SetProperty<>("Send", Function.MEMORY, 512L).apply(opened.design());
        Templates.Saved saved = save(opened, changed);
        List<String> before = TEMPLATE.lines().toList();
        List<String> after = Files.readString(file).lines().toList();
        assertThat(after).hasSameSizeAs(before);
        assertThat(IntStream.range(0, after.size())
                        .filter(i -> !after.get(i).equals(before.get(i)))
                        .mapToObj(after::get))
                .containsExactly("      MemorySize: 512      # measured");
        assertThat(files()).containsExactly("mails.yaml");
        assertThat(saved.report().isEmpty()).isTrue();
        assertThat(open().design()).isEqualTo(changed);
        assertThat(saved.origin().text()).isEqualTo(Files.readString(file));
    }

    @Test
    void whatNoTemplateCanSayGoesBesideItAndComesBack() throws IOException {
        Templates.Opened opened = open();
        Design changed = new Move(Map.of("Send", new Point(640, 48)))
                .apply(new SetProperty<>("Send", Function.CPU_TIME, Distribution.constant(7e6)).apply(opened.design()));
        save(opened, changed);
        assertThat(Files.readString(file)).isEqualTo(TEMPLATE);
        assertThat(files()).containsExactly("mails.yaml", "mails.yaml.fanfare.json");
        assertThat(open().design()).isEqualTo(changed);
        assertThat(Import.design(file).value().orElseThrow().component("Send"))
                .contains(changed.component("Send").orElseThrow());
    }

    @Test
    void aTemplateThatChangedMeanwhileWinsOverWhatIsKept() throws IOException {
        Templates.Opened opened = open();
        Design moved = new Move(Map.of("Send", new Point(640, 48))).apply(opened.design());
        save(opened, moved);
        Files.writeString(file, TEMPLATE.replace("256", "1024"));
        Component send = open().design().component("Send").orElseThrow();
        assertThat(send.get(Function.MEMORY)).isEqualTo(1024);
        assertThat(open().design().layout().of("Send")).contains(new Point(640, 48));
    }

    @Test
    void aBrokenSideFileIsSaidAndTheTemplateOpensWithoutIt() throws IOException {
        Files.writeString(SideFile.of(file), "{");
        Templates.Opened opened = open();
        assertThat(opened.design().components()).hasSize(4);
        assertThat(opened.report().of(Sort.NOT_UNDERSTOOD))
                .singleElement()
                .satisfies(r -> assertThat(r.text()).contains("The template is read without it."));
    }

    @Test
    void resourcesThatAreOnlyKeptStandBelowTheDrawing() {
        Design design = open().design();
        double lowest = design.components().stream()
                .filter(c -> c.kind() != Resource.KIND)
                .mapToDouble(c -> design.layout().of(c.name()).orElseThrow().y())
                .max()
                .orElseThrow();
        assertThat(design.layout().of("Key").orElseThrow().y()).isGreaterThan(lowest);
    }

    @Test
    void aTemplateThatIsBrokenOpensNothingAndSaysWhyInOneMessage() throws IOException {
        Files.writeString(file, "Resources:\n\tA: 1\n");
        assertThat(Templates.open(file).value()).isEmpty();
        assertThat(Templates.open(file).errors())
                .singleElement()
                .satisfies(e -> assertThat(e.line()).isEqualTo(2));
    }

    @Test
    void aFileChangedByAnotherIsSeenAlsoIfItIsTheOneBesideTheTemplate() throws IOException {
        Seen before = Seen.of(file);
        assertThat(Seen.of(file).differsFrom(before)).isFalse();
        Files.writeString(SideFile.of(file), "{}");
        assertThat(Seen.of(file).differsFrom(before)).isTrue();
        Files.delete(SideFile.of(file));
        Files.writeString(file, TEMPLATE + "# more\n");
        assertThat(Seen.of(file).differsFrom(before)).isTrue();
        Files.delete(file);
        assertThat(Seen.of(file).differsFrom(before)).isFalse();
    }
}
