package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.kind.Bus;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kind;
import fanfare.model.kind.Queue;
import fanfare.model.kind.Stream;
import fanfare.model.kind.Table;
import fanfare.model.kind.Topic;

/** What an API calls of a service. The action is the one of IAM policies. */
enum ServiceCall {
    SEND("sqs:SendMessage", "SQS-SendMessage"),
    PUBLISH("sns:Publish", ""),
    PUT_EVENT("events:PutEvents", "EventBridge-PutEvents"),
    PUT_RECORD("kinesis:PutRecord", "Kinesis-PutRecord"),
    GET_ITEM("dynamodb:GetItem", ""),
    PUT_ITEM("dynamodb:PutItem", ""),
    START("states:StartExecution", "StepFunctions-StartExecution"),
    RUN("states:StartSyncExecution", "StepFunctions-StartSyncExecution");

    private final String action;
    private final String subtype;

    ServiceCall(String action, String subtype) {
        this.action = action;
        this.subtype = subtype;
    }

    /** The action of policies. */
    String action() {
        return action;
    }

    /** The integration's subtype in HTTP APIs. */
    String subtype() {
        return subtype;
    }

    static ServiceCall of(Connection c, Component to) {
        Kind kind = to.kind();
        if (kind == Queue.KIND) {
            return SEND;
        } else if (kind == Topic.KIND) {
            return PUBLISH;
        } else if (kind == Bus.KIND) {
            return PUT_EVENT;
        } else if (kind == Stream.KIND) {
            return PUT_RECORD;
        } else if (kind == Table.KIND) {
            return c.as() == Interactions.READ ? GET_ITEM : PUT_ITEM;
        }
        return c.as() == Interactions.INVOKE ? RUN : START;
    }
}
