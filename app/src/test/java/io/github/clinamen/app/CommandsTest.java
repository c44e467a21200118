package io.github.clinamen.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class CommandsTest {
    @Test
    void eachCommandHasTheNameItSaysItself() {
        assertThat(Main.commandLine().getSubcommands().keySet()).containsExactlyElementsOf(Commands.ALL);
        for (String name : Commands.ALL) {
            assertThat(Commands.named(name).getAnnotation(Command.class).name()).isEqualTo(name);
        }
        assertThatThrownBy(() -> Commands.named("rum")).hasMessageContaining("found rum");
    }

    @Test
    void aCommandIsBuiltAlone() {
        assertThat(Commands.neededBy("plan", "--json", "run")).containsExactly("plan");
        assertThat(Commands.neededBy("--version")).isEmpty();
        assertThat(Commands.neededBy("-V")).isEmpty();
        assertThat(Commands.neededBy()).isEqualTo(Commands.ALL);
        assertThat(Commands.neededBy("rum")).isEqualTo(Commands.ALL);
        assertThat(Commands.neededBy("help", "plan")).isEqualTo(Commands.ALL);
        assertThat(Commands.neededBy("--help")).isEqualTo(Commands.ALL);
    }
}
