/**
 * AWS SAM. One class per kind and per interaction writes its part of the template; {@link
 * fanfare.exporters.sam.SamMappings} is the table of them.
 */
package fanfare.exporters.sam;
