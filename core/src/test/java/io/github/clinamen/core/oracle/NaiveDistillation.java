package io.github.clinamen.core.oracle;

import io.github.clinamen.core.code.LinearCode;
import io.github.clinamen.core.code.ParityCode;
import io.github.clinamen.core.code.ReedSolomonCode;
import io.github.clinamen.core.code.RepeatedCode;
import io.github.clinamen.core.protocol.Distillation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/** From the contributed bits to the output, by the definitions, with polynomials over GF(2) as big integers. */
final class NaiveDistillation {
    /** A primitive polynomial of degree m = 2, 3, 4, at index m - 2. */
    private static final List<Integer> PRIMITIVE = List.of(0b111, 0b1011, 0b10011);

    private NaiveDistillation() {}

    static List<Boolean> distil(Distillation distillation, List<Boolean> contributed) {
        return switch (distillation) {
            case Distillation.Parity parity -> List.of(parity(contributed));
            case Distillation.Family family -> List.of(family(family, contributed));
        };
    }

    private static boolean parity(List<Boolean> bits) {
        return bits.stream().filter(b -> b).count() % 2 == 1;
    }

    /** The lowest bit of c_0 x^(t-1) + ... + c_(t-1) in GF(2)[x] modulo x^d + x^(d/2) + 1. */
    private static boolean family(Distillation.Family family, List<Boolean> contributed) {
        int d = 2;
        while (d < contributed.size()) {
            d *= 3;
        }
        BigInteger modulus = BigInteger.ONE.setBit(d).setBit(d / 2);
        SplittableRandom random = new SplittableRandom(family.seed());
        BigInteger sum = BigInteger.ZERO;
        BigInteger x = polynomial(contributed);
        for (int i = 0; i < family.independence(); i++) {
            BigInteger coefficient = BigInteger.ZERO;
            for (int w = 0; w < (d + 63) / 64; w++) {
                long word = random.nextLong();
                coefficient = coefficient.or(new BigInteger(Long.toUnsignedString(word)).shiftLeft(64 * w));
            }
            coefficient = coefficient.mod(BigInteger.ONE.shiftLeft(d));
            sum = reduce(multiply(sum, x), modulus).xor(coefficient);
        }
        return sum.testBit(0);
    }

    /** k = G m. */
    static List<Boolean> encode(LinearCode code, List<Boolean> message) {
        return switch (code) {
            case ParityCode parity -> List.of(parity(message));
            case RepeatedCode repeated -> repeated(repeated, message);
            case ReedSolomonCode rs -> reedSolomon(rs, message);
        };
    }

    private static List<Boolean> repeated(RepeatedCode code, List<Boolean> message) {
        List<List<Boolean>> rows = rows(code.matrix().spec());
        List<Boolean> output = new ArrayList<>();
        for (List<Boolean> row : rows) {
            boolean sum = false;
            for (int i = 0; i < message.size(); i++) {
                sum ^= row.get(i % row.size()) && message.get(i);
            }
            output.add(sum);
        }
        return output;
    }

    private static List<Boolean> reedSolomon(ReedSolomonCode code, List<Boolean> message) {
        int m = code.inner().matrix().dimension();
        BigInteger modulus = BigInteger.valueOf(PRIMITIVE.get(m - 2));
        int width = (int) code.inner().length();
        List<Boolean> output = new ArrayList<>();
        for (int block = 0; block < code.blocks(); block++) {
            for (int j = 0; j < code.outerDimension(); j++) {
                BigInteger sum = BigInteger.ZERO;
                for (int p = 0; p < code.outerLength(); p++) {
                    int at = (block * code.outerLength() + p) * width;
                    BigInteger term = polynomial(repeated(code.inner(), message.subList(at, at + width)));
                    for (int power = 0; power < j; power++) {
                        term = reduce(multiply(term, BigInteger.valueOf(p)), modulus);
                    }
                    sum = sum.xor(term);
                }
                for (int i = 0; i < m; i++) {
                    output.add(sum.testBit(i));
                }
            }
        }
        return output;
    }

    /** A matrix by its text: {@code golay24}, {@code simplexK} or {@code matrix:LENGTH:HEX,HEX,...}. */
    private static List<List<Boolean>> rows(String spec) {
        List<List<Boolean>> rows = new ArrayList<>();
        if (spec.equals("golay24")) {
            // x^11 + x^10 + x^6 + x^5 + x^4 + x^2 + 1 and its shifts, and a column that makes all weights even.
            for (int shift = 0; shift < 12; shift++) {
                List<Boolean> row = new ArrayList<>(Collections.nCopies(24, false));
                LongStream.of(0, 2, 4, 5, 6, 10, 11).forEach(new Shift(row, shift)::set);
                row.set(23, parity(row));
                rows.add(row);
            }
        } else if (spec.startsWith("simplex")) {
            int k = Integer.parseInt(spec.substring(7));
            for (int i = 0; i < k; i++) {
                List<Boolean> row = new ArrayList<>();
                for (int column = 1; column < 1 << k; column++) {
                    row.add(BigInteger.valueOf(column).testBit(i));
                }
                rows.add(row);
            }
        } else {
            String[] parts = spec.split(":", -1);
            for (String hex : parts[2].split(",", -1)) {
                BigInteger bits = new BigInteger(hex, 16);
                List<Boolean> row = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(parts[1]); i++) {
                    row.add(bits.testBit(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private record Shift(List<Boolean> row, int by) {
        void set(long power) {
            row.set((int) power + by, true);
        }
    }

    private static BigInteger polynomial(List<Boolean> bits) {
        BigInteger x = BigInteger.ZERO;
        for (int i = 0; i < bits.size(); i++) {
            x = bits.get(i) ? x.setBit(i) : x;
        }
        return x;
    }

    private static BigInteger multiply(BigInteger a, BigInteger b) {
        BigInteger product = BigInteger.ZERO;
        for (int i = 0; i < b.bitLength(); i++) {
            product = b.testBit(i) ? product.xor(a.shiftLeft(i)) : product;
        }
        return product;
    }

    private static BigInteger reduce(BigInteger a, BigInteger modulus) {
        BigInteger rest = a;
        while (rest.bitLength() >= modulus.bitLength()) {
            rest = rest.xor(modulus.shiftLeft(rest.bitLength() - modulus.bitLength()));
        }
        return rest;
    }
}
