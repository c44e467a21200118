/**
 * The protocol of Box 1 a second time, naively: one round, one bit, one exact rational at a time. The key type is
 * {@link io.github.clinamen.core.oracle.NaiveRun}; {@code OracleTest} compares it with the engine.
 */
@NullMarked
package io.github.clinamen.core.oracle;

import org.jspecify.annotations.NullMarked;
