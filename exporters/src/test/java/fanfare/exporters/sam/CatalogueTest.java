package fanfare.exporters.sam;

import static org.assertj.core.api.Assertions.assertThat;

import fanfare.model.kind.Interactions;
import fanfare.model.kind.Kinds;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void everyKindHasAMapping() {
        Kinds.ALL.forEach(kind -> assertThat(SamMappings.find(kind))
                .as("write a mapping for the kind " + kind + " and add it to SamMappings.KINDS")
                .isPresent());
    }

    @Test
    void everyInteractionHasAMapping() {
        Interactions.ALL.forEach(as -> assertThat(SamMappings.find(as))
                .as("write a mapping for the interaction " + as + " and add it to SamMappings.INTERACTIONS")
                .isPresent());
    }
}
