package fanfare.exporters.handler;

import fanfare.model.design.Component;
import fanfare.model.kind.Function;

/**
 * JavaScript or TypeScript: the same code, with or without types.
 *
 * @param typed whether types are written
 */
record Script(boolean typed) {
    static Script of(Component function) {
        return new Script(function.get(Function.LANGUAGE).equals("typescript"));
    }

    /** The name of the file with the handler. */
    String file() {
        return typed ? "app.ts" : "app.mjs";
    }

    /** The name of the file with the tests of a function. */
    String testFile(Component function) {
        return function.name() + (typed ? ".test.mts" : ".test.mjs");
    }

    /** Something that is written only with types. */
    String only(String text) {
        return typed ? text : "";
    }

    /** A name with its type. */
    String is(String name, String type) {
        return typed ? name + ": " + type : name;
    }

    /** An expression that is known to be of a type. */
    String as(String expression, String type) {
        return typed ? "(" + expression + " as " + type + ")" : expression;
    }

    /** An expression that is known to be there. */
    String given(String expression) {
        return typed ? expression + "!" : expression;
    }
}
