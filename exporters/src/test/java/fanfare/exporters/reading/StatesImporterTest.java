package fanfare.exporters.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.exporters.Imported;
import fanfare.exporters.Imported.Sort;
import fanfare.exporters.catalogue.Importers;
import fanfare.exporters.template.Beside;
import fanfare.model.check.DesignCheck;
import fanfare.model.check.Problem;
import fanfare.model.design.Component;
import fanfare.model.design.Design;
import fanfare.model.file.Parsed;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Workflow;
import fanfare.model.workflow.State;
import fanfare.model.workflow.StateMachine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A definition in the Amazon States Language becomes a workflow with what its tasks call. */
class StatesImporterTest {
    private static final String ORDER = """
            {
              "StartAt": "Reserve",
              "States": {
                "Reserve": {
                  "Type": "Task",
                  "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:reserve-stock:live",
                  "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Gone"}],
                  "Next": "Paid?"
                },
                "Paid?": {
                  "Type": "Choice",
                  "Choices": [{"Variable": "$.paid", "BooleanEquals": true, "Next": "All"}],
                  "Default": "Gone"
                },
                "All": {
                  "Type": "Parallel",
                  "Branches": [
                    {"StartAt": "Charge", "States": {"Charge": {
                      "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                      "Parameters": {"Payload.$": "$", "Note": "for ${Stage}", "FunctionName": "${ChargeCardArn}"}, "End": true}}},
                    {"StartAt": "Save", "States": {"Save": {
                      "Type": "Task", "Resource": "arn:aws:states:::dynamodb:putItem",
                      "Parameters": {"TableName": "orders", "Item": {}}, "Next": "Load"},
                     "Load": {
                      "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:dynamodb:getItem",
                      "Parameters": {"TableName": "orders", "Key": {}}, "End": true}}}
                  ],
                  "Next": "Each"
                },
                "Each": {
                  "Type": "Map",
                  "ItemProcessor": {"StartAt": "Send", "States": {"Send": {
                    "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage",
                    "Parameters": {"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/123456789012/parcels.fifo",
                      "MessageBody.$": "$"}, "End": true}}},
                  "Next": "Tell"
                },
                "Tell": {
                  "Type": "Task", "Resource": "arn:aws:states:::sns:publish",
                  "Parameters": {"TopicArn": "arn:aws:sns:eu-west-1:123456789012:orders", "Message": "x"},
                  "Next": "Event"
                },
                "Event": {
                  "Type": "Task", "Resource": "arn:aws:states:::events:putEvents",
                  "Parameters": {"Entries": [{"Source": "s", "DetailType": "d", "Detail": {}}]}, "Next": "Sub"
                },
                "Sub": {
                  "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
                  "Parameters": {"StateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:returns"},
                  "Next": "Archive"
                },
                "Archive": {
                  "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:putObject",
                  "Parameters": {"Bucket": "order-archive", "Key": "k"}, "Next": "Call"
                },
                "Call": {
                  "Type": "Task", "Resource": "arn:aws:states:::http:invoke",
                  "Parameters": {"ApiEndpoint": "https://api.carrier.example/v1/parcels", "Method": "POST"},
                  "Next": "Render"
                },
                "Render": {
                  "Type": "Task", "Resource": "arn:aws:states:::ecs:runTask",
                  "Parameters": {"Cluster": "c", "TaskDefinition": "render-label:3"}, "Next": "Crawl"
                },
                "Crawl": {
                  "Type": "Task", "Resource": "arn:aws:states:::glue:startJobRun.sync",
                  "Parameters": {"JobName": "${Job}"}, "Next": "Later"
                },
                "Later": {"Type": "Wait", "SecondsPath": "$.s", "Next": "Dynamic"},
                "Dynamic": {
                  "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                  "Parameters": {"FunctionName.$": "$.name", "InvocationType": "Event"}, "End": true
                },
                "Gone": {"Type": "Fail"}
              }
            }
            """;

    private static Imported order() {
        return read("order-saga.asl.json", ORDER).value().orElseThrow();
    }

    private static Parsed<Imported> read(String file, String text) {
        return new StatesImporter().read(file, text, Beside.NOTHING);
    }

    private static List<String> connections(Imported i) {
        return i.design().connections().stream().map(c -> c.id().toString()).toList();
    }

    private static List<String> remarks(Imported i, Sort sort) {
        return i.remarks().stream()
                .filter(r -> r.sort() == sort)
                .map(Imported.Remark::text)
                .toList();
    }

    @Test
    void everythingThatATaskCallsIsDrawnAndConnected() {
        assertThat(connections(order()))
                .containsExactly(
                        "OrderSaga → ReserveStock (invoke)",
                        "OrderSaga → ChargeCard (invoke)",
                        "OrderSaga → Orders (write)",
                        "OrderSaga → Orders (read)",
                        "OrderSaga → Parcels (send)",
                        "OrderSaga → OrdersTopic (publish)",
                        "OrderSaga → DefaultBus (put)",
                        "OrderSaga → Returns (invoke)",
                        "OrderSaga → OrderArchive (write)",
                        "OrderSaga → ApiCarrierExample (invoke)",
                        "OrderSaga → RenderLabel (start)",
                        "OrderSaga → Dynamic (invoke-async)",
                        "Senders → OrderSaga (start)");
        assertThat(order().design().component("Parcels").orElseThrow().get(Queue.FLAVOUR))
                .isEqualTo("fifo");
    }

