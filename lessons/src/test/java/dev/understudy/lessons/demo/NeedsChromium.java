package dev.understudy.lessons.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Browser tests: skipped with a reason where there is no Chromium, but in CI ({@code CI=true}) a missing one fails. They
 * share one, which they get as a parameter of the type {@link Chromium}, as fresh as a new one: see {@link SharedChromium}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({NeedsChromium.Condition.class, SharedChromium.class})
public @interface NeedsChromium {

    /** Looks for the browser before the class is started. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return decide(Chromium.missing(), "true".equals(System.getenv("CI")));
        }

        static ConditionEvaluationResult decide(Optional<String> missing, boolean ci) {
            if (missing.isEmpty()) {
                return ConditionEvaluationResult.enabled("Chromium is here.");
            }
            if (ci) {
                throw new IllegalStateException("In CI the browser tests must run. " + missing.get());
            }
            return ConditionEvaluationResult.disabled("Browser tests are skipped. " + missing.get());
        }
    }
}
