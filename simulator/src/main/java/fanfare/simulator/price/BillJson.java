package fanfare.simulator.price;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** A bill as JSON; amounts are exact decimals, never in scientific notation. */
public final class BillJson {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private BillJson() {}

    /** The document; ends with a line break. */
    public static String of(Bill bill) {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(lines);
        printer.indentArraysWith(lines);
        try {
            return JSON.writer(printer).writeValueAsString(node(bill)) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode node(Bill bill) {
        ObjectNode node = JSON.createObjectNode()
                .put("provider", bill.provider())
                .put("region", bill.region())
                .put("currency", bill.currency())
                .put("monthHours", bill.options().monthHours())
                .put("gigabyte", bill.options().gigabyte().name().toLowerCase(java.util.Locale.ROOT))
                .put("freeTier", bill.options().freeTier())
                .put("month", plain(bill.total()));
        ArrayNode items = node.putArray("items");
        bill.lines().forEach(l -> items.add(line(l)));
        ArrayNode remarks = node.putArray("remarks");
        bill.remarks().forEach(remarks::add);
        return node;
    }

    private static ObjectNode line(Bill.Line line) {
        ObjectNode node = JSON.createObjectNode();
        if (!line.component().isEmpty()) {
            node.put("component", line.component());
        }
        node.put("service", line.service())
                .put("item", line.item())
                .put("quantity", plain(line.quantity()))
                .put("unit", line.unit())
                .put("unitPrice", plain(line.unitPrice()))
                .put("amount", plain(line.amount()))
                .put("priceRegion", line.priceRegion())
                .put("source", line.source())
                .put("asOf", line.asOf())
                .put("confirmed", line.confirmed())
                .put("remark", line.remark());
        if (!line.hidden().isEmpty()) {
            node.put("hidden", line.hidden());
        }
        ArrayNode tiers = node.putArray("tiers");
        line.tiers()
                .forEach(t -> tiers.addObject()
                        .put("quantity", plain(t.quantity()))
                        .put("price", plain(t.price()))
                        .put("amount", plain(t.amount())));
        return node;
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
