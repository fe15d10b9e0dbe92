package fanfare.planted.model.design;

import java.time.Instant;

record Dated(Instant when) {}
