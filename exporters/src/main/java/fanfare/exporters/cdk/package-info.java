/** An app of the AWS Cloud Development Kit (CDK) in TypeScript, with starter code, events, a test and a README. */
package fanfare.exporters.cdk;
