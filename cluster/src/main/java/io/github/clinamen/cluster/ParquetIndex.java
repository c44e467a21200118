package io.github.clinamen.cluster;

import io.github.clinamen.core.InputException;
import io.github.clinamen.core.game.MerminGame;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Where the rounds of a Parquet recording are: one file, or the files of a folder in the order of their names, each a list
 * of row groups. Columns as in docs/formats.md: boolean {@code x1} to {@code xn} and {@code a1} to {@code an}.
 *
 * @param simulated whether any of the files says that its outcomes were computed by a program
 */
record ParquetIndex(String location, int parties, boolean simulated, List<Group> groups) implements Serializable {
    /** A key of the metadata of files written by {@code clinamen convert}. */
    static final String SIMULATED = "clinamen.simulated";

    private static final String ROUNDS = "rounds:";
    private static final String MAGIC = "PAR1";

    /**
     * A row group.
     *
     * @param first the round of the recording that its first row is
     */
    record Group(String file, int index, long first, long rows) implements Serializable {}

    ParquetIndex {
        groups = List.copyOf(groups);
    }

    long rounds() {
        return groups.isEmpty()
                ? 0
                : groups.getLast().first() + groups.getLast().rows();
    }

    /** The files that hold rounds, in order. */
    List<String> files() {
        return groups.stream().map(Group::file).distinct().toList();
    }

    /** The names of the columns: settings, then outcomes, party 1 first. */
    List<String> columns() {
        return Stream.of("x", "a")
                .flatMap(kind -> IntStream.rangeClosed(1, parties).mapToObj(p -> kind + p))
                .toList();
    }

    /** The index of the recording that the textual form of a device names; empty when it names none, or none in Parquet. */
    static Optional<ParquetIndex> ofDevice(String device, Configuration storage) {
        if (!device.startsWith(ROUNDS)) {
            return Optional.empty();
        }
        String location = device.substring(ROUNDS.length());
        try {
            Path path = new Path(location);
            FileSystem system = path.getFileSystem(storage);
            FileStatus status = system.getFileStatus(path);
            if (status.isDirectory()) {
                return Optional.of(of(location, files(system, path), storage));
            }
            return isParquet(system, path) ? Optional.of(of(location, List.of(path), storage)) : Optional.empty();
        } catch (FileNotFoundException e) {
            throw new InputException(location + ": no such file", e);
        } catch (IOException e) {
            throw new InputException(location + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isParquet(FileSystem system, Path path) throws IOException {
        try (FSDataInputStream in = system.open(path)) {
            byte[] start = in.readNBytes(MAGIC.length());
            return new String(start, StandardCharsets.ISO_8859_1).equals(MAGIC);
        }
    }

    /** Not those that Spark and Hadoop hide, such as _SUCCESS. */
    private static List<Path> files(FileSystem system, Path folder) throws IOException {
        return Arrays.stream(system.listStatus(folder))
                .filter(FileStatus::isFile)
                .map(FileStatus::getPath)
                .filter(path ->
                        !path.getName().startsWith("_") && !path.getName().startsWith("."))
                .sorted()
                .toList();
    }

    private static ParquetIndex of(String location, List<Path> files, Configuration storage) throws IOException {
        List<Group> groups = new ArrayList<>();
        int parties = 0;
        boolean simulated = false;
        long rounds = 0;
        for (Path file : files) {
            try (ParquetFileReader reader = ParquetFileReader.open(HadoopInputFile.fromPath(file, storage))) {
                int n = parties(file, reader.getFileMetaData().getSchema());
                if (parties != 0 && n != parties) {
                    throw new InputException(
                            file + ": expected " + parties + " parties like the files before, found " + n);
                }
                parties = n;
                simulated |= "true"
                        .equals(reader.getFileMetaData().getKeyValueMetaData().get(SIMULATED));
                List<BlockMetaData> blocks = reader.getRowGroups();
                for (int i = 0; i < blocks.size(); i++) {
                    groups.add(
                            new Group(file.toString(), i, rounds, blocks.get(i).getRowCount()));
                    rounds += blocks.get(i).getRowCount();
                }
            } catch (IOException | InputException e) {
                throw e;
            } catch (RuntimeException e) {
                throw ParquetRounds.damaged(file.toString(), e);
            }
        }
        if (groups.isEmpty()) {
            throw new InputException(location + ": expected Parquet files with rounds, found none");
        }
        return new ParquetIndex(location, parties, simulated, groups);
    }

    private static int parties(Path file, MessageType schema) {
        int n = 0;
        while (isBit(schema, "x" + (n + 1)) && isBit(schema, "a" + (n + 1))) {
            n++;
        }
        if (n < 1
                || n > MerminGame.MAX_PARTIES
                || schema.containsField("x" + (n + 1))
                || schema.containsField("a" + (n + 1))) {
            throw new InputException(file + ": expected boolean columns x1, ..., xn and a1, ..., an, n at most "
                    + MerminGame.MAX_PARTIES + ", found " + schema.toString().replaceAll("\\s+", " "));
        }
        return n;
    }

    private static boolean isBit(MessageType schema, String column) {
        return schema.containsField(column)
                && schema.getType(column).isPrimitive()
                && schema.getType(column).asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BOOLEAN
                && schema.getMaxRepetitionLevel(column) == 0;
    }
}
