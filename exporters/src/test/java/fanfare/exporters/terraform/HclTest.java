package fanfare.exporters.terraform;

import static fanfare.exporters.terraform.Expression.call;
import static fanfare.exporters.terraform.Expression.code;
import static fanfare.exporters.terraform.Expression.field;
import static fanfare.exporters.terraform.Expression.items;
import static fanfare.exporters.terraform.Expression.text;
import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Needs;
import fanfare.exporters.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The form is that of https://developer.hashicorp.com/terraform/language/style. */
class HclTest {
    @TempDir
    private Path folder;

    private static Block awkward() {
        Block block = Block.resource("aws_sqs_queue", "jobs")
                .with("name", Expression.joined(List.of(code("var.name"), text("-Jobs"))))
                .code("delay_seconds", 10)
                .with("policy", call("jsonencode", field("for", field("a b", items(text("x"), field("y", code("1")))))))
                .code("fifo_queue", true)
                .with("tags", new Expression.Fields(Map.of()));
        block.nested("lifecycle").code("prevent_destroy", true);
        block.nested("empty");
        return block.after("aws_sns_topic.news").after("aws_sns_topic.news");
    }

    @Test
    void alignsNeighboursAndPutsLongerOnesApart() {
        assertThat(Hcl.text(List.of(awkward()))).isEqualTo("""
                resource "aws_sqs_queue" "jobs" {
                  name          = "${var.name}-Jobs"
                  delay_seconds = 10

                  policy = jsonencode({
                    "for" = {
                      "a b" = [
                        "x",
                        {
                          y = 1
                        },
                      ]
                    }
                  })

                  fifo_queue = true
                  tags       = {}

                  lifecycle {
                    prevent_destroy = true
                  }

                  empty {}

                  depends_on = [aws_sns_topic.news]
                }
                """);
    }

    @Test
    void textsStayWhatTheyAre() {
        assertThat(Hcl.expression(text("\"\\ \n\t ${a} %{b} $ % \u0007 ü"), 0))
                .isEqualTo("\"\\\"\\\\ \\n\\t $${a} %%{b} $ % \\u0007 ü\"");
    }

    @Test
    void aDollarBeforeAReferenceStaysADollar() {
        assertThat(Hcl.expression(Expression.joined(List.of(text("5$"), code("var.x"))), 0))
                .isEqualTo("\"5${\"$\"}${var.x}\"");
    }

    @Test
    void aSinglePartIsNoTemplate() {
        assertThat(Hcl.expression(Expression.joined(List.of(text(""), code("var.x"))), 0))
                .isEqualTo("var.x");
        assertThat(Hcl.expression(Expression.joined(List.of(text("a"), text("b"))), 0))
                .isEqualTo("\"ab\"");
    }

    @Test
    void longListsHaveALineForEach() {
        Expression many = items(text("a".repeat(50)), text("b".repeat(50)));
        assertThat(Hcl.expression(many, 0))
                .isEqualTo("[\n  \"" + "a".repeat(50) + "\",\n  \"" + "b".repeat(50) + "\",\n]");
    }

    @Test
    @Needs({"terraform", "version"})
    void terraformHasNothingToFormat() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a.tf"), Hcl.text(List.of(awkward(), awkward())));
        Program.Outcome formatted = Program.run(folder, Map.of(), List.of("terraform", "fmt", "-check", "-diff"));
        assertThat(formatted.status()).as(formatted.text()).isZero();
    }
}
