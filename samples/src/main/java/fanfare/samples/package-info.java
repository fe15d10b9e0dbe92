/** Designs that ship: patterns and lessons. */
package fanfare.samples;
