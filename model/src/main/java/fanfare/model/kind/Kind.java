package fanfare.model.kind;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a component is. Declared once; everything else about a kind is found from here. */
public record Kind(
        String name,
        String title,
        String awsName,
        Group group,
        Set<Port> ports,
        String doc,
        List<Property<?>> properties,
        List<Metric> metrics,
        List<Meter> meters)
        implements Declared {

    /** Where connections begin and end. */
    public enum Port {
        /** On the left: something invokes, feeds or reads it. */
        IN,
        /** On the right: it invokes, feeds or reads something. */
        OUT
    }

    /** Begins a declaration. */
    public static Builder kind(String name) {
        return new Builder(name);
    }

    /** True if connections may begin here. */
    public boolean sends() {
        return ports.contains(Port.OUT);
    }

    /** True if connections may end here. */
    public boolean receives() {
        return ports.contains(Port.IN);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects a declaration. */
    public static final class Builder {
        private final String name;
        private String title = "";
        private String awsName = "";
        private Group group = Group.ANYTHING_ELSE;
        private Set<Port> ports = EnumSet.allOf(Port.class);
        private String doc = "";
        private List<Property<?>> properties = List.of();
        private List<Metric> metrics = List.of();
        private List<Meter> meters = List.of();

        private Builder(String name) {
            this.name = name;
        }

        /** The neutral word and Amazon's name for it. */
        public Builder title(String neutral, String aws) {
            title = neutral;
            awsName = aws;
            return this;
        }

        /** The palette's section. */
        public Builder in(Group where) {
            group = where;
            return this;
        }

        /** Where connections may begin and end. */
        public Builder ports(Port... these) {
            ports = Set.of(these);
            return this;
        }

        /** What it is. */
        public Builder doc(String text) {
            doc = text;
            return this;
        }

        /** Its properties, in the inspector's order. */
        public Builder properties(Property<?>... these) {
            properties = List.of(these);
            return this;
        }

        /** What it is observed by. */
        public Builder metrics(Metric... these) {
            metrics = List.of(these);
            return this;
        }

        /** What it is billed by. */
        public Builder meters(Meter... these) {
            meters = List.of(these);
            return this;
        }

        /** The finished declaration. */
        public Kind build() {
            return new Kind(name, title, awsName, group, ports, doc, properties, metrics, meters);
        }
    }
}
