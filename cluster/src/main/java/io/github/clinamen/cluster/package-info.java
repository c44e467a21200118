/**
 * The run of Box 1 and of its scattered form as a Spark job, bit for bit what the threads of one machine would find. The
 * key type is {@link io.github.clinamen.cluster.SparkEngine}.
 */
@NullMarked
package io.github.clinamen.cluster;

import org.jspecify.annotations.NullMarked;
