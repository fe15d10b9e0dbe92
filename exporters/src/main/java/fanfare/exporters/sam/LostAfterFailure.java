package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.design.Connection;
import fanfare.model.design.Design;
import fanfare.model.kind.Bus;
import fanfare.model.kind.DeadLetter;
import fanfare.model.kind.Deliver;
import fanfare.model.kind.Function;
import fanfare.model.kind.Interaction;
import fanfare.model.kind.Interactions;
import fanfare.model.kind.Poll;
import fanfare.model.kind.PollStream;
import fanfare.model.kind.Schedule;
import fanfare.model.kind.Topic;
import java.util.List;
import java.util.Set;

/** What gives work up without keeping it anywhere: a template adds no dead-letter queue that the design has not. */
record LostAfterFailure(Design design) {
    private static final Set<Interaction> GIVEN_UP =
            Set.of(Poll.INTERACTION, PollStream.INTERACTION, Deliver.INTERACTION, Interactions.INVOKE_ASYNC);

    void remark(Template template) {
        List<String> losing = design.components().stream()
                .filter(this::givesUp)
                .filter(c -> design.from(c.name()).noneMatch(LostAfterFailure::keeps))
                .map(Component::name)
                .toList();
        if (!losing.isEmpty()) {
            template.remark("No dead-letter queue keeps what fails in the end at " + String.join(", ", losing)
                    + ": connect one in the design, or accept the loss.");
        }
    }

    private boolean givesUp(Component c) {
        if (c.kind() == Function.KIND) {
            return design.to(c.name())
                    .anyMatch(x -> x.as() == Interactions.INVOKE_ASYNC || x.as() == Deliver.INTERACTION);
        }
        boolean hands = c.kind() == Topic.KIND || c.kind() == Bus.KIND || c.kind() == Schedule.KIND;
        return design.from(c.name())
                .anyMatch(x -> x.as() == Poll.INTERACTION
                        || x.as() == PollStream.INTERACTION
                        || hands && GIVEN_UP.contains(x.as()));
    }

    private static boolean keeps(Connection c) {
        return c.as() == DeadLetter.INTERACTION || c.as() == Interactions.ON_FAILURE;
    }
}
