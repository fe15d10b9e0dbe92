package fanfare.exporters.handler;

import fanfare.model.design.Component;
import java.util.List;
import java.util.Map;

/** Writes handlers in one language. */
interface Language {
    /** True for the runtimes of this language. */
    boolean runs(String runtime);

    /** What the template calls the handler. */
    String entryPoint();

    /** True if {@code sam build} has something to do. */
    default boolean needsBuild() {
        return true;
    }

    /** The files, by path relative to the function's folder. */
    Map<String, String> files(Plan plan);

    /** What is left to do by hand; empty if nothing. */
    default String remark(Plan plan) {
        return "";
    }

    /**
     * The tests, by path relative to the template.
     *
     * @param events the example events by the name of their file
     */
    default Map<String, String> tests(Plan plan, Map<String, String> events) {
        return Map.of();
    }

    /** What the tests of all functions of this language share, by path relative to the template. */
    default Map<String, String> shared(List<Plan> plans) {
        return Map.of();
    }

    /** How the tests of all functions are run, from the folder of the template. */
    default List<String> testCommands(List<Plan> plans) {
        return List.of();
    }

    /** True if its handlers recognise messages that come twice. */
    default boolean isIdempotent() {
        return false;
    }

    /** True if the code is bundled before it is deployed, see {@link Handlers#isBundled}. */
    default boolean isBundled(Component function) {
        return false;
    }

    /** The Dockerfile of a function that is an image, from this base image. */
    String dockerfile(Plan plan, String image);

    /** The base image for a runtime. */
    String baseImage(String runtime);
}
