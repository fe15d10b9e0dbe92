/**
 * What a design is in CloudFormation's own resources: nothing is left to a transform. Formats that deploy by other tools
 * are derived from it.
 */
package fanfare.exporters.cloudformation;
