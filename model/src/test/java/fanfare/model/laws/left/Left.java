package fanfare.model.laws.left;

import fanfare.model.laws.right.Right;

/** One half of a planted circle of packages. */
public record Left(Right other) {}
