package fanfare.exporters.sam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** JSON inside properties: filters and verbatim resources. */
final class Json {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {}

    static Map<String, Object> map(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    /** A filter as a map; a remark and nothing where it is no JSON object. */
    static Optional<Map<String, Object>> filter(String text, String where, Template template) {
        try {
            return Optional.of(map(text));
        } catch (JsonProcessingException e) {
            template.remark(
                    "The filter of " + where + " is not a JSON object and is left out: " + e.getOriginalMessage());
            return Optional.empty();
        }
    }
}
