package fanfare.exporters.handler;

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

    /** The lines after FROM of an image's Dockerfile. */
    String dockerfile();

    /** The base image for a runtime. */
    String baseImage(String runtime);
}
