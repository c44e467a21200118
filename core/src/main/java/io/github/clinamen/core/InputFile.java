package io.github.clinamen.core;

/**
 * A file or stream that a run read.
 *
 * @param name as in the textual form of the source or device, such as {@code file:bits.bin}
 * @param bytes how many bytes of it were used
 * @param sha256 of these bytes, in hexadecimal
 */
public record InputFile(String name, long bytes, String sha256) {}
