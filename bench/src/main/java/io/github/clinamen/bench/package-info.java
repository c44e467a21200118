/**
 * JMH benchmarks of the kernels and of the whole run, in rounds a second, each beside its limit measured in the same run.
 * The key type is {@link io.github.clinamen.bench.Main}, which prints them as one table.
 */
@NullMarked
package io.github.clinamen.bench;

import org.jspecify.annotations.NullMarked;
