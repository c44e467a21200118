package io.github.clinamen.core.oracle;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.certificate.CertifiedGauge;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.ChshBox;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.Game;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.game.SettingRule;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.BoxOne;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Expansion;
import io.github.clinamen.core.protocol.Protocol;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.source.SanthaVaziraniSource;
import io.github.clinamen.core.source.Sources;
import io.github.clinamen.core.source.SteeringStrategies;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * One random run, for the engine by the texts that a user would write, and for the oracle by the definitions.
 *
 * @param source textual form
 * @param device textual form
 * @param bytes what a real source has to give
 * @param boxSeed what {@code box:} boxes are
 */
record OracleCase(Protocol plan, long seed, String source, String device, byte[] bytes, long boxSeed) {
    static final List<String> SOURCES = Stream.concat(
                    Stream.of(
                            "fair",
                            "biased",
                            "biased:0",
                            "biased:1",
                            "adversarial",
                            "adversarial:fixed",
                            "stdin",
                            "os",
                            "file:bits"),
                    Stream.of(SteeringStrategies.values()).map(s -> "adversarial:sequential:" + s.word()))
            .toList();

    static final List<String> DEVICES = List.of("ghz", "ghz:D", "ghz:D,R", "local", "local:U,V", "box:b", "rounds:r");

    private static final List<String> EPSILONS =
            List.of("1/2", "0.49", "0.4", "1/3", "0.25", "0.1", "0.01", "1/1000", "3/7");
    private static final List<String> FUNCTIONS = List.of(
            "majority:1",
            "majority:3",
            "parity:2",
            "parity:3",
            "weights:3:0,3",
            "weights:2:",
            "table:2:0111",
            "table:3:01101001");
    private static final List<String> CODES = List.of(
            "parity:7",
            "repeat:1:simplex3",
            "repeat:3:simplex2",
            "repeat:2:matrix:5:1f,3,a",
            "repeat:1:golay24",
            "rs:1:4:2:repeat:2:simplex2",
            "rs:2:3:1:repeat:1:simplex3",
            "rs:1:5:2:repeat:1:matrix:6:21,12,c,7",
            "rs:2:2:2:repeat:1:simplex2",
            "rs:1:1:1:repeat:4:simplex3");

    /** @param most rounds at most */
    static OracleCase random(SplittableRandom random, int most) {
        Epsilon epsilon = Epsilon.parse(pick(random, EPSILONS));
        Protocol plan = random.nextInt(5) < 3 ? amplification(random, epsilon, most) : boxOne(random, epsilon, most);
        long seed = random.nextLong();
        String device = device(random, plan.game());
        return new OracleCase(plan, seed, pick(random, SOURCES), device, bytes(random, plan), random.nextLong());
    }

    private static Amplification amplification(SplittableRandom random, Epsilon epsilon, int most) {
        LinearCode code = random.nextInt(2) == 0
                ? LinearCode.parse(pick(random, CODES))
                : new ParityCode(1 + random.nextInt(random.nextInt(4) == 0 ? most : Math.min(most, 200)));
        CertifiedGauge gauge = random.nextInt(3) == 0 ? CertifiedGauge.chsh() : CertifiedGauge.a3();
        return new Amplification(
                gauge,
                SettingRule.of(gauge.game()),
                epsilon,
                code,
                random.nextInt(2) == 0 ? 0 : random.nextInt((int) Math.min(code.length(), 20)),
                random.nextInt(3) == 0 ? 1 + random.nextInt(9) : 1,
                0);
    }

    private static BoxOne boxOne(SplittableRandom random, Epsilon epsilon, int most) {
        boolean family = random.nextInt(5) < 3;
        int parties = 3 + random.nextInt(4);
        long nd = 1 + random.nextInt(30);
        int choiceBits = random.nextInt(8);
        while (3 * nd << choiceBits > most && choiceBits > 0) {
            choiceBits--;
        }
        boolean paper = family && random.nextInt(2) == 0;
        Frontier frontier = paper
                ? Frontier.FIVE_PARTY_MAJORITY
                : random.nextInt(3) == 0
                        ? bent(random)
                        : parties == 4 ? Frontier.FOUR_PARTY_MAJORITY : Frontier.FIVE_PARTY_MAJORITY;
        return new BoxOne(
                new MerminGame(paper ? 5 : parties),
                paper ? new OutcomeFunction.Majority(3) : OutcomeFunction.parse(pick(random, FUNCTIONS)),
                epsilon,
                paper || random.nextInt(3) > 0 ? SettingRule.INDEPENDENT : SettingRule.PARITY_COMPLETION,
                nd,
                choiceBits,
                family ? new Distillation.Family(2 + random.nextInt(4), random.nextLong()) : new Distillation.Parity(),
                frontier);
    }

