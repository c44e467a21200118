package io.github.clinamen.app;

import picocli.CommandLine.Command;

/** {@code clinamen practical}: many bits from noisy boxes that are used again and again. */
@Command(
        name = "practical",
        mixinStandardHelpOptions = true,
        description = "Many bits from noisy boxes that are used again and again, against adversaries with classical"
                + " side information.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PracticalRunCommand.class,
            PracticalPlanCommand.class,
            PracticalRecordCommand.class,
            PracticalFactorsCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen practical plan --epsilon 0.45 --noise 0.01 --rounds 1e6",
            "  clinamen practical run --epsilon 0.45 --noise 0.01 --device ghz:0.02 --output bits.bin --out run.json",
            "  clinamen verify run.json",
            "",
            "What is claimed, and against whom: docs/practical.md and docs/models.md."
        })
final class PracticalCommand {}
