package fanfare.app.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fanfare.app.service.Check;
import fanfare.app.service.Check.Answer;
import fanfare.app.service.Check.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answers of a check as text, JSON, SARIF 2.1.0 and JUnit's XML. */
public final class CheckReport {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Map<Verdict, String> SARIF_LEVELS =
            Map.of(Verdict.PASSED, "none", Verdict.WARNING, "warning", Verdict.FAILED, "error");

    private final String file;
    private final List<Answer> answers;

    /** A check of a file. */
    public CheckReport(String file, List<Answer> answers) {
        this.file = file;
        this.answers = answers;
    }

    /** For people. */
    public String text(Ink ink) {
        StringBuilder out = new StringBuilder(ink.bold(file)).append('\n');
        Table table = new Table(ink, "", "rule", ">line", "of", "found");
        for (Answer a : answers) {
            table.row(mark(a.verdict(), ink), a.rule(), a.line() > 0 ? "" + a.line() : "", a.place(), a.answer());
        }
        table.writeTo(out);
        long failed = count(Verdict.FAILED);
        long warnings = count(Verdict.WARNING);
        String sum = failed + " failed, " + warnings + (warnings == 1 ? " warning, " : " warnings, ")
                + count(Verdict.PASSED) + " passed";
        return out.append(failed > 0 ? ink.bad(sum) : ink.good(sum))
                .append('\n')
                .toString();
    }

    private static String mark(Verdict verdict, Ink ink) {
        return switch (verdict) {
            case PASSED -> ink.good("passed");
            case WARNING -> ink.warning("warning");
            case FAILED -> ink.bad("failed");
        };
    }

    private long count(Verdict verdict) {
        return answers.stream().filter(a -> a.verdict() == verdict).count();
    }

    /** For programs. */
    public String json() {
        ObjectNode root = JSON.objectNode();
        root.put("file", file);
        root.put("passed", !Check.failed(answers));
        ArrayNode all = root.putArray("checks");
        for (Answer a : answers) {
            all.addObject()
                    .put("rule", a.rule())
                    .put("of", a.place())
                    .put("line", a.line())
                    .put("verdict", a.verdict().name().toLowerCase(Locale.ROOT))
                    .put("found", a.answer());
        }
        return JsonReport.written(root);
    }

    /** For code hosts: failures and warnings only. */
    public String sarif() {
        ObjectNode root = JSON.objectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Fanfare");
        ArrayNode rules = driver.putArray("rules");
        answers.stream()
                .map(Answer::rule)
                .distinct()
                .forEach(id -> rules.addObject().put("id", id));
        ArrayNode results = run.putArray("results");
        answers.stream().filter(a -> a.verdict() != Verdict.PASSED).forEach(a -> {
            ObjectNode result = results.addObject();
            result.put("ruleId", a.rule());
            result.put("level", SARIF_LEVELS.get(a.verdict()));
            result.putObject("message").put("text", sentence(a));
            ObjectNode location = result.putArray("locations").addObject().putObject("physicalLocation");
            location.putObject("artifactLocation").put("uri", file.replace('\\', '/'));
            if (a.line() > 0) {
                location.putObject("region").put("startLine", a.line());
            }
        });
        return JsonReport.written(root);
    }

    /** For build servers: a test case per question. */
    public String junit() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"")
                .append(escaped(file))
                .append("\" tests=\"")
                .append(answers.size());
        xml.append("\" failures=\"").append(count(Verdict.FAILED)).append("\" errors=\"0\" skipped=\"0\">\n");
        for (Answer a : answers) {
            xml.append("  <testcase classname=\"").append(escaped(a.rule()));
            xml.append("\" name=\"")
                    .append(escaped(a.place().isEmpty() ? "design" : a.place()))
                    .append('"');
            if (a.verdict() == Verdict.PASSED) {
                xml.append("/>\n");
            } else {
                boolean failed = a.verdict() == Verdict.FAILED;
                xml.append(">\n    ").append(failed ? "<failure message=\"" : "<system-out>");
                xml.append(escaped(sentence(a)))
                        .append(failed ? "\"/>" : "</system-out>")
                        .append("\n  </testcase>\n");
            }
        }
        return xml.append("</testsuite>\n").toString();
    }

    private static String sentence(Answer a) {
        return a.place().isEmpty() ? a.answer() : a.place() + ": " + a.answer();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
