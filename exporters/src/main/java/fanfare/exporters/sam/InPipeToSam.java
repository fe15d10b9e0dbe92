package fanfare.exporters.sam;

import fanfare.model.design.Connection;

/** A connection that the pipe or the delivery stream at one of its ends writes into its own resource. */
record InPipeToSam(Connection connection, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {}
}