    private static String device(SplittableRandom random, Game game) {
        if (game.parties() == 2) {
            return pick(random, List.of("box:b", "rounds:r"));
        }
        return switch (pick(random, DEVICES)) {
            case "ghz:D" -> "ghz:" + pick(random, List.of("0", "0.001", "0.02", "1/3", "1"));
            case "ghz:D,R" ->
                "ghz:" + pick(random, List.of("0", "0.01", "1/7")) + ","
                        + pick(random, List.of("0", "0.001", "0.02", "1/2"));
            case "local:U,V" -> local(random, game.parties());
            case String other -> other;
        };
    }

    private static String local(SplittableRandom random, int parties) {
        List<String> strategies = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) {
            strategies.add(bits(random, parties) + "," + bits(random, parties));
        }
        return "local:" + String.join(";", strategies);
    }

    private static String bits(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(random.nextInt(2));
        }
        return text.toString();
    }

    /** Enough bytes in three cases of four; else they end anywhere, also between the settings and the block index. */
    private static byte[] bytes(SplittableRandom random, Protocol plan) {
        int words = plan.measuredRounds().intValueExact() / 64 * plan.game().parties() + 200;
        return switch (random.nextInt(8)) {
            case 0 -> noise(random, random.nextInt(8 * words));
            case 1 -> noise(random, random.nextInt(100));
            case 2 -> noise(random, 8 * settingWords(plan) + random.nextInt(8));
            default -> noise(random, 16 * words);
        };
    }

    private static int settingWords(Protocol plan) {
        int rounds = plan.measuredRounds().intValueExact();
        return (rounds + 63) / 64 * plan.settings().drawnBits(plan.game());
    }

    private static byte[] noise(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** A convex curve with one bend, and alpha + beta >= 1 as boxes that are never tested require. */
    private static Frontier bent(SplittableRandom random) {
        BigFraction alpha = new BigFraction(5 + random.nextInt(5), 10);
        BigFraction middle = alpha.add(BigFraction.ONE).divide(2);
        int steepness = 11 + random.nextInt(20);
        int less = 10 + random.nextInt(steepness - 10);
        return new Frontier(List.of(
                new Frontier.Point(alpha, BigFraction.ONE.subtract(alpha).multiply(new BigFraction(steepness, 10))),
                new Frontier.Point(middle, BigFraction.ONE.subtract(middle).multiply(new BigFraction(less, 10))),
                new Frontier.Point(BigFraction.ONE, BigFraction.ZERO)));
    }

    private static <T> T pick(SplittableRandom random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** The kinds that this case is of, for counting. */
    List<String> kinds() {
        return List.of(
                "source " + source,
                "device " + deviceKind(),
                "protocol " + plan.name(),
                "settings " + plan.settings().word(),
                "parties " + plan.game().parties(),
                "made of "
                        + switch (plan) {
                            case Amplification a -> a.code().getClass().getSimpleName();
                            case BoxOne b ->
                                b.distillation().getClass().getSimpleName() + " of "
                                        + b.function().getClass().getSimpleName();
                            case Expansion e -> "outcomes";
                        });
    }

    private String deviceKind() {
        return DEVICES.contains(device)
                ? device
                : device.startsWith("local") ? "local:U,V" : device.contains(",") ? "ghz:D,R" : "ghz:D";
    }

    SanthaVaziraniSource openSource() {
        return Sources.parse(source, plan.epsilon(), seed, new Sources.Streams() {
            @Override
            public InputStream file(String path) {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public InputStream standardInput() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public InputStream operatingSystem() {
                return new ByteArrayInputStream(bytes);
            }
        });
    }

    Device openDevice() {
        return Devices.parse(device, plan.game(), seed, new Devices.Files() {
            @Override
            public BoxTable box(String path) {
                return randomBox();
            }

            @Override
            public Device rounds(String path) {
                return new Recorded(recorded(), plan.game().parties());
            }
        });
    }

    Run run() {
        return Run.of(plan, openSource(), openDevice());
    }

    NaiveRun.Words words() {
        BigFraction eps = plan.epsilon().value();
        int planes = plan.settings().drawnBits(plan.game());
        return switch (source) {
            case "fair" -> NaiveWords.fair(seed);
            case "biased", "biased:1" -> NaiveWords.biased(seed, eps, true);
            case "biased:0" -> NaiveWords.biased(seed, eps, false);
            case "adversarial" -> NaiveWords.steered(seed, eps, true, planes);
            case "adversarial:fixed" -> NaiveWords.steered(seed, eps, false, planes);
            case "stdin", "os", "file:bits" -> NaiveWords.bytes(bytes);
            default -> new NaiveAdversary(eps, source.substring(source.lastIndexOf(':') + 1), seed);
        };
    }

    NaiveRun.Boxes boxes() {
        String rest = device.substring(device.indexOf(':') + 1);
        return switch (deviceKind()) {
            case "ghz" ->
                NaiveBoxes.ghz(new MerminGame(plan.game().parties()), seed, BigFraction.ZERO, BigFraction.ZERO);
            case "ghz:D" ->
                NaiveBoxes.ghz(
                        new MerminGame(plan.game().parties()), seed, Rationals.parse("d", rest), BigFraction.ZERO);
            case "ghz:D,R" -> {
                String[] noise = rest.split(",", -1);
                yield NaiveBoxes.ghz(
                        new MerminGame(plan.game().parties()),
                        seed,
                        Rationals.parse("d", noise[0]),
                        Rationals.parse("r", noise[1]));
            }
            case "local:U,V" -> NaiveBoxes.local(rest, seed);
            // Which of the best strategies it is, the device says.
            case "local" -> NaiveBoxes.local(openDevice().spec().substring(6), seed);
            case "box:b" -> NaiveBoxes.table(randomBox(), seed);
            default -> recorded();
        };
    }

    private BoxTable randomBox() {
        return plan.game().parties() == 2
                ? ChshBox.table(new BigFraction(Math.floorMod(boxSeed, 20), 40))
                : RandomBox.of(
                        new SplittableRandom(boxSeed),
                        new MerminGame(plan.game().parties()));
    }

    /** Outcomes fixed beforehand, whatever the settings: right ones for most seeds, as a good recording would be. */
    private NaiveRun.Boxes recorded() {
        Game game = plan.game();
        return (round, x) -> {
            SplittableRandom random = new SplittableRandom(seed + 31 * round);
            int a = random.nextInt(1 << game.parties());
            boolean wrong = (seed & 3) == 0 && random.nextInt(50) == 0;
            return game.isWrong(a, x) != (wrong && game.context(x).isPresent()) ? a ^ 1 : a;
        };
    }

    private record Recorded(NaiveRun.Boxes boxes, int parties) implements Device {
        @Override
        public String spec() {
            return "rounds:r";
        }

        @Override
        public boolean isSimulated() {
            return false;
        }

        @Override
        public void measure(long chunk, RoundChunk rounds) {
            for (int p = 0; p < parties; p++) {
                for (int w = 0; w < rounds.usedWords(); w++) {
                    rounds.setOutcome(p, w, 0);
                }
            }
            for (int r = 0; r < rounds.rounds(); r++) {
                int a = boxes.outcomes(chunk * RoundChunk.ROUNDS + r, rounds.settingsOf(r));
                for (int p = 0; p < parties; p++) {
                    long bit = (a >> p & 1L) << r % 64;
                    rounds.setOutcome(p, r / 64, rounds.outcome(p, r / 64) | bit);
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(seed);
    }

    @Override
    public String toString() {
        return plan + ", source " + source + ", device " + device + ", seed " + seed + ", " + bytes.length + " bytes";
    }
}
