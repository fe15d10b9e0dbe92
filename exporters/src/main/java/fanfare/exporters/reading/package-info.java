/** Templates of others become designs: which kind a resource is, what its properties say, what a relation is called. */
package fanfare.exporters.reading;
