package io.github.clinamen.app;

import java.util.List;
import picocli.CommandLine.HelpCommand;

/**
 * The commands by name. A class is touched only when its command is asked for, because picocli reads all options of a command
 * by reflection when it builds it: all twenty commands take a fifth of a second.
 */
final class Commands {
    /** All of them, in the order of {@code clinamen --help}. */
    static final List<String> ALL = List.of(
            "run",
            "plan",
            "practical",
            "verify",
            "report",
            "serve",
            "figures",
            "record",
            "certify",
            "paper",
            "attack",
            "best-response",
            "classical-limit",
            "baseline",
            "assess",
            "audit",
            "circuits",
            "convert",
            "extract",
            "selftest",
            "commands",
            "help");

    private Commands() {}

    /** The commands that this command line needs: the one it begins with, none for the version, else all. */
    static List<String> neededBy(String... args) {
        if (args.length > 0 && ALL.contains(args[0]) && !args[0].equals("help")) {
            return List.of(args[0]);
        }
        return args.length == 1 && (args[0].equals("--version") || args[0].equals("-V")) ? List.of() : ALL;
    }

    /**
     * The class of a command.
     *
     * @param name one of {@link #ALL}
     */
    static Class<?> named(String name) {
        return switch (name) {
            case "run" -> RunCommand.class;
            case "plan" -> PlanCommand.class;
            case "practical" -> PracticalCommand.class;
            case "verify" -> VerifyCommand.class;
            case "report" -> ReportCommand.class;
            case "serve" -> ServeCommand.class;
            case "figures" -> FiguresCommand.class;
            case "record" -> RecordCommand.class;
            case "certify" -> CertifyCommand.class;
            case "paper" -> PaperCommand.class;
            case "attack" -> AttackCommand.class;
            case "best-response" -> BestResponseCommand.class;
            case "classical-limit" -> ClassicalLimitCommand.class;
            case "baseline" -> BaselineCommand.class;
            case "assess" -> AssessCommand.class;
            case "audit" -> AuditCommand.class;
            case "circuits" -> CircuitsCommand.class;
            case "convert" -> ConvertCommand.class;
            case "extract" -> ExtractCommand.class;
            case "selftest" -> SelftestCommand.class;
            case "commands" -> CommandsCommand.class;
            case "help" -> HelpCommand.class;
            default -> throw new IllegalArgumentException("command: expected one of " + ALL + ", found " + name);
        };
    }
}
