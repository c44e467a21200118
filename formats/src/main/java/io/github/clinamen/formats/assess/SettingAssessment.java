package io.github.clinamen.formats.assess;

/**
 * What was seen at one measured setting.
 *
 * @param setting as in the file, X and Y, party 1 first
 * @param standsFor how many settings of the game it stands for: itself, and those like it that were not measured
 * @param correlation mean of the product of the outcomes, each taken as +1 (for 0) or -1, as in the file
 * @param wrong rounds of the wrong parity
 * @param interval for the wrong fraction at this setting
 */
public record SettingAssessment(
        String setting,
        double standsFor,
        long shots,
        long wrong,
        double correlation,
        double wrongFraction,
        Interval interval) {}
