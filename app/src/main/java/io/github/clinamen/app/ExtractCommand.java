package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.extract.Adversary;
import io.github.clinamen.extract.Demand;
import io.github.clinamen.extract.Extractor;
import io.github.clinamen.extract.FileExtraction;
import io.github.clinamen.extract.PackedFile;
import io.github.clinamen.extract.SeedQuality;
import io.github.clinamen.extract.VonNeumann;
import io.github.clinamen.formats.OutputLock;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.hipparchus.fraction.BigFraction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code clinamen extract}: nearly uniform bits from a file of weakly random ones. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Extracts nearly uniform bits from a file of weakly random ones, with a seed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  clinamen extract --extractor toeplitz --input raw.bin --seed seed.bin --min-entropy 60000 \\",
            "      --error 1e-12 --out key.bin",
            "  clinamen extract --extractor dodis --input raw.bin --seed fresh.bin --seed-epsilon 0.45 \\",
            "      --min-entropy 7e6 --error 5e-31 --model quantum --out key.bin",
            "  clinamen extract --extractor circulant --input-bits 1e7 --min-entropy 7e6 --error 1e-12 --plan-only",
            "",
            "Bits are packed, the lowest bit of a byte first. A stopped run goes on when it is started again. What",
            "min-entropy, error and model mean, and what each extractor promises: docs/extractors.md."
        })
final class ExtractCommand implements Callable<Integer> {
    private static final long VON_NEUMANN_BLOCK = 1L << 26;

    @Option(
            names = "--extractor",
            required = true,
            paramLabel = "NAME",
            description = "circulant, dodis, toeplitz, trevisan or von-neumann.")
    private String name = "";

    @Option(names = "--input", paramLabel = "FILE", description = "The weakly random bits.")
    private @Nullable Path input;

    @Option(
            names = "--input-bits",
            paramLabel = "N",
            description = "Use only the first N bits; for a plan no file is needed.")
    private @Nullable String inputBits;

    @Option(names = "--seed", paramLabel = "FILE", description = "The seed, or fresh bits of the weak source.")
    private @Nullable Path seed;

    @Option(
            names = "--seed-rate",
            paramLabel = "R",
            description = "Promised min-entropy of the seed for each bit, above 0, at most 1 (default 1, uniform).")
    private @Nullable String seedRate;

    @Option(
            names = "--seed-epsilon",
            paramLabel = "E",
            description = "The seed comes from an epsilon-source: rate -log2(1 - E).")
    private @Nullable String seedEpsilon;

    @Option(
            names = "--min-entropy",
            paramLabel = "K",
            description = "Promised min-entropy of the input (of each block, given those before), in bits.")
    private @Nullable String minEntropy;

