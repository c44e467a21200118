package io.github.clinamen.formats.exchange;

import io.github.clinamen.formats.BitOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the user says about a file of counts; all of it may be missing, and what the file says, too, must agree.
 *
 * @param order at which end of a bit string party 1 stands
 * @param circuits names of the circuits in the order of the results, for results without names
 * @param parties n, 2 to 25
 * @param shots a circuit, for files of probabilities
 */
public record CountsRequest(Optional<BitOrder> order, List<String> circuits, OptionalInt parties, OptionalLong shots) {
    public static final CountsRequest NONE =
            new CountsRequest(Optional.empty(), List.of(), OptionalInt.empty(), OptionalLong.empty());

    public CountsRequest {
        circuits = List.copyOf(circuits);
    }
}
