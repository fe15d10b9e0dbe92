package fanfare.simulator.price;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** A bill as a table of plain text. */
public final class BillText {
    private static final MathContext PRICE_DIGITS = new MathContext(6);

    private final Bill bill;
    private final boolean shared;
    private final List<Column> columns = new ArrayList<>();

    private BillText(Bill bill) {
        this.bill = bill;
        this.shared = bill.lines().stream().anyMatch(l -> !l.component().isEmpty());
    }

    /** The table with its sum and remarks; ends with a line break. */
    public static String of(Bill bill) {
        return new BillText(bill).text();
    }

    private record Column(boolean right, List<String> cells) {
        int width() {
            return cells.stream().mapToInt(String::length).max().orElse(0);
        }

        String padded(int row, int width) {
            String cell = cells.get(row);
            String blank = " ".repeat(width - cell.length());
            return right ? blank + cell : cell + blank;
        }
    }

    private String text() {
        if (shared) {
            left("Component", Bill.Line::component, "Total");
        }
        left("Service", Bill.Line::service, shared ? "" : "Total");
        left("Item", BillText::item, "");
        right("Quantity", l -> quantity(l.quantity()), "");
        left("Unit", Bill.Line::unit, "");
        right("Price", l -> price(l.unitPrice()), "");
        right("Amount", l -> money(l.amount()), money(bill.total()));
        left("", BillText::note, bill.currency());
        StringBuilder text = new StringBuilder(heading());
        for (int row = 0; row < bill.lines().size() + 2; row++) {
            text.append(line(row));
        }
        bill.remarks().forEach(r -> text.append("* ").append(r).append('\n'));
        return text.toString();
    }

    private String heading() {
        Billing.Options options = bill.options();
        return "Prices of " + bill.provider() + " in " + bill.region() + ", "
                + (options.freeTier() ? "with" : "without") + " the free tier, a month of "
                + BigDecimal.valueOf(options.monthHours()).stripTrailingZeros().toPlainString() + " h"
                + (options.gigabyte() == Billing.Gigabyte.DECIMAL ? ", 1 GB = 10^9 bytes" : "") + "\n\n";
    }

    private void left(String heading, Function<Bill.Line, String> cell, String total) {
        columns.add(new Column(false, cells(heading, cell, total)));
    }

    private void right(String heading, Function<Bill.Line, String> cell, String total) {
        columns.add(new Column(true, cells(heading, cell, total)));
    }

    private List<String> cells(String heading, Function<Bill.Line, String> cell, String total) {
        List<String> cells = new ArrayList<>();
        cells.add(heading);
        bill.lines().forEach(l -> cells.add(cell.apply(l)));
        cells.add(total);
        return cells;
    }

    private String line(int row) {
        StringBuilder line = new StringBuilder();
        columns.forEach(c -> line.append(c.padded(row, c.width())).append("  "));
        return line.toString().stripTrailing() + "\n";
    }

    private static String note(Bill.Line line) {
        String mark = line.remark().isEmpty() ? "" : "* ";
        return line.confirmed() || line.priceRegion().isEmpty() ? mark : mark + "unconfirmed price";
    }

    private static String quantity(BigDecimal quantity) {
        BigDecimal rounded = quantity.setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    private static String price(BigDecimal price) {
        return price.round(PRICE_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String money(BigDecimal amount) {
        BigDecimal cents = amount.setScale(2, RoundingMode.HALF_UP);
        boolean vanishes = cents.signum() == 0 && amount.signum() != 0;
        return vanishes ? price(amount) : String.format(Locale.ROOT, "%,.2f", cents);
    }

    /** The item, with the reason why it is hidden where its name does not say it. */
    private static String item(Bill.Line l) {
        boolean plain = l.hidden().isEmpty() || l.item().startsWith(l.hidden());
        return plain ? l.item() : l.item() + " (" + l.hidden() + ")";
    }
}
