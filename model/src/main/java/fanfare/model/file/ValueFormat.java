package fanfare.model.file;

import fanfare.model.check.Nearest;
import fanfare.model.design.Settings;
import fanfare.model.kind.Quantities;
import fanfare.model.kind.Type;
import fanfare.model.kind.Unit;
import java.math.BigDecimal;

/** The value of a property in a file: quantities are text with units or plain numbers in the base unit. */
final class ValueFormat {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private ValueFormat() {}

    /** Reads a value; its bounds are checked later, with the design. */
    static <T> T read(Type<T> type, Json json, String pointer) {
        return type.valueClass().cast(any(type, json, pointer));
    }

    private static Object any(Type<?> type, Json json, String pointer) {
        if (type instanceof Type.Whole w) {
            return whole(w.unit(), json, pointer);
        } else if (type instanceof Type.Decimal d) {
            return decimal(d.unit(), json, pointer);
        } else if (type instanceof Type.Flag) {
            return flag(json, pointer);
        } else if (type instanceof Type.Choice c) {
            return choice(c, json, pointer);
        } else if (type instanceof Type.Random r) {
            return DistributionFormat.read(r.unit(), json, pointer);
        }
        if (type instanceof Type.Document) {
            if (json instanceof Json.Obj) {
                return JsonText.inline(json);
            }
            throw wrong(json, pointer, "expected an object { … }", "");
        }
        if (json instanceof Json.Text t) {
            return t.text();
        }
        throw wrong(json, pointer, "expected a text", "");
    }

    private static Boolean flag(Json json, String pointer) {
        if (json instanceof Json.Word w && w.value() != null) {
            return w.value();
        }
        throw wrong(json, pointer, "expected true or false", "");
    }

    private static String choice(Type.Choice choice, Json json, String pointer) {
        if (json instanceof Json.Text t && choice.options().contains(t.text())) {
            return t.text();
        }
        String remedy = json instanceof Json.Text t
                ? Nearest.to(t.text(), choice.options())
                        .map(w -> "Did you mean “" + w + "”?")
                        .orElse("")
                : "";
        throw wrong(json, pointer, "expected one of " + String.join(", ", choice.options()), remedy);
    }

    /** A whole number of base units. */
    static Long whole(Unit unit, Json json, String pointer) {
        BigDecimal value = number(unit, json, pointer);
        if (value.abs().compareTo(LARGEST) > 0) {
            throw wrong(json, pointer, "the value is far out of bounds", "");
        }
        if (value.stripTrailingZeros().scale() > 0) {
            throw wrong(
                    json, pointer, "expected a whole number" + (unit == Unit.ONE ? "" : " of " + unit.symbol()), "");
        }
        return value.longValueExact();
    }

    /** A decimal number of base units. */
    static Double decimal(Unit unit, Json json, String pointer) {
        double value = number(unit, json, pointer).doubleValue();
        if (Double.isInfinite(value)) {
            throw wrong(json, pointer, "the value is far out of bounds", "");
        }
        return value;
    }

    private static BigDecimal number(Unit unit, Json json, String pointer) {
        if (json instanceof Json.Num n) {
            return new BigDecimal(n.digits());
        }
        if (json instanceof Json.Text t) {
            return quantity(unit, t, pointer);
        }
        throw wrong(json, pointer, "expected a " + unit.quantity(), sentence(Quantities.example(unit)));
    }

    private static BigDecimal quantity(Unit unit, Json.Text text, String pointer) {
        boolean monstrous = text.text().length() > 60 || text.text().matches(".*[eE][+-]?[0-9]{4,}.*");
        try {
            if (!monstrous) {
                return Quantities.parse(unit, text.text());
            }
        } catch (NumberFormatException e) {
            throw new Misread(
                    pointer, text.line(), text.article() + " is no number", sentence(Quantities.example(unit)));
        } catch (IllegalArgumentException e) {
            String[] parts = e.getMessage().split("; ", 2);
            throw new Misread(pointer, text.line(), parts[0], parts.length > 1 ? sentence(parts[1]) : "");
        }
        throw new Misread(
                pointer, text.line(), text.article() + " is no " + unit.quantity(), sentence(Quantities.example(unit)));
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    private static Misread wrong(Json json, String pointer, String expected, String remedy) {
        return new Misread(pointer, json.line(), expected + ", found " + json.article(), remedy);
    }

    /** A property's value for writing. */
    static Object write(Settings.Entry<?> entry) {
        Type<?> type = entry.property().type();
        if (type instanceof Type.Whole w) {
            return quantity(w.unit(), (Long) entry.value());
        } else if (type instanceof Type.Decimal d) {
            return quantity(d.unit(), (Double) entry.value());
        } else if (type instanceof Type.Random r) {
            return DistributionFormat.write(r.unit(), (fanfare.model.kind.Distribution) entry.value());
        }
        if (type instanceof Type.Document) {
            return JsonText.plain(JsonTree.read((String) entry.value()));
        }
        return entry.value();
    }

    /** A whole quantity for writing. */
    static Object quantity(Unit unit, long value) {
        return unit == Unit.ONE ? value : Quantities.format(unit, value);
    }

    /** A decimal quantity for writing. */
    static Object quantity(Unit unit, double value) {
        return unit == Unit.ONE ? value : Quantities.format(unit, value);
    }
}
