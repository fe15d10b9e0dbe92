package fanfare.exporters.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TsTextTest {
    private final TsText text = new TsText(id -> id);

    private String of(Ts e) {
        return text.of(e, "", 0, 1);
    }

    @Test
    void textsAreQuotedWithFewestEscapes() {
        assertThat(of(Ts.text("plain"))).isEqualTo("'plain'");
        assertThat(of(Ts.text("it's"))).isEqualTo("\"it's\"");
        assertThat(of(Ts.text("'\"\\"))).isEqualTo("'\\'\"\\\\'");
        assertThat(of(Ts.text("${not} filled in"))).isEqualTo("'${not} filled in'");
        assertThat(of(Ts.text("tab\tand\u2028"))).isEqualTo("'tab\\u0009and\\u2028'");
    }

    @Test
    void linesStandInBackQuotesWithNothingFilledIn() {
        assertThat(of(Ts.text("a `b`\n${c} \\"))).isEqualTo("`a \\`b\\`\n\\${c} \\\\`");
    }

    @Test
    void templatesFillInExpressionsOnly() {
        Ts template = new Ts.Template(List.of(Ts.text("${x}-"), Ts.code("this.region")));
        assertThat(of(template)).isEqualTo("`\\${x}-${this.region}`");
    }

    @Test
    void keysAreQuotedWhereTheyMustBe() {
        assertThat(of(Props.of("a", Ts.code("1")).and("b-c", Ts.code("2")).object()))
                .isEqualTo("{ a: 1, 'b-c': 2 }");
    }

    @Test
    void whatDoesNotFitIsBrokenAtItsLastArgument() {
        Ts props = Props.of("first", Ts.text("x".repeat(50)))
                .and("second", Ts.text("y".repeat(50)))
                .object();
        assertThat(of(Ts.make("sqs.Queue", Ts.code("this"), Ts.text("Q"), props)))
                .isEqualTo("new sqs.Queue(this, 'Q', {\n  first: '" + "x".repeat(50) + "',\n  second: '"
                        + "y".repeat(50) + "',\n})");
    }

    @Test
    void rowsOfATableAreNeverOnOneLine() {
        Ts row = Props.of("a", Ts.code("1")).and("b", Ts.code("2")).object();
        assertThat(of(Ts.list(List.of(row, row)))).isEqualTo("[\n  { a: 1, b: 2 },\n  { a: 1, b: 2 },\n]");
    }

    @Test
    void namesAreInTheMannerOfTheLibrary() {
        assertThat(List.of("DBProxyName", "BucketARN", "SSESpecification", "RequireTLS", "SizeInMBs", "S3Key", "TTL"))
                .extracting(Names::camel)
                .containsExactly(
                        "dbProxyName", "bucketArn", "sseSpecification", "requireTls", "sizeInMBs", "s3Key", "ttl");
        assertThat(Names.pascal("Order fan-out")).isEqualTo("OrderFanOut");
        assertThat(Names.pascal("2 shops")).isEqualTo("Design2Shops");
        assertThat(Names.kebab("SQLWithPooling")).isEqualTo("sql-with-pooling");
    }
}
