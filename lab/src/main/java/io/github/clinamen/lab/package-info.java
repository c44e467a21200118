/**
 * Eve's laboratory: adversaries for Theorem A's protocol and for the paper's Box 1, run against the real engine or optimised
 * exactly, beside the bounds they are held against. The key type is {@link io.github.clinamen.lab.Adversary}.
 */
@NullMarked
package io.github.clinamen.lab;

import org.jspecify.annotations.NullMarked;
