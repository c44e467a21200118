/**
 * Eve's laboratory: adversaries for the protocol of Box 1 and its scattered form, run against the real engine or optimised
 * exactly, beside the bounds they are held against. The key type is {@link io.github.clinamen.lab.Conspiracy}.
 */
@NullMarked
package io.github.clinamen.lab;

import org.jspecify.annotations.NullMarked;
