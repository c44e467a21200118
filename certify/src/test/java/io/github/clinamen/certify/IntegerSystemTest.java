package io.github.clinamen.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntegerSystemTest {
    @Test
    void solutionsOfRandomSystemsAreExact() throws SingularBasisException {
        Random random = new Random(11);
        for (int n = 1; n <= 30; n++) {
            long[][] columns = new long[n][n];
            long[] b = new long[n];
            for (int j = 0; j < n; j++) {
                b[j] = random.nextInt(-1000, 1000);
                for (int i = 0; i < n; i++) {
                    columns[j][i] = random.nextInt(-50, 50);
                }
            }
            IntegerSystem system = new IntegerSystem(columns);
            IntegerSystem.Solution x = system.solve(b);
            IntegerSystem.Solution y = system.solveTransposed(b);
            for (int i = 0; i < n; i++) {
                BigInteger left = BigInteger.ZERO;
                for (int j = 0; j < n; j++) {
                    left = left.add(x.numerators()[j].multiply(BigInteger.valueOf(columns[j][i])));
                }
                assertThat(left).isEqualTo(x.denominator().multiply(BigInteger.valueOf(b[i])));
                assertThat(y.remainder(b[i], columns[i]).signum()).isZero();
            }
        }
    }

    @Test
    void aSingularMatrixIsNoticed() {
        assertThatThrownBy(() -> new IntegerSystem(new long[][] {{1, 2}, {2, 4}}))
                .isInstanceOf(SingularBasisException.class);
    }
}
