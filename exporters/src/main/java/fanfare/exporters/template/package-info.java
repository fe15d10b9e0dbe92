/** Templates of AWS SAM and CloudFormation as texts: parts with their lines, sections, files beside. */
package fanfare.exporters.template;
