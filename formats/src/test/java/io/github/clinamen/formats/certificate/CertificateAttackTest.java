package io.github.clinamen.formats.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.clinamen.core.certificate.BoxExpansion;
import io.github.clinamen.core.certificate.Certificate;
import io.github.clinamen.core.certificate.CertificateChecker;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.certificate.ConeBoundCertificate;
import io.github.clinamen.core.certificate.ConeCertificate;
import io.github.clinamen.core.certificate.FrontierCertificate;
import io.github.clinamen.core.certificate.OrbitTable;
import io.github.clinamen.core.certificate.OutcomeProof;
import io.github.clinamen.core.certificate.PartyGroup;
import io.github.clinamen.core.certificate.PredictabilityCertificate;
import io.github.clinamen.core.device.BoxTable;
import io.github.clinamen.core.game.MerminGame;
import io.github.clinamen.core.game.OutcomeFunction;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Certificates with one part forged at a time: the checker must name the step that fails. */
class CertificateAttackTest {
    private static final Path TESTDATA = Path.of("..", "testdata", "certificates");
    private static final BigFraction BIT = new BigFraction(1, 1000);

    private static Certificate read(String name) {
        return CertificateFile.read(TESTDATA.resolve(name + ".json"));
    }

    /** Three parties, one group each: no symmetry at all. */
    private static PredictabilityCertificate three() {
        return (PredictabilityCertificate) read("predictability-3-table-3-01110100-111");
    }

    private static PredictabilityCertificate five() {
        return (PredictabilityCertificate) read("predictability-5-majority-3-11111");
    }

