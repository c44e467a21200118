package io.github.clinamen.app;

import io.github.clinamen.app.view.Console;
import io.github.clinamen.core.InputException;
import io.github.clinamen.core.certificate.CertificateRejectedException;
import io.github.clinamen.core.source.SourceExhaustedException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Entry point of the {@code clinamen} command. */
@Command(
        name = "clinamen",
        mixinStandardHelpOptions = true,
        version = Main.VERSION,
        description = "Full randomness amplification: from a weak source and untrusted boxes to a certified bit.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:accepted, or done as asked",
            "1:fault of the program",
            "2:wrong command line",
            "3:aborted run",
            "4:bad input or output",
            "5:not verified",
            "6:accepted, but the plan claims nothing"
        })
public final class Main {
    static final String VERSION = "clinamen 0.1.0";

    private Main() {}

    public static void main(String[] args) {
        if (Commands.neededBy(args).isEmpty()) {
            System.out.println(VERSION);
            System.exit(System.out.checkError() ? Exit.BAD_INPUT : Exit.OK);
        }
        CommandLine command = commandLine(Commands.neededBy(args));
        command.setOut(new PrintWriter(System.out, true, System.out.charset()));
        int code = requireTold(execute(command, args), command);
        Interrupt.allowExit();
        System.exit(code);
    }

    /** A verdict is not lost with a full or closed standard output: what ended how is said on standard error too. */
    private static int requireTold(int code, CommandLine command) {
        if (!command.getOut().checkError()) {
            return code;
        }
        String meaning = command.getCommandSpec().usageMessage().exitCodeList().getOrDefault(String.valueOf(code), "");
        fail(
                command,
                "standard output: cannot be written; the command had ended with " + code + ", " + meaning,
                Exit.BAD_INPUT);
        return code == Exit.OK ? Exit.BAD_INPUT : code;
    }

    /** The whole command line, as tests and the generated documentation use it. */
    static CommandLine commandLine() {
        return commandLine(Commands.ALL);
    }

    /** A command line with these commands alone, of {@link Commands#ALL}. */
    static CommandLine commandLine(List<String> names) {
        CommandLine command = new CommandLine(new Main());
        for (String name : names) {
            command.addSubcommand(name, Commands.named(name));
        }
        command.setCaseInsensitiveEnumValuesAllowed(true);
        command.setColorScheme(CommandLine.Help.defaultColorScheme(Console.ansi()));
        command.setExecutionExceptionHandler(Main::explain);
        command.setParameterExceptionHandler(Main::explainUsage);
        return command;
    }

    /** Runs a command; whatever happens is told in one line, but for the stack trace of a fault of the program. */
    static int execute(CommandLine command, String... args) {
        try {
            return command.execute(args);
        } catch (OutOfMemoryError e) {
            return fail(
                    command,
                    "out of memory: " + e.getMessage() + " (more is given by CLINAMEN_JVM=-Xmx8g or the like)",
                    Exit.USAGE);
        } catch (InternalError e) {
            // What the JVM makes of a bus error: a mapped page that is no longer there.
            return fail(
                    command, "a file was cut short, or its disk failed, while it was being read: " + e, Exit.BAD_INPUT);
        } catch (Error e) {
            return internal(e, command);
        }
    }

    private static int internal(Throwable e, CommandLine command) {
        e.printStackTrace(command.getErr());
        return fail(command, "internal error, please report it: " + e, Exit.INTERNAL);
    }

    private static int explain(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        return switch (e) {
            case InputException bad -> fail(command, bad.getMessage(), Exit.BAD_INPUT);
            case SourceExhaustedException dry -> fail(command, dry.getMessage(), Exit.BAD_INPUT);
            case CertificateRejectedException rejected -> fail(command, rejected.getMessage(), Exit.REJECTED);
            case IllegalArgumentException misuse -> fail(command, misuse.getMessage(), Exit.USAGE);
            case UncheckedIOException fault -> fail(command, fault.getMessage(), Exit.BAD_INPUT);
            default -> internal(e, command);
        };
    }

    private static int explainUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        return fail(
                command,
                e.getMessage() + " (see '" + command.getCommandSpec().qualifiedName() + " --help')",
                Exit.USAGE);
    }

    private static int fail(CommandLine command, @Nullable String message, int code) {
        Console.say(command.getErr(), String.valueOf(message).replace('\n', ' '));
        return code;
    }
}
