package fanfare.exporters.sam;

import com.fasterxml.jackson.core.JsonProcessingException;
import fanfare.model.design.Component;
import fanfare.model.kind.Resource;
import java.util.Map;

/** Any other resource, as it is. */
record ResourceToSam(Component resource, Context in) implements SamMapping {
    @Override
    public void addTo(Template template) {
        TemplateResource r = template.add(resource.name(), resource.get(Resource.TYPE));
        try {
            Map<String, Object> properties = Json.map(resource.get(Resource.PROPERTIES));
            r.with(properties);
        } catch (JsonProcessingException e) {
            template.remark("The properties of " + resource.name() + " are not a JSON object and are left out: "
                    + e.getOriginalMessage());
        }
    }
}
