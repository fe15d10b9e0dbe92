package fanfare.model.laws.right;

import fanfare.model.laws.left.Left;

/** One half of a planted circle of packages. */
public record Right(Left other) {}
