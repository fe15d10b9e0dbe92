package fanfare.exporters.cdk;

/** How a resource of a template stands in a stack. */
interface CdkMapping {
    /** Writes it: the construct, and what is done to it. */
    void addTo(Stack stack);

    /** Makes the mapping of a resource. */
    interface OfResource {
        CdkMapping of(Resource resource);
    }
}