    @Test
    void theDesignIsWholeAndItsStatesCallWhatIsDrawn() {
        Design design = order().design();
        assertThat(DesignCheck.check(design)).filteredOn(Problem::isError).isEmpty();
        Component workflow = design.component("OrderSaga").orElseThrow();
        StateMachine machine = StateMachine.of(workflow, design);
        assertThat(machine.targets())
                .containsExactlyInAnyOrder(
                        "ReserveStock",
                        "ChargeCard",
                        "Orders",
                        "Parcels",
                        "OrdersTopic",
                        "DefaultBus",
                        "Returns",
                        "OrderArchive",
                        "ApiCarrierExample",
                        "RenderLabel",
                        "Dynamic");
        assertThat(machine.states().get("Crawl")).isInstanceOf(State.Wait.class);
    }

    @Test
    void whatTheDefinitionDoesNotSayIsTold() {
        assertThat(remarks(order(), Sort.UNDERSTOOD))
                .containsExactly("OrderSaga and 11 components that its tasks call.");
        assertThat(remarks(order(), Sort.ASSUMED))
                .containsExactly(
                        "Paid? goes all its ways equally often; write “Probability” into its rules.",
                        "Each has 10 items; write “ItemCount” into it.",
                        "Event does not say by name what it calls; it is drawn as DefaultBus.",
                        "Dynamic does not say by name what it calls; it is drawn as Dynamic.",
                        "OrderSaga is a standard workflow; a definition does not say whether it is express.",
                        "Senders starts 10 executions a second; a definition does not say how many come.",
                        "Functions compute for 10 ms at one vCPU and an invocation; set what you measured.");
        assertThat(remarks(order(), Sort.NOT_UNDERSTOOD))
                .containsExactly(
                        "Charge: ${Stage} names nothing that is drawn and stays as <Stage>.",
                        "Crawl: ${Job} names nothing that is drawn and stays as <Job>.",
                        "Crawl calls arn:aws:states:::glue:startJobRun.sync, which is not drawn; it takes no time.",
                        "Later waits for a time that only a run knows; it waits no time. Write “Seconds” into it.");
    }

    @Test
    void componentsAndConnectionsKnowTheirLines() {
        Imported i = order();
        assertThat(i.components()).containsEntry("ReserveStock", 4).containsEntry("OrderSaga", 1);
        assertThat(i.connections().get(i.design().connections().get(0).id())).containsExactly(4);
    }

    @Test
    void yamlAndTokensAreRead() {
        String yaml = """
                StartAt: Greet
                States:
                  Greet:
                    Type: Task
                    Resource: ${GreetFunction.Arn}
                    Next: Wait
                  Wait: {Type: Wait, Seconds: 5, End: true}
                """;
        assertThat(new StatesImporter().recognises("flow.yaml", yaml)).isTrue();
        Imported i = read("flow.yaml", yaml).value().orElseThrow();
        assertThat(connections(i)).containsExactly("Flow → GreetFunction (invoke)", "Senders → Flow (start)");
        assertThat(i.design().component("Flow").orElseThrow().get(Workflow.DEFINITION))
                .contains("\"Resource\":\"${GreetFunction}\"");
    }

    @Test
    void aTokenWithoutQuotesIsRead() {
        Imported i = read("x.asl.json", """
                        {"StartAt": "A", "TimeoutSeconds": ${Limit}, "States": {
                         "A": {"Type": "Task", "Resource": "${Work.Arn}", "TimeoutSeconds": ${Limit}, "Next": "B"},
                         "B": {"Type": "Pass", "Result": "${Stage}", "End": true}}}""").value().orElseThrow();
        assertThat(connections(i)).contains("X → Work (invoke)");
        assertThat(remarks(i, Sort.NOT_UNDERSTOOD))
                .containsExactly(
                        "X: its TimeoutSeconds ${Limit} is only known in an account and is left out.",
                        "A: its TimeoutSeconds ${Limit} is only known in an account and is left out.",
                        "${Stage} names nothing that is drawn and stays as <Stage>.");
        assertThat(i.design().component("X").orElseThrow().get(Workflow.DEFINITION))
                .doesNotContain("${Limit}", "${Stage}");
    }

    @Test
    void templatesAreLeftToTheirOwnReader() {
        Map<String, String> texts = Map.of(
                "t.yaml",
                        "Resources:\n  M:\n    Properties:\n      Definition:\n        StartAt: A\n        States: {}\n",
                "d.json", "{\"fanfare\": 1, \"StartAt\": \"A\", \"States\": {}}");
        texts.forEach((file, text) ->
                assertThat(new StatesImporter().recognises(file, text)).isFalse());
        assertThat(Importers.all())
                .filteredOn(i -> i.recognises("a.json", ORDER))
                .hasSize(1);
    }

    @Test
    void aWrongDefinitionGivesOneMessageThatNamesTheState() {
        Parsed<Imported> wrong = read("x.asl.json", """
                {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}}}""");
        assertThat(wrong.value()).isEmpty();
        assertThat(wrong.problems())
                .singleElement()
                .satisfies(p -> assertThat(p.text())
                        .contains("x.asl.json", "the state “A” leads to “B”, which is no state beside it"));
        assertThat(read("x.asl.json", "[]").problems()).hasSize(1);
    }
}
