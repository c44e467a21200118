package io.github.clinamen.core.oracle;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.device.Device;
import io.github.clinamen.core.device.Devices;
import io.github.clinamen.core.game.Frontier;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Distillation;
import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.protocol.SettingChoice;
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
record OracleCase(ProtocolPlan plan, long seed, String source, String device, byte[] bytes, long boxSeed) {
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
        MerminGame game = new MerminGame(3 + random.nextInt(4));
        boolean scattered = random.nextInt(5) < 3;
        boolean coded = scattered && random.nextInt(3) == 0;
        boolean family = !coded && random.nextInt(3) == 0;
        Distillation distillation = coded
                ? new Distillation.Code(LinearCode.parse(pick(random, CODES)))
                : family
                        ? new Distillation.Family(2 + random.nextInt(4), random.nextLong())
                        : new Distillation.Parity();
        long nd = distillation instanceof Distillation.Code c ? c.code().length() : 1 + random.nextInt(30);
        SettingChoice choice =
                scattered || random.nextInt(3) == 0 ? SettingChoice.PARITY_COMPLETION : SettingChoice.DISCARD;
        int choiceBits = random.nextInt(8);
        while (3 * nd << choiceBits > most && choiceBits > 0) {
            choiceBits--;
        }
        // A long list of picks, whose bins are above 64 rounds.
        if (scattered && !coded && random.nextInt(8) == 0) {
            nd = 1 + random.nextInt(3);
            choiceBits = 7 + random.nextInt(3);
        }
        Epsilon epsilon = Epsilon.parse(pick(random, EPSILONS));
        Frontier frontier = random.nextInt(3) == 0
                ? bent(random)
                : game.parties() == 4 ? Frontier.FOUR_PARTY_MAJORITY : Frontier.FIVE_PARTY_MAJORITY;
        ProtocolPlan plan = new ProtocolPlan(
                game,
                OutcomeFunction.parse(pick(random, FUNCTIONS)),
                epsilon,
                scattered ? new Layout.Scattered(nd, choiceBits) : new Layout.Blocks(nd, choiceBits),
                choice,
                distillation,
                scattered && random.nextInt(2) == 0 ? 1 + random.nextInt(20) : 0,
                frontier);
        if (family && !scattered && random.nextInt(2) == 0) {
            plan = paper(plan);
        }
        long seed = random.nextLong();
        String device = device(random, plan.game());
        return new OracleCase(plan, seed, pick(random, SOURCES), device, bytes(random, plan), random.nextLong());
    }

    /** The same with the game and function that (C7) is for. */
    private static ProtocolPlan paper(ProtocolPlan plan) {
        return new ProtocolPlan(
                new MerminGame(5),
                new OutcomeFunction.Majority(3),
                plan.epsilon(),
                plan.layout(),
                SettingChoice.DISCARD,
                plan.distillation(),
                0,
                Frontier.FIVE_PARTY_MAJORITY);
    }

    private static String device(SplittableRandom random, MerminGame game) {
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
    private static byte[] bytes(SplittableRandom random, ProtocolPlan plan) {
        int words = plan.measuredRounds().intValueExact() / 64 * plan.game().parties() + 200;
        return switch (random.nextInt(8)) {
            case 0 -> noise(random, random.nextInt(8 * words));
            case 1 -> noise(random, random.nextInt(100));
            case 2 -> noise(random, 8 * settingWords(plan) + random.nextInt(8));
            default -> noise(random, 16 * words);
        };
    }

    private static int settingWords(ProtocolPlan plan) {
        int rounds = plan.measuredRounds().intValueExact();
        return (rounds + 63) / 64 * plan.settingChoice().sourceBits(plan.game().parties());
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
        String layout = plan.layout().name();
        int bits = plan.layout().choiceBits();
        String code = plan.distillation() instanceof Distillation.Code c
                ? ":" + c.code().getClass().getSimpleName()
                : "";
        return List.of(
                "source " + source,
                "device " + deviceKind(),
                "layout " + layout,
                "settings " + plan.settingChoice().word(),
                "parties " + plan.game().parties(),
                "function " + plan.function().getClass().getSimpleName(),
                "distillation " + layout + ":" + plan.distillation().getClass().getSimpleName() + code,
                "picks " + (bits == 0 ? "no choice" : bits <= 6 ? "in planes" : "in a row"));
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

    ProtocolRun run() {
        return new ProtocolRun(plan, openSource(), openDevice());
    }

    NaiveRun.Words words() {
        BigFraction eps = plan.epsilon().value();
        int planes = plan.settingChoice().sourceBits(plan.game().parties());
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
            case "ghz" -> NaiveBoxes.ghz(plan.game(), seed, BigFraction.ZERO, BigFraction.ZERO);
            case "ghz:D" -> NaiveBoxes.ghz(plan.game(), seed, Rationals.parse("d", rest), BigFraction.ZERO);
            case "ghz:D,R" -> {
                String[] noise = rest.split(",", -1);
                yield NaiveBoxes.ghz(plan.game(), seed, Rationals.parse("d", noise[0]), Rationals.parse("r", noise[1]));
            }
            case "local:U,V" -> NaiveBoxes.local(rest, seed);
            // Which of the best strategies it is, the device says.
            case "local" -> NaiveBoxes.local(openDevice().spec().substring(6), seed);
            case "box:b" -> NaiveBoxes.table(randomBox(), seed);
            default -> recorded();
        };
    }

    private BoxTable randomBox() {
        return RandomBox.of(new SplittableRandom(boxSeed), plan.game());
    }

    /** Outcomes fixed beforehand, whatever the settings: right ones for most seeds, as a good recording would be. */
    private NaiveRun.Boxes recorded() {
        MerminGame game = plan.game();
        return (round, x) -> {
            SplittableRandom random = new SplittableRandom(seed + 31 * round);
            int a = random.nextInt(1 << game.parties());
            boolean wrong = (seed & 3) == 0 && random.nextInt(50) == 0;
            return game.isWrong(a, x) != (wrong && game.tests(x)) ? a ^ 1 : a;
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
