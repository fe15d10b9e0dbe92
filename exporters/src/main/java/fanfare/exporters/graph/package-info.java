/** Which resources of a template have to do with each other, how, and where the template says so. */
package fanfare.exporters.graph;
