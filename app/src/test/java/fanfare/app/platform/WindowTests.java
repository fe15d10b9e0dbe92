package fanfare.app.platform;

import fanfare.app.platform.SystemLibraries.Library;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.testfx.framework.junit5.ApplicationExtension;

/**
 * Looks for the system libraries of text before any test with a window. Where one is missing, such tests are left out
 * and say what to install; under continuous integration ({@code CI=true}) they fail instead, so that nothing is left out
 * unseen. Found by every test through {@code META-INF/services}.
 */
public final class WindowTests implements ExecutionCondition {
    private static final List<Library> MISSING = SystemLibraries.missing(SystemLibraries.TEXT);
    private static final ConditionEvaluationResult RUN = ConditionEvaluationResult.enabled("has what it needs");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getTestClass()
                .map(test -> verdict(test, MISSING, "true".equals(System.getenv("CI"))))
                .orElse(RUN);
    }

    static ConditionEvaluationResult verdict(Class<?> test, List<Library> missing, boolean mustRun) {
        if (missing.isEmpty() || !opensWindows(test)) {
            return RUN;
        }
        String message = SystemLibraries.message("A test with a window", missing);
        if (mustRun) {
            throw new IllegalStateException(message);
        }
        return ConditionEvaluationResult.disabled(message);
    }

    private static boolean opensWindows(Class<?> test) {
        return AnnotationSupport.findRepeatableAnnotations(test, ExtendWith.class).stream()
                .flatMap(with -> Arrays.stream(with.value()))
                .anyMatch(ApplicationExtension.class::isAssignableFrom);
    }
}
