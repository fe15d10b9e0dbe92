package fanfare.exporters.expand;

import fanfare.exporters.template.Part;

/**
 * A resource as CloudFormation sees it.
 *
 * @param name logical id
 * @param written the type that the template says; of a generated resource its type in CloudFormation
 * @param type the type in CloudFormation
 * @param properties its properties
 * @param line where it stands; for a generated resource, where that stands which generates it
 * @param generated true if SAM or a framework makes it and the template does not name it
 */
public record Resource(String name, String written, String type, Part properties, int line, boolean generated) {

    /** With other properties. */
    Resource with(Part other) {
        return new Resource(name, written, type, other, line, generated);
    }

    /** A resource that the template says. */
    static Resource of(String name, Part whole, String type, Part properties) {
        return new Resource(name, whole.at("Type").wordsOr(type), type, properties, whole.line(), false);
    }

    /** A resource that SAM makes. */
    static Resource generated(String name, String type, Part properties, int line) {
        return new Resource(name, type, type, properties, line, true);
    }

    /** The same, made by something else that the template says. */
    Resource asGenerated() {
        return new Resource(name, written, type, properties, line, true);
    }
}
