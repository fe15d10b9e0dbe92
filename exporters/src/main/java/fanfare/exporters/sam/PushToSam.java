package fanfare.exporters.sam;

import fanfare.model.design.Connection;

/** Messages that a function pushes to the clients of a WebSocket API. */
record PushToSam(Connection push, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        new Grants(in.from(push), in, template).pushTo(in.to(push));
    }
}
