package io.github.clinamen.core.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The strategies with full memory that come with the program, by name. */
public enum SteeringStrategies implements SteeringStrategy {
    /** As far as allowed to one side, the side being a hash of all earlier bits and e: no pattern to be seen. */
    HASH {
        @Override
        public Memory begin(long e) {
            return new Hashed(e) {
                @Override
                public long lean() {
                    return state < 0 ? BiasRange.ONES : BiasRange.ZEROS;
                }
            };
        }
    },
    /** Anywhere in the allowed range, the place being a hash of all earlier bits and e. */
    GRADED {
        @Override
        public Memory begin(long e) {
            return new Hashed(e) {
                @Override
                public long lean() {
                    return state;
                }
            };
        }
    },
    /** Repeats the last bit as often as allowed; the first leans to the lowest bit of e. */
    STICKY {
        @Override
        public Memory begin(long e) {
            return new Counted(e) {
                @Override
                public long lean() {
                    return last ? BiasRange.ONES : BiasRange.ZEROS;
                }
            };
        }
    },
    /** Leans to the majority of all earlier bits, so that it drifts to one side for good; ties follow the lowest bit of e. */
    DRIFT {
        @Override
        public Memory begin(long e) {
            return new Counted(e) {
                @Override
                public long lean() {
                    return excess > 0 || excess == 0 && tie ? BiasRange.ONES : BiasRange.ZEROS;
                }
            };
        }
    },
    /** Leans against the majority of all earlier bits, so that counts look more even than fair ones. */
    BALANCE {
        @Override
        public Memory begin(long e) {
            return new Counted(e) {
                @Override
                public long lean() {
                    return excess < 0 || excess == 0 && tie ? BiasRange.ONES : BiasRange.ZEROS;
                }
            };
        }
    },
    /** Leans to the parity of all earlier bits and the lowest bit of e. */
    PARITY {
        @Override
        public Memory begin(long e) {
            return new Counted(e) {
                @Override
                public long lean() {
                    return parity ? BiasRange.ONES : BiasRange.ZEROS;
                }
            };
        }
    };

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The strategy of a name.
     *
     * @throws IllegalArgumentException when there is none, listing those there are
     */
    public static SteeringStrategies parse(String name) {
        for (SteeringStrategies strategy : values()) {
            if (strategy.word().equals(name)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("strategy: expected one of "
                + Arrays.stream(values()).map(SteeringStrategies::word).collect(Collectors.joining(", "))
                + ", found \"" + name + "\"");
    }

    /** A running 64-bit hash of the whole history. */
    private abstract static class Hashed implements Memory {
        protected long state;

        Hashed(long e) {
            state = mix(e);
        }

        @Override
        public void append(boolean bit) {
            state = mix(state + (bit ? 0x9e3779b97f4a7c15L : 0xd1342543de82ef95L));
        }

        private static long mix(long z) {
            z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
            z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
            return z ^ z >>> 31;
        }
    }

    /** Counts of the whole history. */
    private abstract static class Counted implements Memory {
        protected final boolean tie;
        protected boolean last;
        protected boolean parity;
        protected long excess;

        Counted(long e) {
            tie = (e & 1) == 1;
            last = tie;
            parity = tie;
        }

        @Override
        public void append(boolean bit) {
            last = bit;
            parity ^= bit;
            excess += bit ? 1 : -1;
        }
    }
}
