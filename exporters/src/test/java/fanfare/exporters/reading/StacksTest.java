package fanfare.exporters.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Imported;
import fanfare.exporters.template.Template;
import fanfare.exporters.template.TemplateReader;
import fanfare.model.check.Problem;
import fanfare.model.design.Design;
import fanfare.model.file.Parsed;
import fanfare.model.kind.Function;
import fanfare.model.kind.Queue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StacksTest {
    private static final String OUTER = """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Orders:
                Type: AWS::SQS::Queue
              Store:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: ./nested/store.yaml
              Work:
                Type: AWS::Serverless::Application
                Properties:
                  Location: nested/work.yaml
                  Parameters:
                    QueueArn: !GetAtt Orders.Arn
                    TableName: !GetAtt Store.Outputs.Name
                    Memory: 1024
              Front:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Runtime: python3.13
                  InlineCode: pass
                  Environment:
                    Variables:
                      WORKER: !Sub 'arn:aws:lambda:x:y:function:${Work.Outputs.Worker}'
                  Policies:
                    - LambdaInvokePolicy:
                        FunctionName: !GetAtt Work.Outputs.Worker
            """;

    private static final String STORE = """
            Resources:
              Orders:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
              Key:
                Type: AWS::KMS::Key
            Outputs:
              Name:
                Value: !Ref Orders
            """;

    private static final String WORK = """
            Transform: AWS::Serverless-2016-10-31
            Globals:
              Function:
                Timeout: 17
            Parameters:
              QueueArn: {Type: String}
              TableName: {Type: String}
              Memory: {Type: Number, Default: 128}
              Batch: {Type: Number, Default: 7}
            Conditions:
              Large: !Equals [!Ref Batch, 7]
            Resources:
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: src/
                  Handler: app.handler
                  Runtime: python3.13
                  MemorySize: !Ref Memory
                  Policies:
                    - DynamoDBWritePolicy:
                        TableName: !Ref TableName
                  Events:
                    Orders:
                      Type: SQS
                      Properties:
                        Queue: !Ref QueueArn
                        BatchSize: !If [Large, !Ref Batch, 1]
            Outputs:
              Worker:
                Value: !Ref Worker
            """;

    private static Parsed<Imported> read(String text, Map<String, String> beside) {
        return new SamImporter().read("template.yaml", text, path -> Optional.ofNullable(beside.get(path)));
    }

    private static Design design() {
        Parsed<Imported> read = read(OUTER, Map.of("./nested/store.yaml", STORE, "nested/work.yaml", WORK));
        assertThat(read.problems().stream().map(Problem::text)).isEmpty();
        return read.value().orElseThrow().design();
    }

    private static List<String> lines(Design design) {
        return design.connections().stream()
                .map(c -> c.from() + " " + c.as().name() + " " + c.to())
                .toList();
    }

    @Test
    void whatStacksSayIsDrawnWithTheirTemplate() {
        assertThat(design().component("Worker").orElseThrow().kind()).isEqualTo(Function.KIND);
        assertThat(design().component("Orders").orElseThrow().kind()).isEqualTo(Queue.KIND);
        assertThat(design().component("Work")).isEmpty();
        assertThat(design().layout().groups())
                .extracting(g -> g.name() + " " + g.members())
                .containsExactly("Store [StoreOrders]", "Work [Worker]");
    }

    @Test
    void linesCrossTheBordersOfStacks() {
        assertThat(lines(design()))
                .containsExactlyInAnyOrder(
                        "Orders poll Worker", "Worker write StoreOrders", "Front invoke Worker", "Senders send Orders");
    }

    @Test
    void aStackKnowsItsGlobalsItsParametersAndItsConditions() {
        assertThat(design().component("Worker").orElseThrow().get(Function.MEMORY))
                .isEqualTo(1024);
        assertThat(design().component("Worker").orElseThrow().get(Function.TIMEOUT))
                .isEqualTo(17_000_000_000L);
        assertThat(design().connections().stream()
                        .filter(c -> c.as().name().equals("poll"))
                        .findFirst()
                        .orElseThrow()
                        .get(fanfare.model.kind.Poll.BATCH_SIZE))
                .isEqualTo(7);
    }

    @Test
    void aStackWhoseTemplateIsNotAtHandStaysOneBoxAndIsTold() {
        Parsed<Imported> read = read(OUTER, Map.of("nested/work.yaml", WORK));
        assertThat(read.value().orElseThrow().design().component("Store")).isPresent();
        assertThat(read.problems().stream().map(Problem::text))
                .hasSize(1)
                .allSatisfy(p -> assertThat(p).contains("./nested/store.yaml").contains("template.yaml"));
    }

    @Test
    void aBrokenTemplateOfAStackIsToldWithItsLine() {
        Parsed<Imported> read =
                read(OUTER, Map.of("nested/work.yaml", WORK, "./nested/store.yaml", "Resources:\n\tA: [\n"));
        assertThat(read.value().orElseThrow().design().component("Store")).isPresent();
        assertThat(read.problems().stream().map(Problem::text))
                .anyMatch(p -> p.contains("./nested/store.yaml, line 2"));
    }

    @Test
    void aStackInItselfEnds() {
        String own = """
                Resources:
                  Work:
                    Type: AWS::SQS::Queue
                  Again:
                    Type: AWS::CloudFormation::Stack
                    Properties:
                      TemplateURL: template.yaml
                """;
        Parsed<Imported> read = read(own, Map.of("template.yaml", own));
        assertThat(read.problems().stream().map(Problem::text)).anyMatch(p -> p.contains("within 8 others"));
        assertThat(read.value().orElseThrow().design().components()).hasSizeLessThan(20);
    }

    @Test
    void templatesSideBySideImportWhatTheOthersExport() {
        String core = """
                Resources:
                  Jobs:
                    Type: AWS::SQS::Queue
                  Data:
                    Type: AWS::DynamoDB::Table
                Outputs:
                  JobsArn:
                    Value: !GetAtt Jobs.Arn
                    Export: {Name: !Sub '${AWS::StackName}-JobsArn'}
                  DataName:
                    Value: !Ref Data
                    Export: {Name: shop-data}
                """;
        String work = """
                Transform: AWS::Serverless-2016-10-31
                Parameters:
                  CoreStack: {Type: String}
                Resources:
                  Worker:
                    Type: AWS::Serverless::Function
                    Properties:
                      Handler: app.handler
                      Runtime: python3.13
                      InlineCode: pass
                      Policies:
                        - DynamoDBReadPolicy:
                            TableName: !ImportValue shop-data
                      Events:
                        Jobs:
                          Type: SQS
                          Properties:
                            Queue:
                              Fn::ImportValue: !Sub '${CoreStack}-JobsArn'
                """;
        Map<String, Template> templates = new LinkedHashMap<>();
        templates.put("core", template(core));
        templates.put("work", template(work));
        Design design =
                SamImporter.together("Shop", templates).value().orElseThrow().design();
        assertThat(design.name()).isEqualTo("Shop");
        assertThat(lines(design))
                .containsExactlyInAnyOrder("Jobs poll Worker", "Worker read Data", "Senders send Jobs");
    }

    private static Template template(String text) {
        return TemplateReader.template("a.yaml", text, path -> Optional.empty())
                .value()
                .orElseThrow();
    }
}
