package fanfare.exporters.sam;

import fanfare.model.design.Component;

/** A client is outside of the template; what it calls is named in the outputs. */
record ClientToSam(Component client, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {}
}
