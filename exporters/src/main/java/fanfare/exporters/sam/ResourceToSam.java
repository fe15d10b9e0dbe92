package fanfare.exporters.sam;

import com.fasterxml.jackson.core.JsonProcessingException;
import fanfare.model.design.Component;
import fanfare.model.kind.Property;
import fanfare.model.kind.Resource;
import java.util.Map;

/** Any other resource, as it is, with the parameters, mappings and conditions that it refers to. */
record ResourceToSam(Component resource, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(resource.name(), resource.get(Resource.TYPE));
        r.with(read(Resource.PROPERTIES, template));
        read(Resource.ATTRIBUTES, template).forEach(r::attribute);
        read(Resource.NEEDS, template).forEach((section, entries) -> {
            if (entries instanceof Map<?, ?> m) {
                m.forEach((name, value) -> template.entry(section, String.valueOf(name), value));
            }
        });
    }

    private Map<String, Object> read(Property<String> property, Template template) {
        try {
            return Json.map(resource.get(property));
        } catch (JsonProcessingException e) {
            template.remark("The " + property.name() + " of " + resource.name()
                    + " are not a JSON object and are left out: " + e.getOriginalMessage());
            return Map.of();
        }
    }
}
