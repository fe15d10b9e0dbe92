package fanfare.exporters.sam;

import fanfare.model.design.Connection;

/** A proxy and its database: the proxy's own mapping writes its targets. */
record ForwardToSam(Connection forward, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {}
}
