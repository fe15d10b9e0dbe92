package fanfare.exporters.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Bundle;
import fanfare.exporters.Goldens;
import fanfare.model.connect.ConnectionRules;
import fanfare.model.connect.Verdict;
import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Kinds;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Resource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CdkExporterTest {
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:\\* as (\\w+)|\\{ (\\w+) }) from '[^']+';$");
    private static final Pattern USED = Pattern.compile("(?<![\\w.'/$-])([a-z]\\w*)\\.[A-Za-z]\\w*");
    private static final Pattern CONSTRUCT = Pattern.compile("\\(this, '([^']+)'");
    private static final Pattern CONSTANT = Pattern.compile("(?m)^ {4}const (\\w+) = ");

    static List<String> goldens() throws IOException {
        return Goldens.names("cdk");
    }

    static List<String> designs() throws IOException {
        return Goldens.names("sam");
    }

    static Bundle export(Design design) {
        return new CdkExporter().export(design, Optional.empty());
    }

    static String stack(Bundle bundle) {
        return bundle.files().entrySet().stream()
                .filter(f -> f.getKey().matches("lib/.*-stack\\.ts"))
                .map(f -> f.getValue().text())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void writesWhatIsOnFile(String name) throws IOException {
        Goldens.check("cdk", name, export(Goldens.design("cdk", name)));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void writesTheSameTwice(String name) {
        Design design = Goldens.design("sam", name);
        assertThat(export(design)).isEqualTo(export(design));
    }

    @ParameterizedTest
    @MethodSource("designs")
    void importsWhatItUsesAndNothingElse(String name) {
        String text = stack(export(Goldens.design("sam", name)));
        Set<String> imported = groups(IMPORT, text);
        String code = text.substring(text.indexOf("export class")).replaceAll("`[^`]*`|'[^'\n]*'", "''");
        Set<String> used = groups(USED, code);
        used.removeAll(groups(CONSTANT, text));
        used.remove("this");
        imported.removeAll(Set.of("builtCode", "ServiceIntegration", "Construct"));
        assertThat(used).as(name).isEqualTo(imported);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void constructsHaveIdsOfTheirOwn(String name) {
        String text = stack(export(Goldens.design("sam", name)));
        List<String> ids =
                CONSTRUCT.matcher(text).results().map(r -> r.group(1)).toList();
        assertThat(ids).as(name).doesNotHaveDuplicates();
        List<String> constants =
                CONSTANT.matcher(text).results().map(r -> r.group(1)).toList();
        assertThat(constants).as(name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void constantsAreMadeBeforeTheyAreUsed(String name) {
        String text = stack(export(Goldens.design("sam", name))).replaceAll("`[^`]*`|'[^'\n]*'", "''");
        for (MatchResult constant : CONSTANT.matcher(text).results().toList()) {
            String before = text.substring(text.indexOf("super("), constant.start());
            assertThat(Pattern.compile("(?<![\\w.])" + constant.group(1) + "(?!\\w|:)")
                            .matcher(before)
                            .find())
                    .as(name + ": " + constant.group(1))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void grantsNothingForEverything(String name) {
        assertThat(stack(export(Goldens.design("sam", name))))
                .doesNotContain("actions: ['*']")
                .doesNotContain("resources: ['*']")
                .doesNotContain("AnyPrincipal");
    }

    @Test
    void readsAndWritesAreGrantedApart() {
        String text = stack(export(Goldens.design("sam", "file-processing")));
        assertThat(text)
                .contains("uploads.grantRead(makeThumbnail);")
                .contains("files.grantWriteData(makeThumbnail);")
                .doesNotContain("grantReadWrite");
    }

    @Test
    void aDesignWithNothingInItIsStillAnApp() {
        Bundle bundle = export(Design.named("Nothing"));
        assertThat(stack(bundle)).contains("export class NothingStack extends cdk.Stack {");
        assertThat(bundle.files().keySet())
                .contains("package.json", "tsconfig.json", "cdk.json", "bin/nothing.ts", "README.md");
    }

    @Test
    void namesOfTheLanguageAndOfModulesAreAvoided() {
        String text = stack(export(Design.named("Names")
                .with(Component.of("Sqs", Queue.KIND))
                .with(Component.of("New", Queue.KIND))
                .with(Component.of("Props", Queue.KIND))));
        assertThat(text)
                .contains("const sqsQueue = new sqs.Queue(this, 'Sqs'")
                .contains("const newQueue = new sqs.Queue(this, 'New'")
                .contains("const propsQueue = new sqs.Queue(this, 'Props'");
    }

    @Test
    void whatTheUserGaveIsKeptAsItIs() {
        String text = stack(export(Design.named("Own")
                .with(Component.of("Vault", Resource.KIND)
                        .with(Resource.TYPE, "AWS::SQS::Queue")
                        .with(Resource.PROPERTIES, "{\"KmsMasterKeyId\": \"alias/mine\"}"))));
        assertThat(text)
                .contains("new cdk.CfnResource(this, 'Vault', {")
                .contains("type: 'AWS::SQS::Queue'")
                .contains("KmsMasterKeyId: 'alias/mine'");
    }

    @Test
    void titlesCannotEndTheCommentOrTheText() {
        Bundle bundle = export(Design.named("It's */ `odd` ${x}\n"));
        assertThat(stack(bundle)).contains("/** It's * / `odd` ${x} . */");
        assertThat(bundle.files().get("bin/it-s-odd-x.ts").text()).contains("description: \"It's */ `odd` ${x} \"");
    }

    @Test
    void everyLegalConnectionCanBeExported() {
        for (Kind from : Kinds.ALL) {
            for (Kind to : Kinds.ALL) {
                Component a = Component.of("A", from);
                Component b = Component.of("B", to);
                if (ConnectionRules.between(a, b) instanceof Verdict.Allowed allowed) {
                    allowed.as().forEach(as -> {
                        Design design = Design.named("One").with(a).with(b).with(Connection.of("A", as, "B"));
                        assertThat(stack(export(design)))
                                .as(from + " → " + to + " as " + as)
                                .contains("export class OneStack");
                    });
                }
            }
        }
    }

    private static Set<String> groups(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(r -> r.groupCount() > 1 && r.group(1) == null ? r.group(2) : r.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