    @Option(names = "--error", paramLabel = "E", description = "Distance from uniform that is allowed, in all.")
    private @Nullable String error;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            converter = ModelConverter.class,
            description = "Adversary: classical (default) or quantum.")
    private Adversary model = Adversary.CLASSICAL;

    @Option(names = "--block", paramLabel = "N", description = "Extract from blocks of N bits (default: all at once).")
    private @Nullable String block;

    @Option(
            names = "--bits",
            paramLabel = "M",
            description = "At most M bits of output from each block (default: all there are).")
    private @Nullable String bits;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the output goes.")
    private @Nullable Path out;

    @Option(names = "--plan-only", description = "Say what would be done, and do nothing.")
    private boolean planOnly;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** What {@code --json} prints; lengths in bits. */
    record Extracted(
            String extractor,
            String model,
            String error,
            String minEntropyPerBlock,
            String seedRate,
            long blocks,
            long inputBitsPerBlock,
            long outputBitsPerBlock,
            long inputBits,
            long unusedBits,
            long seedBits,
            boolean freshSeedPerBlock,
            long outputBits,
            @Nullable String out,
            String assumes) {}

    @Override
    public Integer call() {
        outputs.reads("--input", input)
                .reads("--seed", seed)
                .writes("--out", planOnly ? null : out, Outputs.Kind.FOREIGN)
                .worksBeside(planOnly ? null : out, ".part", ".part.state", ".part.state.new", ".lock")
                .check();
        long length = inputLength();
        BigFraction rate = rate();
        Extractor extractor = extractor(length, rate);
        // A strong extractor with a uniform seed may use it for every block; weak bits must be new each time.
        boolean fresh = extractor.seedLength() > 0 && (!rate.equals(BigFraction.ONE) || "dodis".equals(name));
        PackedFile from = new PackedFile(input == null ? Path.of("") : input);
        PackedFile with = new PackedFile(seed == null ? Path.of("") : seed);
        Path to = out == null ? Path.of("") : out;
        FileExtraction extraction = new FileExtraction(extractor, from, length, with, fresh, to);
        long found = planOnly
                ? Math.multiplyExact(extraction.blocks(), extractor.outputLength())
                : run(extraction, extractor.seedLength() > 0);
        if (found < 0) {
            throw new InputException("interrupted; the same command goes on from where it was");
        }
        report(extraction, rate, found);
        return Exit.OK;
    }

    private long run(FileExtraction extraction, boolean needsSeed) {
        if (input == null || out == null || (needsSeed && seed == null)) {
            throw usage("expected --input, --out" + (needsSeed ? " and --seed" : "") + ", or --plan-only");
        }
        long blockBits = extraction.extractor().inputLength();
        try (OutputLock lock = OutputLock.take(out);
                Interrupt interrupt = new Interrupt();
                Progress progress = new Progress("extract", "bits", extraction.blocks() * blockBits)) {
            progress.startAt(extraction.resumableBlocks() * blockBits);
            return extraction.run(done -> progress.update(done * blockBits), interrupt::isRequested);
        }
    }

    private long inputLength() {
        if (inputBits != null) {
            return Rationals.parseWhole("--input-bits", inputBits);
        }
        if (input == null) {
            throw usage("expected --input, or --input-bits for a plan");
        }
        return new PackedFile(input).length();
    }

    private BigFraction rate() {
        if (seedRate != null && seedEpsilon != null) {
            throw usage("expected --seed-rate or --seed-epsilon, found both");
        }
        if (seedEpsilon != null) {
            return SeedQuality.rateOfEpsilonSource(Rationals.parse("--seed-epsilon", seedEpsilon));
        }
        return seedRate == null ? BigFraction.ONE : Rationals.parse("--seed-rate", seedRate);
    }

    private Extractor extractor(long length, BigFraction rate) {
        if ("von-neumann".equals(name)) {
            long most = block == null ? VON_NEUMANN_BLOCK : Rationals.parseWhole("--block", block);
            if (most % 2 == 1 && most < length) {
                throw usage("--block: expected an even number for von-neumann, found " + most);
            }
            return new VonNeumann(Math.min(length, most));
        }
        long n = block == null ? length : Rationals.parseWhole("--block", block);
        if (n > length) {
            throw usage("--block: expected at most the " + length + " bits of the input, found " + n);
        }
        if (minEntropy == null || error == null) {
            throw usage("expected --min-entropy and --error");
        }
        Demand demand = new Demand(
                n,
                Rationals.parse("--min-entropy", minEntropy),
                rate,
                Rationals.parse("--error", error).divide(new BigFraction(length / n)),
                model,
                bits == null ? Long.MAX_VALUE : Rationals.parseWhole("--bits", bits));
        return Extractor.plan(name, demand);
    }

    private void report(FileExtraction done, BigFraction rate, long outputBits) {
        PrintWriter printer = spec().commandLine().getOut();
        Extractor extractor = done.extractor();
        boolean plain = extractor instanceof VonNeumann;
        long used = plain ? done.inputLength() : done.blocks() * extractor.inputLength();
        Extracted result = new Extracted(
                extractor.name(),
                plain ? "none" : model.word(),
                plain ? "0" : Objects.requireNonNull(error),
                plain ? "none" : Objects.requireNonNull(minEntropy),
                extractor.seedLength() == 0 ? "none" : Rationals.shortest(rate),
                done.blocks(),
                extractor.inputLength(),
                extractor.outputLength(),
                used,
                done.inputLength() - used,
                done.seedLength(),
                done.seedPerBlock(),
                outputBits,
                planOnly ? null : String.valueOf(out),
                assumes(extractor, rate, done.blocks()));
        if (json) {
            Console.printJson(printer, result);
            return;
        }
        printer.printf(
                "%s: %,d bits%s from %,d bits of input%s, with %,d bits of seed%n",
                planOnly ? "plan, " + extractor.name() : String.valueOf(out),
                outputBits,
                planOnly && plain ? " at most" : "",
                used,
                done.blocks() > 1 ? String.format(" in %,d blocks", done.blocks()) : "",
                done.seedLength());
        if (result.unusedBits > 0) {
            printer.printf("the last %,d bits do not fill a block and are not used%n", result.unusedBits);
        }
        printer.println(result.assumes);
        printer.flush();
    }

    /** One sentence that says on what the output's quality rests. */
    private String assumes(Extractor extractor, BigFraction rate, long blocks) {
        if (extractor instanceof VonNeumann) {
            return "uniform if the input bits are independent and all biased alike; no promise for any other source";
        }
        String whose = model == Adversary.CLASSICAL ? "a classical adversary" : "a quantum adversary";
        String seedIs = rate.equals(BigFraction.ONE)
                ? "the seed is uniform and independent of input and adversary"
                : "the seed has the promised rate and, given the adversary, is independent of the input";
        return "within " + error + " of uniform for " + whose + " if the input"
                + (blocks > 1 ? "'s blocks, each given those before, have" : " has") + " the promised min-entropy and "
                + seedIs;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec().commandLine(), message);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }

    /** The words of {@code --model}. */
    static final class ModelConverter implements ITypeConverter<Adversary> {
        @Override
        public Adversary convert(String word) {
            return Arrays.stream(Adversary.values())
                    .filter(model -> model.word().equals(word))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("expected classical or quantum, found \"" + word + "\""));
        }
    }
}
