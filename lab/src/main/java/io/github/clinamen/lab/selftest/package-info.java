/**
 * Statistical tests of the simulator itself: are its sources epsilon-sources (C1), its boxes those of Appendix A, and do
 * whole runs count as they should? The key type is {@link io.github.clinamen.lab.selftest.SelfTest}.
 */
@NullMarked
package io.github.clinamen.lab.selftest;

import org.jspecify.annotations.NullMarked;
