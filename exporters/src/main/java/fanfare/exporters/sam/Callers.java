package fanfare.exporters.sam;

import fanfare.model.design.Component;
import fanfare.model.kind.Container;
import fanfare.model.kind.Function;
import java.util.List;
import java.util.Map;

/** Components with code of their own, which need permissions and variables for what they call. */
final class Callers {
    private Callers() {}

    static boolean isOne(Component c) {
        return c.kind() == Function.KIND || c.kind() == Container.KIND;
    }

    static Caller of(Component c, Context in, Template template) {
        return c.kind() == Container.KIND
                ? new TaskCaller(c, in, template)
                : new FunctionCaller(template.resource(c.name()), in);
    }

    /** Where permissions and variables go. */
    interface Caller {
        /** A policy template of SAM. */
        void policy(String name, String parameter, Object value);

        void statement(Map<String, Object> statement);

        void variable(String name, Object value);
    }

    /** A function: SAM fills the templates in. */
    private record FunctionCaller(TemplateResource function, Context in) implements Caller {
        @Override
        public void policy(String name, String parameter, Object value) {
            function.addOnce("Policies", Map.of(name, Map.of(parameter, value)));
        }

        @Override
        public void statement(Map<String, Object> statement) {
            function.addOnce("Policies", Map.of("Statement", List.of(statement)));
        }

        @Override
        @SuppressWarnings("unchecked")
        public void variable(String name, Object value) {
            Map<String, Object> environment = function.map("Environment");
            ((Map<String, Object>) environment.computeIfAbsent("Variables", v -> Ordered.of())).put(name, value);
        }
    }
}
