package io.github.clinamen.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.certificate.PartyGroup.Kind;
import io.github.clinamen.core.game.MerminGame;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NonSignallingTest {
    private static final MerminGame GAME = new MerminGame(3);

    static List<List<PartyGroup>> partitions() {
        return List.of(
                List.of(
                        new PartyGroup(Kind.COUNTS, List.of(1)),
                        new PartyGroup(Kind.COUNTS, List.of(2)),
                        new PartyGroup(Kind.COUNTS, List.of(3))),
                List.of(new PartyGroup(Kind.COUNTS, List.of(1, 2, 3))),
                List.of(new PartyGroup(Kind.PARITY, List.of(1, 3)), new PartyGroup(Kind.COUNTS, List.of(2))),
                List.of(new PartyGroup(Kind.PARITY, List.of(1, 2, 3))));
    }

    private static BigInteger[] table(Orbits orbits, IntBinaryOperator entry) {
        return IntStream.range(0, orbits.count())
                .mapToObj(o -> BigInteger.valueOf(entry.applyAsInt(orbits.outcomes(o), orbits.setting(o))))
                .toArray(BigInteger[]::new);
    }

    /** 8 P(a|x) for the GHZ state: right parity, else uniform. */
    private static int ghz(int a, int x) {
        return GAME.tests(x) ? (GAME.isWrong(a, x) ? 0 : 2) : 1;
    }

    @ParameterizedTest
    @MethodSource("partitions")
    void orbitsOfAPartitionCoverAllPairsOnce(List<PartyGroup> partition) {
        Orbits orbits = new Orbits(3, partition);
        long total = IntStream.range(0, orbits.count())
                .mapToLong(o -> orbits.size(o).longValueExact())
                .sum();
        assertThat(total).isEqualTo(64);
        int[] members = new int[orbits.count()];
        for (int a = 0; a < 8; a++) {
            for (int x = 0; x < 8; x++) {
                members[orbits.find(a, x)]++;
            }
        }
        for (int o = 0; o < orbits.count(); o++) {
            assertThat(BigInteger.valueOf(members[o])).isEqualTo(orbits.size(o));
            assertThat(orbits.find(orbits.outcomes(o), orbits.setting(o))).isEqualTo(o);
        }
    }

    @ParameterizedTest
    @MethodSource("partitions")
    void ghzCorrelationsDoNotSignal(List<PartyGroup> partition) {
        Orbits orbits = new Orbits(3, partition);
        assertThat(NonSignalling.holds(orbits, table(orbits, NonSignallingTest::ghz)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("partitions")
    void aBoxWhoseWeightFollowsTheOthersSettingsSignals(List<PartyGroup> partition) {
        Orbits orbits = new Orbits(3, partition);
        BigInteger[] broken = table(orbits, NonSignallingTest::ghz);
        broken[0] = broken[0].add(BigInteger.ONE);
        assertThat(NonSignalling.holds(orbits, broken)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("partitions")
    void aFunctionalIsAnnihilatedExactlyWhenAllSignalsAre(List<PartyGroup> partition) {
        // F = "P(a|x) summed over a, at x" less the same at x': zero on all boxes that are normalised.
        Orbits orbits = new Orbits(3, partition);
        BigInteger[] norms = IntStream.range(0, orbits.count())
                .mapToObj(o -> BigInteger.valueOf(
                        Integer.bitCount(orbits.setting(o)) == 0
                                ? 3
                                : Integer.bitCount(orbits.setting(o)) == 1 ? -1 : 0))
                .toArray(BigInteger[]::new);
        assertThat(NonSignalling.annihilates(orbits, norms)).isTrue();
        Random random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            BigInteger[] other = norms.clone();
            int at = random.nextInt(other.length);
            other[at] = other[at].add(BigInteger.ONE);
            assertThat(NonSignalling.annihilates(orbits, other)).isFalse();
        }
    }

    /** On one party's (a,x): 1 on one of the strategies "always 0", "always 1", "repeats x", and 0 on the other two. */
    private static int dual(int strategy, int a, int x) {
        // In halves: rows are strategies, columns (a,x) = 00, 01, 10, 11.
        int[][] halves = {{0, 2, 0, 0}, {0, 0, 2, 0}, {1, -1, -1, 1}};
        return halves[strategy][2 * a + x];
    }

    @ParameterizedTest
    @MethodSource("partitions")
    void everyStrategyIsAsked(List<PartyGroup> partition) {
        // A functional that is zero on all spanning boxes but those of one kind is not zero on all boxes.
        Orbits orbits = new Orbits(3, partition);
        boolean single = partition.size() == 3;
        for (int kinds = 0; kinds < 27; kinds++) {
            int[] kind = {kinds % 3, kinds / 3 % 3, kinds / 9};
            boolean alike = kind[0] == kind[1] && kind[1] == kind[2];
            // Only products of the same kind are functions of the orbits, of parities only that of "repeats x".
            boolean parities = partition.stream().anyMatch(g -> g.kind() == Kind.PARITY);
            if (!single && !(alike && (!parities || kind[0] == 2))) {
                continue;
            }
            BigInteger[] functional = table(orbits, (a, x) -> {
                int product = 1;
                for (int p = 0; p < 3; p++) {
                    product *= dual(kind[p], a >> p & 1, x >> p & 1);
                }
                return product;
            });
            assertThat(NonSignalling.annihilates(orbits, functional)).isFalse();
        }
    }

    @Test
    void groupsThatAreNoPartitionAreRejected() {
        assertThatThrownBy(() -> new Orbits(3, List.of(new PartyGroup(Kind.COUNTS, List.of(1, 2)))))
                .isInstanceOf(CertificateRejectedException.class);
        for (int n = 3; n <= 5; n++) {
            int parties = n;
            assertThatThrownBy(() -> new Orbits(
                            parties,
                            List.of(
                                    new PartyGroup(Kind.COUNTS, List.of(1, 2)),
                                    new PartyGroup(Kind.COUNTS, List.of(2, 3)))))
                    .isInstanceOf(CertificateRejectedException.class)
                    .hasMessageContaining("groups: expected every party from 1 to " + parties + " once");
        }
    }

    @Test
    void tooManyOrbitsAreRefused() {
        List<PartyGroup> twelve = IntStream.rangeClosed(1, 12)
                .mapToObj(p -> new PartyGroup(Kind.COUNTS, List.of(p)))
                .toList();
        assertThat(new Orbits(11, twelve.subList(0, 11)).count()).isEqualTo(1 << 22);
        assertThatThrownBy(() -> new Orbits(12, twelve))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining("groups: expected fewer than 2^24 orbits");
    }

    @Test
    void partiesOfAGroupAreIncreasingNumbersFromOne() {
        assertThat(new PartyGroup(Kind.COUNTS, List.of(1, 2, 5)).size()).isEqualTo(3);
        for (List<Integer> bad : List.of(List.of(0), List.of(-1, 1), List.of(2, 2), List.of(1, 3, 2))) {
            assertThatThrownBy(() -> new PartyGroup(Kind.PARITY, bad))
                    .hasMessage("group: expected increasing party numbers from 1, found " + bad);
        }
        assertThatThrownBy(() -> new PartyGroup(Kind.PARITY, List.of()))
                .hasMessage("group: expected at least one party");
    }
}
