package fanfare.exporters.sam;

import fanfare.model.design.Component;

/** Somebody else's service: a parameter with its URL, once somebody calls it from within the template. */
record ExternalToSam(Component external, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {}

    /** The parameter that holds the URL, added when it is first asked for. */
    static String urlParameter(Component external, Context in, Template template) {
        String id = external.name() + "Url";
        while (in.design().component(id).isPresent()) {
            id += "2";
        }
        template.parameter(
                id,
                "URL of " + external.name(),
                Ordered.of(
                        "AllowedPattern", "^https://.+$", "ConstraintDescription", "an URL that begins with https://"));
        return id;
    }
}
