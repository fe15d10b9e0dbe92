package fanfare.simulator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageFileTest {
    private static final String HEADINGS = "service,item,quantity\n";
    private final PriceBook aws = PriceBook.load("aws");

    @TempDir
    Path folder;

    @Test
    void takesIdsAndTheProvidersNamesInAnyCase() throws Exception {
        Path csv = file("""
                Service, Item, Quantity
                lambda,request,1000000
                LAMBDA,Duration  X86,4e5
                # what the queue costs

                SQS,standard requests (64 KB units),12.5
                Data transfer,"out to internet (after 100 GB free per month, global)",7
                API Gateway,http-request,3""");
        assertThat(UsageFile.read(csv, aws))
                .containsExactly(
                        new Usage("", "lambda", "request", 1e6),
                        new Usage("", "lambda", "gb-second-x86", 4e5),
                        new Usage("", "sqs", "standard-request", 12.5),
                        new Usage("", "data-transfer", "internet-gb", 7),
                        new Usage("", "api-gateway", "http-request", 3));
    }

    @Test
    void takesAComponentColumnAndAByteOrderMark() throws Exception {
        Path csv = file("\uFEFFcomponent,service,item,quantity\nOrders,dynamodb,write-request-unit,5\n");
        assertThat(UsageFile.read(csv, aws)).containsExactly(new Usage("Orders", "dynamodb", "write-request-unit", 5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lambda,request,many | quantity is \"many\", expected a number",
                "lambda,request,-1 | quantity is -1, expected a number from 0 to 1e30",
                "lambda,request,NaN | quantity is \"NaN\", expected a number",
                "lambda,request,1e999999999 | quantity is 1e999999999, expected a number from 0 to 1e30",
                "lambda,request, | quantity is \"\", expected a number",
                "lambda,request | quantity is \"\", expected a number",
                "lambda,\"1,5\",1 | \"lambda\", \"1,5\" is nothing that aws bills here",
                "lambda,free-request,1 | \"lambda\", \"free-request\" is nothing that aws bills here",
            })
    void aBadRowIsToldWithItsLine(String row, String message) throws IOException {
        Path csv = file(HEADINGS + "sqs,standard-request,1\n" + row + "\n");
        assertThatThrownBy(() -> UsageFile.read(csv, aws))
                .isInstanceOf(PriceException.class)
                .hasMessageStartingWith(csv + ":3: " + message);
    }

    @Test
    void anUnknownItemIsAnsweredWithLikelyOnesAndAnUnknownServiceWithAll() throws IOException {
        Path csv = file(HEADINGS + "lambda,GB-seconds arm,1\nlamda,request,1\n");
        PriceException told = catchThrowableOfType(PriceException.class, () -> UsageFile.read(csv, aws));
        assertThat(told.problems()).hasSize(2);
        assertThat(told.problems().get(0).remedy()).startsWith("Give an item such as gb-second-arm64");
        assertThat(told.problems().get(1).remedy())
                .startsWith("Give one of the services alb, amazon-mq, api-gateway")
                .contains("lambda");
    }

    @Test
    void aFileOfManyBadRowsEndsWithASentence() throws IOException {
        Path csv = file(HEADINGS + "lambda,request,x\n".repeat(1000));
        PriceException told = catchThrowableOfType(PriceException.class, () -> UsageFile.read(csv, aws));
        assertThat(told.problems()).hasSize(21);
        assertThat(told.problems().get(20).message()).isEqualTo("too many problems, the rest was not read");
    }

    @Test
    void aFileThatIsNoUsageIsTold() throws IOException {
        assertThatThrownBy(() -> UsageFile.read(file(""), aws))
                .hasMessageContaining("the file is empty. Begin with the headings service,item,quantity");
        assertThatThrownBy(() -> UsageFile.read(file("service,item\nlambda,request\n"), aws))
                .hasMessageContaining("usage.csv:1: the first line lacks the heading quantity");
        assertThatThrownBy(() -> UsageFile.read(file("service,item,quantity,item\n"), aws))
                .hasMessageContaining("usage.csv:1: the heading \"item\" stands twice");
        assertThatThrownBy(() -> UsageFile.read(file(HEADINGS + "\"lambda\"x,request,1\n"), aws))
                .isInstanceOf(PriceException.class)
                .hasMessageContaining("the file is not CSV");
        Path latin = Files.write(
                folder.resolve("usage.csv"), (HEADINGS + "café,x,1\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> UsageFile.read(latin, aws))
                .isInstanceOf(PriceException.class)
                .hasMessageContaining("the file is not UTF-8 text");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("usage.csv"), text);
    }
}
