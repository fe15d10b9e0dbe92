/** Designs as pictures: SVG, and PNG rendered from it. */
package fanfare.exporters.picture;