    private static FrontierCertificate frontier() {
        String name = "frontier-5-majority-3.json";
        try (InputStream in = CertificateFile.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return (FrontierCertificate)
                    CertificateFile.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void reject(Certificate forged, String why) {
        assertThatThrownBy(() -> CertificateChecker.require(forged))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining(why);
    }

    private static PredictabilityCertificate with(PredictabilityCertificate c, OutcomeProof zero, OutcomeProof one) {
        return new PredictabilityCertificate(c.game(), c.function(), c.setting(), c.groups(), zero, one);
    }

    private static OrbitTable edit(OrbitTable table, int at, OrbitTable.Entry... instead) {
        List<OrbitTable.Entry> entries = new ArrayList<>(table.entries());
        entries.remove(at);
        entries.addAll(at, Arrays.asList(instead));
        return new OrbitTable(entries);
    }

    private static OrbitTable scaled(OrbitTable table, int factor) {
        return new OrbitTable(table.entries().stream()
                .map(e -> new OrbitTable.Entry(e.orbit(), e.value().multiply(factor)))
                .toList());
    }

    @Test
    @DisplayName("what is not forged is accepted: all kinds")
    void sound() {
        CertificateChecker.require(three());
        CertificateChecker.require(five());
        CertificateChecker.require(frontier());
        CertificateChecker.require(read("cone-5-majority-3"));
        CertificateChecker.require(read("cone-bound-5-majority-3"));
        assertThat(CertificateChecker.check(five())).isEqualTo(new BigFraction(3, 4));
        // AND of two outcomes and its negation: the likelier value counts, whichever it is called.
        PredictabilityCertificate and = (PredictabilityCertificate) read("predictability-5-weights-2-2-11111");
        BigFraction zero = and.zero().maximum();
        BigFraction one = and.one().maximum();
        assertThat(zero).isNotEqualTo(one);
        assertThat(CertificateChecker.check(and)).isEqualTo(zero.compareTo(one) > 0 ? zero : one);
        PredictabilityCertificate negated = new PredictabilityCertificate(
                and.game(), OutcomeFunction.parse("weights:2:0,1"), and.setting(), and.groups(), and.one(), and.zero());
        assertThat(CertificateChecker.check(negated)).isEqualTo(zero.compareTo(one) > 0 ? zero : one);
        PredictabilityCertificate c = three();
        assertThat(CertificateChecker.check(c))
                .isEqualTo(
                        c.zero().maximum().compareTo(c.one().maximum()) >= 0
                                ? c.zero().maximum()
                                : c.one().maximum());
    }

    @Test
    @DisplayName("a predictability with a larger or smaller maximum, or the halves exchanged")
    void forgedMaxima() {
        for (PredictabilityCertificate c : List.of(three(), five())) {
            for (BigFraction other :
                    List.of(c.zero().maximum().subtract(BIT), c.zero().maximum().add(BIT))) {
                OutcomeProof forged =
                        new OutcomeProof(other, c.zero().multipliers(), c.zero().box());
                reject(with(c, forged, c.one()), "maximum for 0: the multipliers do not prove it");
            }
            OutcomeProof forged = new OutcomeProof(
                    c.one().maximum().subtract(BIT),
                    c.one().multipliers(),
                    c.one().box());
            reject(with(c, c.zero(), forged), "maximum for 1: the multipliers do not prove it");
            reject(with(c, c.one(), c.zero()), "");
        }
    }

    @Test
    @DisplayName(
            "multipliers that are negative where the boxes do not lose, and boxes that lose, signal or are no boxes")
    void forgedTables() {
        PredictabilityCertificate c = three();
        OutcomeProof zero = c.zero();
        OrbitTable negated = scaled(zero.multipliers(), -1);
        reject(with(c, new OutcomeProof(zero.maximum(), negated, zero.box()), c.one()), "negative in orbit");
        OrbitTable box = zero.box();
        reject(with(c, proof(zero, scaled(box, 2)), c.one()), "box for 0: probabilities do not add up to 1");
        reject(with(c, proof(zero, scaled(box, -1)), c.one()), "box for 0: negative probability");
        reject(with(c, proof(zero, new OrbitTable(List.of())), c.one()), "do not add up to 1");
        reject(with(c, proof(zero, ghz(c, false)), c.one()), "box for 0: does not attain");
        reject(with(c, proof(zero, ghz(c, true)), c.one()), "box for 0: loses in orbit");
        reject(with(c, c.zero(), proof(c.one(), ghz(c, true))), "box for 1: loses in orbit");
        // All the probability of one outcome given to another of the same setting, where nothing can be lost.
        for (int i = 1; i < box.entries().size(); i++) {
            OrbitTable.Entry one = box.entries().get(i - 1);
            OrbitTable.Entry two = box.entries().get(i);
            OrbitTable moved = edit(
                    edit(box, i, new OrbitTable.Entry(two.orbit(), two.value().add(BIT))),
                    i - 1,
                    new OrbitTable.Entry(one.orbit(), one.value().subtract(BIT)));
            reject(with(c, proof(zero, moved), c.one()), "box for 0:");
        }
    }

    private static OutcomeProof proof(OutcomeProof p, OrbitTable box) {
        return new OutcomeProof(p.maximum(), p.multipliers(), box);
    }

    /** The GHZ correlations, or those with all parities wrong, written for parties one by one. */
    private static OrbitTable ghz(PredictabilityCertificate c, boolean wrong) {
        int n = c.game().parties();
        List<OrbitTable.Entry> entries = new ArrayList<>();
        for (int orbit = 0; orbit < 1 << 2 * n; orbit++) {
            // A group of one party: its orbits are (a,x) = 00, 01, 10, 11 in this order, the last group varying
            // fastest.
            StringBuilder key = new StringBuilder();
            int a = 0;
            int x = 0;
            for (int p = 0; p < n; p++) {
                int part = orbit >> 2 * (n - 1 - p) & 3;
                a |= (part >> 1) << p;
                x |= (part & 1) << p;
                key.append(p == 0 ? "" : "/")
                        .append(List.of("1.0.0.0", "0.1.0.0", "0.0.1.0", "0.0.0.1")
                                .get(part));
            }
            boolean tested = c.game().tests(x);
            if (tested && c.game().isWrong(a, x) != wrong) {
                continue;
            }
            entries.add(new OrbitTable.Entry(key.toString(), new BigFraction(1, 1 << n).multiply(tested ? 2 : 1)));
        }
        // Keys are listed in the checker's order: (0,0) comes last among counts in increasing order.
        entries.sort((one, two) -> one.orbit().compareTo(two.orbit()));
        return new OrbitTable(entries);
    }

    @Test
    @DisplayName("tables whose orbits are unknown, repeated, out of order or listed as zero")
    void forgedOrbits() {
        PredictabilityCertificate c = three();
        OrbitTable box = c.zero().box();
        OrbitTable.Entry first = box.entries().getFirst();
        OrbitTable.Entry second = box.entries().get(1);
        String why = "is unknown, repeated or out of order";
        reject(with(c, proof(c.zero(), edit(edit(box, 1), 0, second, first)), c.one()), why);
        reject(with(c, proof(c.zero(), edit(box, 0, first, first)), c.one()), why);
        reject(with(c, proof(c.zero(), edit(box, 0, new OrbitTable.Entry("9", first.value()))), c.one()), why);
        OrbitTable.Entry nothing = new OrbitTable.Entry(first.orbit(), BigFraction.ZERO);
        reject(with(c, proof(c.zero(), edit(box, 0, nothing)), c.one()), "is listed as zero");
    }

    private static PredictabilityCertificate about(
            PredictabilityCertificate c, OutcomeFunction function, int setting, List<PartyGroup> groups) {
        return new PredictabilityCertificate(c.game(), function, setting, groups, c.zero(), c.one());
    }

    @Test
    @DisplayName("settings that are not tested, functions of too many parties, groups that are no symmetry")
    void forgedSubjects() {
        PredictabilityCertificate c = five();
        for (int setting : new int[] {-1, 0b11110, 32, 63}) {
            reject(about(c, c.function(), setting, c.groups()), "setting: expected one that the game tests");
        }
        // What the parties that are not looked at measure does not matter, since they cannot signal.
        assertThat(CertificateChecker.check(about(c, c.function(), 0b00111, c.groups())))
                .isEqualTo(new BigFraction(3, 4));
        reject(about(c, c.function(), 0b11100, c.groups()), "is not a symmetry");
        reject(
                about(c, new OutcomeFunction.Majority(7), c.setting(), c.groups()),
                "function: expected at most 5 parties");
        reject(about(c, new OutcomeFunction.Parity(3), c.setting(), c.groups()), "");
        PartyGroup.Kind counts = PartyGroup.Kind.COUNTS;
        PartyGroup.Kind parity = PartyGroup.Kind.PARITY;
        PartyGroup looked = new PartyGroup(counts, List.of(1, 2, 3));
        PartyGroup others = new PartyGroup(parity, List.of(4, 5));
        reject(about(c, c.function(), c.setting(), List.of(looked)), "groups: expected every party from 1 to 5 once");
        reject(about(c, c.function(), c.setting(), List.of(looked, others, others)), "groups: expected every party");
        for (List<PartyGroup> bad : List.of(
                // The function looks at the order of outcomes only through their weight, but not through parities.
                List.of(new PartyGroup(parity, List.of(1, 2, 3)), others),
                // Party 4 is not looked at.
                List.of(new PartyGroup(counts, List.of(1, 2, 3, 4)), new PartyGroup(parity, List.of(5))),
                List.of(new PartyGroup(counts, List.of(1, 2)), new PartyGroup(counts, List.of(3, 4, 5))))) {
            reject(about(c, c.function(), c.setting(), bad), "is not a symmetry");
        }
        reject(
                about(c, OutcomeFunction.parse("table:3:00110101"), c.setting(), List.of(looked, others)),
                "is not a symmetry");
    }

    private static FrontierCertificate with(
            FrontierCertificate c,
            List<FrontierCertificate.PointProof> points,
            List<FrontierCertificate.BoxProof> boxes) {
        return new FrontierCertificate(c.game(), c.function(), c.setting(), c.groups(), points, boxes);
    }

    private static <T> List<T> replaced(List<T> list, int at, T by) {
        List<T> copy = new ArrayList<>(list);
        copy.set(at, by);
        return copy;
    }

    @Test
    @DisplayName("frontiers with a point or a box left out, moved, exchanged or made better")
    void forgedFrontiers() {
        FrontierCertificate c = frontier();
        int last = c.points().size() - 1;
        reject(with(c, List.of(), List.of()), "points: expected one box for each");
        reject(with(c, c.points(), c.attained().subList(0, last)), "points: expected one box for each");
        reject(with(c, c.points().subList(0, last), c.attained().subList(0, last)), "expected beta 0 at the last");
        reject(
                with(c, c.points().subList(1, last + 1), c.attained().subList(1, last + 1)),
                "expected I.P = 0 for the first box only");
        reject(with(c, c.points().reversed(), c.attained()), "");
        for (int i = 0; i <= last; i++) {
            FrontierCertificate.PointProof p = c.points().get(i);
            for (FrontierCertificate.PointProof forged : List.of(
                    new FrontierCertificate.PointProof(p.alpha().subtract(BIT), p.beta(), p.plus(), p.minus()),
                    new FrontierCertificate.PointProof(p.alpha().add(BIT), p.beta(), p.plus(), p.minus()),
                    new FrontierCertificate.PointProof(p.alpha(), p.beta().subtract(BIT), p.plus(), p.minus()),
                    new FrontierCertificate.PointProof(p.alpha(), p.beta().add(BIT), p.plus(), p.minus()),
                    new FrontierCertificate.PointProof(p.alpha(), p.beta(), p.minus(), p.plus()))) {
                reject(with(c, replaced(c.points(), i, forged), c.attained()), "point " + (i + 1));
            }
            FrontierCertificate.PointProof negative =
                    new FrontierCertificate.PointProof(p.alpha(), p.beta(), scaled(p.plus(), -1), p.minus());
            reject(
                    with(c, replaced(c.points(), i, negative), c.attained()),
                    "point " + (i + 1) + ": negative in orbit");
            FrontierCertificate.PointProof below =
                    new FrontierCertificate.PointProof(p.alpha(), p.beta(), p.plus(), scaled(p.minus(), -1));
            reject(with(c, replaced(c.points(), i, below), c.attained()), "point " + (i + 1) + ": negative in orbit");
            for (int side = 0; side < 2; side++) {
                // Another point's tables are not negative, but prove another point; one of the two at a time.
                FrontierCertificate.PointProof other = c.points().get(i == 0 ? 1 : i - 1);
                FrontierCertificate.PointProof borrowed = new FrontierCertificate.PointProof(
                        p.alpha(),
                        p.beta(),
                        side == 0 ? other.plus() : p.plus(),
                        side == 1 ? other.minus() : p.minus());
                reject(
                        with(c, replaced(c.points(), i, borrowed), c.attained()),
                        "point " + (i + 1) + (side == 0 ? " plus" : " minus") + ": the multipliers do not prove it");
            }
            FrontierCertificate.PointProof under =
                    new FrontierCertificate.PointProof(p.alpha(), p.beta().subtract(1), p.plus(), p.minus());
            reject(with(c, replaced(c.points(), i, under), c.attained()), "point " + (i + 1) + ": negative beta");
            if (i > 0) {
                reject(
                        with(c, replaced(c.points(), i, c.points().get(i - 1)), c.attained()),
                        "point " + (i + 1) + ": expected a larger alpha and a smaller beta");
                FrontierCertificate.PointProof flat = new FrontierCertificate.PointProof(
                        p.alpha(), c.points().get(i - 1).beta(), p.plus(), p.minus());
                reject(
                        with(c, replaced(c.points(), i, flat), c.attained()),
                        "point " + (i + 1) + ": expected a larger alpha and a smaller beta");
                FrontierCertificate.PointProof steep = new FrontierCertificate.PointProof(
                        c.points().get(i - 1).alpha(), p.beta(), p.plus(), p.minus());
                reject(
                        with(c, replaced(c.points(), i, steep), c.attained()),
                        "point " + (i + 1) + ": expected a larger alpha and a smaller beta");
            }
            FrontierCertificate.BoxProof b = c.attained().get(i);
            reject(
                    with(
                            c,
                            c.points(),
                            replaced(
                                    c.attained(),
                                    i,
                                    new FrontierCertificate.BoxProof(b.favoured(), scaled(b.box(), 3)))),
                    "box " + (i + 1) + ": probabilities do not add up to 1");
            for (int favoured : new int[] {-1, 2}) {
                reject(
                        with(
                                c,
                                c.points(),
                                replaced(c.attained(), i, new FrontierCertificate.BoxProof(favoured, b.box()))),
                        "box " + (i + 1) + ": expected to favour 0 or 1");
            }
            // Its bias turned round, a box is on neither of the two lines; the first that it misses is named.
            reject(
                    with(
                            c,
                            c.points(),
                            replaced(c.attained(), i, new FrontierCertificate.BoxProof(1 - b.favoured(), b.box()))),
                    "box " + (i + 1) + ": does not attain the bound of point " + Math.max(1, i));
            for (FrontierCertificate.BoxProof forged : List.of(
                    new FrontierCertificate.BoxProof(2, b.box()),
                    new FrontierCertificate.BoxProof(-1, b.box()),
                    new FrontierCertificate.BoxProof(b.favoured(), scaled(b.box(), 3)),
                    c.attained().get((i + 1) % (last + 1)))) {
                reject(with(c, c.points(), replaced(c.attained(), i, forged)), "box " + (i + 1));
            }
        }
        FrontierCertificate.PointProof p = c.points().get(1);
        reject(
                with(
                        c,
                        List.of(p, p, c.points().get(last)),
                        List.of(
                                c.attained().get(0),
                                c.attained().get(1),
                                c.attained().get(last))),
                "");
        List<PartyGroup> single = List.of(
                new PartyGroup(PartyGroup.Kind.COUNTS, List.of(1, 2, 3)),
                new PartyGroup(PartyGroup.Kind.PARITY, List.of(4, 5)));
        reject(
                new FrontierCertificate(
                        new MerminGame(3), c.function(), 0b111, single.subList(0, 1), c.points(), c.attained()),
                "expected one that leaves a party out");
    }

    private static ConeCertificate cone(ConeCertificate c, BigFraction gamma, OrbitTable zero, OrbitTable radius) {
        return new ConeCertificate(
                c.game(), c.function(), c.setting(), c.groups(), c.alpha(), c.beta(), gamma, zero, c.one(), radius);
    }

    @Test
    @DisplayName("Lemma 3's kind with another gamma, a negative radius or exchanged tables")
    void forgedCones() {
        ConeCertificate c = PaperCertificates.lemma3();
        reject(cone(c, BigFraction.ZERO, c.zero(), c.radius()), "gamma: expected above 0 and at most 1");
        reject(cone(c, c.gamma().negate(), c.zero(), c.radius()), "gamma: expected above 0");
        reject(cone(c, new BigFraction(10_001, 10_000), c.zero(), c.radius()), "gamma: expected above 0");
        BigFraction unit = new BigFraction(BigInteger.ONE, c.gamma().getDenominator());
        reject(cone(c, c.gamma().subtract(unit), c.zero(), c.radius()), "(D21) fails");
        // A weaker gamma is true as well, but not the one that was found.
        reject(cone(c, c.gamma().add(unit.multiply(4)), c.zero(), c.radius()), "gamma: expected the least");
        reject(cone(c, c.gamma(), c.one(), c.radius()), "zero: the multipliers do not prove it");
        reject(cone(c, c.gamma(), c.zero(), c.one()), "radius: the multipliers do not prove it");
        reject(cone(c, c.gamma(), scaled(c.zero(), 2), c.radius()), "zero: the multipliers do not prove it");
        assertThat(CertificateChecker.rays(c)).hasSize(77);
        assertThatThrownBy(() -> CertificateChecker.rays(cone(c, c.gamma(), c.one(), c.radius())))
                .isInstanceOf(CertificateRejectedException.class);
        ConeBoundCertificate b = (ConeBoundCertificate) read("cone-bound-5-majority-3");
        reject(bound(b, b.alpha().add(BIT), b.zero(), b.one(), b.box()), "the tables do not give this alpha");
        reject(bound(b, b.alpha(), b.one(), b.zero(), b.box()), "");
        reject(bound(b, b.alpha().multiply(2), scaled(b.zero(), 2), scaled(b.one(), 2), b.box()), "outside the cone");
        reject(bound(b, b.alpha(), b.zero(), b.one(), scaled(b.box(), 2)), "box: probabilities do not add up to 1");
        reject(bound(b, b.alpha(), edit(b.zero(), 0), b.one(), b.box()), "zero: signals");
        reject(bound(b, b.alpha(), b.zero(), edit(b.one(), 0), b.box()), "one: signals");
        // The box of a frontier's second segment wins less than always.
        assertThat(b.groups()).isEqualTo(frontier().groups());
        reject(
                bound(
                        b,
                        b.alpha(),
                        b.zero(),
                        b.one(),
                        frontier().attained().get(1).box()),
                "box: loses");
    }

    private static ConeBoundCertificate bound(
            ConeBoundCertificate c, BigFraction alpha, OrbitTable zero, OrbitTable one, OrbitTable box) {
        return new ConeBoundCertificate(c.game(), c.function(), c.setting(), c.groups(), alpha, zero, one, box);
    }

    @Test
    @DisplayName("a certificate's box written out is a non-signalling table that attains the maximum")
    void expansion() {
        for (PredictabilityCertificate c : List.of(three(), five())) {
            int n = c.game().parties();
            BoxTable table = BoxExpansion.expand(n, c.groups(), c.one().box());
            BigFraction one = BigFraction.ZERO;
            for (int a = 0; a < 1 << n; a++) {
                one = c.function().value(a) ? one.add(table.probability(a, c.setting())) : one;
                for (int x = 0; x < 1 << n; x++) {
                    assertThat(c.game().isWrong(a, x) && table.probability(a, x).signum() > 0)
                            .isFalse();
                }
            }
            assertThat(one).isEqualTo(c.one().maximum());
        }
        assertThatThrownBy(() ->
                        BoxExpansion.expand(13, five().groups(), five().one().box()))
                .hasMessageContaining("at most 12 parties, found 13");
        assertThatThrownBy(() ->
                        BoxExpansion.expand(12, five().groups(), five().one().box()))
                .isInstanceOf(CertificateRejectedException.class)
                .hasMessageContaining("groups");
    }
}
