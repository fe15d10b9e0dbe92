package fanfare.exporters.sam;

import static fanfare.exporters.sam.Intrinsic.ref;
import static fanfare.exporters.sam.Intrinsic.sub;

import fanfare.model.design.Component;

/** An event bus; the account's own is there already. */
record BusToSam(Component bus, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        if (DefaultBus.is(bus)) {
            return;
        }
        template.add(bus.name(), "AWS::Events::EventBus").with("Name", sub("${AWS::StackName}-" + bus.name()));
        template.output(bus.name() + "Name", "Name of the event bus " + bus.name(), ref(bus.name()));
    }

    /** The ARNs of all rules of a bus. */
    static Intrinsic rules(Component bus) {
        return sub("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/${" + bus.name() + "}/*");
    }
}
