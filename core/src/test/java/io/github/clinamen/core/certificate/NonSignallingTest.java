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

    @Test
    void groupsThatAreNoPartitionAreRejected() {
        assertThatThrownBy(() -> new Orbits(3, List.of(new PartyGroup(Kind.COUNTS, List.of(1, 2)))))
                .isInstanceOf(CertificateRejectedException.class);
        assertThatThrownBy(() -> new Orbits(
                        3,
                        List.of(
                                new PartyGroup(Kind.COUNTS, List.of(1, 2)),
                                new PartyGroup(Kind.COUNTS, List.of(2, 3)))))
                .isInstanceOf(CertificateRejectedException.class);
    }
}
