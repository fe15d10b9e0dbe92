package fanfare.app.cli;

import fanfare.simulator.price.Billing;
import fanfare.simulator.price.PriceBook;
import fanfare.simulator.price.PriceException;
import fanfare.simulator.run.Pricing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a command reckons: published examples differ in these. */
final class PriceOptions {
    private static final double LONGEST_MONTH = 24.0 * 31;
    private static final double SHORTEST_MONTH = 24.0 * 28;

    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--free-tier", description = "Leaves out what is free every month.")
    private boolean freeTier;

    @Option(names = "--prices", paramLabel = "FILE", description = "Your own prices, which replace those of the book.")
    private Path prices;

    @Option(
            names = "--rounding",
            paramLabel = "none|cents",
            defaultValue = "none",
            description = "How each line is rounded; default none.")
    private Billing.Rounding rounding;

    @Option(
            names = "--gigabyte",
            paramLabel = "binary|decimal",
            defaultValue = "binary",
            description =
                    "What 1 GB is on the bill: binary, 1,073,741,824 bytes and GB-seconds of 1,024 MB, by default; decimal, 10^9 bytes and GB-seconds of 1,000 MB. Usage is counted in binary.")
    private Billing.Gigabyte gigabyte;

    private double monthHours = Billing.Options.STANDARD.monthHours();

    @Option(
            names = "--month-hours",
            paramLabel = "N",
            description = "Hours of a month: 730 by default, 720 for thirty days, 744 for thirty-one.")
    void setMonthHours(double hours) {
        if (!(hours >= SHORTEST_MONTH && hours <= LONGEST_MONTH)) {
            throw new ParameterException(
                    command.commandLine(),
                    String.format(Locale.ROOT, "--month-hours is %s, expected 672 to 744", hours));
        }
        monthHours = hours;
    }

    Billing.Options reckoning() {
        return Billing.Options.STANDARD
                .withFreeTier(freeTier)
                .rounded(rounding)
                .month(monthHours)
                .in(gigabyte);
    }

    /** The provider's book with the user's own prices. */
    PriceBook book(String provider) throws IOException {
        PriceBook book = PriceBook.load(provider);
        try {
            return prices == null ? book : book.withOverrides(prices);
        } catch (PriceException e) {
            throw new CommandFailure(e.getMessage());
        }
    }

    Pricing of(String provider) throws IOException {
        PriceBook book = book(provider);
        return new Pricing(p -> book, reckoning());
    }
}
