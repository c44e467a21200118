package io.github.clinamen.core.transcript;

import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.bits.RoundChunk;
import io.github.clinamen.core.bound.Assumption;
import io.github.clinamen.core.protocol.AbortReason;
import io.github.clinamen.core.protocol.Amplification;
import io.github.clinamen.core.protocol.Run;
import io.github.clinamen.core.protocol.Verdict;
import io.github.clinamen.core.protocol.Worker;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What may be published of a run while its output is secret (docs/theory.md, "What may be published"): plan, acceptance,
 * which rounds were wrong, and a digest of the settings. Apart from the linear digest, where one was planned and paid for,
 * no field can be reached by an outcome: two runs with equal settings and equal flags have equal receipts.
 *
 * @param plan what was run
 * @param source textual form of the source
 * @param device textual form of the device
 * @param mayPrecedeSource whether the boxes may have been used before the last source bit was drawn
 * @param simulation whether source or boxes are simulated
 * @param rounds how many rounds were measured: all, or fewer after an early abort
 * @param wrong the places of the wrong rounds among them, from 0, ascending
 * @param settingsSha256 SHA-256 of the settings of these rounds, in hexadecimal ({@link #of})
 * @param reason why the run was aborted, empty when accepted
 * @param digest the planned rows of the code; empty for most plans and when aborted
 */
public record Receipt(
        Amplification plan,
        String source,
        String device,
        boolean mayPrecedeSource,
        boolean simulation,
        long rounds,
        List<Long> wrong,
        String settingsSha256,
        Optional<AbortReason> reason,
        BitString digest) {
    public Receipt {
        wrong = List.copyOf(wrong);
        long before = -1;
        for (long place : wrong) {
            if (place <= before || place >= rounds) {
                throw new IllegalArgumentException(
                        "wrong: expected ascending places below " + rounds + ", found " + place + " after " + before);
            }
            before = place;
        }
        boolean tooMany = wrong.size() > plan.wrongAllowed();
        boolean refuted = reason.filter(AbortReason.PROMISE_REFUTED::equals).isPresent();
        if (reason.isPresent() != (tooMany || refuted)
                || tooMany && refuted
                || !tooMany && rounds != plan.code().length()) {
            throw new IllegalArgumentException("verdict: " + (reason.isPresent() ? "aborted" : "accepted")
                    + " contradicts " + wrong.size() + " wrong rounds among " + rounds + ", at most "
                    + plan.wrongAllowed() + " of " + plan.code().length() + " allowed");
        }
        long digestBits = reason.isPresent() ? 0 : plan.digestBits();
        if (digest.length() != digestBits) {
            throw new IllegalArgumentException("digest: expected " + digestBits + " bits, found " + digest.length());
        }
        if (!settingsSha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException(
                    "settingsSha256: expected 64 hexadecimal digits, found \"" + settingsSha256 + "\"");
        }
    }

    /**
     * The receipt of a finished amplification, by a second look at its settings and flags. The digest of the settings is
     * over the settings planes chunk by chunk, party 1 first, each plane as little-endian words of 64 rounds with zeros
     * beyond the last round.
     *
     * @param transcript of this run
     * @throws IllegalArgumentException when the run is no amplification
     */
    public static Receipt of(Run run, Transcript transcript) {
        if (!(run.protocol() instanceof Amplification plan)) {
            throw new IllegalArgumentException("receipt: expected a run of an amplification, found "
                    + run.protocol().name());
        }
        long rounds = transcript.counts().rounds();
        MessageDigest sha = sha256();
        List<Long> wrong = new ArrayList<>();
        Worker worker = run.worker();
        for (long c = 0; c * RoundChunk.ROUNDS < rounds; c++) {
            RoundChunk chunk = worker.rounds(c);
            update(sha, chunk, plan.game().settingBits());
            collect(worker.wrong(chunk), c * RoundChunk.ROUNDS, chunk.usedWords(), wrong);
        }
        return new Receipt(
                plan,
                transcript.provenance().source(),
                transcript.provenance().device(),
                transcript.mayPrecedeSource(),
                transcript.simulation(),
                rounds,
                wrong,
                HexFormat.of().formatHex(sha.digest()),
                transcript.verdict() instanceof Verdict.Aborted aborted
                        ? Optional.of(aborted.reason())
                        : Optional.empty(),
                transcript.verdict() instanceof Verdict.Accepted accepted ? accepted.digest() : BitString.EMPTY);
    }

    /** What the claim rests on. */
    public List<Assumption> assumptions() {
        return Run.assumptions(plan, mayPrecedeSource);
    }

    private static void update(MessageDigest sha, RoundChunk chunk, int planes) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * chunk.usedWords()).order(ByteOrder.LITTLE_ENDIAN);
        for (int p = 0; p < planes; p++) {
            bytes.clear();
            for (int w = 0; w < chunk.usedWords(); w++) {
                bytes.putLong(chunk.setting(p, w) & chunk.validBits(w));
            }
            sha.update(bytes.flip());
        }
    }

    private static void collect(long[] flags, long first, int words, List<Long> wrong) {
        for (int w = 0; w < words; w++) {
            for (long left = flags[w]; left != 0; left &= left - 1) {
                wrong.add(first + 64L * w + Long.numberOfTrailingZeros(left));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
