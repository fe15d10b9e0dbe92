package fanfare.app.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.app.cli.Golden;
import fanfare.app.service.Check.Answer;
import fanfare.app.service.Check.Verdict;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CheckReportTest {
    private final CheckReport report = new CheckReport(
            "designs/order-fan-out.fanfare.json",
            List.of(
                    new Answer("design.whole", "", 0, Verdict.PASSED, "7 components, 6 connections"),
                    new Answer("component.reached", "Archive", 12, Verdict.WARNING, "no source reaches it"),
                    new Answer(
                            "objective.latency.p99",
                            "OrdersApi",
                            0,
                            Verdict.FAILED,
                            "latency.p99 of OrdersApi below 800 ms & \"more\" <: measured 1.2 s")));

    @Test
    void text() throws IOException {
        Golden.check("check/report.txt", report.text(Ink.PLAIN));
    }

    @Test
    void json() throws IOException {
        Golden.check("check/report.json", report.json());
    }

    @Test
    void sarif() throws IOException {
        Golden.check("check/report.sarif", report.sarif());
    }

    @Test
    void junit() throws Exception {
        String xml = report.junit();

        Golden.check("check/report.xml", xml);
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    }
}
