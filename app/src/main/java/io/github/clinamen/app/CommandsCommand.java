package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.formats.TextFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code clinamen commands}: the reference of all commands, as docs/commands.md has it. */
@Command(
        name = "commands",
        mixinStandardHelpOptions = true,
        description = "Prints the reference of all commands as Markdown.",
        footerHeading = "%nExamples:%n",
        footer = "  clinamen commands --out docs/commands.md")
final class CommandsCommand implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "FILE", description = "Write it to a file.")
    private @Nullable Path out;

    @Mixin
    private Outputs outputs = new Outputs();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** The JSON object. */
    record Report(List<String> commands) {}

    @Override
    public Integer call() {
        PrintWriter printer = Objects.requireNonNull(spec).commandLine().getOut();
        List<CommandLine> commands = Main.commandLine().getSubcommands().values().stream()
                .filter(c -> !c.getCommandName().equals("help"))
                .flatMap(CommandsCommand::withItsOwn)
                .toList();
        if (out != null) {
            outputs.writes("--out", out, Outputs.Kind.MARKDOWN).check();
            TextFile.write(out, markdown(commands));
        }
        if (json) {
            Console.printJson(
                    printer,
                    new Report(commands.stream().map(CommandsCommand::name).toList()));
        } else if (out == null) {
            printer.print(markdown(commands));
            printer.flush();
        }
        return Exit.OK;
    }

    private static String markdown(List<CommandLine> commands) {
        String links = commands.stream()
                .map(c -> "[" + name(c) + "](#" + name(c).replace(' ', '-') + ")")
                .collect(Collectors.joining(" \u00b7\n"));
        return "# Commands\n\nWritten by `clinamen commands --out docs/commands.md` from the program itself. Every command also has"
                + " `--help`,\nand the exit codes 0 (accepted, or done), 1 (fault of the program), 2 (wrong command line), 3"
                + " (aborted run),\n4 (bad input or output), 5 (not verified), 6 (accepted, but claims nothing).\n\n"
                + links + "\n\n"
                + commands.stream().map(CommandsCommand::section).collect(Collectors.joining("\n"));
    }

    /** A command, and after it the commands that it has. */
    private static Stream<CommandLine> withItsOwn(CommandLine command) {
        return Stream.concat(Stream.of(command), command.getSubcommands().values().stream());
    }

    /** As it is typed, without the program's name. */
    private static String name(CommandLine command) {
        String qualified = command.getCommandSpec().qualifiedName();
        return qualified.substring(qualified.indexOf(' ') + 1);
    }

    private static String section(CommandLine command) {
        CommandLine.Help help =
                new CommandLine.Help(command.getCommandSpec(), CommandLine.Help.defaultColorScheme(Ansi.OFF));
        StringBuilder text = new StringBuilder("## ").append(name(command)).append("\n\n");
        text.append(escaped(words(help.description()))).append("\n\n");
        if (!command.getSubcommands().isEmpty()) {
            return text.append(footer(command.getCommandSpec().usageMessage().footer())
                            .stripLeading())
                    .toString();
        }
        text.append("    clinamen ").append(name(command));
        command.getCommandSpec()
                .positionalParameters()
                .forEach(p -> text.append(' ').append(label(p)));
        text.append(" [OPTIONS]\n\n| option | |\n|---|---|\n");
        command.getCommandSpec().positionalParameters().forEach(p -> text.append(row("`" + label(p) + "`", p)));
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (!option.hidden() && !option.usageHelp() && !option.versionHelp()) {
                String value = option.arity().max() == 0 ? "" : " " + option.paramLabel();
                text.append(row("`" + String.join("`, `", option.names()) + value + "`", option));
            }
        }
        text.append(footer(command.getCommandSpec().usageMessage().footer()));
        return text.toString();
    }

    /** Indented lines are examples, the others are words. */
    private static String footer(String[] lines) {
        String examples = Arrays.stream(lines)
                .filter(line -> line.startsWith("  "))
                .map(line -> "    " + line.strip() + "\n")
                .collect(Collectors.joining());
        String rest = Arrays.stream(lines)
                .filter(line -> !line.startsWith("  ") && !line.isBlank())
                .map(line -> escaped(line) + (line.endsWith(".") ? "\n\n" : "\n"))
                .collect(Collectors.joining())
                .stripTrailing();
        return (examples.isEmpty() ? "" : "\nExamples:\n\n" + examples) + (rest.isEmpty() ? "" : "\n" + rest + "\n");
    }

    private static String label(ArgSpec argument) {
        return argument.paramLabel() + (argument.arity().max() > 1 ? "..." : "");
    }

    private static String row(String name, ArgSpec argument) {
        // Rendered descriptions: variables such as the default are filled in.
        return "| " + name + " | " + escaped(words(String.join(" ", argument.description()))) + " |\n";
    }

    private static String words(String text) {
        return text.replace("%n", " ").replaceAll("\\s+", " ").strip();
    }

    private static String escaped(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*");
    }
}
