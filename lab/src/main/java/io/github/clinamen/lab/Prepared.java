package io.github.clinamen.lab;

import io.github.clinamen.core.protocol.Layout;
import io.github.clinamen.core.protocol.ProtocolPlan;
import io.github.clinamen.core.protocol.ProtocolRun;
import io.github.clinamen.core.source.BiasRange;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;

/**
 * A conspiracy with its best steering: what it is worth exactly, and attempts at the protocol.
 *
 * <p>The worth is the <i>advantage</i> P(accepted) (2 P(Eve is right | accepted) - 1), which the bounds limit: P(guess) of
 * (C6) is 1/2 + advantage/4.
 */
public final class Prepared {
    private final Conspiracy conspiracy;
    private final List<Hiding> hidings;
    private final List<BitSet> predictions = new ArrayList<>();
    private final List<SteeredTree> choices;
    private final BigFraction advantage;
    private final BiasRange range;

    Prepared(Conspiracy conspiracy) {
        this.conspiracy = conspiracy;
        this.hidings = conspiracy.hidings();
        ProtocolPlan plan = conspiracy.plan();
        this.range = BiasRange.of(plan.epsilon());
        List<BigFraction> pass = new ArrayList<>();
        List<BigFraction> bias = new ArrayList<>();
        Map<RoundBox, BigFraction> biases = new HashMap<>();
        Map<RoundBox, BitSet> predicted = new HashMap<>();
        for (int i = 0; i < hidings.size(); i++) {
            RoundBox box = conspiracy.boxes().get(i);
            pass.add(BigFraction.ONE.subtract(hidings.get(i).wrongProbability()));
            bias.add(biases.computeIfAbsent(box, conspiracy::bias));
            predictions.add(predicted.computeIfAbsent(box, this::predictions));
        }
        int depth = plan.layout().choiceBits();
        int nd = Math.toIntExact(plan.layout().distilledRounds());
        switch (plan.layout()) {
            case Layout.Scattered s -> {
                List<BinWorth> bins = bins(pass, bias);
                this.choices = bins.stream().map(BinWorth::choice).toList();
                this.advantage = worth(bins, nd);
            }
            case Layout.Blocks b -> {
                Worth.Blocks worth = Worth.Blocks.of(plan.epsilon(), depth, nd, pass, bias);
                this.choices = List.of(worth.choice());
                this.advantage = worth.advantage();
            }
        }
    }

    /** One for each bin, or a single one for all; equal bins share one. */
    private List<BinWorth> bins(List<BigFraction> pass, List<BigFraction> bias) {
        ProtocolPlan plan = conspiracy.plan();
        int depth = plan.layout().choiceBits();
        int w = Math.toIntExact(plan.wrongAllowed());
        if (conspiracy.leaks()) {
            return List.of(BinWorth.leaked(plan.epsilon(), depth, pass.get(0), bias.get(1), w));
        }
        Map<List<RoundBox>, BinWorth> known = new HashMap<>();
        List<BinWorth> bins = new ArrayList<>();
        for (int i = 0; i < pass.size(); i += 1 << depth) {
            int from = i;
            int to = i + (1 << depth);
            bins.add(known.computeIfAbsent(
                    conspiracy.boxes().subList(from, to),
                    b -> BinWorth.of(plan.epsilon(), depth, pass.subList(from, to), bias.subList(from, to), w)));
        }
        return bins;
    }

    /** The convolution of the bins' numbers of wrong rounds, up to the W allowed. */
    private BigFraction worth(List<BinWorth> bins, int nd) {
        Map<WrongSeries, Integer> counts = new LinkedHashMap<>();
        bins.forEach(bin -> counts.merge(bin.series(), nd / bins.size(), Integer::sum));
        return counts.entrySet().stream()
                .map(kind -> kind.getKey().power(kind.getValue()))
                .reduce(WrongSeries::times)
                .orElseThrow()
                .total();
    }

    private BitSet predictions(RoundBox box) {
        BitSet predicted = new BitSet();
        for (int x = 0; x < 1 << box.parties(); x++) {
            predicted.set(x, box.predicted(conspiracy.plan().function(), x));
        }
        return predicted;
    }

    public Conspiracy conspiracy() {
        return conspiracy;
    }

    /** P(accepted) (2 P(right | accepted) - 1), exactly. */
    public BigFraction advantage() {
        return advantage;
    }

    /** One attempt: a source and boxes for the real protocol, and Eve's guess afterwards. */
    public Attempt attempt(long seed) {
        LabSource source = new LabSource(this, seed);
        LabDevice device = new LabDevice(this, source, seed);
        return new Attempt(new ProtocolRun(conspiracy.plan(), source, device), source);
    }

    /** The place of a round in the lists of boxes and hidings, for an attempt whose picks are drawn. */
    int place(int round, boolean picked) {
        return conspiracy.leaks() ? picked ? 1 : 0 : round % hidings.size();
    }

    Hiding hiding(int place) {
        return hidings.get(place);
    }

    boolean predicts(int place, int setting) {
        return predictions.get(place).get(setting);
    }

    /** The steering of a bin's pick, or of the block index, of which there is one. */
    SteeredTree choice(int bin) {
        return choices.get(bin % choices.size());
    }

    BiasRange range() {
        return range;
    }
}
