/** Designs as services of the Serverless Framework. */
package fanfare.exporters.serverless;
