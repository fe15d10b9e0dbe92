package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import java.util.Map;

/** A first-class integration of an HTTP API: parameters instead of templates. */
record HttpIntegration(Connection route, Context in) {
    private static final String BODY = "$request.body";
    private static final String ID = "$context.requestId";

    Map<String, Object> of(Template template) {
        Component to = in.to(route);
        ServiceCall call = ServiceCall.of(route, to);
        return Ordered.of(
                "type",
                "aws_proxy",
                "integrationSubtype",
                call.subtype(),
                "payloadFormatVersion",
                "1.0",
                "credentials",
                Integration.role(in.from(route), template, call.action(), Integration.arn(to, in)),
                "requestParameters",
                parameters(call, to));
    }

    private Map<String, Object> parameters(ServiceCall call, Component to) {
        return switch (call) {
            case SEND -> {
                Map<String, Object> send = Ordered.of("QueueUrl", ref(to.name()), "MessageBody", BODY);
                if (QueueToSam.isFifo(to)) {
                    send.put("MessageGroupId", ID);
                    send.put("MessageDeduplicationId", ID);
                }
                yield send;
            }
            case PUT_EVENT ->
                Ordered.of(
                        "EventBusName",
                        ref(to.name()),
                        "Source",
                        route.from(),
                        "DetailType",
                        route.from(),
                        "Detail",
                        BODY);
            case PUT_RECORD -> Ordered.of("StreamName", ref(to.name()), "Data", BODY, "PartitionKey", ID);
            case START, RUN -> Ordered.of("StateMachineArn", ref(to.name()), "Input", BODY);
            case PUBLISH, GET_ITEM, PUT_ITEM ->
                throw new IllegalStateException("an HTTP API has no integration for " + call.action());
        };
    }
}
