/** Designs as Terraform: HCL for the AWS provider, written from the resources that CloudFormation would make. */
package fanfare.exporters.terraform;
