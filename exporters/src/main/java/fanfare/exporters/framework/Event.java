package fanfare.exporters.framework;

import fanfare.exporters.template.Part;

/**
 * One of the events that a function listens to.
 *
 * @param function the function's key
 * @param number which event of the function, from 1
 * @param said what stands after its type
 * @param line where
 */
record Event(String function, int number, Part said, int line, Service in) {

    /** A field; where the event has a short form, that says this field. */
    Part main(String field) {
        return said instanceof Part.Fields ? said.at(field) : said;
    }

    Part at(String field) {
        return said.at(field);
    }

    /** The function's ARN. */
    Part target() {
        return in.arn(function, line);
    }

    Stack stack() {
        return in.stack();
    }

    /** A word for what a part refers to, to make an id of. */
    static String nameOf(Part part) {
        if (part instanceof Part.Call c) {
            Part last = c.argument();
            if (c.is("Fn::GetAtt")) {
                return c.argument().list().isEmpty()
                        ? ""
                        : nameOf(c.argument().list().get(0));
            }
            return nameOf(last);
        }
        if (part instanceof Part.Items i) {
            return i.items().isEmpty() ? "" : nameOf(i.items().get(i.items().size() - 1));
        }
        String words = part.wordsOr("");
        return words.substring(Math.max(words.lastIndexOf(':'), words.lastIndexOf('/')) + 1);
    }
}
