/** Infracost: what a run used in a month, for the price check of a Terraform project. */
package fanfare.exporters.infracost;
