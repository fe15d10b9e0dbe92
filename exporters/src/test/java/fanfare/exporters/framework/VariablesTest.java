package fanfare.exporters.framework;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.template.Part;
import fanfare.exporters.template.PartJson;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the folder says is filled in; what only an account knows stays. */
class VariablesTest {
    private static final String SERVICE = """
            service: shop
            provider:
              stage: ${opt:stage, 'dev'}
              region: ${opt:region, self:custom.home}
            params:
              default: {plan: small, queue: "${self:service}-jobs"}
              dev: {plan: tiny}
            custom:
              home: eu-west-1
              names: {dev: shop-dev, prod: shop-prod}
              sizes: [128, 256]
              tables: ${file(./config/tables.yml)}
              settings: ${file(config/${self:provider.stage}.json):settings}
              both: {a: 1, b: "${self:custom.home}"}
            """;
    private static final Map<String, String> FILES = Map.of(
            "config/tables.yml", "orders: {name: \"orders-${sls:stage}\", keys: [id, line]}\n",
            "config/dev.json", "{\"settings\": {\"memory\": 512, \"where\": \"${self:custom.home}\"}}",
            "notes.txt", "read me");

    private static Variables variables(String service) {
        Part root = TemplateReader.part("serverless.yml", service).value().orElseThrow();
        return new Variables("serverless.yml", root, path -> Optional.ofNullable(FILES.get(path)));
    }

    private static String filled(String text) {
        Part part = variables(SERVICE).filled(new Part.Text(text, true, 7));
        return PartJson.of(part).toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${self:provider.stage} | \"dev\"",
                "${opt:stage} | \"dev\"",
                "${sls:stage} | \"dev\"",
                "${opt:region} | \"eu-west-1\"",
                "${aws:region} | \"eu-west-1\"",
                "${self:custom.names.${self:provider.stage}} | \"shop-dev\"",
                "${self:service}-${opt:stage, self:provider.stage, 'prod'}-orders | \"shop-dev-orders\"",
                "${self:custom.sizes.1} | 256",
                "${opt:memory, 512} | 512",
                "${env:DEBUG, false} | false",
                "${env:HOME} | \"${env:HOME}\"",
                "${env:NAME, ''} | \"\"",
                "${param:plan} | \"tiny\"",
                "${param:queue} | \"shop-jobs\"",
                "${self:custom.tables.orders.name} | \"orders-dev\"",
                "${file(./config/tables.yml):orders.keys} | [\"id\",\"line\"]",
                "${file(config/tables.yml):orders.keys.0} | \"id\"",
                "${self:custom.settings.where} | \"eu-west-1\"",
                "${self:custom.both} | {\"a\":1,\"b\":\"eu-west-1\"}",
                "${file(notes.txt)} | \"read me\"",
                "${strToBool(true)} | true",
                "${cf:other-${sls:stage}.TableArn} | \"${cf:other-${sls:stage}.TableArn}\"",
                "${ssm:/shop/key, 'none'} | \"none\"",
                "arn:aws:sqs:${aws:region}:${AWS::AccountId}:${Name} | \"arn:aws:sqs:eu-west-1:${AWS::AccountId}:${Name}\"",
                "${self:custom.nothing, self:custom.home} | \"eu-west-1\"",
                "${opt:a, ${opt:b, 'deep'}} | \"deep\"",
            })
    void fillsIn(String text, String expected) {
        assertThat(filled(text)).isEqualTo(expected);
    }

    @Test
    void whatLeadsNowhereIsToldWithItsLine() {
        Variables variables = variables(SERVICE);
        variables.filled(new Part.Text("${self:custom.nothing}", true, 3));
        variables.filled(new Part.Text("${file(../secret.yml)}", true, 4));
        variables.filled(new Part.Text("${file(./names.js):names}", true, 5));
        assertThat(variables.problems().stream().map(Problem::text))
                .contains(
                        "serverless.yml:3: warning: ${self:custom.nothing} leads to nothing here; it is left as it is",
                        "serverless.yml:4: warning: names the file ../secret.yml, which is not in the folder",
                        "serverless.yml:5: warning: ./names.js is code, which is not run");
    }

    @Test
    void aValueStandsAtTheLineThatAsksForIt() {
        Part part = variables(SERVICE).filled(new Part.Text("${self:custom.tables}", true, 42));
        assertThat(part.at("orders", "keys").list()).extracting(Part::line).containsOnly(42);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "custom: {a: '${self:custom.b}', b: '${self:custom.a}'} | ${self:custom.b} leads back to itself",
                "custom: {a: '${self:custom}'} | ${self:custom} leads back to itself",
            })
    void aCircleIsRefused(String custom, String message) {
        List<Problem> problems = ServiceReader.read(
                        "serverless.yml", "service: s\nprovider: aws\n" + custom + "\n", path -> Optional.empty())
                .problems();
        assertThat(problems).singleElement().satisfies(p -> {
            assertThat(p.isError()).isTrue();
            assertThat(p.line()).isEqualTo(3);
            assertThat(p.message()).isEqualTo(message);
        });
    }

    @Test
    void variablesThatGrowWithoutEndAreRefused() {
        StringBuilder text = new StringBuilder("service: s\nprovider: aws\ncustom:\n  a0: [1, 2, 3, 4, 5, 6, 7, 8]\n");
        for (int i = 1; i < 12; i++) {
            String before = "'${self:custom.a" + (i - 1) + "}', ";
            text.append("  a").append(i).append(": [").append(before.repeat(7)).append("0]\n");
        }
        List<Problem> problems = ServiceReader.read("serverless.yml", text.toString(), path -> Optional.empty())
                .problems();
        assertThat(problems).singleElement().satisfies(p -> assertThat(p.text()).contains("more than a million parts"));
    }
}
