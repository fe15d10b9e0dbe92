package fanfare.exporters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a test only where a foreign program is installed: this command must end with status 0. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(Needs.Condition.class)
public @interface Needs {
    /** The command and its arguments. */
    String[] value();

    /** Looks for the program. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Needs.class)
                    .map(needs -> Program.works(List.of(needs.value()))
                            ? ConditionEvaluationResult.enabled("installed")
                            : ConditionEvaluationResult.disabled("not installed: " + String.join(" ", needs.value())))
                    .orElse(ConditionEvaluationResult.enabled("nothing needed"));
        }
    }
}
