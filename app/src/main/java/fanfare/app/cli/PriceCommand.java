package fanfare.app.cli;

import fanfare.simulator.price.Bill;
import fanfare.simulator.price.BillJson;
import fanfare.simulator.price.BillText;
import fanfare.simulator.price.Billing;
import fanfare.simulator.price.PriceBook;
import fanfare.simulator.price.PriceException;
import fanfare.simulator.price.UsageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fanfare price}: the bill of a month's usage that was metered elsewhere. */
@Command(name = "price", description = "Prices a month's usage: a CSV file with the columns service, item, quantity.")
final class PriceCommand implements Callable<Integer> {
    enum Format {
        TEXT,
        JSON
    }

    private final Terminal terminal;

    @Parameters(paramLabel = "USAGE.csv", description = "The usage. A column component shares the bill out.")
    private Path usage;

    @Option(names = "--provider", paramLabel = "NAME", defaultValue = "aws", description = "Whose prices; default aws.")
    private String provider;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The Region; the provider's first when not given, us-east-1 for aws.")
    private String region;

    @Mixin
    private PriceOptions prices;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "How; default text.")
    private Format format;

    PriceCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        try {
            PriceBook book = book();
            String where = region == null ? book.homeRegion() : region;
            if (!book.regions().contains(where)) {
                throw new CommandFailure("there are no prices of " + provider + " in " + where + ". There are: "
                        + String.join(", ", book.regions()) + ".");
            }
            Billing billing = new Billing(book, where, prices.reckoning());
            Bill bill = billing.bill(UsageFile.read(usage, book));
            terminal.print(format == Format.JSON ? BillJson.of(bill) : BillText.of(bill));
            return Commands.DONE;
        } catch (PriceException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    private PriceBook book() throws PriceException, IOException {
        if (!PriceBook.providers().contains(provider)) {
            throw new CommandFailure("there is no price book of " + provider + ". There are: "
                    + String.join(", ", PriceBook.providers()) + ".");
        }
        return prices.book(provider);
    }
}
