package io.github.clinamen.formats;

import io.github.clinamen.core.Epsilon;
import io.github.clinamen.core.Rationals;
import io.github.clinamen.core.bits.BitString;
import io.github.clinamen.core.game.OutcomeFunction;
import io.github.clinamen.core.protocol.Protocol;
import java.util.function.Function;
import org.hipparchus.fraction.BigFraction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How values of core stand in JSON: as the text that commands use for them, so that nothing is rounded. */
final class CoreTypes extends SimpleModule {
    private static final long serialVersionUID = 1;

    CoreTypes() {
        super("clinamen");
        text(BigFraction.class, Rationals::format, text -> Rationals.parse("number", text));
        text(Epsilon.class, Epsilon::toString, Epsilon::parse);
        text(OutcomeFunction.class, OutcomeFunction::spec, OutcomeFunction::parse);
        text(BitString.class, BitText::hex, BitText::bits);
        plan();
    }

    /** A plan stands in other documents as it stands in its own, without a seal. */
    private void plan() {
        addSerializer(Protocol.class, new StdSerializer<Protocol>(Protocol.class) {
            @Override
            public void serialize(Protocol value, JsonGenerator out, SerializationContext context) {
                out.writePOJO(PlanFile.Document.of(value));
            }
        });
        addDeserializer(Protocol.class, new StdDeserializer<Protocol>(Protocol.class) {
            @Override
            public Protocol deserialize(JsonParser in, DeserializationContext context) {
                JsonNode tree = context.readTree(in);
                try {
                    Record document = context.readTreeAsValue(tree, PlanFile.Document.typeOf(tree));
                    return ((PlanFile.Document) document).checked();
                } catch (IllegalArgumentException e) {
                    return context.reportInputMismatch(Protocol.class, "%s", e.getMessage());
                }
            }
        });
    }

    private <T> void text(Class<T> type, Function<T, String> format, Function<String, T> parse) {
        addSerializer(type, new StdSerializer<T>(type) {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(format.apply(value));
            }
        });
        addDeserializer(type, new StdDeserializer<T>(type) {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                if (in.currentToken() != JsonToken.VALUE_STRING) {
                    return context.reportInputMismatch(type, "expected a string");
                }
                try {
                    return parse.apply(in.getString());
                } catch (IllegalArgumentException e) {
                    return context.reportInputMismatch(type, "%s", e.getMessage());
                }
            }
        });
    }
}
